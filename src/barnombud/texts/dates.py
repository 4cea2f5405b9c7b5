"""Dates, times and counts as Swedes write them: "tisdag 8 december", "13.00", "om 3 dagar"."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from barnombud.texts.passage import capitalised

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
"""From Monday."""
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_ORDINALS = {1: "första", 2: "andra", 3: "tredje", 4: "fjärde", -1: "sista"}

HOLIDAYS = {
    "new_years_day": "nyårsdagen",
    "epiphany": "trettondedag jul",
    "good_friday": "långfredagen",
    "easter_sunday": "påskdagen",
    "easter_monday": "annandag påsk",
    "may_day": "första maj",
    "ascension_day": "Kristi himmelsfärdsdag",
    "pentecost": "pingstdagen",
    "national_day": "nationaldagen",
    "midsummer_eve": "midsommarafton",
    "midsummer_day": "midsommardagen",
    "all_saints_day": "alla helgons dag",
    "christmas_eve": "julafton",
    "christmas_day": "juldagen",
    "second_day_of_christmas": "annandag jul",
    "new_years_eve": "nyårsafton",
    "other_holiday": "en helgdag",
}


def weekday(day: date) -> str:
    """Return ``tisdag``."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """Return ``8 december 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return ``8 dec``, for lists where the year is plain."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]}"


def day_and_month(day: date) -> str:
    """Return ``tisdag 8 december``."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """Return ``tisdag 8 december 2026``."""
    return f"{weekday(day)} {long_date(day)}"


def date_seen_from(day: date, today: date) -> str:
    """Return ``tisdag 8 december``, with the year when it is another than today's."""
    return day_and_month(day) if day.year == today.year else full_date(day)


def numeric_date(day: date) -> str:
    """Return ``2026-12-08``, for markings, footers and tables."""
    return day.isoformat()


def clock_time(at: time | datetime) -> str:
    """Return ``13.00``; a timezone-aware instant is shown in Swedish time."""
    if isinstance(at, datetime) and at.tzinfo is not None:
        at = at.astimezone(_STOCKHOLM)
    return f"{at.hour:02}.{at.minute:02}"


def date_and_time(at: datetime) -> str:
    """Return ``2026-12-08 13.00`` in Swedish time, for ``at`` a timezone-aware instant."""
    return f"{at.astimezone(_STOCKHOLM).date().isoformat()} {clock_time(at)}"


def meeting_time(at: datetime) -> str:
    """Return ``Tisdag 8 december 13.00`` in Swedish time, for ``at`` a timezone-aware instant."""
    return f"{capitalised(day_and_month(at.astimezone(_STOCKHOLM).date()))} {clock_time(at)}"


def time_span(start: datetime, end: datetime) -> str:
    """Return ``13.00–14.30`` in Swedish time."""
    return f"{clock_time(start)}–{clock_time(end)}"


def in_days(days: int) -> str:
    """Return ``i dag``, ``i morgon``, ``om 3 dagar``, ``i går`` or ``för 3 dagar sedan``."""
    near = {-1: "i går", 0: "i dag", 1: "i morgon"}
    if days in near:
        return near[days]
    return f"om {days} dagar" if days > 0 else f"för {-days} dagar sedan"


def moment(at: datetime) -> str:
    """Return ``8 december 2026 kl. 13.00`` in Swedish time, for a timezone-aware instant."""
    return f"{long_date(at.astimezone(_STOCKHOLM).date())} kl. {clock_time(at)}"


def counted(number: int, one: str, many: str) -> str:
    """Return ``1 dag`` or ``3 dagar``: the number with the word that fits it."""
    return f"{number} {one if number == 1 else many}"


def days(number: int) -> str:
    """Return ``1 dag`` or ``3 dagar``."""
    return counted(number, "dag", "dagar")


def months(number: int) -> str:
    """Return ``1 månad`` or ``6 månader``."""
    return counted(number, "månad", "månader")


def minutes(number: int) -> str:
    """Return ``1 minut`` or ``15 minuter``."""
    return counted(number, "minut", "minuter")


def until(day: date) -> str:
    """Return ``till och med 14 juli 2027``."""
    return f"till och med {long_date(day)}"


def period(first: date, last: date) -> str:
    """Return ``8 december 2026 till och med 7 juni 2027``."""
    return f"{long_date(first)} {until(last)}"


def holiday_name(code: str) -> str:
    """Return the Swedish name of a holiday code of the meeting calendar."""
    return HOLIDAYS[code]


def is_a_holiday(day: date, code: str) -> str:
    """Say that a chosen meeting day is a holiday."""
    return f"{capitalised(day_and_month(day))} är {HOLIDAYS[code]}. Då är många lediga."


def next_meeting_in(number: int) -> str:
    """Say when the next meeting is, and ask whether it can wait; asked when a child is added."""
    return f"Nästa möte är {in_days(number)}. Kan det vänta?"


def monthly_series(iso_weekday: int, week: int, start: time) -> str:
    """Return ``andra tisdagen varje månad kl. 13.00``; week -1 is the last."""
    return f"{_ORDINALS[week]} {WEEKDAYS[iso_weekday - 1]}en varje månad kl. {clock_time(start)}"


def weekly_series(iso_weekday: int, weeks: int, start: time) -> str:
    """Return ``tisdagar var fjärde vecka kl. 13.00``, with figures from the fifth week on."""
    day = f"{WEEKDAYS[iso_weekday - 1]}ar"
    rhythm = {1: "varje vecka", 2: "varannan vecka", 3: "var tredje vecka", 4: "var fjärde vecka"}
    return f"{day} {rhythm.get(weeks, f'med {weeks} veckors mellanrum')} kl. {clock_time(start)}"
