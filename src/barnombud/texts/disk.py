"""Whether the computer's disk is encrypted (R38); calm, and nothing waits for it."""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import long_date

TITLE: Final = "Datorns disk"
ENCRYPTED: Final = "Disken är krypterad. Utan datorns lösenord går den inte att läsa."
UNKNOWN: Final = "Programmet kan inte se om disken är krypterad. Fråga it om du är osäker."
NOT_ENCRYPTED: Final = (
    "Disken ser inte ut att vara krypterad. Teamets egen fil är det ändå. Be it att slå på disk-kryptering."
)
ASKING: Final = "Är disken krypterad?"
CONFIRM: Final = "Ja, it har bekräftat det"
NOT_SURE: Final = "Nej, eller jag vet inte"
DENIED: Final = "Be it att slå på disk-kryptering, och säg till här när det är gjort."
LOOKING: Final = "Programmet ser efter …"


def confirmed(name: str, on: date) -> str:
    """Say who has confirmed it, and when."""
    return f"{name} bekräftade {long_date(on)} att disken är krypterad."


def denied(name: str, on: date) -> str:
    """Say who has said that it is not so, or not known."""
    return f"{name} svarade {long_date(on)} att disken inte är krypterad eller att det inte är känt. {DENIED}"
