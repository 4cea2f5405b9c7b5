"""Says why something is shut until a consent holds, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import case_page as texts
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class ShutCard(Card):
    """Shown in place of what only a consent opens.

    Attributes:
        pressed: go to the consent tab.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the card."""
        super().__init__(texts.SHUT_TITLE, "soft", parent)
        self.add(Text(texts.SHUT_TEXT))
        self.button = make_button(texts.SHUT_BUTTON, "primary", self.pressed.emit)
        self.add(self.button)
