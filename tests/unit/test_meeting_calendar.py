"""The next meeting date, and the days when everybody is off."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time

import pytest
from pydantic import ValidationError

from barnombud.domain.meeting_calendar import (
    MONTHLY,
    MeetingSeries,
    days_until,
    is_swedish_holiday,
    propose_next,
)


def _series(weekday: int, *, week: int | None = None, every: int | None = None) -> MeetingSeries:
    return MeetingSeries(weekday=weekday, week_of_month=week, every_n_weeks=every, start_time=time(13))


@pytest.mark.parametrize(
    ("series", "after", "expected"),
    [
        (MONTHLY, date(2026, 11, 10), date(2026, 12, 8)),
        (MONTHLY, date(2026, 12, 7), date(2026, 12, 8)),
        (MONTHLY, date(2026, 12, 8), date(2027, 1, 12)),
        (_series(2, week=1), date(2025, 12, 2), date(2026, 1, 13)),
        (_series(5, week=-1), date(2026, 11, 27), date(2026, 12, 18)),
        (_series(5, week=-1), date(2026, 12, 18), date(2027, 1, 29)),
        (_series(1, week=-1), date(2026, 3, 1), date(2026, 3, 30)),
        (_series(4, week=-1), date(2026, 12, 1), date(2026, 12, 17)),
        (_series(4, week=1), date(2059, 4, 30), date(2059, 5, 15)),
        (_series(2, every=4), date(2026, 11, 10), date(2026, 12, 8)),
        (_series(4, every=1), date(2026, 12, 17), date(2027, 1, 7)),
        (_series(1, every=2), date(2026, 11, 12), date(2026, 11, 23)),
    ],
)
def test_proposes_the_next_free_day(series: MeetingSeries, after: date, expected: date) -> None:
    """Ordinary months, a meeting on Epiphany, at Christmas, on the last weekday, and by weeks."""
    assert propose_next(series, after) == expected


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 1, 6), "epiphany"),
        (date(2026, 5, 14), "ascension_day"),
        (date(2026, 6, 19), "midsummer_eve"),
        (date(2026, 12, 24), "christmas_eve"),
        (date(2026, 12, 31), "new_years_eve"),
        (date(2008, 5, 1), "ascension_day"),
        (date(2003, 6, 9), "other_holiday"),
        (date(2026, 12, 8), None),
        (date(2026, 12, 6), None),
        (date(2026, 4, 30), None),
    ],
)
def test_knows_the_days_when_everybody_is_off(day: date, code: str | None) -> None:
    """Public holidays and the three eves, and no other eve or Sunday."""
    assert is_swedish_holiday(day) == code


def test_days_until_counts_whole_days() -> None:
    """Today is 0, yesterday -1."""
    assert [days_until(date(2026, 12, d), date(2026, 12, 8)) for d in (7, 8, 11)] == [-1, 0, 3]


@pytest.mark.parametrize(
    ("week", "every"), [(None, None), (2, 4), (0, None), (5, None), (None, 0), (None, 27)]
)
def test_a_series_has_exactly_one_rhythm(week: int | None, every: int | None) -> None:
    """Neither, both, or an impossible one is refused."""
    with pytest.raises(ValidationError):
        _series(2, week=week, every=every)


def test_the_holiday_library_is_not_loaded_before_a_date_is_asked_for() -> None:
    """Half a second is not paid at start."""
    source = "import sys, barnombud.domain.meeting_calendar; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0
