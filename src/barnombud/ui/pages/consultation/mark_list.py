"""The places in a text that could point somebody out, each answered by itself (R13)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from barnombud.texts import consultation as texts
from barnombud.texts.deidentified import KEEP_IT, LEAK_QUESTION, REMOVE_IT, remove_word
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Chip, Text


class MarkList(Card):
    """Hidden while nothing is marked; the focus stays in the list when a mark has been answered.

    Attributes:
        removed: the place of a mark to take out of the text, and which of its words; empty for all of it.
        kept: the place of a mark, and whether it stays.
        answered: the focus stood in the list, and nothing in it is left to answer.
    """

    removed = Signal(int, str)
    kept = Signal(int, bool)
    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(kind="attention", parent=parent)
        self._marks: tuple[Mark, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_S)
        self.add(Text(LEAK_QUESTION, "strong"))
        self.add(self._lines)
        self.setAccessibleName(LEAK_QUESTION)
        self.hide()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show the marks; nothing is made anew when they are as before."""
        if marks == self._marks:
            return
        had_focus = any(each.hasFocus() for each in self.findChildren(QWidget))
        if len(marks) > len(self._marks):
            announce(self, LEAK_QUESTION)
        self._marks = marks
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        first: QWidget | None = None
        for mark in marks:
            line = _Line(mark)
            line.removed.connect(partial(self.removed.emit, mark.place))
            line.kept.connect(partial(self.kept.emit, mark.place))
            self._lines.addWidget(line)
            line.show()
            first = first or (None if mark.kept else line.first)
        self.setVisible(bool(marks))
        if had_focus and first is not None:
            first.setFocus()
        elif had_focus:
            self.answered.emit()


class _Line(QWidget):
    """One mark with its answers, or the answer given; of a combination each word can be taken away."""

    removed = Signal(str)
    kept = Signal(bool)

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        words = texts.mark(mark.snippet, mark.kind, mark.words)
        if mark.kept:
            again = make_button(
                texts.ASK_AGAIN,
                "link",
                lambda: self.kept.emit(False),
                name=texts.mark_action(texts.ASK_AGAIN, mark.snippet),
            )
            row, self.first = ButtonRow(Chip(texts.KEPT, "green"), again), again
        else:
            removing = [self._remove_button(mark, word) for word in mark.words or ("",)]
            keep = make_button(
                KEEP_IT,
                "quiet",
                lambda: self.kept.emit(True),
                name=texts.mark_action(KEEP_IT, mark.snippet),
            )
            row, self.first = ButtonRow(*removing, keep), removing[0]
        self.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Text(words))
        column.addWidget(row)

    def _remove_button(self, mark: Mark, word: str) -> QPushButton:
        name = "" if word else texts.mark_action(REMOVE_IT, mark.snippet)
        label = remove_word(word) if word else REMOVE_IT
        return make_button(label, "quiet", partial(self.removed.emit, word), name=name)
