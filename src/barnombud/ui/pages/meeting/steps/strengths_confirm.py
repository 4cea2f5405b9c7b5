"""The confirmation an agency gives, in one press, before the first thing it writes (R8)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from barnombud.texts import strengths as texts
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class ConfirmCard(Card):
    """Says what is confirmed, and by whom; hidden when there is nothing to confirm.

    Attributes:
        confirmed: the button was pressed.
        button: the one press.
    """

    confirmed = Signal()

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__(texts.CONFIRM_TITLE, "attention")
        self.text = Text()
        self.button = make_button(
            texts.CONFIRM_BUTTON, "secondary", self.confirmed.emit, icon="check", name=texts.CONFIRM
        )
        self.add(self.text)
        self.add(Text(texts.CONFIRM_SENTENCE, "strong"))
        self.add(self.button)
        self.hide()

    def show_agency(self, name: str) -> None:
        """Ask the agency called ``name``; an empty name hides the card."""
        self.text.setText(texts.confirm_text(name) if name else "")
        self.setVisible(bool(name))
