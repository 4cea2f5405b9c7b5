"""The agenda of one planned meeting: order by drag and by keyboard, minutes, people; widgets only."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from barnombud.services.substitutes import DutyLine
from barnombud.texts import meetings as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.agenda.item_card import ItemCard
from barnombud.ui.pages.agenda.presenter import AgendaPresenter, AgendaRow, MeetingForm
from barnombud.ui.pages.agenda.substitutes_card import SubstitutesCard
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from barnombud.ui.widgets.buttons import ButtonRow, ButtonStack, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.date_field import DateField, TimeField
from barnombud.ui.widgets.drop_list import DropBox
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Heading, Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.reorder_list import ReorderList, ReorderRow
from barnombud.ui.widgets.scroll_page import ScrollPage

LONGEST = 600
"""Minutes of the longest meeting that can be planned."""


class AgendaPage(Page):
    """The page of one planned meeting."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.AGENDA_TITLE)
        self.presenter = AgendaPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self._rows: dict[str, AgendaRow] = {}
        self._form: MeetingForm | None = None
        self.message = MessageBar()
        self.start_button = make_button(texts.START, "primary", self.presenter.start)
        self.call_button = make_button(texts.CALL, "secondary", self.presenter.call, icon="printer")
        self.item_card = ItemCard()
        self.item_card.minutes_given.connect(self.presenter.set_minutes)
        self.item_card.title_given.connect(self.presenter.set_title)
        self.item_card.removed.connect(self.presenter.remove_item)
        self.substitutes = SubstitutesCard()
        self.substitutes.chosen.connect(self.presenter.choose_substitute)
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1180)
        ground.add(self.message)
        ground.add(self._make_head())
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.item_card)
        column.addWidget(self._make_form())
        column.addWidget(self.substitutes)
        column.addStretch(1)
        ground.add(Columns(self._make_agenda(), side, weights=(3, 2)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_head(self) -> Card:
        card = Card(kind="soft")
        self.when, self.total = Heading(""), Text("", "quiet")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addStretch(1)
        column.addWidget(self.when)
        column.addWidget(self.total)
        column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(SPACE_M)
        line.addWidget(words, 1)
        line.addWidget(ButtonStack(self.start_button, self.call_button))
        card.add(line)
        return card

    def _make_agenda(self) -> Card:
        card = Card(texts.AGENDA_TITLE)
        self.note = Text("", "quiet")
        self.list = ReorderList(texts.AGENDA_TITLE)
        self.list.order_changed.connect(self.presenter.reorder)
        self.list.current_changed.connect(self._on_chosen)
        self.new_title = QLineEdit()
        self.new_title.setMaxLength(200)
        self.new_title.returnPressed.connect(self._on_add)
        self.add_button = make_button(texts.ADD_ITEM, "secondary", self._on_add, icon="plus")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.new_title, 1)
        row.addWidget(self.add_button)
        line.setFocusProxy(self.new_title)
        self.new_title.setAccessibleName(texts.NEW_ITEM)
        self.new_row = FieldRow(texts.NEW_ITEM, line)
        card.add(self.list)
        card.add(self.note)
        card.body.addSpacing(SPACE_S)
        card.add(self.new_row)
        return card

    def _make_form(self) -> Card:
        card = half_filled(Card(texts.DATE_AND_PEOPLE))
        self.day = DateField(texts.DATE, earliest=self.context.desk.today(), required=True)
        self.starts = TimeField(texts.TIME, required=True)
        self.length, self.place = NumberField(texts.LENGTH, 1, LONGEST), QLineEdit()
        self.place.setMaxLength(120)
        self.chair, self.note_taker = DropBox(), DropBox()
        self.rows = {
            "starts_at": FieldRow(texts.DATE, self.day),
            "time": FieldRow(texts.TIME, self.starts),
            "minutes": FieldRow(texts.LENGTH, self.length),
            "place": FieldRow(texts.PLACE, self.place),
            "chair": FieldRow(texts.CHAIR, self.chair),
            "note_taker": FieldRow(texts.NOTE_TAKER, self.note_taker),
        }
        self.day_note = Text("", "warning")
        card.add(self.rows["starts_at"])
        card.add(self.day_note)
        card.add(Columns(self.rows["time"], self.rows["minutes"], stack_below=40))
        for name in ("place", "chair", "note_taker"):
            card.add(self.rows[name])
        self.save_button = make_button(texts.SAVE_MEETING, "secondary", self._on_save)
        self.cancel_button = make_button(texts.CANCEL, "quiet", self._on_cancel)
        card.body.addSpacing(SPACE_S)
        card.add(ButtonRow(self.save_button, self.cancel_button))
        return card

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the meeting; another one's fields are shown anew."""
        self._form = None
        if ids.get("meeting_id"):
            self.presenter.load(ids["meeting_id"])

    def show_heading(self, title: str, subtitle: str) -> None:
        """Show which meeting it is."""
        self.set_title(title, subtitle)

    def show_agenda(self, rows: tuple[AgendaRow, ...], total: str, note: str) -> None:
        """Show the items in order; the chosen one stays chosen."""
        self._rows = {row.key: row for row in rows}
        self.list.set_rows([ReorderRow(row.key, row.text, movable=not row.last_block) for row in rows])
        self.total.setText(total)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._on_chosen(self.list.current_key())

    def show_form(self, form: MeetingForm) -> None:
        """Show date and people; what somebody has typed and not yet saved stays."""
        self.when.setText(form.when)
        self.start_button.setText(texts.START if form.may_change else texts.GO_ON)
        for widget in (self.save_button, self.cancel_button, self.add_button, self.list, self.item_card):
            widget.setEnabled(form.may_change)
        if form == self._form:
            return
        self._form = form
        self.day.set_value(form.day)
        self.starts.set_value(form.starts)
        self.length.setText(str(form.minutes))
        self.place.setText(form.place)
        for box, chosen in ((self.chair, form.chair), (self.note_taker, form.note_taker)):
            box.clear()
            for key, words in form.people:
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self.day_note.setText(form.note)
        self.day_note.setVisible(bool(form.note))

    def show_substitutes(self, lines: tuple[DutyLine, ...], people: tuple[tuple[str, str], ...]) -> None:
        """Show who takes over which duty."""
        self.substitutes.show_duties(lines, people)

    def show_field_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""
        rows = {
            "item_minutes": self.item_card.minutes_row,
            "item_title": self.item_card.title_row,
            "title": self.new_row,
        }
        rows.get(field, self.rows.get(field, self.rows["starts_at"])).set_error(text)

    def show_added(self) -> None:
        """Make the field of a new item ready for another."""
        self.new_title.clear()

    def leave(self, page: str, **ids: str) -> None:
        """Go to another page."""
        self.context.navigation.go(page, **ids)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    def _on_chosen(self, key: str) -> None:
        self.item_card.show_row(self._rows.get(key))

    def _on_add(self) -> None:
        self.new_row.clear_error()
        self.presenter.add_item(self.new_title.text())

    def _on_save(self) -> None:
        for row in self.rows.values():
            row.clear_error()
        fields: tuple[DateField | TimeField | NumberField, ...] = (self.day, self.starts, self.length)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        people = (str(self.chair.currentData() or ""), str(self.note_taker.currentData() or ""))
        self.presenter.save(
            self.day.value(), self.starts.value(), self.length.text(), self.place.text(), people
        )

    def _on_cancel(self) -> None:
        question = Question(texts.CANCEL_QUESTION, texts.CANCEL_TEXT, accept=texts.CANCEL, reject=texts.KEEP)
        self.context.dialogs.ask(question, self.presenter.cancel)
