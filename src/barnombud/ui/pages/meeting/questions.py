"""The prepared consultations: read aloud, talked about, and the team's advice written down (R13)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.part_rows import LeakRow, QuestionRow
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text


class QuestionCard(Card):
    """One question and its advice.

    Attributes:
        rested: the advice, after a second's rest.
        kept: the advice is kept: what was found in it points out nobody.
        finished: the question is done, with this advice.
    """

    rested = Signal(str)
    kept = Signal(str)
    finished = Signal(str)

    def __init__(self, row: QuestionRow, parent: QWidget | None = None) -> None:
        """Show the question and what has been advised so far."""
        super().__init__(texts.QUESTION, parent=parent)
        self.add(Text(row.question))
        self.add(Text(row.age, "caption"))
        self.advice = AutosaveText(
            texts.ADVICE, lines=3, placeholder=texts.ADVICE_PLACEHOLDER, most_characters=5_000
        )
        self.advice.set_text(row.advice)
        self.advice.text_rested.connect(self.rested)
        self.add(FieldRow(texts.ADVICE, self.advice))
        self.leak = Text("", "warning")
        self.keep = make_button(texts.LEAK_KEEP, "quiet", lambda: self.kept.emit(self.advice.text()))
        self.done = make_button(texts.QUESTION_DONE, "secondary", self._on_done)
        self.add(self.leak)
        self.add(ButtonRow(self.keep, self.done))
        self.show_leaks(())

    def show_leaks(self, words: tuple[str, ...]) -> None:
        """Show what may point somebody out, to be answered before the advice is kept."""
        self.leak.setText(f"{texts.MAY_NAME}. {texts.found_words(words)}" if words else "")
        self.leak.setVisible(bool(words))
        self.keep.setVisible(bool(words))

    def _on_done(self) -> None:
        self.advice.flush()
        self.finished.emit(self.advice.text())


class Questions(QWidget):
    """Every prepared question.

    Attributes:
        rested, kept, finished: id of the question and its advice, as in `QuestionCard`.
    """

    rested = Signal(str, str)
    kept = Signal(str, str)
    finished = Signal(str, str)

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

    def show_leaks(self, row: LeakRow) -> None:
        """Show what was found in one advice."""
        if row.key in self.cards:
            self.cards[row.key].show_leaks(row.words)

    def flush(self) -> None:
        """Save every advice being typed."""
        for card in self.cards.values():
            card.advice.flush()

    def _add(self, row: QuestionRow) -> None:
        card = QuestionCard(row)
        card.rested.connect(partial(self.rested.emit, row.key))
        card.kept.connect(partial(self.kept.emit, row.key))
        card.finished.connect(partial(self.finished.emit, row.key))
        self._column.addWidget(card)
        self.cards[row.key] = card
