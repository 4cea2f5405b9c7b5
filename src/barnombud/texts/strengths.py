"""Styrkor: what works beside what is hard, and notes by each agency (R6, R8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from barnombud.texts.dates import clock_time, short_date
from barnombud.texts.passage import capitalised, listed

TITLE: Final = "Styrkor"
WORKS: Final = "Det här fungerar"
WORKS_HELP: Final = "Börja här. Vad är barnet bra på, och när går det lätt?"
HARD: Final = "Det här är svårt"
HARD_HELP: Final = "Skriv vad som händer, inte vad ni tror att det beror på."
NOTES: Final = "Anteckningar från verksamheterna"
NOTES_HELP: Final = "Bara det som behövs för att hitta rätt stöd. Delas med dem som får delta."
WHO_WRITES: Final = "Vem antecknar?"
CONFIRM_TITLE: Final = "Kontrollera samtycket först"
CONFIRM: Final = "Vår verksamhet har kontrollerat samtycket och vårdnadshavaren har redan hört det här av oss"
CONFIRM_SENTENCE: Final = f"”{CONFIRM}.”"
CONFIRM_BUTTON: Final = "Bekräfta"
NOTE: Final = "Anteckning"
ABOUT: Final = "Anteckningen gäller"
ABOUT_CHILD: Final = "Barnet"
ABOUT_ADULT: Final = "En annan vuxen"
ADULT: Final = "Vilken vuxen?"
ADULT_WARNING: Final = (
    "Anteckningen hålls utanför all delad text tills den vuxna själv har sagt ja. Skriv hellre om barnet."
)
ADULT_MISSING: Final = "Skriv vem anteckningen gäller, eller välj Barnet."
NOTE_MISSING: Final = "Skriv anteckningen först."
ADD_NOTE: Final = "Lägg till anteckningen"
WITHHOLD: Final = "Delas inte med vårdnadshavare"
WITHHOLD_HELP: Final = (
    "Bara om det skulle skada barnet mycket. Anteckningen står då inte på något papper till vårdnadshavaren."
)
WITHHOLD_REASON: Final = "Varför?"
WITHHOLD_MISSING: Final = "Skriv varför anteckningen inte delas, eller ta bort bocken."
WITHHOLD_WHOM: Final = "Vilken vårdnadshavare?"
WITHHOLD_NOBODY: Final = "Välj minst en vårdnadshavare, eller ta bort bocken."
UNMARK: Final = "Ta bort märkningen"
REMOVE: Final = "Ta bort"
REMOVED: Final = "Anteckningen är borttagen."
UNDO: Final = "Ångra"
NO_NOTES: Final = "Inga anteckningar än."
WRITTEN: Final = "Skriftligt från den som inte är här"
WRITTEN_HELP: Final = "Har någon skickat in en text? Den läggs in som hennes, med namn, roll och datum."
WRITTEN_WHO: Final = "Vem har skrivit?"
WRITTEN_TEXT: Final = "Texten"
WRITTEN_ADD: Final = "Lägg in texten"
NOBODY: Final = "Ingen av de verksamheter som får delta är på plats."


def note_head(agency: str, at: datetime) -> str:
    """Return who wrote a note and when: ``BVC Norra, 13.20``."""
    return f"{agency}, {clock_time(at)}"


def about_adult(name: str) -> str:
    """Say whom a note is about."""
    return f"Gäller {name}"


def kept_out(name: str) -> str:
    """Say that a note about another adult is not shared (R6)."""
    return f"Gäller {name}. Delas inte förrän {name} själv har sagt ja."


def withheld_line(names: Sequence[str], reason: str) -> str:
    """Say that a note is kept from guardians, from which when not from all, and why (R26)."""
    whom = f" {listed(names)}" if names else " vårdnadshavare"
    return f"Delas inte med{whom}. Skäl: {reason}"


def unmark_name(agency: str) -> str:
    """Name the button that takes the mark away, for a screen reader."""
    return f"{UNMARK} på anteckningen från {agency}"


def remove_name(agency: str) -> str:
    """Name the button that takes a note away, for a screen reader."""
    return f"{REMOVE} anteckningen från {agency}"


def confirm_text(agency: str) -> str:
    """Say whose confirmation is missing (R8)."""
    return f"{agency} kan skriva när ni har bekräftat det här:"


def written_head(who: str, day: date) -> str:
    """Return ``Skriftligt från Bo Påhitt, rektor, 3 mar``."""
    return f"{who}, {short_date(day)}"


def written_waits(agencies: tuple[str, ...]) -> str:
    """Say whose texts cannot be entered, as the agency has not confirmed (R8)."""
    return f"{capitalised(listed(agencies))} har inte bekräftat. Därifrån läggs inget skriftligt in."
