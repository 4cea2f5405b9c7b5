"""Förbereda: what woke the question, what the family wants, what works, and the item on the meeting."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.case import Preparation
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import MemberId
from barnombud.services.cases import CasePage
from barnombud.texts import case_page as texts
from barnombud.texts.five_questions import QUESTIONS, numbered
from barnombud.texts.roles import person_line
from barnombud.texts.topics import topic_word
from barnombud.ui.pages.case.prepare_presenter import PreparePresenter
from barnombud.ui.pages.case.shut_card import ShutCard
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.tick import Tick
from barnombud.ui.widgets.tick_list import TickList

_MOST_MINUTES = 240


class PrepareTab(CaseTab):
    """The preparation of one case."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the tab; its content comes with `show_case`."""
        super().__init__(context)
        self.presenter = PreparePresenter(context.desk, context.jobs, self, self)
        self.concern = AutosaveText(texts.CONCERN)
        self.concern.setProperty("required", True)
        self.wish = AutosaveText(texts.WISH)
        self.works = AutosaveText(texts.WORKS)
        self.answers = [AutosaveText(question, lines=2) for question in QUESTIONS]
        self.topics = TickList(texts.PLANNED)
        self.minutes = NumberField(texts.MINUTES, 0, _MOST_MINUTES)
        self.take_up = Tick(texts.TAKE_UP)
        self.conflicted = TickList(texts.CONFLICT)
        self._shut = ShutCard()
        self._shut.pressed.connect(lambda: self.tab_wanted.emit("consent"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, right = Card(texts.PREPARE_TITLE), QWidget()
        left.body.setSpacing(SPACE_M)
        left.add(FieldRow(texts.CONCERN, self.concern, help_text=texts.CONCERN_HELP))
        left.add(FieldRow(texts.WISH, self.wish))
        left.add(FieldRow(texts.WORKS, self.works))
        item = Card(texts.AT_MEETING)
        item.body.setSpacing(SPACE_M)
        item.add(self.take_up)
        item.add(FieldRow(texts.MINUTES, self.minutes))
        item.add(FieldRow(texts.PLANNED, self.topics, help_text=texts.PLANNED_HELP))
        item.add(FieldRow(texts.CONFLICT, self.conflicted, help_text=texts.CONFLICT_HELP))
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(item)
        beside.addStretch(1)
        five = Card(texts.FIVE)
        five.body.setSpacing(SPACE_M)
        five.add(Text(texts.FIVE_HELP, "quiet"))
        for number, (question, answer) in enumerate(zip(QUESTIONS, self.answers, strict=True), 1):
            five.add(FieldRow(numbered(number, question), answer))
        self._frozen = Text(texts.FROZEN_TEXT, "quiet")
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE_M + 4)
        body.addWidget(self._frozen)
        body.addWidget(Columns(left, right, weights=(3, 2), stack_below=100))
        body.addWidget(five)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shut)
        column.addWidget(self._body)

    def _connect(self) -> None:
        save = self.presenter.save
        self.concern.text_rested.connect(lambda text: save(concern=text))
        self.wish.text_rested.connect(lambda text: save(wish=text))
        self.works.text_rested.connect(lambda text: save(works=text))
        for place, answer in enumerate(self.answers):
            answer.text_rested.connect(partial(self.presenter.save_answer, place))
        self.topics.changed.connect(lambda: save(planned_topics=tuple(sorted(self.topics.values()))))
        self.minutes.number_changed.connect(lambda number: save(minutes=number))
        self.take_up.ticked.connect(lambda on: save(take_up=on))
        self.conflicted.changed.connect(
            lambda: save(conflicted=frozenset(MemberId(key) for key in self.conflicted.values()))
        )

    def show_case(self, page: CasePage) -> None:
        """Show the case."""
        self.presenter.show(page)

    def show_preparation(self, page: CasePage, preparation: Preparation, topics: tuple[Topic, ...]) -> None:
        """Show what has been prepared; typing is never overwritten."""
        empty = preparation == Preparation()
        self._shut.setVisible(not page.consent_holds and empty)
        self._body.setVisible(page.consent_holds or not empty)
        self._frozen.setVisible(not page.consent_holds)
        for text, kept in (
            (self.concern, preparation.concern),
            (self.wish, preparation.wish),
            (self.works, preparation.works),
            *zip(self.answers, preparation.five_questions, strict=True),
        ):
            text.set_text(kept)
            text.setReadOnly(not page.may_write)
        self.topics.set_choices((topic.value, topic_word(topic)) for topic in topics)
        self.topics.set_values(preparation.planned_topics)
        names = {agency.id: agency.name for agency in page.agencies}
        self.conflicted.set_choices(
            (member.id, person_line(member.name, member.role, names.get(member.agency_id, "")))
            for member in page.members
        )
        self.conflicted.set_values(preparation.conflicted)
        self.minutes.set_value(preparation.minutes)
        self.take_up.set_ticked(preparation.take_up)
        for widget in (self.topics, self.conflicted, self.minutes, self.take_up):
            widget.setEnabled(page.may_write)

    def flush(self) -> None:
        """Save what is typed."""
        for text in (self.concern, self.wish, self.works, *self.answers):
            text.flush()
        self.minutes.check()

    def clear(self) -> None:
        """Forget everything of the child."""
        for text in (self.concern, self.wish, self.works, *self.answers):
            text.flush()
            text.set_text("")
