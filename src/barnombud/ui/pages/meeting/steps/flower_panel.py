"""The panel beside the flower: whose view, the petal's questions, what works and is hard, and the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from barnombud.domain.wellbeing.rating import PetalAnswer
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.texts import flower_step as texts
from barnombud.ui.pages.meeting.steps.flower_buttons import ChipButton, StepButton
from barnombud.ui.pages.meeting.steps.flower_raters import RaterLine
from barnombud.ui.pages.meeting.steps.strengths_confirm import ConfirmCard
from barnombud.ui.theme.palette import tokens_of
from barnombud.ui.theme.petal_colours import flower_inks
from barnombud.ui.theme.tokens import DARK, SPACE_S, SPACE_XS
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

LONGEST = 4000
"""Characters, as `rating.LONGEST_NOTE`."""


class PetalTitle(Text):
    """The petal's name in its own colour, in light and dark."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__("", "title")
        self._colour = "blue"

    def show_petal(self, label: str, colour: str) -> None:
        """Show another petal's name."""
        self._colour = colour
        self.setText(label)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the name; the style sheet knows no petals."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(flower_inks(dark=tokens_of(self.palette()) is DARK).petals[self._colour].text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.contentsRect(), flags, self.text())
        painter.end()
        event.accept()


class PetalPanel(QWidget):
    """One petal of one view.

    Attributes:
        rater_chosen: code of whose view is to be written.
        step_given: a step; the same one again takes it back (`answer_taken_back`).
        non_answer_given: code of an answer in words.
        answer_taken_back: neither step nor words any more.
        text_rested: ``strengths`` or ``challenges``, and the text.
        confirm_pressed: the rater's agency has checked the consent (R8).
    """

    rater_chosen = Signal(str)
    step_given = Signal(int)
    non_answer_given = Signal(str)
    answer_taken_back = Signal()
    text_rested = Signal(str, str)
    confirm_pressed = Signal()

    def __init__(self) -> None:
        """Lay out an empty panel."""
        super().__init__()
        self.raters: dict[str, ChipButton] = {}
        self.rater_row = ButtonRow()
        self.rater_row.setAccessibleName(texts.WHOSE)
        self.title = PetalTitle()
        self.questions = Text("", "quiet")
        self.works = AutosaveText(texts.WORKS, lines=2, most_lines=6, most_characters=LONGEST)
        self.hard = AutosaveText(texts.HARD, lines=2, most_lines=6, most_characters=LONGEST)
        self.works.text_rested.connect(lambda text: self.text_rested.emit("strengths", text))
        self.hard.text_rested.connect(lambda text: self.text_rested.emit("challenges", text))
        self.steps: list[StepButton] = []
        self.step_row = ButtonRow()
        self.step_row.setAccessibleName(texts.STEP)
        self.meaning = Text("", "quiet")
        self.non_answers = {code: ChipButton(texts.non_answer(code)) for code in texts.NON_ANSWER_CODES}
        for code, chip in self.non_answers.items():
            chip.setAccessibleDescription(texts.OTHER_ANSWERS)
            chip.clicked.connect(lambda on, code=code: self._on_non_answer(code, on=on))
        self.waiting = Text(texts.WAITS_FOR_OWN, "warning")
        self.lock = ConfirmCard()
        self.lock.confirmed.connect(self.confirm_pressed)
        self._template: FlowerTemplate | None = None
        self._answer: PetalAnswer | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self.form = QWidget()
        form = Column(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACE_S)
        form.add(FieldRow(texts.WORKS, self.works))
        form.add(FieldRow(texts.HARD, self.hard))
        form.addSpacing(SPACE_XS)
        form.add(self.step_row)
        form.add(self.meaning)
        form.add(ButtonRow(*self.non_answers.values()))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (self.rater_row, self.waiting, self.title, self.questions, self.lock, self.form):
            column.add(widget)
        column.addStretch(1)

    def show_raters(self, raters: Sequence[RaterLine], front: str, *, held_back: bool, locked: str) -> None:
        """Show whose view is written; a locked agency sees the confirmation instead of the fields."""
        shown = [(code, chip.text()) for code, chip in self.raters.items()]
        if shown != [(line.code, line.label) for line in raters]:
            self._make_raters(raters)
        for code, chip in self.raters.items():
            chip.setChecked(code == front)
        self.waiting.setVisible(held_back)
        self.lock.show_agency(locked)
        self.form.setVisible(not locked)

    def _make_raters(self, raters: Sequence[RaterLine]) -> None:
        self.rater_row.clear()
        self.raters = {}
        for line in raters:
            chip = ChipButton(line.label)
            chip.setAccessibleDescription(texts.WHOSE)
            chip.clicked.connect(lambda _on, code=line.code: self._on_rater(code))
            self.rater_row.add(chip)
            self.raters[line.code] = chip

    def show_petal(
        self, template: FlowerTemplate, petal: Petal, answer: PetalAnswer, *, texts_too: bool
    ) -> None:
        """Show the petal and its answer; without ``texts_too`` what is written stays."""
        if template is not self._template:
            self._make_steps(template)
        self._answer = answer
        self.title.show_petal(petal.label, petal.colour.value)
        self.questions.setText(" ".join(petal.questions))
        if texts_too:
            self.works.set_text(answer.strengths)
            self.hard.set_text(answer.challenges)
        for place, button in enumerate(self.steps, 1):
            button.set_petal_colour(petal.colour.value)
            button.setChecked(answer.value == place)
        for code, chip in self.non_answers.items():
            chip.setChecked(answer.non_answer is not None and answer.non_answer.value == code)
        self.meaning.setText(self._meaning(template, answer))

    def _meaning(self, template: FlowerTemplate, answer: PetalAnswer) -> str:
        steps = template.scale.steps
        if answer.value is not None and answer.value <= len(steps):
            step = steps[answer.value - 1]
            return texts.step_line(step.value, step.word, step.description)
        if answer.non_answer is not None or not steps:
            return ""
        return texts.NO_STEP

    def _make_steps(self, template: FlowerTemplate) -> None:
        self._template = template
        self.step_row.clear()
        self.steps = []
        for step in template.scale.steps:
            button = StepButton(str(step.value))
            button.setAccessibleName(texts.step_name(step.value, step.word))
            button.setAccessibleDescription(step.description)
            button.setToolTip(step.word)
            button.clicked.connect(lambda on, value=step.value: self._on_step(value, on=on))
            self.step_row.add(button)
            self.steps.append(button)
        self.step_row.setVisible(bool(self.steps))

    def flush(self) -> None:
        """Hand on what is typed."""
        self.works.flush()
        self.hard.flush()

    def forget(self) -> None:
        """Empty everything."""
        self.title.setText("")
        self.questions.setText("")
        self.meaning.setText("")
        for field in (self.works, self.hard):
            field.clear()
            field.flush()
        self._make_raters(())
        self.lock.show_agency("")
        self.waiting.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit on the panel's buttons give a step, and 0 set the petal aside for today."""
        value = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.form.isVisible():
            super().keyPressEvent(event)
        elif value == 0:
            self.non_answer_given.emit(texts.NON_ANSWER_CODES[-1])
        elif 1 <= value <= len(self.steps):
            self.step_given.emit(value)
        else:
            super().keyPressEvent(event)

    def _on_rater(self, code: str) -> None:
        self.flush()
        self.rater_chosen.emit(code)

    def _on_step(self, value: int, *, on: bool) -> None:
        self.flush()
        if on:
            self.step_given.emit(value)
        else:
            self.answer_taken_back.emit()

    def _on_non_answer(self, code: str, *, on: bool) -> None:
        self.flush()
        if on:
            self.non_answer_given.emit(code)
        else:
            self.answer_taken_back.emit()
