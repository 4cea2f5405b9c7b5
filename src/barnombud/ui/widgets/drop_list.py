"""A drop-down list of codes with words, with a name for screen readers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class DropList(QComboBox):
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
        before = self.value()
        self.clear()
        for code, words in choices:
            self.addItem(words, code)
        self.set_value(before)

    def value(self) -> str:
        """Return the code, or "" when there is nothing to choose."""
        return str(self.currentData() or "")

    def set_value(self, code: str) -> None:
        """Show a stored choice; the first when it is not on offer."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()
