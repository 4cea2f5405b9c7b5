"""Notices when nobody has touched the program for a while, or when the machine has slept (R35)."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

MOST_MINUTES = 5
"""R35: the lock comes after five minutes at most, whatever the team has chosen."""

MEETING_MINUTES = 30
"""The longest a lock waits in a meeting, and only by a decision of the municipality (decision 0069)."""

_HEARTBEAT_MS = 2_000
_SLEPT_SECONDS = 60.0
"""A clock that runs ahead by more, or beats further apart, mean that the machine has slept."""
_TOUCHES = {
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletMove,
}


class IdleLock(QObject):
    """Watches the windows' own input events, not every event of every widget; GUI thread.

    Attributes:
        idle: time to lock; emitted once, `restart` begins anew.
    """

    idle = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        minutes: int = MOST_MINUTES,
        *,
        wall_time: Callable[[], float] = time.time,
        steady_time: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Begin at once; `minutes` is brought into 1 to 5."""
        super().__init__(parent)
        self._wall_time, self._steady_time = wall_time, steady_time
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_untouched)
        self._meeting = QTimer(self, singleShot=True, interval=MEETING_MINUTES * 60_000)
        self._meeting.timeout.connect(self._on_meeting_over)
        for timer in (self._timer, self._meeting):
            timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may come five in a hundred late
        self._untouched = False
        self._heart = QTimer(self, interval=_HEARTBEAT_MS)
        self._heart.timeout.connect(self.check_for_sleep)
        self._ahead = self._beat = 0.0
        application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(application.focusWindow())
        self.set_minutes(minutes)

    @property
    def minutes(self) -> int:
        """How long nobody has to touch anything."""
        return self._timer.interval() // 60_000

    def set_minutes(self, minutes: int) -> None:
        """Change how long to wait; begins anew."""
        self._timer.setInterval(min(max(minutes, 1), MOST_MINUTES) * 60_000)
        self.restart()

    @property
    def meeting_minutes_left(self) -> int:
        """How long the meeting still holds the lock off, in begun minutes; 0 when none does."""
        left = -(-self._meeting.remainingTime() // 60_000) if self._meeting.isActive() else 0
        return min(left, MEETING_MINUTES)

    def begin_meeting(self) -> None:
        """Wait with the lock for half an hour from now, whether somebody touches anything or not."""
        self._meeting.start()

    def end_meeting(self) -> None:
        """Wait as usual again; begins anew."""
        self._meeting.stop()
        self.restart()

    def restart(self) -> None:
        """Begin to wait anew."""
        self._beat = self._steady_time()
        self._ahead = self._wall_time() - self._beat
        self._untouched = False
        self._timer.start()
        self._heart.start()

    def stop(self) -> None:
        """Wait for nothing: the program is locked or closing."""
        for timer in (self._timer, self._heart, self._meeting):
            timer.stop()
        self._untouched = False

    def check_for_sleep(self) -> None:
        """Lock when the machine has slept: the clock on the wall has run ahead, or the beats stand far apart.

        Where the machine's own clock goes on in sleep (Windows) only the beats tell.
        """
        now = self._steady_time()
        ahead = self._wall_time() - now
        slept = ahead - self._ahead > _SLEPT_SECONDS or now - self._beat > _SLEPT_SECONDS
        self._ahead, self._beat = ahead, now
        if slept:
            self._on_idle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew at every touch of key, mouse or screen; after a sleep the first of them locks."""
        touched = event.type() in _TOUCHES
        waits = self._timer.isActive() or self._untouched
        if waits and (touched or event.type() is QEvent.Type.Expose):
            self.check_for_sleep()  # before anything is painted, and before a key goes anywhere
            if touched and self._heart.isActive():
                self._untouched = False
                self._timer.start()
        return super().eventFilter(watched, event)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _on_untouched(self) -> None:
        if self._meeting.isActive():
            self._untouched = True  # what ends the meeting locks, unless somebody touches something before
        else:
            self._on_idle()

    def _on_meeting_over(self) -> None:
        if self._untouched:
            self._on_idle()

    def _on_idle(self) -> None:
        self.stop()
        self.idle.emit()
