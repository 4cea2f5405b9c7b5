"""Notices when nobody has touched the program for a while, or when the machine has slept (R35)."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

MOST_MINUTES = 5
"""R35: the lock comes after five minutes at most, whatever the team has chosen."""

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
        self._timer.timeout.connect(self._on_idle)
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

    def restart(self) -> None:
        """Begin to wait anew."""
        self._beat = self._steady_time()
        self._ahead = self._wall_time() - self._beat
        self._timer.start()
        self._heart.start()

    def stop(self) -> None:
        """Wait for nothing: the program is locked or closing."""
        self._timer.stop()
        self._heart.stop()

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
        if self._timer.isActive() and (touched or event.type() is QEvent.Type.Expose):
            self.check_for_sleep()  # before anything is painted, and before a key goes anywhere
            if touched and self._timer.isActive():
                self._timer.start()
        return super().eventFilter(watched, event)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _on_idle(self) -> None:
        self.stop()
        self.idle.emit()
