"""Swedish for planning meetings and their agendas."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from barnombud.texts.dates import (
    clock_time,
    date_seen_from,
    in_days,
    is_a_holiday,
    minutes,
)
from barnombud.texts.passage import capitalised

TITLE: Final = "Möten"
HEADERS: Final = ("När", "Läge", "Mötesanteckningar")
PLAN_TITLE: Final = "Nästa möte"
PROPOSED: Final = "Ett förslag efter hur ni brukar träffas. Dagordningen bygger sig själv."
OTHER_DAY: Final = "Välj en annan dag eller tid"
EXTRA_TITLE: Final = "Ett extra möte"
EXTRA_TEXT: Final = "För det som inte kan vänta. De vanliga mötena blir kvar."
PLAN_EXTRA: Final = "Planera extra mötet"
NO_EXTRA: Final = "Inget extra möte"
PLAN: Final = "Planera mötet"
EXTRA: Final = "Planera ett extra möte"
DATE: Final = "Datum"
TIME: Final = "Börjar klockan"
LENGTH: Final = "Längd i minuter"
PLACE: Final = "Plats"
CHAIR: Final = "Mötesledare"
NOTE_TAKER: Final = "Sekreterare"
NOBODY: Final = "Inte bestämt"
SUBSTITUTES: Final = "Om någon måste gå ut"
SUBSTITUTES_TEXT: Final = (
    "Står en verksamhet utanför ett samtycke går dess personer ut före de punkterna. "
    "Bestäm vem som tar över så länge."
)
SUBSTITUTE_OF: Final = {
    "chair": "Leder mötet så länge",
    "note_taker": "Skriver så länge",
    "signed_in": "Tar över datorn",
}
EMPTY_TITLE: Final = "Inga möten ännu"
EMPTY_TEXT: Final = "Teamet träffas en gång i månaden, också när inget barn ska tas upp."
NOT_FINALISED: Final = "inte färdigställda"
DAY_MISSING: Final = "Skriv ett datum och ett klockslag."
NUMBER_WRONG: Final = "Skriv ett antal minuter mellan 1 och 600."

AGENDA_TITLE: Final = "Dagordning"
LAST_BLOCK: Final = "andra delen"
LAST_BLOCK_HELP: Final = "Punkter där någon verksamhet inte är med kommer sist, tillsammans."
CHOSEN: Final = "Vald punkt"
ITEM_TITLE: Final = "Rubrik"
ITEM_MINUTES: Final = "Minuter"
ADD_ITEM: Final = "Lägg till punkt"
NEW_ITEM: Final = "Ny punkt"
REMOVE_ITEM: Final = "Ta bort punkten"
REMOVE_CHILD: Final = "Ta inte upp barnet den här gången"
SAVE_MEETING: Final = "Spara mötet"
START: Final = "Starta mötet"
GO_ON: Final = "Gå till mötet"
DATE_AND_PEOPLE: Final = "Dag, plats och vem som gör vad"
CALL: Final = "Skriv ut kallelsen"
CANCEL: Final = "Ställ in mötet"
CANCEL_QUESTION: Final = "Ska mötet ställas in?"
CANCEL_TEXT: Final = "Det som skulle tas upp kommer tillbaka på nästa dagordning av sig självt."
KEEP: Final = "Behåll mötet"
CHOOSE_ITEM: Final = "Välj en punkt i dagordningen för att ändra tiden eller rubriken."
CHILD: Final = "Barn"
NO_CHILDREN: Final = "Inget barn tas upp med namn. Tiden går till konsultation och till att lära av varandra."


def when(starts: datetime, length: int, today: date) -> str:
    """Return ``Tisdag 8 december, 13.00–14.30``; ``starts`` in Swedish wall-clock time."""
    ends = starts + timedelta(minutes=length)
    return f"{capitalised(date_seen_from(starts.date(), today))}, {clock_time(starts)}–{clock_time(ends)}"


def heading(starts: datetime, today: date) -> str:
    """Return ``Möte tisdag 8 december``."""
    return f"Möte {date_seen_from(starts.date(), today)}"


def holiday(day: date, code: str) -> str:
    """Say that the day is a holiday, and that it may be chosen all the same."""
    return f"{is_a_holiday(day, code)} Det går bra att mötas ändå."


def next_in(days: int) -> str:
    """Return ``om 3 dagar``."""
    return in_days(days)


def total(planned: int, length: int) -> str:
    """Compare the planned time of the items with the meeting's length."""
    if planned <= length:
        return f"Punkterna tar {minutes(planned)} av {length}."
    return f"Punkterna tar {minutes(planned)}. Det är {minutes(planned - length)} mer än mötet."


def item_line(title: str, number: int) -> str:
    """Return one line of the agenda with its time."""
    return f"{title} · {minutes(number)}" if number else title


def child_line(name: str, number: str) -> str:
    """Return a child as the one who prepares sees it."""
    if not name:
        return "Barn som du inte har nyckeln till"
    return f"{name}, ärende {number}"


def proposed_substitute(name: str) -> str:
    """Return the first choice: who is proposed, or that nobody has to take over as far as one knows."""
    return f"Förslag: {name}" if name else "Behövs inte, som det ser ut nu"
