"""A line for a whole number within limits; what does not fit is said in words, never changed silently."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from barnombud.texts import widgets as texts

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_DIGITS = 5
_WIDE = 16
"""Characters the line is wide."""


class NumberField(QLineEdit):
    """Up and down change by one; Enter and leaving the field hand the number on.

    Attributes:
        number_changed: the new number, when it fits and differs from what was set or told before.
        error_changed: a plain sentence, or "" when all is well; `FieldRow` shows it.
    """

    number_changed = Signal(int)
    error_changed = Signal(str)

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        """Make an empty line called `name`; both limits are allowed."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setMaxLength(_DIGITS)
        self._least, self._most = least, most
        self._told: int | None = None
        self.editingFinished.connect(self.check)

    def setMaximumWidth(self, width: int) -> None:
        """Stay narrow, whatever the row round it allows: a long line promises a long answer."""
        super().setMaximumWidth(min(width, self.fontMetrics().averageCharWidth() * _WIDE))

    def value(self) -> int | None:
        """Return the number, or None while what is typed is none that fits."""
        typed = self.text().strip()
        if not (typed.isascii() and typed.isdigit()):
            return None
        number = int(typed)
        return number if self._least <= number <= self._most else None

    def set_value(self, number: int) -> None:
        """Show a stored number; what somebody is typing stays."""
        if self._told is None or not self.hasFocus():
            self._told = number
            self.setText(str(number))
            self.error_changed.emit("")

    def check(self) -> bool:
        """Hand on a number that fits, or say what does."""
        number = self.value()
        self.error_changed.emit("" if number is not None else texts.number_between(self._least, self._most))
        if number is not None and number != self._told:
            self._told = number
            self.number_changed.emit(number)
        return number is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        number = self.value()
        if step is None or number is None or self.isReadOnly():
            super().keyPressEvent(event)
        elif self._least <= number + step <= self._most:
            self.setText(str(number + step))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming with Tab marks the number, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
