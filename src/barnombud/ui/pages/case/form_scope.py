"""Second part of the consent form: who may be in the room, what about, what not, until when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.services.consent_forms import AnswerForm, told_of
from barnombud.texts import consent_form as words
from barnombud.texts import consent_page as texts
from barnombud.texts.topics import TOPICS
from barnombud.ui.pages.case.different_ways import DifferentWays
from barnombud.ui.pages.case.form_facts import FormFacts
from barnombud.ui.pages.case.less_topics import LessTopics
from barnombud.ui.theme.tokens import SPACE_L, SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tab_order import follow_layout
from barnombud.ui.widgets.tick_list import TickList


class ScopePart(Card):
    """What a yes is about.

    Attributes:
        changed: something was chosen or has been typed.
        same_wanted: start from another guardian's answer.
        rows: label, field and error of each field, by the name it has in `AnswerForm`.
    """

    changed = Signal()
    same_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out empty fields."""
        super().__init__(words.PART_SCOPE, parent=parent)
        self.body.setSpacing(SPACE_L)
        self._facts: FormFacts | None = None
        self.room = TickList(texts.ROOM)
        self.topics = TickList(texts.TOPICS, TOPICS.items())
        self.less, self.apart = LessTopics(), DifferentWays()
        self.not_raised = AutosaveText(texts.NOT_TOPICS, lines=2, most_characters=1000)
        self.facts = AutosaveText(texts.FACTS, lines=2, most_characters=1000)
        self.valid_from = DateField(texts.FROM)
        self.valid_to = DateField(texts.UNTIL, required=True)
        self.purpose = AutosaveText(texts.PURPOSE, lines=2, most_characters=500)
        self.same = make_button("", "secondary", self.same_wanted.emit, icon="rotate-ccw")
        self._same_help = Text("", "caption")
        self._brings = Text("", "quiet")
        for field in (self.room, self.topics):
            field.setProperty("required", True)
        self.rows = {
            "agencies": FieldRow(texts.ROOM, self.room),
            "topics": FieldRow(texts.TOPICS, self.topics),
            "not_raised": FieldRow(texts.NOT_TOPICS, self.not_raised, help_text=words.NOT_TOPICS_HELP),
            "facts": FieldRow(texts.FACTS, self.facts, help_text=texts.FACTS_HELP),
            "valid_from": FieldRow(texts.FROM, self.valid_from),
            "valid_to": FieldRow(texts.UNTIL, self.valid_to),
            "purpose": FieldRow(texts.PURPOSE, self.purpose),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = self.rows
        self._start = _close(self.same, self._same_help)
        self._exceptions = _close(self.less, self.apart)
        for widget in (
            self._start,
            _close(rows["agencies"], self._brings),
            rows["topics"],
            self._exceptions,
            Columns(rows["not_raised"], rows["facts"], stack_below=110),
            Columns(rows["valid_from"], rows["valid_to"], stack_below=80),
            rows["purpose"],
        ):
            self.add(widget)

    def _connect(self) -> None:
        for text in (self.facts, self.not_raised, self.purpose):
            text.text_rested.connect(self._tell)
        for day in (self.valid_from, self.valid_to):
            day.date_changed.connect(self._tell)
        for ticks in (self.room, self.topics):
            ticks.changed.connect(self._on_ticked)
        self.less.changed.connect(self._on_less)
        self.apart.changed.connect(self.changed)

    def begin(self, facts: FormFacts) -> None:
        """Offer the agencies of this case, and another guardian's answer to start from."""
        self._facts = facts
        self.room.set_choices(facts.agencies)
        self._brings.setText(texts.brings_it(facts.brings))
        self.same.setText(texts.same_as(facts.same_as))
        self._same_help.setText(texts.same_help(facts.same_as))
        self._start.setVisible(bool(facts.same_as))

    def show_form(self, form: AnswerForm) -> None:
        """Show these values."""
        self.room.set_values(form.agencies)
        self.topics.set_values(topic.value for topic in form.topics)
        for line, text in (
            (self.facts, form.facts),
            (self.not_raised, form.not_raised),
            (self.purpose, form.purpose),
        ):
            line.flush()
            line.set_text(text)
        self.valid_from.set_value(form.valid_from)
        self.valid_to.set_value(form.valid_to)
        self.less.show_less(dict(form.less))
        if self._facts is not None:
            alike = form.model_copy(update={"apart": ()})
            self.apart.show_apart(told_of(alike, self._facts.brought_by), form.apart)
        self._fit()

    def fill(self, form: AnswerForm) -> AnswerForm:
        """Return ``form`` with what stands in the fields."""
        return form.model_copy(
            update={
                **self._ticked(),
                "apart": self.apart.value(),
                "purpose": self.purpose.text(),
                "facts": self.facts.text(),
                "not_raised": self.not_raised.text(),
                "valid_from": self.valid_from.value(),
                "valid_to": self.valid_to.value(),
            }
        )

    def check_days(self) -> bool:
        """Say at the days what is wrong with them; True when nothing is."""
        return all([self.valid_from.check(), self.valid_to.check()])

    def _ticked(self) -> dict[str, object]:
        return {
            "agencies": frozenset(AgencyId(key) for key in self.room.values()),
            "topics": frozenset(Topic(code) for code in self.topics.values()),
            "less": self.less.value(),
        }

    def _tell(self, *_value: object) -> None:
        self.changed.emit()

    def _on_ticked(self) -> None:
        self._fit()
        self.changed.emit()

    def _on_less(self) -> None:
        self._fit_apart()
        follow_layout(self)
        self.changed.emit()

    def _fit(self) -> None:
        if self._facts is None:
            return
        here = [(key, name) for key, name in self._facts.agencies if key in self.room.values()]
        self.less.fit(here, self.topics.values())
        self._fit_apart()
        follow_layout(self)

    def _fit_apart(self) -> None:
        if self._facts is None:
            return
        alike = AnswerForm().model_copy(update=self._ticked())
        self.apart.fit(told_of(alike, self._facts.brought_by), self._facts.said, self.topics.values())
        self._exceptions.setVisible(not (self.less.isHidden() and self.apart.isHidden()))


def _close(*widgets: QWidget) -> QWidget:
    """Return widgets that belong together, close below each other."""
    part = QWidget()
    column = Column(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    for widget in widgets:
        column.addWidget(widget)
    return part
