"""What an empty page shows: what the page is for, and one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class EmptyState(Card):
    """Teaches what a page is for.

    Attributes:
        pressed: the one button was pressed.
    """

    pressed = Signal()

    def __init__(
        self, title: str, text: str, button: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Say what the page is for; `button` is the verb of the first thing to do, if any."""
        super().__init__("", "card", parent)
        self.body.setSpacing(SPACE_M)
        self.setAccessibleName(title)
        self.add(Text(title, "heading"))
        self.add(Text(text, "quiet"))
        self.button = make_button(button, "primary", self.pressed.emit, icon=icon)
        self.add(self.button)
        self.button.setVisible(bool(button))
