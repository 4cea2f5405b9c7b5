"""A few choices as buttons beside each other, of which one can be taken; wraps on a narrow page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from barnombud.ui.theme.theme import set_kind
from barnombud.ui.widgets.flow_layout import FlowLayout
from barnombud.ui.widgets.half_filled import is_touched, touch, untouch


class ChoiceButtons(QWidget):
    """One choice of a few; arrow keys move, Space takes, digits take the first nine at once.

    Attributes:
        chosen: the code of the choice the person took, or "" when a clearable one was taken back. Not emitted
            by `set_value`.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        can_clear: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `choices` as (code, words); with `can_clear` a second press takes the choice back."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._can_clear = can_clear
        self._value: str | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show other choices; a value that is no longer among them is forgotten, the focus stays."""
        focused = next((code for code, button in self._buttons.items() if button.hasFocus()), None)
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for code, words in choices:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setAccessibleDescription(self.accessibleName())
            set_kind(button, "choice")
            button.clicked.connect(lambda _checked=False, code=code: self._on_clicked(code))
            self._group.addButton(button)
            self._flow.addWidget(button)
            button.show()  # at once: a button that is not on screen yet cannot take the focus
            self._buttons[code] = button
        touched = is_touched(self) and self._value in self._buttons
        self.set_value(self._value if self._value in self._buttons else None)
        untouch(self, still=touched)
        if focused is not None and self._buttons:
            self._buttons.get(focused, next(iter(self._buttons.values()))).setFocus()

    def value(self) -> str | None:
        """Return the code of the choice, or None."""
        return self._value

    def set_value(self, code: str | None) -> None:
        """Show a stored choice."""
        self._value = code
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)
        untouch(self)

    def chosen_text(self) -> str:
        """Return the code of the choice, or nothing."""
        return self._value or ""

    def choose_text(self, text: str) -> bool:
        """Take or take back a choice as the person would."""
        wanted = text or self._value or ""
        if text != self.chosen_text() and wanted in self._buttons:
            self._buttons[wanted].click()
        return text == self.chosen_text()

    def button(self, code: str) -> QPushButton:
        """Return one of the buttons, for instance to disable it."""
        return self._buttons[code]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit take a choice."""
        place = event.key() - Qt.Key.Key_1
        codes = list(self._buttons)
        if 0 <= place < min(9, len(codes)) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            button = self._buttons[codes[place]]
            if button.isEnabled():
                button.setFocus()
                button.click()
            return
        super().keyPressEvent(event)

    def _on_clicked(self, code: str) -> None:
        if code != self._value:
            self._value = code
            touch(self)
            self.chosen.emit(code)
        elif self._can_clear:
            self.set_value(None)
            touch(self)
            self.chosen.emit("")
