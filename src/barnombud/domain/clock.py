"""Time: instants in UTC, dates and midnight in Swedish time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Clock(Protocol):
    """Where the program gets the time from; injected by `wiring`, fixed in tests and scenarios."""

    def now(self) -> datetime:
        """Return the present instant, timezone-aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's instant in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is moved; used by scenarios, practice and tests."""

    def __init__(self, at: datetime) -> None:
        """Start at ``at``, which must be timezone-aware."""
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Return the instant last set."""
        return self._at

    def set(self, at: datetime) -> None:
        """Move the clock to ``at``, forwards or backwards."""
        self._at = at.astimezone(UTC)


def swedish_date(at: datetime) -> date:
    """Return the date in Europe/Stockholm at the instant ``at``."""
    return at.astimezone(STOCKHOLM).date()


def swedish_instant(day: date, at: time) -> datetime:
    """Return the UTC instant of wall-clock time ``at`` on ``day`` in Europe/Stockholm."""
    return datetime.combine(day, at, STOCKHOLM).astimezone(UTC)
