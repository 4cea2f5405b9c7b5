"""One question as a card: to take up, with the field of the advice; or done, with what was advised."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from barnombud.texts import consultation as texts
from barnombud.ui.pages.consultation.lines import Line
from barnombud.ui.pages.consultation.screened_text import ScreenedText
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Chip, Text
from barnombud.ui.widgets.openings import opens


class PreparedCard(Card):
    """A question to take up; GUI thread.

    Attributes:
        finished: key and advice.
        changed, recognised: the key.
        advice: the field of the advice.
    """

    finished = Signal(str, str)
    changed = Signal(str)
    recognised = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """Lay the card out once; `show_line` fills it."""
        super().__init__(parent=parent)
        self.body.setSpacing(SPACE_M)
        self._chips = ButtonRow()
        self._question = Text("", "heading")
        self.advice = ScreenedText(texts.ADVICE, lines=3, help_text=texts.ADVICE_HELP)
        self.done = make_button(
            texts.DONE, "secondary", lambda: self.finished.emit(key, self.advice.text()), icon="check"
        )
        self.change = opens(make_button(texts.CHANGE, "quiet", lambda: self.changed.emit(key)))
        self.recognise = make_button(texts.RECOGNISED, "danger-outline", lambda: self.recognised.emit(key))
        self.add(self._question)
        self.add(self._chips)
        self.add(self.advice)
        self.add(ButtonRow(self.done, self.change, self.recognise))

    def show_line(self, line: Line) -> None:
        """Show the question as it is now; what is being typed stays."""
        self.setAccessibleName(line.question)
        self._question.setText(line.question)
        _show_chips(self._chips, line)
        self.advice.set_text(line.advice)
        for button in (self.done, self.change, self.recognise):
            button.setAccessibleName(texts.about_question(button.text(), line.question))

    @property
    def main_control(self) -> QWidget:
        """Where the focus goes when a neighbour has left the list."""
        return self.advice.field


class DoneCard(Card):
    """The log of questions that are done; GUI thread.

    Attributes:
        again, removed: the key of a question.
    """

    again = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(texts.FINISHED, parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_M)
        self._shown: tuple[Line, ...] = ()
        self.add(self._lines)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show the questions; nothing is made anew when they are as before."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, line in enumerate(lines):
            if place:
                rule = QFrame()
                set_kind(rule, "line")
                self._lines.addWidget(rule)
            self._lines.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        widget, chips = QWidget(), ButtonRow()
        _show_chips(chips, line)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Text(line.question, "strong"))
        column.addWidget(chips)
        column.addWidget(Text(line.advice or texts.NO_ADVICE, "" if line.advice else "quiet"))
        again = _button(texts.AGAIN, line, lambda: self.again.emit(line.key))
        remove = _button(texts.REMOVE, line, lambda: self.removed.emit(line.key))
        column.addWidget(ButtonRow(again, remove))
        widget.setAccessibleName(line.question)
        return widget


class AskCard(Card):
    """Offers to ask instead: a new case, with nothing taken along (R13); GUI thread.

    Attributes:
        wanted: the guardians are to be asked.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay it out."""
        super().__init__(texts.ASK_TITLE, parent=parent)
        self.add(Text(texts.ASK_TEXT))
        self.button = make_button(texts.ASK, "secondary", self.wanted.emit)
        self.add(self.button)


def _button(words: str, line: Line, pressed: object) -> QPushButton:
    button = make_button(words, "quiet", name=texts.about_question(words, line.question))
    button.clicked.connect(pressed)
    return button


def _show_chips(row: ButtonRow, line: Line) -> None:
    row.clear()
    for words in line.chips:
        row.add(Chip(words))
    row.setVisible(bool(line.chips))
