"""The longer wait before the lock in a meeting, which needs a decision of the municipality (R35)."""

from __future__ import annotations

from typing import Final

CARD: Final = "Mötesläge"
CARD_TEXT: Final = (
    "Under ett möte kan låset vänta i högst 30 minuter, om kommunen har beslutat det. "
    "Nedräkningen syns hela tiden, och Lås nu låser direkt."
)
DECISION: Final = "Kommunens beslut om mötesläge"
DECISION_HELP: Final = "Nämnd, datum och paragraf eller diarienummer. Tomt betyder att mötesläge inte finns."
BEGIN: Final = "Mötesläge"
BEGIN_HELP: Final = "Låter låset vänta i högst 30 minuter."
END_HELP: Final = "Avslutar mötesläget. Då gäller den vanliga tiden igen."


def left(minutes: int) -> str:
    """Say how long the lock waits, such as ``Låser om 29 min``."""
    return f"Låser om {minutes} min"
