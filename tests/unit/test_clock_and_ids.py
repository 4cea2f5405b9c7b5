"""Swedish dates, fixed clocks, random ids and case numbers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.clock import FixedClock, SystemClock, swedish_date, swedish_instant
from barnombud.domain.ids import new_case_number, new_id


@pytest.mark.rule("R2")
@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
    ],
)
def test_midnight_is_swedish(at: datetime, day: date) -> None:
    """Winter, summer, and the two days on which the hour changes."""
    assert swedish_date(at) == day


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (date(2026, 1, 15), time(9), datetime(2026, 1, 15, 8, tzinfo=UTC)),
        (date(2026, 7, 15), time(9), datetime(2026, 7, 15, 7, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_wall_clock_time_becomes_one_instant(day: date, at: time, instant: datetime) -> None:
    """Also for the hour that is skipped in March and the one that comes twice in October."""
    assert swedish_instant(day, at) == instant


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.times())
def test_a_swedish_wall_clock_time_is_on_its_own_day(day: date, at: time) -> None:
    """Going to an instant and back gives the same date, whatever the hour."""
    assert swedish_date(swedish_instant(day, at)) == day


def test_a_fixed_clock_stands_until_it_is_set() -> None:
    """It answers in UTC and can go backwards."""
    nine = datetime(2026, 3, 3, 9, tzinfo=timezone(timedelta(hours=1)))
    clock = FixedClock(nine)
    assert (clock.now(), clock.now().tzinfo) == (nine, UTC)
    clock.set(nine - timedelta(days=1))
    assert clock.now() == nine - timedelta(days=1)


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    """No naive instant comes from it."""
    assert SystemClock().now().tzinfo is UTC


def test_ids_are_random_hex() -> None:
    """32 hexadecimal characters, never the same."""
    made = {new_id() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in made)


@pytest.mark.rule("R46")
def test_case_numbers_are_free_and_easy_to_read_aloud() -> None:
    """Nothing that is mistaken for something else; none that is taken."""
    taken: set[str] = set()
    for _ in range(300):
        number = new_case_number(taken)
        assert re.fullmatch("[ACDEFGHJKLMNPQRTUVWXY][234679][ACDEFGHJKLMNPQRTUVWXY]", number)
        assert number not in taken
        taken.add(number)


def test_case_numbers_grow_when_half_are_used() -> None:
    """A fourth character comes before the short ones run out."""
    assert len(new_case_number([f"x{n}" for n in range(1400)])) == 4
