"""What holds for every date, series and number of months."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.meeting_calendar import MeetingSeries, is_swedish_holiday, propose_next
from barnombud.domain.promise_dates import default_consent_end, last_day_of_months, latest_consent_end

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(1, 12)
WEEKDAYS = st.integers(1, 7)
START = time(13, 0)
MONTHLY_SERIES = st.builds(
    lambda weekday, week: MeetingSeries(weekday=weekday, week_of_month=week, start_time=START),
    WEEKDAYS,
    st.sampled_from([1, 2, 3, 4, -1]),
)
WEEKLY_SERIES = st.builds(
    lambda weekday, weeks: MeetingSeries(weekday=weekday, every_n_weeks=weeks, start_time=START),
    WEEKDAYS,
    st.integers(1, 8),
)


@pytest.mark.rule("R2")
@given(DAYS, MONTHS)
def test_a_period_of_months_is_neither_longer_nor_much_shorter(start: date, months: int) -> None:
    """It ends in the nth month after, or the day before that month, and within the sum of calendar months."""
    end = last_day_of_months(start, months)
    assert start < end < start + timedelta(days=31 * months)
    assert (end - start).days + 1 >= 28 * months
    month_after = (end + timedelta(days=1)).month
    assert (month_after - start.month - months) % 12 in (0, 1)


@pytest.mark.rule("R2")
@given(DAYS, MONTHS, st.integers(1, 60))
def test_starting_later_never_ends_earlier(start: date, months: int, later: int) -> None:
    """The end is monotone in the start and strictly so in the months."""
    assert last_day_of_months(start + timedelta(days=later), months) >= last_day_of_months(start, months)
    assert last_day_of_months(start, months + 1) > last_day_of_months(start, months)


@pytest.mark.rule("R2")
@given(DAYS, st.integers(1, 100), st.integers(1, 100))
def test_no_setting_passes_the_hard_maximum(start: date, default: int, longest: int) -> None:
    """Twelve months is the end of it."""
    year = latest_consent_end(start)
    assert default_consent_end(start, default) <= year
    assert latest_consent_end(start, longest) <= year


@given(MONTHLY_SERIES | WEEKLY_SERIES, DAYS)
def test_the_proposed_day_is_later_free_and_on_the_teams_weekday(series: MeetingSeries, after: date) -> None:
    """Whatever the series, and never more than a few months or the chosen weeks away."""
    day = propose_next(series, after)
    assert day > after
    assert day.isoweekday() == series.weekday
    assert is_swedish_holiday(day) is None
    assert (day - after).days <= 7 * ((series.every_n_weeks or 9) + 4)


@given(MONTHLY_SERIES, DAYS)
def test_a_monthly_series_meets_once_in_every_month(series: MeetingSeries, after: date) -> None:
    """Following the proposals gives one meeting in each of twelve months, moved or not."""
    days = [propose_next(series, after.replace(day=1) - timedelta(days=1))]
    for _ in range(11):
        days.append(propose_next(series, days[-1]))
    months = [day.year * 12 + day.month for day in days]
    assert months == list(range(months[0], months[0] + 12))
