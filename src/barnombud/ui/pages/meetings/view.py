"""Möten: the list and the form for the next; widgets only."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from barnombud.texts import meetings as texts
from barnombud.ui.pages.meetings.presenter import MeetingRow, MeetingsPresenter, NewMeeting
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.date_field import DateField, TimeField
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow


class MeetingsPage(Page):
    """The page of meetings."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.presenter = MeetingsPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.message = MessageBar()
        self.table = SimpleTable(texts.TITLE, texts.HEADERS, weights=(5, 2, 3))
        self.table.row_activated.connect(self.presenter.open)
        self.empty = EmptyState(texts.EMPTY_TITLE, texts.EMPTY_TEXT, icon="calendar-days")
        self.empty.hide()
        ground = ScrollPage(widest=1180)
        ground.add(self.message)
        list_card = Card()
        list_card.add(self.table)
        list_card.add(self.empty)
        ground.add(Columns(list_card, self._make_form(), weights=(3, 2)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_form(self) -> Card:
        card = Card(texts.PLAN_TITLE)
        self.note = Text("", "quiet")
        self.day = DateField(texts.DATE, earliest=self.context.desk.today(), required=True)
        self.starts = TimeField(texts.TIME, required=True)
        self.length = QLineEdit()
        self.place = QLineEdit()
        self.place.setMaxLength(120)
        self.rows = {
            "starts_at": FieldRow(texts.DATE, self.day),
            "time": FieldRow(texts.TIME, self.starts),
            "minutes": FieldRow(texts.LENGTH, self.length),
            "place": FieldRow(texts.PLACE, self.place),
        }
        self.plan_button = make_button(texts.PLAN, "primary", lambda: self._plan(extra=False))
        self.extra_button = make_button(texts.EXTRA, "secondary", lambda: self._plan(extra=True))
        card.add(self.note)
        card.add(self.rows["starts_at"])
        times = QHBoxLayout()
        times.setSpacing(SPACE_M)
        times.addWidget(self.rows["time"])
        times.addWidget(self.rows["minutes"])
        card.add(times)
        card.add(self.rows["place"])
        card.add(ButtonRow(self.plan_button, self.extra_button))
        return card

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
        """Fill the fields with the proposed date."""
        self.note.setText(proposal.note)
        self.day.set_value(proposal.day)
        self.starts.set_value(proposal.starts)
        self.length.setText(str(proposal.minutes))

    def show_field_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""
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

    def _plan(self, *, extra: bool) -> None:
        for row in self.rows.values():
            row.clear_error()
        self.presenter.plan(
            self.day.value(), self.starts.value(), self.length.text(), self.place.text(), extra=extra
        )
