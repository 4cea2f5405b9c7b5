"""The rhythm of a team's meetings: the next date, past the days when everybody is off.

`holidays` knows the Swedish days. It costs about 0.2 s to import and 0.3 s to set up the first time, so it
is imported here only, when a date is first asked for, and never in the window's thread at start.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import count
from typing import Self

from pydantic import Field, model_validator

from barnombud.domain.value import Value

LAST_WEEK = -1
_WEEK = timedelta(days=7)


class SwedishHoliday(StrEnum):
    """Public holidays, and the three eves that are holidays in all but name."""

    NEW_YEARS_DAY = "new_years_day"
    EPIPHANY = "epiphany"
    GOOD_FRIDAY = "good_friday"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    MAY_DAY = "may_day"
    ASCENSION_DAY = "ascension_day"
    PENTECOST = "pentecost"
    NATIONAL_DAY = "national_day"
    MIDSUMMER_EVE = "midsummer_eve"
    MIDSUMMER_DAY = "midsummer_day"
    ALL_SAINTS_DAY = "all_saints_day"
    CHRISTMAS_EVE = "christmas_eve"
    CHRISTMAS_DAY = "christmas_day"
    SECOND_DAY_OF_CHRISTMAS = "second_day_of_christmas"
    NEW_YEARS_EVE = "new_years_eve"
    OTHER_HOLIDAY = "other_holiday"
    """A day the library knows and this list does not yet."""


class MeetingSeries(Value):
    """How often the team meets: a weekday in a week of every month, or every so many weeks."""

    weekday: int = Field(ge=1, le=7)
    """ISO weekday, Monday 1."""
    week_of_month: int | None = None
    """1 to 4 for the first to fourth such weekday of the month, -1 for the last."""
    every_n_weeks: int | None = Field(default=None, ge=1, le=26)
    start_time: time
    """Wall-clock time in Sweden."""
    minutes: int = Field(default=90, ge=15, le=480)

    @model_validator(mode="after")
    def _one_rhythm(self) -> Self:
        if (self.week_of_month is None) == (self.every_n_weeks is None):
            raise ValueError("give week_of_month or every_n_weeks, not both")
        if self.week_of_month not in (None, LAST_WEEK, 1, 2, 3, 4):
            raise ValueError("week_of_month is 1 to 4, or -1 for the last")
        return self


MONTHLY = MeetingSeries(weekday=2, week_of_month=2, start_time=time(13, 0))
"""What is proposed to a new team: the second Tuesday of the month at 13.00, 90 minutes."""


def propose_next(series: MeetingSeries, after: date) -> date:
    """Return the next day of ``series`` later than ``after`` on which nobody is off.

    A monthly meeting that falls on a holiday moves by a week, later rather than earlier, else by two, always
    within its month. A meeting every n weeks is counted from the week of ``after`` and moves week by week.
    """
    days = _weekly(series, after) if series.every_n_weeks is not None else _monthly(series, after)
    return next(day for day in days if day > after and is_swedish_holiday(day) is None)


def days_until(meeting: date, today: date) -> int:
    """Return whole days from ``today`` to ``meeting``; negative when it has been."""
    return (meeting - today).days


def is_swedish_holiday(day: date) -> SwedishHoliday | None:
    """Return which public holiday or free eve ``day`` is, or None on any other day, Sundays included."""
    return _holidays_of(day.year).get(day)


def _weekly(series: MeetingSeries, after: date) -> Iterator[date]:
    monday = after - timedelta(days=after.weekday())
    first = monday + timedelta(days=series.weekday - 1, weeks=series.every_n_weeks or 0)
    return (first + week * _WEEK for week in count())


def _monthly(series: MeetingSeries, after: date) -> Iterator[date]:
    this_month = after.year * 12 + after.month - 1
    return (_free(_day_of_month(series, *divmod(months, 12))) for months in count(this_month))


def _free(day: date) -> date:
    """Return ``day``, or the nearest week's day in the same month on which nobody is off."""
    moved = (day + weeks * _WEEK for weeks in (0, 1, -1, 2, -2))
    return next(d for d in moved if d.month == day.month and is_swedish_holiday(d) is None)


def _day_of_month(series: MeetingSeries, year: int, month_from_0: int) -> date:
    month = month_from_0 + 1
    first = date(year, month, 1)
    first += timedelta(days=(series.weekday - first.isoweekday()) % 7)
    if series.week_of_month != LAST_WEEK:
        return first + _WEEK * ((series.week_of_month or 1) - 1)
    days = monthrange(year, month)[1]
    return first + _WEEK * ((days - first.day) // 7)


@cache
def _holidays_of(year: int) -> dict[date, SwedishHoliday]:
    import holidays  # noqa: PLC0415  half a second that only those who plan a meeting should pay

    known = holidays.country_holidays(
        "SE", years=year, categories=(holidays.PUBLIC, holidays.DE_FACTO), language="en_US"
    )
    return {day: _code_of(name) for day, name in known.items()}


def _code_of(name: str) -> SwedishHoliday:
    # Two holidays may share a day (Ascension Day on May Day in 2008): the library joins them with "; ".
    plain = name.split(";", maxsplit=1)[0].lower().replace("'", "").replace(" ", "_")
    try:
        return SwedishHoliday(plain)
    except ValueError:
        return SwedishHoliday.OTHER_HOLIDAY
