"""The bar above the page: where one is, "Sparat", what a page adds, the duty to report, and locking."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from barnombud.texts import shell as texts
from barnombud.ui.shell.room import Room
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.elided import ElidedLabel
from barnombud.ui.widgets.labels import SavedLabel

_SHOW_BUSY_AFTER_MS = 500


class TopBar(QFrame):
    """Always there except on the wall.

    Attributes:
        lock_wanted: the person wants the program locked.
        duty_wanted: the person wants to read about the duty to report.
        saved: the label that says "Sparat 14.03".
    """

    lock_wanted = Signal()
    duty_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty title."""
        super().__init__(parent)
        set_kind(self, "topbar")
        self._extra: QWidget | None = None
        self._title = ElidedLabel()
        set_kind(self._title, "strong")
        self._subtitle = ElidedLabel()
        set_kind(self._subtitle, "quiet")
        self._busy = QLabel(texts.BUSY)
        set_kind(self._busy, "caption")
        self._busy.hide()
        self.saved = SavedLabel()
        self.duty_button = make_button(texts.DUTY_LONG, "danger-outline", self.duty_wanted.emit)
        self.duty_button.setAccessibleName(texts.DUTY_LONG)
        self.lock_button = make_button(texts.LOCK, "quiet", self.lock_wanted.emit, icon="lock")
        self.lock_button.setToolTip(texts.LOCK_HELP)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_L + 4, SPACE_S, SPACE_L + 4, SPACE_S)
        self._row.setSpacing(SPACE_M)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle, 1)
        for widget in (self._busy, self.saved, self.duty_button, self.lock_button):
            self._row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._busy_timer = QTimer(self, singleShot=True, interval=_SHOW_BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._busy.show)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say where one is."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    @property
    def title(self) -> str:
        """The heading."""
        return self._title.text()

    def set_extra(self, widget: QWidget | None) -> None:
        """Show something of the page's (the minutes left) beside the heading; the old one is deleted."""
        if self._extra is not None:
            self._row.removeWidget(self._extra)
            self._extra.hide()
            self._extra.deleteLater()
        self._extra = widget
        if widget is not None:
            self._row.insertWidget(2, widget)
            widget.show()

    def add_mode(self, button: QWidget) -> None:
        """Put a button before those of the duty to report and the lock."""
        self._row.insertWidget(self._row.indexOf(self.duty_button), button)

    def set_busy(self, busy: bool) -> None:
        """Say that something goes on, once it has taken half a second."""
        if busy:
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            self._busy.hide()

    def set_room(self, room: Room) -> None:
        """Say the same with fewer words on a small screen; the duty and the lock are always there."""
        wide = room is Room.WIDE
        self.duty_button.setText(texts.DUTY_LONG if wide else texts.DUTY_SHORT)
        self.lock_button.setText(texts.LOCK_SHORT if room is Room.TINY else texts.LOCK)
        self.lock_button.setAccessibleName(texts.LOCK)
        put_icon(self.lock_button, "" if room is Room.TINY else "lock", "ink")
        self._subtitle.setVisible(room is not Room.TINY)
        self._row.setSpacing(SPACE_M if wide else SPACE_S)
        side = SPACE_L + 4 if wide else SPACE_M
        self._row.setContentsMargins(side, SPACE_S, side, SPACE_S)


class PracticeLine(QLabel):
    """The word ÖVNING over the whole window, with what it means where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the word."""
        super().__init__(parent)
        self.setAccessibleName(f"{texts.PRACTICE}. {texts.PRACTICE_EXPLAINED}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_kind(self, "practice")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the explanation out where it has no room."""
        super().resizeEvent(event)
        whole = f"{texts.PRACTICE}  ·  {texts.PRACTICE_EXPLAINED}"
        fits = self.fontMetrics().horizontalAdvance(whole) + 2 * SPACE_L < self.width()
        self.setText(whole if fits else texts.PRACTICE)


class WallLine(QFrame):
    """What is left of both bars in the wall view: one calm line about the duty, and the way back."""

    left = Signal()

    def __init__(self, line: str, parent: QWidget | None = None) -> None:
        """Show `line` quietly."""
        super().__init__(parent)
        set_kind(self, "topbar")
        words = QLabel(line)
        words.setWordWrap(True)
        set_kind(words, "caption")
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(make_button(texts.WALL_LEAVE, "link", self.left.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
