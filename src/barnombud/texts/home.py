"""Swedish on Hem: the next meeting, what is to be done, what runs out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from barnombud.texts.commitments import tell_agency
from barnombud.texts.dates import clock_time, counted, day_and_month, in_days, short_date
from barnombud.texts.passage import capitalised

TITLE: Final = "Hem"
NEXT: Final = "Nästa möte · {when}"
RUNNING: Final = "Mötet pågår"
NO_MEETING_TITLE: Final = "Inget möte är planerat"
NO_MEETING_TEXT: Final = "När nästa datum är satt bygger dagordningen sig själv."
START: Final = "Starta mötet"
GO_ON: Final = "Gå till mötet"
PREPARE: Final = "Förbered"
PLAN: Final = "Planera nästa möte"
TO_DO: Final = "Att göra"
HEADERS: Final = ("Vad", "Vem", "När")
NOTHING_TO_DO: Final = "Inget väntar. Det ni lovar på mötet kommer hit av sig självt."
ALL_COMMITMENTS: Final = "Alla åtaganden"
HOW_WE_DO: Final = "Så gör vi"
HOW_WE_ASK: Final = (
    "Innan ni frågar om samtycke: visa familjen bladet och formuläret. Ett nej är ett svar som alla andra."
)
PRINT_FORM: Final = "Skriv ut bladet och formuläret"
PRINT_PICTURES: Final = "Skriv ut information i bilder"
PRINT_LEAFLET: Final = "Skriv ut bladet Till alla familjer"
PRINT_SCRIPT: Final = "Skriv ut tolkens manus"
PRINT_THANKS: Final = "Skriv ut bladet Tack för ditt svar"
PRINT_FLOWER: Final = "Skriv ut en tom blomma"
RUNNING_OUT: Final = "Samtycken som snart går ut"
READ_THROUGH: Final = "Att läsa igenom"
READ_THROUGH_TEXT: Final = "Mötesanteckningarna från {when} är inte färdigställda."
READ_THROUGH_LATE: Final = "De har väntat längre än ni har bestämt."
READ_THROUGH_BUTTON: Final = "Läs igenom anteckningarna"
NO_CHILDREN: Final = "Inga barn med namn"


def when(starts: datetime, minutes: int) -> str:
    """Return ``Tisdag 8 december, 13.00–14.30``; ``starts`` in Swedish wall-clock time."""
    ends = starts + timedelta(minutes=minutes)
    return f"{capitalised(day_and_month(starts.date()))}, {clock_time(starts)}–{clock_time(ends)}"


def next_in(days: int) -> str:
    """Return ``Nästa möte · om 3 dagar``."""
    return NEXT.format(when=in_days(days))


def named(number: int) -> str:
    """Say how many children can be taken up by name."""
    return f"{number} barn kan tas upp med namn" if number else NO_CHILDREN


def consultations(number: int) -> str:
    """Say how many consultations are prepared."""
    return counted(number, "konsultation", "konsultationer")


def follow_ups(number: int) -> str:
    """Say how many agreements are to be followed up."""
    return counted(number, "uppföljning", "uppföljningar")


def missing(number: int) -> str:
    """Say how many cases have no consent that holds; why is said on the consent page alone (R25)."""
    return counted(number, "samtycke saknas", "samtycken saknas")


def case(number: str, name: str) -> str:
    """Return ``ärende K7Q, Alva``; nothing for the team's own."""
    return ", ".join(part for part in (f"ärende {number}" if number else "", name) if part)


def promise(kind: str, text: str, number: str, name: str) -> str:
    """Say what is promised; a promise about a child by case number and first name or alias."""
    about = case(number, name)
    words = {
        "tell_guardians": "Berätta för vårdnadshavarna",
        "follow_up": "Följ upp",
        "tell_agency": tell_agency(text),
    }.get(kind, text)
    return f"{words}, {about}" if about else words


def due(day: date, today: date) -> str:
    """Return ``i dag``, ``10 dec`` or how late it is."""
    left = (day - today).days
    return in_days(left) if -1 <= left <= 1 else short_date(day)


def late(days: int) -> str:
    """Say how late a promise is."""
    return f"{counted(days, 'dag', 'dagar')} sen"


def runs_out(number: str, name: str, days: int) -> str:
    """Say that a consent runs out."""
    return f"{capitalised(case(number, name))}: går ut {in_days(days)}"
