"""Which backups are kept, what is counted in one, and when a checked one is too old (R37)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, datetime, timedelta

from barnombud.domain.clock import swedish_date
from barnombud.domain.value import Value

ALL_OF_LAST = timedelta(minutes=30)
DAYS, WEEKS, MONTHS = 12, 10, 9
"""Of each day, week and month so far back the newest is kept; the present one is the first of them."""
MADE_EVERY = timedelta(minutes=10)
"""After changes a backup is made at most so often."""
OLD_AFTER = timedelta(days=7)
"""A checked backup older than this is said to be old."""


class StoreCounts(Value):
    """How many of each a store or a backup holds: compared when one is made, shown when one is chosen."""

    cases: int = 0
    consent_events: int = 0
    meetings: int = 0
    agenda_items: int = 0
    commitments: int = 0
    agreements: int = 0
    minutes: int = 0
    members: int = 0


def kept_backups(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of the backups of these instants are kept at ``now``; the rest are let go.

    Every one of the last 30 minutes, then the newest of each of 12 days, 10 weeks and 9 months in Swedish
    time. The newest of all is kept however old it is, and one from the future, as clocks may be wrong.
    """
    newest_first = sorted(set(made), reverse=True)
    kept = {*newest_first[:1], *(at for at in newest_first if now - at <= ALL_OF_LAST)}
    today = swedish_date(now)
    buckets: set[tuple[str, Hashable]] = set()
    for at in newest_first:
        for bucket in _buckets(swedish_date(at), today):
            if bucket not in buckets:
                buckets.add(bucket)
                kept.add(at)
    return frozenset(kept)


def is_backup_due(made: datetime | None, now: datetime) -> bool:
    """Whether it is time for another backup; a clock set back makes one due."""
    return made is None or not timedelta() <= now - made < MADE_EVERY


def is_backup_old(made: datetime | None, now: datetime) -> bool:
    """Whether to warn: there is no checked backup, or the newest is older than a week."""
    return made is None or now - made > OLD_AFTER


def _buckets(day: date, today: date) -> list[tuple[str, Hashable]]:
    """Return the day, week and month of ``day`` as far as they are near enough to count."""
    weeks = (_monday(today) - _monday(day)).days // 7
    months = (today.year - day.year) * 12 + today.month - day.month
    near = (
        ("day", day, (today - day).days < DAYS),
        ("week", _monday(day), weeks < WEEKS),
        ("month", (day.year, day.month), months < MONTHS),
    )
    return [(name, which) for name, which, counts in near if counts]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
