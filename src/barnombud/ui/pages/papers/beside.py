"""A list and what is chosen in it beside each other; on a narrow page one of them at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

_LEAST_CHARACTERS = 110
"""Width under which only one of the two is shown."""


class Beside(QWidget):
    """Two widgets that share the width.

    Attributes:
        narrow_changed: whether only one of them has room.
    """

    narrow_changed = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        """Show both, or the left one alone."""
        super().__init__(parent)
        self._left, self._right = left, right
        self._right_wanted = False
        self.is_narrow = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget, weight in ((left, 10), (right, 11)):
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
            row.addWidget(widget, weight)
        self._arrange()

    def show_right(self, on: bool) -> None:
        """On a narrow page: show the right one alone, or the left one again."""
        self._right_wanted = on
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out whether both have room."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        narrow = self.width() < _LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._arrange()
            self.narrow_changed.emit(narrow)

    def _arrange(self) -> None:
        self._left.setVisible(not (self.is_narrow and self._right_wanted))
        self._right.setVisible(not self.is_narrow or self._right_wanted)
