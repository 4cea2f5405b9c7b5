"""The form of one guardian's answer, in the order families answer: who, what, what not, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.consent.events import Answer, ConsentForm, InterpreterUse
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.services.consent_forms import AnswerForm
from barnombud.texts import consent_page as texts
from barnombud.texts.consent_words import FORMS
from barnombud.texts.languages import LANGUAGES
from barnombud.texts.passage import capitalised
from barnombud.texts.topics import TOPICS
from barnombud.ui.pages.case.less_topics import LessTopics
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import RadioList, Tick
from barnombud.ui.widgets.tick_list import TickList


@dataclass(frozen=True)
class FormFacts:
    """What the form needs to know: whose answer it is, who can be in the room, and whose answer is alike."""

    key: str
    who: str
    brings: str
    agencies: tuple[tuple[str, str], ...]
    """Id and name of those that can be in the room beside the one that brought the case."""
    language: str
    needs_interpreter: bool
    same_as: str = ""
    """Who has already answered yes, if anybody."""


class ConsentFormCard(Card):
    """Fields of one answer.

    Attributes:
        changed: something was chosen or has been typed.
        saved: "Spara svaret".
        left: "Avbryt".
        same_wanted: start from the other guardian's answer.
    """

    changed = Signal()
    saved = Signal()
    left = Signal()
    same_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty form."""
        super().__init__(texts.FORM_TITLE, parent=parent)
        self._facts = FormFacts("", "", "", (), "sv", needs_interpreter=False)
        self.rows: dict[str, FieldRow] = {}
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.answer = ChoiceButtons(texts.QUESTION, tuple(texts.ANSWERS.items()))
        self.happened_on = DateField(texts.WHEN, required=True)
        self.room = TickList(texts.ROOM)
        self.topics = TickList(texts.TOPICS, TOPICS.items())
        self.less = LessTopics()
        self.facts = AutosaveText(texts.FACTS, lines=2, most_characters=1000)
        self.not_raised = AutosaveText(texts.NOT_TOPICS, lines=2, most_characters=1000)
        self.purpose = AutosaveText(texts.PURPOSE, lines=2, most_characters=500)
        self.valid_from = DateField(texts.FROM)
        self.valid_to = DateField(texts.UNTIL, required=True)
        self.form = ChoiceButtons(texts.HOW, [(code, capitalised(words)) for code, words in FORMS.items()])
        self.place = AutosaveLine(texts.PLACE, most_characters=120)
        self.original = AutosaveLine(texts.ORIGINAL, most_characters=200)
        self.informed = Tick(texts.INFORMED)
        self.language = DropList(texts.INFORMATION_LANGUAGE, LANGUAGES.items())
        self.version = AutosaveLine(texts.INFORMATION_VERSION, most_characters=40)
        self.interpreter = RadioList(texts.INTERPRETER, tuple(texts.INTERPRETER_CHOICES.items()))
        self.interpreter_note = AutosaveLine(texts.INTERPRETER_NOTE, most_characters=200)
        for field in (self.answer, self.room, self.topics, self.form, self.informed):
            field.setProperty("required", True)
        self.same = make_button("", "secondary", self.same_wanted.emit, icon="rotate-ccw")
        self.save = make_button(texts.SAVE, "primary", self._on_save)
        self.leave = make_button(texts.LEAVE, "secondary", self.left.emit)

    def _row(self, key: str, label: str, field: QWidget, help_text: str = "") -> FieldRow:
        self.rows[key] = FieldRow(label, field, help_text=help_text)
        return self.rows[key]

    def _lay_out(self) -> None:
        self.body.setSpacing(SPACE_L)
        self._same_help = Text("", "caption")
        self.add(self._row("answer", texts.QUESTION, self.answer))
        self._no = Text(texts.NO_TEXT, "quiet")
        self.add(self._no)
        self.add(self._row("happened_on", texts.WHEN, self.happened_on))
        self._terms = QWidget()
        terms = Column(self._terms)
        terms.setContentsMargins(0, 0, 0, 0)
        terms.setSpacing(SPACE_L)
        terms.addWidget(self.same)
        terms.addWidget(self._same_help)
        self._brings = Text("", "quiet")
        terms.addWidget(self._row("agencies", texts.ROOM, self.room))
        terms.addWidget(self._brings)
        terms.addWidget(self._row("topics", texts.TOPICS, self.topics))
        terms.addWidget(self.less)
        terms.addWidget(self._row("not_raised", texts.NOT_TOPICS, self.not_raised))
        terms.addWidget(self._row("facts", texts.FACTS, self.facts, texts.FACTS_HELP))
        dates = (self._row("valid_from", texts.FROM, self.valid_from),)
        terms.addWidget(Columns(*dates, self._row("valid_to", texts.UNTIL, self.valid_to), stack_below=80))
        terms.addWidget(self._row("purpose", texts.PURPOSE, self.purpose))
        terms.addWidget(self._row("informed", texts.INFORMATION, self.informed))
        terms.addWidget(self._about_language())
        terms.addWidget(self._row("form", texts.HOW, self.form))
        original = self._row("original_kept_at", texts.ORIGINAL, self.original)
        place = self._row("place", texts.PLACE, self.place, texts.PLACE_HELP)
        terms.addWidget(Columns(place, original, stack_below=70))
        self.add(self._terms)
        self.add(ButtonRow(self.save, self.leave))

    def _about_language(self) -> QWidget:
        part = QWidget()
        column = Column(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        version = self._row("information_version", texts.INFORMATION_VERSION, self.version)
        language = self._row("information_language", texts.INFORMATION_LANGUAGE, self.language)
        column.addWidget(Columns(language, version, stack_below=70))
        self._interpreter_row = self._row(
            "interpreter", texts.INTERPRETER, self.interpreter, texts.INTERPRETER_HELP
        )
        self._note_row = self._row("interpreter_note", texts.INTERPRETER_NOTE, self.interpreter_note)
        column.addWidget(self._interpreter_row)
        column.addWidget(self._note_row)
        return part

    def _connect(self) -> None:
        for signal in (self.answer.chosen, self.form.chosen, self.language.chosen, self.interpreter.chosen):
            signal.connect(self._on_changed)
        for text in (
            self.facts,
            self.not_raised,
            self.purpose,
            self.place,
            self.original,
            self.version,
            self.interpreter_note,
        ):
            text.text_rested.connect(self._on_changed)
        for day in (self.happened_on, self.valid_from, self.valid_to):
            day.date_changed.connect(self._on_changed)
        for ticks in (self.room, self.topics):
            ticks.changed.connect(self._on_ticked)
        self.less.changed.connect(self._on_changed)
        self.informed.ticked.connect(self._on_changed)

    def begin(self, facts: FormFacts, form: AnswerForm) -> None:
        """Show a form for one person."""
        self._facts = facts
        if self.heading is not None:
            self.heading.setText(texts.form_for(facts.who))
        self.room.set_choices(facts.agencies)
        self._brings.setText(texts.brings_it(facts.brings))
        self.same.setText(texts.same_as(facts.same_as))
        self._same_help.setText(texts.same_help(facts.same_as))
        for widget in (self.same, self._same_help):
            widget.setVisible(bool(facts.same_as))
        self.show_form(form)
        self.clear_errors()

    def show_form(self, form: AnswerForm) -> None:
        """Show these values."""
        self.answer.set_value(form.answer)
        self.happened_on.set_value(form.happened_on)
        self.room.set_values(form.agencies)
        self.topics.set_values(topic.value for topic in form.topics)
        for line, text in (
            (self.facts, form.facts),
            (self.not_raised, form.not_raised),
            (self.purpose, form.purpose),
            (self.place, form.place),
            (self.original, form.original_kept_at),
            (self.version, form.information_version),
            (self.interpreter_note, form.interpreter_note),
        ):
            line.flush()
            line.set_text(text)
        self.valid_from.set_value(form.valid_from)
        self.valid_to.set_value(form.valid_to)
        self.form.set_value(form.form)
        self.informed.set_ticked(form.informed)
        self.language.set_value(form.information_language)
        self.interpreter.set_value(form.interpreter)
        self.less.show_less(dict(form.less))
        self._fit_less()
        self._show_parts()

    def value(self) -> AnswerForm:
        """Return what stands in the form."""
        answer, way, used = self.answer.value(), self.form.value(), self.interpreter.value()
        return AnswerForm(
            answer=Answer(answer) if answer else None,
            happened_on=self.happened_on.value(),
            agencies=frozenset(AgencyId(key) for key in self.room.values()),
            topics=frozenset(Topic(code) for code in self.topics.values()),
            less=self.less.value(),
            purpose=self.purpose.text(),
            facts=self.facts.text(),
            not_raised=self.not_raised.text(),
            valid_from=self.valid_from.value(),
            valid_to=self.valid_to.value(),
            form=ConsentForm(way) if way else None,
            place=self.place.text(),
            informed=self.informed.is_ticked(),
            information_language=self.language.value(),
            information_version=self.version.text(),
            interpreter=InterpreterUse(used) if used else None,
            interpreter_note=self.interpreter_note.text(),
            original_kept_at=self.original.text(),
        )

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say at each field what is wrong; the focus goes to the first."""
        self.clear_errors()
        for key, text in errors.items():
            self.rows.get(key, self.rows["answer"]).set_error(text)
        for key, row in self.rows.items():
            if key in errors:
                _focus(row.field)
                break

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for row in self.rows.values():
            row.clear_error()

    def flush(self) -> None:
        """Hand on what is typed."""
        for field in self.findChildren(AutosaveText):
            field.flush()
        for line in self.findChildren(AutosaveLine):
            line.flush()

    def _on_save(self) -> None:
        self.flush()
        dates_fine = [day.check() for day in (self.happened_on, self.valid_from, self.valid_to)]
        if self.answer.value() == Answer.NO and not dates_fine[0]:
            return
        if self.answer.value() != Answer.NO and not all(dates_fine):
            return
        self.saved.emit()

    def _on_ticked(self) -> None:
        self._fit_less()
        self._on_changed()

    def _on_changed(self, *_value: object) -> None:
        self._show_parts()
        self.changed.emit()

    def _fit_less(self) -> None:
        here = [(key, name) for key, name in self._facts.agencies if key in self.room.values()]
        self.less.fit(here, self.topics.values())

    def _show_parts(self) -> None:
        """Show what the answer needs: a no needs nothing more; another language needs an interpreter."""
        answer = self.answer.value()
        self._no.setVisible(answer == Answer.NO)
        self._terms.setVisible(answer in (Answer.YES, Answer.PARTLY))
        foreign = self._facts.language.split("-")[0] != "sv" or self._facts.needs_interpreter
        self._interpreter_row.setVisible(foreign)
        self._note_row.setVisible(foreign)


def _focus(field: QWidget) -> None:
    """Put the focus on a field, or on the first of its parts that takes it."""
    target = field.focusProxy() or field
    if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
        parts = (
            part for part in target.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        )
        target = next(parts, target)
    target.setFocus()


def usual_form(today: date, last: date, language: str, version: str, purpose: str) -> AnswerForm:
    """Return the form as it starts: with what is known, without anything the family has to say."""
    return AnswerForm(
        happened_on=today,
        purpose=purpose,
        valid_from=today,
        valid_to=last,
        information_language=language,
        information_version=version,
    )
