"""Where the team's file lies (R34); calm, and nothing waits for it."""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import long_date

TITLE: Final = "Var teamets fil ligger"
LOOKING: Final = "Programmet ser efter …"
KNOWN: Final = "Teamets fil ligger på den här datorns egen disk."
UNKNOWN: Final = (
    "Programmet kan inte se vad teamets fil ligger på. Den ska ligga på den här datorns egen disk, inte på "
    "en server eller i en mapp som synkas. Fråga it om du är osäker."
)
ASKING: Final = "Ligger den på datorns egen disk?"
CONFIRM: Final = "Ja, it har bekräftat det"
NOT_SURE: Final = "Nej, eller jag vet inte"
DENIED: Final = (
    "Be it att flytta mappen Barnombud till datorns egen disk, och säg till här när det är gjort. "
    "Säkerhetskopior får ligga på en server. De är krypterade."
)


def confirmed(name: str, on: date) -> str:
    """Say who has confirmed it, and when."""
    return f"{name} bekräftade {long_date(on)} att teamets fil ligger på datorns egen disk."


def denied(name: str, on: date) -> str:
    """Say who has said that it is not so, or not known."""
    return f"{name} svarade {long_date(on)} att filen inte ligger där eller att det inte är känt. {DENIED}"
