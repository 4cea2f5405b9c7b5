"""Fem frågor: five calm fields, saved as they are written; widgets only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from barnombud.texts import five_questions as texts
from barnombud.ui.pages.meeting.steps.five_questions_presenter import (
    Answers,
    FiveQuestionsPresenter,
    is_answered,
)
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage

LONGEST = 4000
"""Characters of one answer."""


class FiveQuestionsStep(Step):
    """The step Fem frågor."""

    code = "five_questions"
    title = texts.TITLE

    def __init__(self, context: PageContext) -> None:
        """Lay out the step; it shows nothing before `show_item`."""
        super().__init__(context)
        self._shown_item = ""
        self._saver = ItemSaver(self, context.jobs)
        self.presenter = FiveQuestionsPresenter(context.desk, self, self._saver)
        self.fields = tuple(
            AutosaveText(question, lines=1, most_characters=LONGEST) for question in texts.QUESTIONS
        )
        for place, field in enumerate(self.fields):
            field.text_rested.connect(partial(self.presenter.write, place))
        self.concern, self.wish = Text(), Text()
        self.concern_label = Text(texts.CONCERN, "strong")
        self.wish_label = Text(texts.WISH, "strong")
        self.prepared = Card(texts.PREPARED)
        self.guidance = GuidanceBox(texts.HINT)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        left = QWidget()
        groups = Column(left)
        groups.setContentsMargins(0, 0, 0, 0)
        groups.setSpacing(SPACE_M + 4)
        for heading, first, end in texts.GROUPS:
            card = Card(heading)
            card.body.setSpacing(SPACE_M)
            for place in range(first, end):
                label = texts.numbered(place + 1, texts.QUESTIONS[place])
                card.add(FieldRow(label, self.fields[place]))
            groups.add(card)
        for widget in (self.concern_label, self.concern, self.wish_label, self.wish):
            self.prepared.add(widget)
        right = QWidget()
        beside = Column(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE_M + 4)
        beside.add(self.prepared)
        beside.add(self.guidance)
        beside.addStretch(1)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.add(Columns(left, right, weights=(7, 4), stack_below=100))

    def show_item(self, page: ItemPage) -> None:
        """Show the answers, from the preparation when the item has just been opened."""
        if page.item.id != self._shown_item:
            self.clear()
            self._shown_item = page.item.id
        self.presenter.show(page)

    def flush(self) -> None:
        """Save what is typed."""
        for field in self.fields:
            field.flush()
        self._saver.retry()

    def clear(self) -> None:
        """Forget the answers."""
        self._shown_item = ""
        self.presenter.forget()
        self._saver.forget()
        for field in self.fields:
            field.clear()
            field.flush()
        self.show_prepared("", "")

    def is_done(self, page: ItemPage) -> bool:
        """Whether any question has an answer."""
        return is_answered(page.record.five_questions)

    def set_wall(self, on: bool) -> None:
        """Hide the advice on the wall."""
        self.guidance.setVisible(not on)

    def show_answers(self, answers: Answers) -> None:
        """Show the stored answers; what somebody is typing stays."""
        for field, answer in zip(self.fields, answers, strict=True):
            field.set_text(answer)

    def show_prepared(self, concern: str, wish: str) -> None:
        """Show what was prepared."""
        self.concern.setText(concern)
        self.wish.setText(wish)
        for label, text in ((self.concern_label, concern), (self.wish_label, wish)):
            label.setVisible(bool(text))
        self.concern.setVisible(bool(concern))
        self.wish.setVisible(bool(wish))
        self.prepared.setVisible(bool(concern or wish))

    def say_done(self, *, done: bool) -> None:
        """Set or take away the tick of the step."""
        self.done_changed.emit(done)
