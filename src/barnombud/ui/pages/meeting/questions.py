"""The prepared consultations: read aloud, talked about, and the team's advice written down (R13)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import consultation as words
from barnombud.texts import meeting as texts
from barnombud.ui.pages.consultation.screened_text import ScreenedText
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.pages.meeting.part_rows import QuestionRow
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tab_order import follow_layout


class QuestionCard(Card):
    """One question and its advice; every mark in the advice is answered by itself.

    Attributes:
        advice: the field, with its marks.
        finished: the question is done, with this advice.
        recognised: somebody recognises the child, and this has been said twice.
    """

    finished = Signal(str)
    recognised = Signal()

    def __init__(self, row: QuestionRow, parent: QWidget | None = None) -> None:
        """Show the question and what has been advised so far."""
        super().__init__(texts.QUESTION, parent=parent)
        self.add(Text(row.question))
        self.add(Text(row.age, "caption"))
        self.advice = ScreenedText(texts.ADVICE, lines=3, help_text=texts.ADVICE_PLACEHOLDER)
        self.advice.set_text(row.advice)
        self.add(self.advice)
        self.done = make_button(texts.QUESTION_DONE, "secondary", self._on_done)
        self.recognise = make_button(words.RECOGNISED, "danger-outline", lambda: self._ask(on=True))
        self.certain = Text(words.RECOGNISED_TEXT)
        self.end = make_button(words.RECOGNISED_ACCEPT, "danger-outline", self.recognised.emit)
        self.go_on = make_button(words.RECOGNISED_REJECT, "secondary", lambda: self._ask(on=False))
        self.add(ButtonRow(self.done, self.recognise))
        self.add(self.certain)
        self.add(ButtonRow(self.end, self.go_on))
        self._ask(on=False, focus=False)

    def _ask(self, *, on: bool, focus: bool = True) -> None:
        """Ask once more, in place: what is discarded does not come back."""
        for widget in (self.certain, self.end, self.go_on):
            widget.setVisible(on)
        for widget in (self.done, self.recognise):
            widget.setVisible(not on)
        if focus:
            (self.go_on if on else self.recognise).setFocus()

    def _on_done(self) -> None:
        self.advice.field.flush()
        self.finished.emit(self.advice.text())


class Questions(QWidget):
    """Every prepared question.

    Attributes:
        rested, finished: id of the question and its advice.
        removed, kept: id of the question and what `ScreenedText` says.
        recognised: id of the question.
    """

    rested = Signal(str, str)
    removed = Signal(str, int, str)
    kept = Signal(str, int, bool)
    finished = Signal(str, str)
    recognised = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without questions."""
        super().__init__(parent)
        self.cards: dict[str, QuestionCard] = {}
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._none = Text(texts.NO_QUESTIONS, "quiet")
        self._column.addWidget(self._none)

    def show_rows(self, rows: tuple[QuestionRow, ...]) -> None:
        """Show the questions; one that is still there keeps what is being typed."""
        wanted = {row.key for row in rows}
        for key in [key for key in self.cards if key not in wanted]:
            gone = self.cards.pop(key)
            gone.hide()
            gone.deleteLater()
        for row in rows:
            if row.key not in self.cards:
                self._add(row)
        self._none.setVisible(not rows)

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        """Show what could point somebody out in one advice."""
        if place in self.cards:
            self.cards[place].advice.show_marks(marks)
            follow_layout(self.cards[place])

    def replace_text(self, place: str, text: str) -> None:
        """Show an advice after something was removed from it."""
        if place in self.cards:
            self.cards[place].advice.replace(text)

    def show_error(self, place: str, text: str) -> None:
        """Say what is wrong with one advice."""
        if place in self.cards:
            self.cards[place].advice.show_error(text)

    def flush(self) -> None:
        """Save every advice being typed."""
        for card in self.cards.values():
            card.advice.field.flush()

    def _add(self, row: QuestionRow) -> None:
        card = QuestionCard(row)
        card.advice.text_rested.connect(partial(self.rested.emit, row.key))
        card.advice.removed.connect(partial(self.removed.emit, row.key))
        card.advice.kept.connect(partial(self.kept.emit, row.key))
        card.finished.connect(partial(self.finished.emit, row.key))
        card.recognised.connect(partial(self.recognised.emit, row.key))
        self._column.addWidget(card)
        self.cards[row.key] = card
