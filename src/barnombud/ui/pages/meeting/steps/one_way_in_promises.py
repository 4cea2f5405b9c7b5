"""Who tells the family, when it is followed up, and what for: forms, and one sentence when agreed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.ids import MemberId
from barnombud.domain.support.agreement import AgreementDraft
from barnombud.services.item_people import ItemPeople
from barnombud.texts import one_way_in as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField, parse_date
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick

_NARROW = 46


class PromiseCard(Card):
    """A card with a form, and one sentence in its place when it is agreed.

    Attributes:
        written: field of the draft and its value.
    """

    written = Signal(str, object)

    def __init__(self, title: str) -> None:
        """Lay out an empty form and an empty sentence."""
        super().__init__(title)
        self.sentence = Text()
        self.form = QWidget()
        self._form = Column(self.form)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(SPACE_M)
        self.add(self.sentence)
        self.add(self.form)

    def set_reading(self, *, reading: bool) -> None:
        """Show the sentence, or the form."""
        self.sentence.setVisible(reading)
        self.form.setVisible(not reading)

    def _people_list(self, name: str, field: str) -> DropList:
        people = DropList(name)
        people.chosen.connect(lambda code: self.written.emit(field, MemberId(code) if code else None))
        return people


def show_people(found: DropList, people: ItemPeople, chosen: MemberId | None) -> None:
    """Offer the item's members in a list."""
    members = ((member.id, texts.person(member.name, member.role)) for member in people.members)
    found.set_choices((("", texts.CHOOSE_PERSON), *members))
    found.set_value(chosen or "")


def show_day(field: DateField, day: date | None) -> None:
    """Show a stored date, unless somebody has typed another that has not been read yet."""
    text = field.line.text().strip()
    if parse_date(text) == field.value() and (field.value() is not None or not text):
        field.set_value(day)


class TellCard(PromiseCard):
    """Who tells the guardians, by when, how and in which language."""

    def __init__(self) -> None:
        """Lay out the form."""
        super().__init__(texts.TELL)
        self.who = self._people_list(texts.TELL_WHO, "tell_member")
        self.by = DateField(texts.TELL_BY)
        self.by.date_changed.connect(lambda day: self.written.emit("tell_by", day))
        self.how = AutosaveLine(texts.TELL_HOW, placeholder=texts.TELL_HOW_PLACEHOLDER, most_characters=200)
        self.how.text_rested.connect(lambda text: self.written.emit("tell_how", text))
        self.language = DropList(texts.TELL_LANGUAGE, texts.languages())
        self.language.chosen.connect(lambda code: self.written.emit("tell_language", code))
        self.speaks = Text("", "caption")
        self.talked = Tick(texts.TALKED_THROUGH)
        self.talked.ticked.connect(lambda on: self.written.emit("talked_through", on))
        self.talked_line = Text("", "quiet")
        self.add(self.talked_line)
        self.talked_help = Text(texts.TALKED_THROUGH_HELP, "caption")
        self.who_row = FieldRow(texts.TELL_WHO, self.who)
        self.by_row = FieldRow(texts.TELL_BY, self.by)
        language_row = FieldRow(texts.TELL_LANGUAGE, self.language)
        self._form.add(self.who_row)
        self._form.add(self.by_row)
        self._form.add(Columns(FieldRow(texts.TELL_HOW, self.how), language_row, stack_below=_NARROW))
        self._form.add(self.speaks)
        self._form.add(self.talked)
        self._form.add(self.talked_help)

    def set_reading(self, *, reading: bool) -> None:
        """Show the sentences, or the form."""
        super().set_reading(reading=reading)
        self.talked_line.setVisible(reading and bool(self.talked_line.text()))

    def show_draft(self, people: ItemPeople, draft: AgreementDraft) -> None:
        """Show what the draft says."""
        show_people(self.who, people, draft.tell_member)
        self.by.set_range(people.today, None)
        show_day(self.by, draft.tell_by)
        self.how.set_text(draft.tell_how)
        if self.language.findData(draft.tell_language) < 0:
            self.language.addItem(draft.tell_language, draft.tell_language)
        self.language.set_value(draft.tell_language)
        self.speaks.setText(
            texts.language_line(tuple((g.language, g.needs_interpreter) for g in people.guardians))
        )
        self.talked.set_ticked(draft.talked_through)
        member = people.member(draft.tell_member)
        if member is not None and draft.tell_by is not None:
            self.sentence.setText(
                texts.tell_sentence(member.name, draft.tell_by, draft.tell_how, draft.tell_language)
            )
        self.talked_line.setText(texts.TALKED_THROUGH_LINE if draft.talked_through else "")

    def forget(self) -> None:
        """Empty everything."""
        self.who.clear()
        self.by.set_value(None)
        self.how.clear()
        self.how.flush()
        self.speaks.setText("")
        self.talked_line.setText("")
        self.sentence.setText("")
        self.talked.set_ticked(False)


class FollowUpCard(PromiseCard):
    """When it is followed up, and who brings it."""

    def __init__(self) -> None:
        """Lay out the form."""
        super().__init__(texts.FOLLOW_UP)
        self.on = DateField(texts.FOLLOW_UP_ON)
        self.on.date_changed.connect(lambda day: self.written.emit("follow_up_on", day))
        self.who = self._people_list(texts.FOLLOW_UP_WHO, "follow_up_member")
        self.on_row = FieldRow(texts.FOLLOW_UP_ON, self.on, help_text=texts.FOLLOW_UP_HELP)
        self._form.add(self.on_row)
        self._form.add(FieldRow(texts.FOLLOW_UP_WHO, self.who))

    def show_draft(self, people: ItemPeople, draft: AgreementDraft) -> None:
        """Show what the draft says."""
        show_day(self.on, draft.follow_up_on)
        show_people(self.who, people, draft.follow_up_member)
        member = people.member(draft.follow_up_member)
        if draft.follow_up_on is not None:
            self.sentence.setText(texts.follow_up_sentence(draft.follow_up_on, member.name if member else ""))

    def forget(self) -> None:
        """Empty everything."""
        self.on.set_value(None)
        self.who.clear()
        self.sentence.setText("")


class GoalsCard(PromiseCard):
    """What is needed and what should get better; never required."""

    def __init__(self) -> None:
        """Lay out the two fields."""
        super().__init__(texts.GOALS)
        self.need = AutosaveText(texts.NEED, lines=2, most_characters=2000)
        self.better = AutosaveText(texts.BETTER, lines=2, most_characters=2000)
        self.need.text_rested.connect(lambda text: self.written.emit("need", text))
        self.better.text_rested.connect(lambda text: self.written.emit("better", text))
        self._form.add(FieldRow(texts.NEED, self.need))
        self._form.add(FieldRow(texts.BETTER, self.better))

    def show_draft(self, draft: AgreementDraft) -> None:
        """Show what the draft says; what somebody is typing stays."""
        self.need.set_text(draft.need)
        self.better.set_text(draft.better)
        self.sentence.setText("\n\n".join(text for text in (draft.need, draft.better) if text.strip()))

    def set_reading(self, *, reading: bool) -> None:
        """Show the texts or the form; a card without texts is not there to read."""
        super().set_reading(reading=reading)
        self.setVisible(not reading or bool(self.sentence.text()))

    def forget(self) -> None:
        """Empty everything."""
        self.sentence.setText("")
        for field in (self.need, self.better):
            field.clear()
            field.flush()
