"""Timers that the test winds by hand: exact to the millisecond, and nobody waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt


class HandClock:
    """All timers made since, and what time it is."""

    def __init__(self) -> None:
        """Start at 0 without timers."""
        self.now = 0
        self.timers: list[HandTimer] = []

    def timer(self, parent: QObject, *, singleShot: bool, interval: int) -> HandTimer:  # noqa: N803  # as Qt's
        """Make what stands in for a `QTimer` that fires once."""
        assert singleShot
        self.timers.append(HandTimer(self, parent, interval))
        return self.timers[-1]

    def advance(self, milliseconds: int) -> None:
        """Let time pass; what is due fires in its order."""
        end = self.now + milliseconds
        while due := [each for each in self.timers if each.due_at is not None and each.due_at <= end]:
            first = min(due, key=lambda each: each.due_at or 0)
            self.now = first.due_at or 0
            first.fire()
        self.now = end


class HandTimer:
    """One of them, with the names a `QTimer` has."""

    def __init__(self, clock: HandClock, parent: QObject, interval: int) -> None:
        """Wait for `start`; it is over when ``parent`` is."""
        self._clock, self._interval = clock, interval
        self._heard: list[Callable[[], object]] = []
        self.due_at: int | None = None
        self.timeout = self
        parent.destroyed.connect(self.stop)

    def connect(self, hear: Callable[[], object]) -> None:
        """Call ``hear`` when it is time."""
        self._heard.append(hear)

    def setTimerType(self, kind: Qt.TimerType) -> None:
        """Take only the exact kind."""
        assert kind is Qt.TimerType.PreciseTimer

    def start(self) -> None:
        """Begin anew."""
        self.due_at = self._clock.now + self._interval

    def stop(self) -> None:
        """Wait for nothing."""
        self.due_at = None

    def isActive(self) -> bool:
        """Whether it waits."""
        return self.due_at is not None

    def fire(self) -> None:
        """It is time."""
        self.stop()
        for each in self._heard:
            each()
