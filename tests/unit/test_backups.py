"""Which backups are kept, and when one is due or old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.backups import (
    ALL_OF_LAST,
    DAYS,
    MADE_EVERY,
    MONTHS,
    OLD_AFTER,
    WEEKS,
    is_backup_due,
    is_backup_old,
    kept_backups,
)
from barnombud.domain.clock import swedish_date

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
MINUTES = st.integers(min_value=0, max_value=2 * 366 * 24 * 60)
AGES = st.lists(MINUTES, max_size=40)


def _made(ages: list[int]) -> frozenset[datetime]:
    return frozenset(NOW - timedelta(minutes=age) for age in ages)


@pytest.mark.rule("R32")
def test_a_year_of_daily_backups() -> None:
    """Read by hand: ten minutes apart today, then one at noon each day for a year."""
    today = [NOW - timedelta(minutes=10 * step) for step in range(6)]
    days = [NOW - timedelta(days=day) for day in range(1, 366)]
    kept = sorted(kept_backups([*today, *days], NOW), reverse=True)
    assert kept[:4] == today[:4]  # 0, 10, 20 and 30 minutes old
    assert kept[4:15] == days[:11]  # with today twelve days: back to 27 February
    # The newest of each earlier week is its Sunday, of each earlier month its last day.
    assert [at.date().isoformat() for at in kept[15:]] == [
        "2026-02-22",
        "2026-02-15",
        "2026-02-08",
        "2026-02-01",
        "2026-01-31",
        "2026-01-25",
        "2026-01-18",
        "2026-01-11",
        "2025-12-31",
        "2025-11-30",
        "2025-10-31",
        "2025-09-30",
        "2025-08-31",
        "2025-07-31",
    ]


def test_days_are_swedish() -> None:
    """Half past ten in the evening in UTC in summer is the next day here."""
    evening = datetime(2026, 7, 1, 21, 30, tzinfo=UTC)
    after = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert kept_backups([evening, after], datetime(2026, 7, 3, tzinfo=UTC)) == {evening, after}


@given(AGES)
def test_what_must_be_there_is(ages: list[int]) -> None:
    """The newest, all of the last half hour, and one of each near day, week and month that had one."""
    made = _made(ages)
    kept = kept_backups(made, NOW)
    assert kept <= made
    assert not made or max(made) in kept
    assert {at for at in made if NOW - at <= ALL_OF_LAST} <= kept
    for at in made:
        day = swedish_date(at)
        if (swedish_date(NOW) - day).days < DAYS:
            assert max(each for each in made if swedish_date(each) == day) in kept


@given(AGES)
def test_few_are_kept(ages: list[int]) -> None:
    """No more than the rule says, besides the last half hour; thinning twice takes nothing more."""
    kept = kept_backups(_made(ages), NOW)
    assert sum(NOW - at > ALL_OF_LAST for at in kept) <= 1 + DAYS + WEEKS + MONTHS
    assert kept_backups(kept, NOW) == kept


@given(st.lists(st.integers(min_value=1, max_value=60 * 24 * 20), min_size=1, max_size=60))
def test_thinning_each_time_leaves_no_hole(steps: list[int]) -> None:
    """Letting go after every backup keeps one of each near week and month in which one was made."""
    now, kept, made = NOW, frozenset[datetime](), []
    for step in steps:
        now += timedelta(minutes=step)
        made.append(now)
        kept = kept_backups([*kept, now], now)
    assert kept == kept_backups(kept, now)
    for at in made:
        day, today = swedish_date(at), swedish_date(now)
        monday = day - timedelta(days=day.weekday())
        this_monday = today - timedelta(days=today.weekday())
        if (this_monday - monday).days // 7 < WEEKS:
            assert any(0 <= (swedish_date(each) - monday).days < 7 for each in kept)
        if (today.year - day.year) * 12 + today.month - day.month < MONTHS:
            assert any((swedish_date(e).year, swedish_date(e).month) == (day.year, day.month) for e in kept)


def test_when_one_is_due_or_old() -> None:
    """Every ten minutes at most; after a week it is said to be old; a clock set back makes one due."""
    assert is_backup_due(None, NOW)
    assert not is_backup_due(NOW, NOW)
    assert not is_backup_due(NOW - MADE_EVERY + timedelta(seconds=1), NOW)
    assert is_backup_due(NOW - MADE_EVERY, NOW)
    assert is_backup_due(NOW + timedelta(seconds=1), NOW)
    assert is_backup_old(None, NOW)
    assert not is_backup_old(NOW - OLD_AFTER, NOW)
    assert is_backup_old(NOW - OLD_AFTER - timedelta(seconds=1), NOW)
