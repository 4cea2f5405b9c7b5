"""Swedish on the half-year totals for the steering group (R22)."""

from __future__ import annotations

from typing import Final

from barnombud.texts.languages import language_name

TITLE: Final = "Sammanställning"
LEAD: Final = (
    "Antal för varje halvår som är slut. Siffrorna är inte kopplade till något barn eller någon familj."
)
NOTHING: Final = "Inget halvår är slut än. Då finns inga siffror att visa."
HOW: Final = (
    "Antal under 5 visas som <5. En summa eller en uppdelning visas bara när ingen del är mindre än 5. "
    "Språk med få svar räknas ihop. Rättade svar räknas en gång."
)
FEW: Final = "<5"
NOT_SHOWN: Final = "visas inte"
MEETINGS: Final = "Möten"
CASES: Final = "Ärenden där någon har tillfrågats"
TOTAL: Final = "Svar tillsammans"
HEADER: Final = ("Svar", "Antal", "Med tolk", "Språk")
FACTS_HEADER: Final = ("Vad", "Antal")
ANSWERS: Final = {
    "case": CASES,
    "yes": "Ja",
    "partly": "Ja, till en del",
    "no": "Nej",
    "withdrawn": "Ändrade sig",
}
OTHERS: Final = "övriga"

CARD: Final = "Sammanställning för styrgruppen"
CARD_TEXT: Final = "Möten, tillfrågade och svar för varje halvår som är slut. Inget barn kan kännas igen."
OPEN: Final = "Visa sammanställningen"


def half_year(code: str) -> str:
    """Return ``Januari–juni 2026`` for ``2026H1``."""
    year, half = code.split("H")
    return f"{'Januari–juni' if half == '1' else 'Juli–december'} {year}"


def number(count: int | None) -> str:
    """Return the number, or that it is small."""
    return FEW if count is None else str(count)


def total(count: int | None) -> str:
    """Return the sum, or that it is not shown."""
    return NOT_SHOWN if count is None else str(count)


def interpreter(split: tuple[int, int] | None) -> str:
    """Return how many of all had an interpreter."""
    return NOT_SHOWN if split is None else str(split[0])


def languages(split: tuple[tuple[str, int], ...]) -> str:
    """Return ``svenska 20, arabiska 6, övriga 5``."""
    words = [f"{OTHERS if tag == 'other' else language_name(tag)} {count}" for tag, count in split]
    return ", ".join(words) or NOT_SHOWN
