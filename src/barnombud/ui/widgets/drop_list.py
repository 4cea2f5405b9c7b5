"""Drop-down lists: one of several codes, with what a form that keeps its choices needs."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from barnombud.ui.widgets.half_filled import is_touched, touch, untouch


class DropBox(QComboBox):
    """A plain list whose data are codes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.currentIndexChanged.connect(lambda _place: untouch(self))  # the person's own choice comes after
        self.activated.connect(lambda _place: touch(self))

    def chosen_text(self) -> str:
        """Return the code."""
        return str(self.currentData() or "")

    def choose_text(self, text: str) -> bool:
        """Take a code as the person would."""
        place = self.findData(text)
        if place < 0:
            return False
        self.setCurrentIndex(place)
        self.activated.emit(place)
        return True


class DropList(DropBox):
    """One of several codes; the wheel scrolls the page and never changes the choice.

    Attributes:
        chosen: the code the person took. Not emitted by `set_value`.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        """Offer ``choices`` as (code, words); the first is taken from the start."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a page scrolled by the wheel keeps its focus
        self.set_choices(choices)
        self.activated.connect(lambda _place: self.chosen.emit(self.value()))

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices; the value stays when it is still among them."""
        before, touched = self.value(), is_touched(self)
        self.clear()
        for code, words in choices:
            self.addItem(words, code)
        self.set_value(before)
        untouch(self, still=touched and self.value() == before)

    def value(self) -> str:
        """Return the code, or "" when there is nothing to choose."""
        return str(self.currentData() or "")

    def set_value(self, code: str) -> None:
        """Show a stored choice; the first when it is not on offer."""
        self.setCurrentIndex(max(0, self.findData(code)))
        untouch(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()
