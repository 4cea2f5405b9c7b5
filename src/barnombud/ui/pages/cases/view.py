"""Barn: the list of children, the bin, and the form that adds one. Widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from barnombud.domain.minutes import PaperKind
from barnombud.services.can_it_wait import CanItWait
from barnombud.services.paper_contents import MadePaper
from barnombud.texts import cases as texts
from barnombud.ui.pages.cases.add_form import AddForm
from barnombud.ui.pages.cases.add_presenter import AddPresenter
from barnombud.ui.pages.cases.added_card import AddedCard
from barnombud.ui.pages.cases.case_table import CaseTable
from barnombud.ui.pages.cases.lines import ListRow
from barnombud.ui.pages.cases.presenter import CasesPresenter
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow

_WIDEST = 1240
_FIND_FROM = 8
"""Fewer cases than this are found by looking."""


class CasesPage(Page):
    """The page of children."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its rows come with `shown`."""
        super().__init__(context, texts.TITLE)
        self.set_title(texts.TITLE, texts.SUBTITLE)
        self.presenter = CasesPresenter(context.desk, context.jobs, self, self)
        self.adding = AddPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self._added_id = ""
        self.message = MessageBar()
        self.table = CaseTable()
        self.table.opened.connect(self.presenter.open_row)
        self.search_line = QLineEdit()
        self.search_line.setAccessibleName(texts.FIND)
        self.search_line.setPlaceholderText(texts.FIND)
        self.search_line.setClearButtonEnabled(True)
        self.search_line.textChanged.connect(self.presenter.find)
        self.nothing = Text(texts.NOTHING_FOUND, "quiet")
        self.add_button = make_button(texts.ADD, "primary", self.adding.open_form, icon="plus")
        self.form_button = make_button(
            texts.TO_CONSENT_FORM, "quiet", partial(self.adding.make_blank, PaperKind.CONSENT_FORM)
        )
        self.flower_button = make_button(
            texts.TO_BLANK_FLOWER, "quiet", partial(self.adding.make_blank, PaperKind.BLANK_FLOWER)
        )
        self.bin_button = make_button(
            texts.BIN, "link", partial(self.presenter.open_bin, opened=True), icon="rotate-ccw"
        )
        self.form = AddForm()
        self.form.alias.text_rested.connect(self.adding.type_alias)
        self.form.saved.connect(self.adding.add)
        self.form.left.connect(self._leave_form)
        self.form.protected.connect(self.adding.forget)
        self.added = AddedCard()
        self.added.to_consent.connect(self._to_consent)
        self.added.to_list.connect(self._to_list)
        self.added.paper_wanted.connect(lambda code: self.adding.make_blank(PaperKind(code)))
        self.added.extra_wanted.connect(self.adding.plan_extra)
        self.bin = SimpleTable(texts.BIN, (texts.HEADERS[0], texts.HEADERS[1], "", ""), weights=(2, 3, 4, 2))
        self._lay_out()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._list = self._list_page()
        self._empty = ScrollPage(widest=_WIDEST)
        self._empty_body = EmptyState(texts.EMPTY_TITLE, texts.EMPTY_TEXT, texts.ADD, icon="plus")
        self._empty_body.pressed.connect(self.adding.open_form)
        self._empty.add(self._empty_body)
        self._papers = Card(texts.PRINT_TITLE)
        self._papers.add(Text(texts.PRINT_TEXT, "quiet"))
        self._papers.add(
            make_button(
                texts.TO_CONSENT_FORM, "secondary", partial(self.adding.make_blank, PaperKind.CONSENT_FORM)
            )
        )
        self._papers.add(
            make_button(
                texts.TO_BLANK_FLOWER, "secondary", partial(self.adding.make_blank, PaperKind.BLANK_FLOWER)
            )
        )
        self._empty.add(self._papers)
        self._empty_bin = make_button(texts.BIN, "link", partial(self.presenter.open_bin, opened=True))
        self._empty.add(self._empty_bin)
        self._form_page = _scrolled(self.form)
        self._added_page = _scrolled(self.added)
        self._bin_page = self._make_bin()
        for page in (self._list, self._empty, self._form_page, self._added_page, self._bin_page):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(SPACE_L + 4, 0, SPACE_L + 4, 0)
        bar.addWidget(self.message)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)

    def _list_page(self) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(_WIDEST + 2 * SPACE_L)
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(self.search_line, 1)
        top.addStretch(1)
        top.addWidget(self.add_button)
        card = Card()
        card.add(self.nothing)
        card.add(self.table, 1)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(SPACE_L + 4, SPACE_L, SPACE_L + 4, SPACE_M)
        outer.setSpacing(SPACE_M)
        outer.addLayout(top)
        outer.addWidget(card, 1)
        outer.addWidget(ButtonRow(self.bin_button, self.form_button, self.flower_button))
        return page

    def _make_bin(self) -> ScrollPage:
        page = ScrollPage(widest=_WIDEST)
        self._bin_card = Card(texts.BIN)
        self._bin_card.add(Text(texts.BIN_TEXT, "quiet"))
        self._bin_card.add(self.bin)
        self._bin_empty = EmptyState(texts.BIN_EMPTY_TITLE, texts.BIN_EMPTY_TEXT)
        page.add(make_button(texts.BACK_TO_LIST, "link", self._to_list, icon="chevron-left"))
        page.add(self._bin_card)
        page.add(self._bin_empty)
        return page

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the cases; ``add`` opens the form at once."""
        self.message.clear()
        self.presenter.open_bin(opened=False)
        self._stack.setCurrentWidget(self._list)
        self.presenter.load()
        if "add" in ids:
            self.adding.open_form()

    def flush(self) -> None:
        """Save what is typed."""
        self.form.alias.flush()

    def show_rows(self, rows: tuple[ListRow, ...], *, of_all: int, in_bin: int) -> None:
        """Show the list."""
        self.table.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.search_line.setVisible(of_all >= _FIND_FROM)
        self._show_bin_button(in_bin)
        if self.search_line.text():
            announce(self.search_line, texts.found(len(rows)))
        self._come_forward(self._list)

    def show_empty(self, *, in_bin: int) -> None:
        """Show what the page is for."""
        self._show_bin_button(in_bin)
        self._come_forward(self._empty)

    def show_bin(self, rows: tuple[tuple[str, str, str, str], ...]) -> None:
        """Show the bin."""
        self.bin.set_rows([TableRow(key, (number, name, when, "")) for key, number, name, when in rows])
        for place, (key, number, _name, _when) in enumerate(rows):
            button = make_button(
                texts.RESTORE,
                "quiet",
                partial(self.presenter.restore, key),
                icon="rotate-ccw",
                name=texts.restore_name(number),
            )
            self.bin.set_widget(place, 3, button)
        self._bin_card.setVisible(bool(rows))
        self._bin_empty.setVisible(not rows)
        self._stack.setCurrentWidget(self._bin_page)

    def show_form(self, alias: str, facts: CanItWait) -> None:
        """Open the form."""
        self.message.clear()
        self._stack.setCurrentWidget(self._form_page)
        self.form.begin(alias, facts)

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""
        if self._stack.currentWidget() is self._added_page:
            self.added.show_error(text)
        else:
            self.form.show_error(field, text)

    def show_added(self, case_id: str, number: str, alias: str, facts: CanItWait) -> None:
        """Say what was added and what to do next."""
        self._added_id = case_id
        self._stack.setCurrentWidget(self._added_page)
        self.added.show_added(number, alias, facts)

    def show_facts(self, facts: CanItWait) -> None:
        """Show the next meeting anew."""
        self.added.show_facts(facts)

    def open_case(self, case_id: str) -> None:
        """Go to a child's page."""
        self.context.navigation.go("case", case_id=case_id)

    def choose_file(self, name: str, paper: MadePaper) -> None:
        """Let the person say where a paper goes."""
        self.context.dialogs.save_file(
            texts.SAVE_PAPER, name, texts.PDF_FILES, partial(self.adding.save_paper, paper)
        )

    def say(self, title: str) -> None:
        """Say what happened."""
        self.message.say(title)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def _come_forward(self, page: QWidget) -> None:
        """Show the list or its empty state, unless a form or the bin's answer is being read."""
        if self._stack.currentWidget() not in (self._form_page, self._added_page):
            self._stack.setCurrentWidget(page)

    def _show_bin_button(self, in_bin: int) -> None:
        for button in (self.bin_button, self._empty_bin):
            button.setText(texts.bin_words(in_bin))
            button.setVisible(in_bin > 0)

    def _leave_form(self) -> None:
        self.adding.forget()
        self._to_list()

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self.presenter.open_bin(opened=False)
        self.add_button.setFocus()

    def _to_consent(self) -> None:
        self.context.navigation.go("case", case_id=self._added_id, tab="consent")


def _scrolled(widget: QWidget) -> ScrollPage:
    page = ScrollPage(widest=_WIDEST)
    page.add(widget)
    return page
