"""Möten: the list and the form for the next; widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from barnombud.texts import meetings as texts
from barnombud.ui.pages.meetings.calendar_card import CalendarCard
from barnombud.ui.pages.meetings.presenter import MeetingRow, MeetingsPresenter, NewMeeting
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.telling import tell_trouble
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.date_field import DateField, TimeField
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow

LONGEST = 600
"""Minutes of the longest meeting that can be planned."""


class MeetingsPage(Page):
    """The page of meetings."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.presenter = MeetingsPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self._proposal: NewMeeting | None = None
        self._extra = False
        self.message = MessageBar()
        self.table = SimpleTable(texts.TITLE, texts.HEADERS, weights=(5, 2, 3))
        self.table.row_activated.connect(self.presenter.open)
        self.empty = EmptyState(texts.EMPTY_TITLE, texts.EMPTY_TEXT, icon="calendar-days")
        self.empty.hide()
        ground = ScrollPage(widest=1180)
        ground.add(self.message)
        list_card = Card(texts.TITLE)
        list_card.add(self.table)
        list_card.add(self.empty)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._make_form())
        self.calendar = CalendarCard(context)
        self.calendar.failed.connect(partial(tell_trouble, self))
        self.calendar.done.connect(self.message.say)
        column.addWidget(self.calendar)
        column.addStretch(1)
        ground.add(Columns(list_card, beside, weights=(3, 2)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_form(self) -> Card:
        card = Card(texts.PLAN_TITLE, "soft")
        self.when, self.note = Text("", "strong"), Text("", "quiet")
        self.plan_button = make_button(texts.PLAN, "primary", self._plan)
        self.change_button = opens(make_button(texts.OTHER_DAY, "link", self._on_change))
        self.extra_button = opens(make_button(texts.EXTRA, "link", self._on_extra))
        self.no_extra_button = make_button(texts.NO_EXTRA, "quiet", self._on_no_extra)
        card.add(self.when)
        card.add(self.note)
        card.add(self._make_fields())
        card.body.addSpacing(SPACE_S)
        card.add(ButtonRow(self.plan_button, self.no_extra_button))
        card.add(self.change_button)
        card.add(self.extra_button)
        return card

    def _make_fields(self) -> QWidget:
        self.day = DateField(texts.DATE, earliest=self.context.desk.today(), required=True)
        self.starts = TimeField(texts.TIME, required=True)
        self.length = NumberField(texts.LENGTH, 1, LONGEST)
        self.place = QLineEdit()
        self.place.setMaxLength(120)
        self.rows = {
            "starts_at": FieldRow(texts.DATE, self.day),
            "time": FieldRow(texts.TIME, self.starts),
            "minutes": FieldRow(texts.LENGTH, self.length),
            "place": FieldRow(texts.PLACE, self.place),
        }
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.rows["starts_at"])
        column.addWidget(Columns(self.rows["time"], self.rows["minutes"], stack_below=40))
        column.addWidget(self.rows["place"])
        self.fields.hide()
        return self.fields

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the meetings."""
        del ids
        self.presenter.load()

    def show_meetings(self, rows: tuple[MeetingRow, ...]) -> None:
        """Show the list, or what the page is for."""
        self.table.set_rows([TableRow(row.key, (row.when, row.state, row.minutes)) for row in rows])
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def show_proposal(self, proposal: NewMeeting) -> None:
        """Show the proposed date; what somebody is typing stays."""
        if proposal == self._proposal:
            return
        self._proposal = proposal
        self._extra = False
        self._show_mode(fields=False)
        self._fill(proposal)

    def show_field_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field, which is then on screen."""
        self._show_mode(fields=True)
        self.rows.get(field, self.rows["starts_at"]).set_error(text)

    def open_meeting(self, page: str, meeting_id: str) -> None:
        """Go to a meeting's page."""
        self.context.navigation.go(page, meeting_id=meeting_id)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    def _fill(self, proposal: NewMeeting) -> None:
        self.day.set_value(proposal.day)
        self.starts.set_value(proposal.starts)
        self.length.set_value(proposal.minutes)

    def _show_mode(self, *, fields: bool) -> None:
        """Show the proposal in words, the fields for another day, or those for an extra meeting."""
        self.fields.setVisible(fields)
        self.change_button.setVisible(not fields)
        self.extra_button.setVisible(not self._extra)
        self.no_extra_button.setVisible(self._extra)
        self.plan_button.setText(texts.PLAN_EXTRA if self._extra else texts.PLAN)
        if self._proposal is not None:
            self.when.setText(texts.EXTRA_TITLE if self._extra else self._proposal.when)
            self.note.setText(texts.EXTRA_TEXT if self._extra else self._proposal.note)

    def _on_change(self) -> None:
        self._show_mode(fields=True)
        self.day.setFocus()

    def _on_extra(self) -> None:
        self._extra = True
        self._on_change()

    def _on_no_extra(self) -> None:
        self._extra = False
        self._clear_errors()
        self._show_mode(fields=False)
        if self._proposal is not None:
            self._fill(self._proposal)
        self.plan_button.setFocus()

    def _clear_errors(self) -> None:
        for row in self.rows.values():
            row.clear_error()

    def _plan(self) -> None:
        self._clear_errors()
        fields: tuple[DateField | TimeField | NumberField, ...] = (self.day, self.starts, self.length)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            self._show_mode(fields=True)
            wrong[0].setFocus()
            return
        self.presenter.plan(
            self.day.value(), self.starts.value(), self.length.text(), self.place.text(), extra=self._extra
        )
