"""When what was promised falls due, and how long a consent may last (R2).

Consent lasts to and including its end date. How months are counted is written in
docs/decisions/0020-dates-and-months.md.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

HARD_MAX_MONTHS = 12
"""R2: no consent lasts longer, whatever the team has set."""
_ONE_DAY = timedelta(days=1)


def feedback_due(meeting_day: date, days: int = 7) -> date:
    """Return the last day for telling the guardians what the meeting of ``meeting_day`` came to."""
    return meeting_day + timedelta(days=days)


def read_through_due(ended_on: date, days: int = 7) -> date:
    """Return the last day for reading through the minutes of a meeting that ended on ``ended_on``."""
    return ended_on + timedelta(days=days)


def default_consent_end(start: date, months: int = 6) -> date:
    """Return the proposed last day of a consent from ``start``; never past the hard maximum (R2)."""
    return last_day_of_months(start, min(months, HARD_MAX_MONTHS))


def latest_consent_end(start: date, months: int = HARD_MAX_MONTHS) -> date:
    """Return the latest last day a consent from ``start`` may have (R2); ``months`` may only shorten it."""
    return last_day_of_months(start, min(months, HARD_MAX_MONTHS))


def last_day_of_months(start: date, months: int) -> date:
    """Return the last day of the ``months`` calendar months (at least 1) that begin with ``start``.

    It is the day before the same day-number, so 15 January and six months gives 14 July. Where the month has
    no such day it is that month's last: 31 August and six months gives 28 February, or 29.
    """
    year, month_from_0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    days = monthrange(year, month_from_0 + 1)[1]
    if start.day > days:
        return date(year, month_from_0 + 1, days)
    return date(year, month_from_0 + 1, start.day) - _ONE_DAY
