"""Åtaganden: everything promised, overdue first; widgets only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from barnombud.texts import commitments as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.commitments.new_form import NewForm
from barnombud.ui.pages.commitments.new_presenter import NewPresenter
from barnombud.ui.pages.commitments.presenter import CommitmentsPresenter
from barnombud.ui.pages.commitments.row_list import RowList
from barnombud.ui.pages.commitments.rows import Group
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.tab_order import follow_layout


class CommitmentsPage(Page):
    """The page of promises."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its rows come with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = CommitmentsPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.new_presenter = NewPresenter(context.desk, context.jobs, self, self)
        self._open_key = ""
        self.message = MessageBar()
        self.filter = ChoiceButtons(
            texts.SHOW,
            (("all", texts.SHOW_ALL), ("mine", texts.SHOW_MINE), ("settled", texts.SHOW_SETTLED)),
        )
        self.filter.set_value("all")
        self.filter.chosen.connect(self.presenter.choose)
        self.add_button = opens(make_button(texts.ADD, "primary", self.new_presenter.open, icon="plus"))
        self.print_own = make_button(
            texts.TITLE,  # until it is known for whom
            "quiet",
            partial(context.navigation.go, "papers", kind="promises"),
            icon="printer",
        )
        self.form = NewForm()
        self.form.hide()
        self.form.text_rested.connect(self.new_presenter.type_text)
        self.form.saved.connect(self.new_presenter.add)
        self.form.left.connect(self.new_presenter.leave)
        self.list = RowList()
        self.list.ticked.connect(self.presenter.tick)
        self.list.taken_back.connect(self.presenter.take_back)
        self.list.opened.connect(self.presenter.open_row)
        self.list.take_over_wanted.connect(self.presenter.take_over)
        self.list.emptied.connect(self.filter.button("all").setFocus)
        self.empty: EmptyState | None = None
        self.more = make_button(texts.MORE, "secondary", self.presenter.show_more)
        self.more.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        self.ground = ScrollPage(widest=1000)
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(self.filter, 1)
        top.addWidget(self.add_button)
        self.ground.add(self.message)
        self.ground.add(top)
        self.ground.add(ButtonRow(self.print_own))
        self.ground.add(self.form)
        self.ground.add(self.list)
        self.ground.add(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ground)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch what is promised."""
        del ids
        self.presenter.load()

    def flush(self) -> None:
        """Save what is typed."""
        self.form.what.flush()
        self.list.flush()

    def show_groups(self, groups: tuple[Group, ...], *, more: bool) -> None:
        """Show the rows."""
        self.list.show_groups(groups)
        self.more.setVisible(more)
        opener_had_focus = self.empty is not None and self.empty.button.hasFocus()
        if self.empty is not None:
            self.empty.hide()
            self.empty.deleteLater()
            self.empty = None
        self.add_button.setVisible(self.form.isHidden())
        if opener_had_focus:
            self.add_button.setFocus()
        follow_layout(self.ground)

    def show_empty(self, title: str, text: str, button: str) -> None:
        """Show what the page is for."""
        self.empty = EmptyState(title, text, button, icon="plus" if button else "")
        opens(self.empty.button)
        self.empty.pressed.connect(self.new_presenter.open)
        self.ground.add(self.empty)
        self.empty.setVisible(self.form.isHidden())
        follow_layout(self.ground)
        self.add_button.setVisible(self.form.isHidden() and not button)

    def show_people(self, people: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer who can promise."""
        self.form.show_people(people, chosen)

    def show_printing(self, text: str) -> None:
        """Say for whom the promises are printed."""
        self.print_own.setText(text)

    def show_new(self, text: str, due_on: date, today: date) -> None:
        """Open the form."""
        self.add_button.hide()
        if self.empty is not None:
            self.empty.hide()
        self.form.begin(text, due_on, today)
        self.ground.ensureWidgetVisible(self.form.what)

    def close_new(self) -> None:
        """Close the form; the focus goes to what opened it."""
        self.form.end()
        if self.empty is not None:
            self.empty.show()
        opener = self.add_button
        if self.empty is not None and self.empty.button.text():
            opener = self.empty.button
        self.add_button.setVisible(opener is self.add_button)
        opener.setFocus()

    def close_row(self) -> None:
        """Close what was open under a row."""
        row = self.list.rows.get(self._open_key)
        if row is not None:
            row.close_panel()

    def show_note(self, key: str, text: str) -> None:
        """Open the fields under a row, with what was typed there before."""
        row = self.list.rows.get(key)
        if row is None or row.panel is not None:
            return
        self.close_row()
        self._open_key = key
        panel = row.open_panel(self.context.desk.today())
        panel.note.set_text(text)
        follow_layout(row)
        panel.moved.connect(partial(self.presenter.move, key))
        panel.stuck.connect(partial(self.presenter.stick, key))
        panel.dropped.connect(partial(self.presenter.drop, key))
        panel.note_rested.connect(partial(self.presenter.type_note, key))

    def show_new_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field of the form."""
        self.form.show_error(field, text)

    def show_row_error(self, field: str, text: str) -> None:
        """Say what is wrong under the open row."""
        row = self.list.rows.get(self._open_key)
        if row is not None and row.panel is not None:
            row.panel.show_error(field, text)

    def say(self, title: str, action: Callable[[], object] | None = None) -> None:
        """Say what happened, with "Ångra" where it can be taken back."""
        self.message.say(title, action_text=texts.UNDO if action else "", action=action)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""
        self.context.dialogs.ask(question, then)
