"""Dates, times and counts as Swedes write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from barnombud.texts import dates

DAY = date(2026, 12, 8)


def test_dates_in_every_length() -> None:
    """The same Tuesday from shortest to longest."""
    assert dates.short_date(DAY) == "8 dec"
    assert dates.numeric_date(DAY) == "2026-12-08"
    assert dates.day_and_month(DAY) == "tisdag 8 december"
    assert dates.long_date(DAY) == "8 december 2026"
    assert dates.full_date(DAY) == "tisdag 8 december 2026"
    assert dates.period(DAY, date(2027, 6, 7)) == "8 december 2026 till och med 7 juni 2027"


def test_the_year_is_said_when_it_is_another() -> None:
    """Seen from the same year it is left out."""
    assert dates.date_seen_from(DAY, date(2026, 1, 1)) == "tisdag 8 december"
    assert dates.date_seen_from(DAY, date(2025, 12, 31)) == "tisdag 8 december 2026"


def test_instants_are_shown_in_swedish_time() -> None:
    """Winter and summer time, and the date that goes with it."""
    assert dates.clock_time(time(9, 5)) == "09.05"
    assert dates.clock_time(datetime(2026, 12, 8, 12, 0, tzinfo=UTC)) == "13.00"
    assert dates.clock_time(datetime(2026, 7, 8, 11, 0, tzinfo=UTC)) == "13.00"
    assert dates.date_and_time(datetime(2026, 12, 8, 23, 30, tzinfo=UTC)) == "2026-12-09 00.30"
    assert dates.meeting_time(datetime(2026, 12, 8, 12, 0, tzinfo=UTC)) == "Tisdag 8 december 13.00"
    start, end = (datetime(2026, 12, 8, hour, 30, tzinfo=UTC) for hour in (12, 13))
    assert dates.time_span(start, end) == "13.30–14.30"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "för 3 dagar sedan"),
        (-1, "i går"),
        (0, "i dag"),
        (1, "i morgon"),
        (2, "om 2 dagar"),
    ],
)
def test_days_from_today(days: int, words: str) -> None:
    """Near days have names."""
    assert dates.in_days(days) == words
    assert dates.next_meeting_in(days) == f"Nästa möte är {words}. Kan det vänta?"


def test_counts_agree_with_their_word() -> None:
    """One and many."""
    counts = [f(n) for f in (dates.days, dates.months, dates.minutes) for n in (1, 2)]
    assert counts == ["1 dag", "2 dagar", "1 månad", "2 månader", "1 minut", "2 minuter"]


def test_series_and_holidays_have_words() -> None:
    """The rhythm of meetings, and a date that is a holiday."""
    assert dates.monthly_series(2, 2, time(13)) == "andra tisdagen varje månad kl. 13.00"
    assert dates.monthly_series(5, -1, time(8, 30)) == "sista fredagen varje månad kl. 08.30"
    assert dates.weekly_series(2, 2, time(13)) == "tisdagar varannan vecka kl. 13.00"
    assert dates.weekly_series(4, 6, time(13)) == "torsdagar med 6 veckors mellanrum kl. 13.00"
    assert dates.is_a_holiday(date(2026, 12, 24), "christmas_eve") == (
        "Torsdag 24 december är julafton. Då är många lediga."
    )
    assert dates.holiday_name("may_day") == "första maj"
