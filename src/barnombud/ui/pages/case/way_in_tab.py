"""En väg in on a child's page: what runs now, and the promises of the case. Widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.case import CaseState
from barnombud.domain.support.commitment import overdue_first
from barnombud.services.case_story import CaseStory
from barnombud.services.cases import CasePage
from barnombud.texts import case_page as texts
from barnombud.texts.states import COMMITMENT_KINDS
from barnombud.ui.pages.case.agreement_card import AgreementCard
from barnombud.ui.pages.case.story_lines import agency_name, member_name
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.case.way_in_presenter import WayInPresenter
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.labels import Text


class WayInTab(CaseTab):
    """The way in of one case."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the tab; its content comes with `show_case`."""
        super().__init__(context)
        self.presenter = WayInPresenter(context.desk, context.jobs, self, self)
        self.cards: list[AgreementCard] = []
        self.promises = Text()
        self.none = EmptyState(texts.WAY_NONE_TITLE, texts.WAY_NONE_TEXT)
        left = QWidget()
        self._agreements = QVBoxLayout(left)
        self._agreements.setContentsMargins(0, 0, 0, 0)
        self._agreements.setSpacing(SPACE_M + 4)
        self._agreements.addWidget(self.none)
        self._agreements.addStretch(1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        card = Card(texts.COMMITMENTS)
        card.add(self.promises)
        card.add(make_button(texts.TO_COMMITMENTS, "link", partial(context.navigation.go, "commitments")))
        beside.addWidget(card)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(left, right, weights=(3, 2), stack_below=100))

    def show_case(self, page: CasePage) -> None:
        """Fetch what was agreed."""
        self.presenter.show(page)

    def clear(self) -> None:
        """Forget everything of the child."""
        self.presenter.forget()
        self._drop_cards()
        self.promises.setText("")

    def show_story(self, page: CasePage, story: CaseStory) -> None:
        """Show the agreements that run, newest first, and the promises."""
        had_focus = any(part.hasFocus() for card in self.cards for part in card.findChildren(QWidget))
        self._drop_cards()
        may_change = page.case.state is not CaseState.CLOSED and page.case.removed_on is None
        running = [agreement for agreement in reversed(story.agreements) if agreement.is_open]
        for place, agreement in enumerate(running):
            card = AgreementCard(agreement, story, may_change=may_change)
            card.stepped.connect(partial(self.presenter.step, agreement))
            card.next_asked.connect(partial(self.presenter.ask_next, agreement))
            card.next_accepted.connect(partial(self.presenter.accept_next, agreement))
            card.closed.connect(partial(self.presenter.close, agreement))
            self._agreements.insertWidget(place, card)
            self.cards.append(card)
        self.none.setVisible(not running)
        still = [promise for promise in overdue_first(story.commitments, story.today) if promise.is_open]
        lines = [
            texts.commitment(
                promise.text or COMMITMENT_KINDS[promise.kind],
                member_name(story, promise.member_id) or agency_name(story, promise.agency_id),
                promise.due_on,
                story.today,
            )
            for promise in still
        ]
        self.promises.setText("\n".join(lines) or texts.COMMITMENTS_NONE)
        if had_focus and self.cards:
            self.cards[0].focusNextChild()

    def show_entry_error(self, text: str) -> None:
        """Say what is missing to ask somebody else."""
        for card in self.cards:
            card.show_entry_error(text)

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""
        self.said.emit(title, text)

    def _drop_cards(self) -> None:
        for card in self.cards:
            self._agreements.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
