"""Tick boxes and single choices whose words wrap, as whole sentences do on a narrow page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from barnombud.ui.theme.tokens import SPACE_S, SPACE_XS
from barnombud.ui.widgets.half_filled import touch, untouch
from barnombud.ui.widgets.labels import Text


class _Words(Text):
    """The words beside the mark; a click on them is a click on the mark."""

    def __init__(self, text: str, mark: QAbstractButton) -> None:
        super().__init__(text)
        self._mark = mark
        self.setBuddy(mark)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the mark."""
        if event.button() == Qt.MouseButton.LeftButton and self._mark.isEnabled():
            self._mark.setFocus()
            self._mark.click()
        event.accept()


def _line(mark: QAbstractButton, text: str) -> QHBoxLayout:
    mark.setAccessibleName(text)
    words = _Words(text, mark)
    line = QHBoxLayout()
    line.setSpacing(SPACE_S)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
    return line


_ON = "on"


class Tick(QWidget):
    """A tick box with a sentence.

    Attributes:
        ticked: True or False, when the person has changed it. Not emitted by `set_ticked`.
        box: the tick box itself.
    """

    ticked = Signal(bool)

    def __init__(self, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        """Show `text` beside an empty (or, with `on`, a ticked) box."""
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setChecked(on)
        self.box.clicked.connect(lambda _on: touch(self))
        self.box.clicked.connect(self.ticked)
        self.setFocusProxy(self.box)
        line = _line(self.box, text)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)

    def is_ticked(self) -> bool:
        """Say whether the box is ticked."""
        return self.box.isChecked()

    def set_ticked(self, on: bool) -> None:
        """Show a stored answer."""
        self.box.setChecked(on)
        untouch(self)

    def chosen_text(self) -> str:
        """Return whether the box is ticked."""
        return _ON if self.is_ticked() else ""

    def choose_text(self, text: str) -> bool:
        """Tick or untick the box as the person would."""
        if self.chosen_text() != text:
            self.box.click()
        return self.chosen_text() == text


class RadioList(QWidget):
    """One choice of several whole sentences, below each other; arrow keys move.

    Attributes:
        chosen: the code of the choice the person took. Not emitted by `set_value`.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        """Show `choices` as (code, words)."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for code, words in choices:
            button = QRadioButton()
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _checked=False, code=code: self._on_clicked(code))
            self._group.addButton(button)
            self._buttons[code] = button
            column.addLayout(_line(button, words))

    def value(self) -> str | None:
        """Return the code of the choice, or None."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, code: str | None) -> None:
        """Show a stored choice; Tab then leads to it, as it does to one that was taken here."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == code)
            stops = code not in self._buttons or each == code
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)
        untouch(self)

    def chosen_text(self) -> str:
        """Return the code of the choice, or nothing."""
        return self.value() or ""

    def choose_text(self, text: str) -> bool:
        """Take a choice as the person would."""
        if text in self._buttons and self._buttons[text].isEnabled():
            self._buttons[text].click()
        return self.chosen_text() == text

    def _on_clicked(self, code: str) -> None:
        touch(self)
        self.chosen.emit(code)

    def button(self, code: str) -> QRadioButton:
        """Return one of the buttons, for instance to disable it."""
        return self._buttons[code]
