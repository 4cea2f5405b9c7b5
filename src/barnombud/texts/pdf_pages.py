"""Words of the preview of papers."""

from __future__ import annotations

from typing import Final

PREVIOUS: Final = "Förra"
NEXT: Final = "Nästa"
SMALLER: Final = "–"
SMALLER_NAME: Final = "Visa mindre"
LARGER: Final = "+"
LARGER_NAME: Final = "Visa större"
FIT: Final = "Bredd"
FIT_NAME: Final = "Hela bredden"
FIT_PAGE: Final = "Sida"
FIT_PAGE_NAME: Final = "Hela sidan"
NO_PAPER: Final = "Inget papper visas"


def page_of(number: int, count: int) -> str:
    """Return which page is shown."""
    return f"Sida {number} av {count}"
