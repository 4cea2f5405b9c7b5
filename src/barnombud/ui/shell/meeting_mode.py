"""The button that lets the lock wait in a meeting, and counts down; it needs the municipality's decision."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from barnombud.texts import meeting_mode as texts
from barnombud.ui.shell.idle_lock import IdleLock
from barnombud.ui.theme.theme import set_kind

_COUNT_MS = 5_000


class MeetingMode(QPushButton):
    """Stands in the top bar; a press begins, another ends; GUI thread."""

    def __init__(self, idle: IdleLock, parent: QWidget | None = None) -> None:
        """Start hidden: no decision is known yet."""
        super().__init__(parent)
        self._idle = idle
        set_kind(self, "quiet")
        self.setAutoDefault(True)
        self.clicked.connect(self._on_pressed)
        self._count = QTimer(self, interval=_COUNT_MS)
        self._count.timeout.connect(self.show_left)
        self.hide()
        self.show_left()

    def allow(self, decision: str) -> None:
        """Be there only where a decision is entered; taking it away ends a meeting that runs."""
        if not decision and self._idle.meeting_minutes_left:
            self._idle.end_meeting()
        self.setVisible(bool(decision))
        self.show_left()

    def show_left(self) -> None:
        """Say how many minutes are left, or what a press does."""
        left = self._idle.meeting_minutes_left
        self.setText(texts.left(left) if left else texts.BEGIN)
        self.setToolTip(texts.END_HELP if left else texts.BEGIN_HELP)
        self.setAccessibleDescription(self.toolTip())
        if left and not self._count.isActive():
            self._count.start()
        elif not left:
            self._count.stop()

    def _on_pressed(self) -> None:
        if self._idle.meeting_minutes_left:
            self._idle.end_meeting()
        else:
            self._idle.begin_meeting()
        self.show_left()
