"""The fields of one petal: its words, its questions and its look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from barnombud.domain.wellbeing.template import PetalColour, PetalMark
from barnombud.texts import flower
from barnombud.texts import flower_template as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.field_row import FieldRow

_LINE, _TEXT = 240, 2000
"""Longer than any field takes, so that who writes too much is told instead of cut short."""


class PetalForm(Card):
    """Hands on each field as soon as the typing rests.

    Attributes:
        changed: code name of the field and its text, or the list of questions.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a petal."""
        super().__init__(texts.PETAL, parent=parent)
        self.label = AutosaveLine(texts.LABEL, most_characters=_LINE)
        self.child_line = AutosaveLine(texts.CHILD_LINE, most_characters=_LINE)
        self.help = AutosaveText(texts.HELP, lines=2, most_characters=_TEXT)
        self.questions = AutosaveText(texts.QUESTIONS, lines=3, most_characters=_TEXT)
        self.child_question = AutosaveLine(texts.CHILD_QUESTION, most_characters=_LINE)
        self.colour = _choice({str(code): flower.COLOUR_WORDS[code] for code in PetalColour})
        self.mark = _choice({str(code): flower.MARK_WORDS[code] for code in PetalMark})
        self.rows = {
            "label": FieldRow(texts.LABEL, self.label),
            "child_line": FieldRow(texts.CHILD_LINE, self.child_line, help_text=texts.CHILD_LINE_HELP),
            "help": FieldRow(texts.HELP, self.help),
            "questions": FieldRow(texts.QUESTIONS, self.questions, help_text=texts.QUESTIONS_HELP),
            "child_question": FieldRow(texts.CHILD_QUESTION, self.child_question),
            "colour": FieldRow(texts.COLOUR, self.colour),
            "mark": FieldRow(texts.MARK, self.mark),
        }
        self.body.setSpacing(SPACE_M)
        for name in ("label", "child_line", "help", "questions", "child_question"):
            self.add(self.rows[name])
        self.add(Columns(self.rows["colour"], self.rows["mark"], stack_below=44))
        self._connect()

    def _connect(self) -> None:
        for name in ("label", "child_line", "help", "child_question"):
            getattr(self, name).text_rested.connect(lambda text, name=name: self.changed.emit(name, text))
        self.questions.text_rested.connect(lambda text: self.changed.emit("questions", _lines(text)))
        for name, box in (("colour", self.colour), ("mark", self.mark)):
            box.activated.connect(
                lambda _place, name=name, box=box: self.changed.emit(name, str(box.currentData()))
            )

    def show_petal(self, petal: Mapping[str, Any]) -> None:
        """Show one petal; what was typed about another has been handed on before."""
        for name in ("label", "child_line", "help", "child_question"):
            getattr(self, name).set_text(petal[name])
        self.questions.set_text("\n".join(petal["questions"]))
        self.colour.setCurrentIndex(self.colour.findData(petal["colour"]))
        self.mark.setCurrentIndex(self.mark.findData(petal["mark"]))

    def flush(self) -> None:
        """Hand on what is typed, at once."""
        for field in (self.label, self.child_line, self.help, self.questions, self.child_question):
            field.flush()


def _choice(words: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    for code, word in words.items():
        box.addItem(word, code)
    return box


def _lines(text: str) -> list[str]:
    """Return the questions, one a line, empty lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]
