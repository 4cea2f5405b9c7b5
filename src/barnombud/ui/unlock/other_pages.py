"""The first window's quieter pages: the welcome on a machine without a team, and help when forgotten."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.texts import fetching
from barnombud.texts import unlock as texts
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.unlock.flower_mark import FlowerMark
from barnombud.ui.widgets.buttons import ButtonRow, ButtonStack, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text, Title


class WelcomePage(QWidget):
    """Three ways to begin: a team of one's own, practice first, or a team that has backups elsewhere."""

    def __init__(
        self, new_team: Callable[[], object], practise: Callable[[], object], fetch: Callable[[], object]
    ) -> None:
        """Lead to one of them."""
        super().__init__()
        self.mark = FlowerMark()
        self.new_team_button = make_button(texts.NEW_TEAM, "primary", new_team)
        card = Card()
        card.add(Title(texts.WELCOME))
        card.add(Text(texts.WELCOME_TEXT))
        card.body.addSpacing(SPACE_M)
        self.fetch_button = make_button(fetching.LINK, "secondary", fetch)
        practise_button = make_button(texts.PRACTISE, "secondary", practise)
        card.add(ButtonStack(self.new_team_button, practise_button, self.fetch_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.mark)
        column.addWidget(card)


class ForgottenPage(QWidget):
    """Says what cannot be done, and what can."""

    def __init__(self, back: Callable[[], object], with_shares: Callable[[], object]) -> None:
        """Lead back, or on to the two shares."""
        super().__init__()
        card = Card(texts.FORGOTTEN_TITLE)
        for line in texts.FORGOTTEN_LINES:
            card.add(Text(line))
        card.body.addSpacing(SPACE_M)
        self.shares_button = make_button(texts.WITH_SHARES, "secondary", with_shares)
        self.back_button = make_button(texts.BACK, "secondary", back)
        card.add(ButtonRow(self.back_button, self.shares_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
