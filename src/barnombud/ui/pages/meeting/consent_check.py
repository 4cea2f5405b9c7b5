"""The item "Samtyckeskontroll": who has changed her mind, then every agency's confirmation in one press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.services.consent_round import RoundPage
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.consent_ask import ConsentAsk
from barnombud.ui.pages.meeting.scenes import Asked
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class ConsentCheck(QWidget):
    """Two questions, each with one press.

    Attributes:
        ask: the first question.
        confirm_wanted: every agency here has checked the consents.
    """

    confirm_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.ask = ConsentAsk()
        self.card = Card(texts.CONFIRM_TITLE)
        self._text = Text("", "quiet")
        self.confirm = make_button(texts.CONFIRM_ALL, "secondary", self.confirm_wanted.emit)
        self.card.add(self._text)
        self.card.add(self.confirm)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.ask)
        column.addWidget(self.card)

    def focus_first(self) -> None:
        """Let the keyboard begin at what is left to answer."""
        for button in (self.ask.all, self.confirm, self.ask.some):
            if not button.isHidden():
                button.setFocus()
                return

    def show_round(self, page: RoundPage, asked: Asked) -> None:
        """Show what is left to answer; without named children nothing has to be confirmed."""
        self.ask.show_agencies(asked.here, asked.answered, asked.absent)
        if page.named == 0:
            self._text.setText(texts.NO_NAMED)
        else:
            self._text.setText(texts.CONFIRM_TEXT if page.unconfirmed else texts.CONFIRMED_ALL)
        self.confirm.setVisible(page.unconfirmed > 0)
        set_kind(self.confirm, "secondary" if asked.here else "primary")
