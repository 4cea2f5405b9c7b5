"""Undantag från gallring: one case that is kept for now, and why (R32)."""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import long_date

CARD: Final = "Undantag från gallring"
CARD_TEXT: Final = (
    "Har någon begärt ut handlingar i ett ärende, eller pågår en tvist eller tillsyn? Då får ärendet inte "
    "raderas. Det står inte med bland det som är dags att gallra förrän ni häver undantaget."
)
NONE: Final = "Inget ärende är undantaget."
CASE: Final = "Ärende"
CHOOSE_CASE: Final = "Välj ärende"
REASON: Final = "Varför"
CHOOSE_REASON: Final = "Välj varför"
REASONS: Final = {
    "request": "Någon har begärt ut handlingarna",
    "dispute": "Tvist eller överklagande",
    "inspection": "Tillsyn eller granskning",
}
REFERENCE: Final = "Diarienummer (frivilligt)"
REFERENCE_HELP: Final = "Skriv inga namn."
SAVE: Final = "Undanta ärendet"
LIFT: Final = "Häv undantaget"
LIFT_TEXT: Final = "Då räknas gallringsplanen för ärendet igen. Är tiden ute kan det raderas direkt."
KEEP: Final = "Låt det vara kvar"
SAVED: Final = "Ärendet är undantaget från gallring"
LIFTED: Final = "Undantaget är hävt"


def line(number: str, reason: str, reference: str, day: date, by: str) -> str:
    """Say which case is kept, why, since when and by whom."""
    why = f"{REASONS[reason]}, {reference}" if reference else REASONS[reason]
    return f"Ärende {number}: {why}. Sedan {long_date(day)}, {by}."


def lift_name(number: str) -> str:
    """Return what the button that lifts it is called aloud."""
    return f"{LIFT}, ärende {number}"


def lift_title(number: str) -> str:
    """Return the question before it is lifted."""
    return f"Häva undantaget för ärende {number}?"
