"""Everybody's latest answer in full, with what can be done about it. Widgets only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import consent_page as texts
from barnombud.ui.pages.case.consent_answers import AnswerWords, capitalised_who
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens


class AnswersCard(Card):
    """One paragraph for each answer.

    Attributes:
        correct_wanted: id of the answer that is to be put right.
        scan_wanted: id of the answer that gets a scan.
        scan_opened: id of a scan, and whose it is.
    """

    correct_wanted = Signal(str)
    scan_wanted = Signal(str)
    scan_opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without answers."""
        super().__init__(texts.WHOLE_ANSWERS, parent=parent)
        self.body.setSpacing(SPACE_M)
        self._none = Text(texts.NO_ANSWERS, "quiet")
        self.add(self._none)
        self.parts: list[QWidget] = []

    def show_answers(self, answers: Sequence[AnswerWords], *, may_write: bool) -> None:
        """Show these answers; without ``may_write`` they can only be read."""
        for part in self.parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        each = [self._part(answer, may_write=may_write) for answer in answers]
        beside = [Columns(*pair, stack_below=110) for pair in zip(each[::2], each[1::2], strict=False)]
        self.parts = [*beside, *each[len(each) // 2 * 2 :]]
        for part in self.parts:
            self.add(part)
        self._none.setVisible(not self.parts)

    def _part(self, answer: AnswerWords, *, may_write: bool) -> QWidget:
        part = QWidget()
        column = Column(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Text(capitalised_who(answer), "strong"))
        column.addWidget(Text(answer.lines[0]))
        column.addWidget(Text("\n".join(line for line in answer.lines[1:] if line), "quiet"))
        row = ButtonRow()
        for number, scan in enumerate(answer.scans, start=1):
            words = texts.scan_button(number, len(answer.scans))
            opened = partial(self.scan_opened.emit, scan, answer.who)
            row.add(make_button(words, "secondary", opened, name=texts.scan_name(words, answer.who)))
        if may_write and answer.has_original:
            wanted = partial(self.scan_wanted.emit, answer.event_id)
            name = texts.scan_name(texts.SCAN_ADD, answer.who)
            row.add(make_button(texts.SCAN_ADD, "quiet", wanted, icon="plus", name=name))
        if may_write:
            wanted = partial(self.correct_wanted.emit, answer.event_id)
            name = texts.correct_name(answer.who)
            row.add(opens(make_button(texts.CORRECT, "quiet", wanted, name=name)))
        column.addWidget(row)
        column.addStretch(1)
        return part
