"""What is said when a child has been added: how long it is to the meeting, and whom to ring."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.clock import STOCKHOLM
from barnombud.services.can_it_wait import CanItWait
from barnombud.texts import cases as texts
from barnombud.texts.duty import social_services
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField, TimeField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Heading, Text


class AddedCard(QWidget):
    """Shown once, after a child was added.

    Attributes:
        to_consent: go to the child's consent page.
        to_list: back to the list.
        paper_wanted: code of the blank form to save.
        extra_wanted: day and time of an extra meeting.
    """

    to_consent = Signal()
    to_list = Signal()
    paper_wanted = Signal(str)
    extra_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty card."""
        super().__init__(parent)
        self._title = Text("", "title")
        self._wait = Heading("")
        self._phones = Text("")
        self._agencies = Text("", "quiet")
        self.consent = make_button(texts.TO_CONSENT, "primary", self.to_consent.emit)
        self.back = make_button(texts.BACK_TO_LIST, "secondary", self.to_list.emit)
        self.form = make_button(
            texts.TO_CONSENT_FORM, "secondary", lambda: self.paper_wanted.emit("consent_form"), icon="printer"
        )
        self.flower = make_button(
            texts.TO_BLANK_FLOWER, "secondary", lambda: self.paper_wanted.emit("blank_flower"), icon="printer"
        )
        self.day = DateField(texts.EXTRA_DAY, required=True)
        self.at = TimeField(texts.EXTRA_TIME, required=True)
        self.extra = make_button(texts.EXTRA, "secondary", self._on_extra, icon="calendar-days")
        self._day_row = FieldRow(texts.EXTRA_DAY, self.day)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        column.addWidget(self._first_card())
        column.addWidget(Columns(self._ring_card(), self._extra_card()))

    def _first_card(self) -> Card:
        card = Card("", "soft")
        card.body.setSpacing(SPACE_M)
        card.add(self._title)
        card.add(Text(texts.ADDED_WHAT_NEXT))
        card.add(ButtonRow(self.consent, self.form, self.flower, self.back))
        return card

    def _ring_card(self) -> Card:
        card = Card()
        card.body.setSpacing(SPACE_S)
        card.add(self._wait)
        card.add(Text(texts.RING_TODAY, "strong"))
        card.add(self._phones)
        card.add(self._agencies)
        card.add(Text(texts.RING_HELP, "quiet"))
        return card

    def _extra_card(self) -> Card:
        card = Card(texts.EXTRA)
        card.add(Text(texts.EXTRA_HELP, "quiet"))
        card.add(Columns(self._day_row, FieldRow(texts.EXTRA_TIME, self.at), stack_below=52))
        card.add(self.extra)
        return card

    def show_added(self, number: str, alias: str, facts: CanItWait) -> None:
        """Say what was added."""
        self._title.setText(texts.added(number, alias))
        self.show_facts(facts)
        self.consent.setFocus()

    def show_facts(self, facts: CanItWait) -> None:
        """Say how long it is to the meeting and whom to ring."""
        self._wait.setText(texts.wait(facts.days))
        self._phones.setText(social_services(facts.telephone_social_services, facts.telephone_out_of_hours))
        self._agencies.setText(
            "\n".join(
                f"{agency.name}: {agency.telephone}"
                for agency in facts.agencies
                if agency.telephone and agency.id != facts.own_agency
            )
        )
        self._agencies.setVisible(bool(self._agencies.text()))
        local = facts.extra_at.astimezone(STOCKHOLM)
        self.day.set_range(facts.today, None)
        self.day.set_value(local.date())
        self.at.set_value(time(local.hour, local.minute))

    def show_error(self, text: str) -> None:
        """Say what is wrong with the day."""
        self._day_row.set_error(text)

    def _on_extra(self) -> None:
        self._day_row.clear_error()
        day, at = self.day, self.at
        if day.check() and at.check():
            chosen, hour = day.value(), at.value()
            if isinstance(chosen, date) and isinstance(hour, time):
                self.extra_wanted.emit(chosen, hour)
