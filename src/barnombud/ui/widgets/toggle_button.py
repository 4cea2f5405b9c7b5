"""A button that stays down: one of several that may be chosen together."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from barnombud.ui.theme.theme import set_kind
from barnombud.ui.widgets.half_filled import touch, untouch

_ON = "on"


class ToggleButton(QPushButton):
    """A choice by itself."""

    def __init__(self, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        """Show ``text``, up or (with ``on``) down."""
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setChecked(on)
        set_kind(self, "choice")
        self.clicked.connect(lambda _on: touch(self))

    def set_on(self, on: bool) -> None:
        """Show a stored choice."""
        self.setChecked(on)
        untouch(self)

    def chosen_text(self) -> str:
        """Return whether the button is down."""
        return _ON if self.isChecked() else ""

    def choose_text(self, text: str) -> bool:
        """Press the button as the person would, if it is not as it was."""
        if self.chosen_text() != text:
            self.click()
        return self.chosen_text() == text
