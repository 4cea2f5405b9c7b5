"""When promises fall due and how long a consent may last."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.promise_dates import (
    default_consent_end,
    feedback_due,
    latest_consent_end,
    read_through_due,
)


def test_promises_fall_due_in_calendar_days() -> None:
    """A week by default, also across New Year, and as the team sets it."""
    assert feedback_due(date(2026, 12, 29)) == date(2027, 1, 5)
    assert feedback_due(date(2026, 12, 8), 10) == date(2026, 12, 18)
    assert read_through_due(date(2026, 12, 8)) == date(2026, 12, 15)


@pytest.mark.rule("R2")
@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 14)),
        (date(2026, 3, 1), 6, date(2026, 8, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2026, 1, 15), 24, date(2027, 1, 14)),
    ],
)
def test_a_consent_ends_the_day_before_the_same_day_number(start: date, months: int, end: date) -> None:
    """Short months, leap years, turn of the year; no setting passes the hard maximum."""
    assert default_consent_end(start, months) == end
    assert latest_consent_end(start, months) == end


@pytest.mark.rule("R2")
def test_the_defaults_are_six_and_twelve_months() -> None:
    """R2's own numbers."""
    assert default_consent_end(date(2026, 12, 8)) == date(2027, 6, 7)
    assert latest_consent_end(date(2026, 12, 8)) == date(2027, 12, 7)
