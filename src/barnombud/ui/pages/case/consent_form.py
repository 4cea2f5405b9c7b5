"""The form of one answer, in the order families answer: the answer, who and what, how it was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.consent.events import Answer
from barnombud.services.consent_forms import AnswerForm
from barnombud.texts import consent_form as words
from barnombud.texts import consent_page as texts
from barnombud.ui.pages.case.consent_summary import summary
from barnombud.ui.pages.case.form_facts import FormFacts
from barnombud.ui.pages.case.form_record import RecordPart
from barnombud.ui.pages.case.form_scope import ScopePart
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tab_order import follow_layout


class ConsentFormCard(QWidget):
    """Fields of one answer, in four short parts.

    Attributes:
        changed: something was chosen or has been typed.
        saved: "Spara svaret".
        left: "Avbryt".
        same_wanted: start from the other guardian's answer.
        rows: label, field and error of each field, by the name it has in `AnswerForm`.
    """

    changed = Signal()
    saved = Signal()
    left = Signal()
    same_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty form."""
        super().__init__(parent)
        self._facts: FormFacts | None = None
        self.heading = Text("", "title")
        self.first = Card(words.PART_ANSWER)
        self.scope, self.record = ScopePart(), RecordPart()
        self.last = Card(words.PART_CHECK, "soft")
        self.other_adult = AutosaveLine(words.OTHER_ADULT, most_characters=120)
        self.answer = ChoiceButtons(texts.QUESTION, tuple(texts.ANSWERS.items()))
        self.answer.setProperty("required", True)
        self.happened_on = DateField(texts.WHEN, required=True)
        self.summary = Text("", "strong")
        self.save = make_button(texts.SAVE, "primary", self._on_save)
        self.leave = make_button(texts.LEAVE, "secondary", self.left.emit)
        self.rows = {
            "other_adult": FieldRow(words.OTHER_ADULT, self.other_adult, help_text=words.OTHER_ADULT_HELP),
            "answer": FieldRow(texts.QUESTION, self.answer),
            "happened_on": FieldRow(texts.WHEN, self.happened_on),
            **self.scope.rows,
            **self.record.rows,
        }
        half_filled(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._corrected, self._child = Text("", "quiet"), Text(words.CHILD_HELP, "quiet")
        self._no = Text(texts.NO_TEXT, "quiet")
        self._replaces, self._older = Text(words.REPLACES, "quiet"), Text("", "warning")
        self.first.body.setSpacing(SPACE_L)
        for widget in (
            self._corrected,
            self._child,
            self._replaces,
            self.rows["other_adult"],
            Columns(self.rows["answer"], self.rows["happened_on"], stack_below=90),
            self._no,
            self._older,
        ):
            self.first.add(widget)
        self.last.add(Text(words.READ_ALOUD, "quiet"))
        self.last.add(self.summary)
        self.last.add(ButtonRow(self.save, self.leave))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        for part in (self.heading, self.first, self.scope, self.record, self.last):
            column.addWidget(part)

    def _connect(self) -> None:
        self.answer.chosen.connect(self._on_changed)
        self.happened_on.date_changed.connect(self._on_changed)
        self.other_adult.text_rested.connect(self._on_changed)
        self.scope.changed.connect(self._on_changed)
        self.scope.same_wanted.connect(self.same_wanted)
        self.record.changed.connect(self._on_changed)

    def begin(self, facts: FormFacts, form: AnswerForm) -> None:
        """Show a form for one person."""
        self._facts = facts
        title = words.correct_for if facts.corrected_day else texts.form_for
        self.heading.setText(title(facts.who))
        self._corrected.setText(words.correct_text(facts.corrected_day))
        self._corrected.setVisible(bool(facts.corrected_day))
        self._child.setVisible(facts.is_child)
        self._replaces.setVisible(facts.has_answer)
        self._older.setText(words.older_than_no(facts.denied_on) if facts.denied_on else "")
        self.rows["other_adult"].setVisible(facts.other_adult)
        self.scope.begin(facts)
        self.record.begin(facts)
        self.show_form(form)
        self.clear_errors()
        follow_layout(self)

    def show_form(self, form: AnswerForm) -> None:
        """Show these values."""
        self.other_adult.flush()
        self.other_adult.set_text(form.other_adult)
        self.answer.set_value(form.answer)
        self.happened_on.set_value(form.happened_on)
        self.scope.show_form(form)
        self.record.show_form(form)
        self._show_parts()

    def value(self) -> AnswerForm:
        """Return what stands in the form."""
        answer = self.answer.value()
        own = AnswerForm(
            answer=Answer(answer) if answer else None,
            happened_on=self.happened_on.value(),
            other_adult=self.other_adult.text(),
        )
        return self.record.fill(self.scope.fill(own))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say at each field what is wrong; the focus goes to the first."""
        self.clear_errors()
        for key, text in errors.items():
            self.rows.get(key, self.rows["answer"]).set_error(text)
        known = [key if key in self.rows else "answer" for key in errors]
        self._focus_first(key for key in self.rows if key in known)

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for row in self.rows.values():
            row.clear_error()

    def focus(self) -> None:
        """Put the keyboard on the first field."""
        if self._facts is not None and self._facts.other_adult:
            self.other_adult.setFocus()
        else:
            self.answer.button(Answer.YES).setFocus()

    def flush(self) -> None:
        """Hand on what is typed."""
        for field in self.findChildren(AutosaveText):
            field.flush()
        for line in self.findChildren(AutosaveLine):
            line.flush()

    def _on_save(self) -> None:
        self.flush()
        fine = [self.happened_on.check()]
        if self.answer.value() != Answer.NO:
            fine.append(self.scope.check_days())
        if all(fine):
            self.saved.emit()
            return
        days = ("happened_on", "valid_from", "valid_to")
        self._focus_first(key for key in days if self.rows[key].error)

    def _focus_first(self, keys: Iterable[str]) -> None:
        key = next(iter(keys), None)
        if key is not None:
            _focus(self.rows[key].field)

    def _on_changed(self, *_value: object) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        """Show what the answer needs: a no needs nothing more."""
        answer = self.answer.value()
        self._no.setVisible(answer == Answer.NO)
        gives = answer in (Answer.YES, Answer.PARTLY)
        for part in (self.scope, self.record):
            part.setVisible(gives)
        if self._facts is not None:
            day, denied_on = self.happened_on.value(), self._facts.denied_on
            self._older.setVisible(bool(gives and day and denied_on and day < denied_on))
            self.summary.setText(summary(self.value(), self._facts))


def _focus(field: QWidget) -> None:
    """Put the focus on a field, or on the first of its parts that takes it."""
    target = field.focusProxy() or field
    if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
        parts = (
            part for part in target.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        )
        target = next(parts, target)
    target.setFocus()
