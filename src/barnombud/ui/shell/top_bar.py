"""The bar above the page: where one is, "Sparat", what a page adds, the duty to report, and locking."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from barnombud.texts import shell as texts
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
        self._compact = False
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

    def set_busy(self, busy: bool) -> None:
        """Say that something goes on, once it has taken half a second."""
        if busy:
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            self._busy.hide()

    def set_compact(self, *, compact: bool) -> None:
        """Say the same with fewer words on a small screen."""
        self._compact = compact
        self.duty_button.setText(texts.DUTY_SHORT if compact else texts.DUTY_LONG)
        self._row.setSpacing(SPACE_S if compact else SPACE_M)


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
