"""Barn: the list of children, the bin, and the form that adds one. Widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from barnombud.domain.minutes import PaperKind
from barnombud.services.can_it_wait import CanItWait
from barnombud.services.paper_contents import MadePaper
from barnombud.services.paper_files import Saved
from barnombud.texts import cases as texts
from barnombud.ui.pages.cases.add_form import AddForm
from barnombud.ui.pages.cases.add_presenter import AddPresenter
from barnombud.ui.pages.cases.added_card import AddedCard
from barnombud.ui.pages.cases.bin_panel import BinPanel
from barnombud.ui.pages.cases.lines import ListRow
from barnombud.ui.pages.cases.list_panel import EmptyList, ListPanel
from barnombud.ui.pages.cases.presenter import CasesPresenter
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.paper_files import tell_phrase
from barnombud.ui.theme.tokens import SPACE_L
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage


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
        self.list, self.empty, self.bin = ListPanel(), EmptyList(), BinPanel()
        self.form, self.added = AddForm(), AddedCard()
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.list.table.opened.connect(self.presenter.open_row)
        self.list.search_line.textChanged.connect(self.presenter.find)
        for panel in (self.list, self.empty):
            panel.add_wanted.connect(self.adding.open_form)
            panel.bin_wanted.connect(partial(self.presenter.open_bin, opened=True))
            panel.blank_wanted.connect(self.adding.make_blank)
        self.bin.restored.connect(self.presenter.restore)
        self.bin.left.connect(self._to_list)
        self.form.alias.text_rested.connect(self.adding.type_alias)
        self.form.saved.connect(self.adding.add)
        for leave in (self.adding.forget, self._to_list):
            self.form.left.connect(leave)
        self.form.protected.connect(self.adding.forget)
        self.added.to_consent.connect(
            lambda: self.context.navigation.go("case", case_id=self._added_id, tab="consent")
        )
        self.added.to_list.connect(self._to_list)
        self.added.paper_wanted.connect(lambda code: self.adding.make_blank(PaperKind(code)))
        self.added.extra_wanted.connect(self.adding.plan_extra)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._form_page, self._added_page = _scrolled(self.form), _scrolled(self.added)
        for page in (self.list, self.empty, self._form_page, self._added_page, self.bin):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(SPACE_L + 4, 0, SPACE_L + 4, 0)
        bar.addWidget(self.message)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch the cases; ``add`` opens the form at once."""
        self.message.clear()
        self.presenter.open_bin(opened=False)
        self._stack.setCurrentWidget(self.list)
        self.presenter.load()
        if "add" in ids:
            self.adding.open_form()

    def flush(self) -> None:
        """Save what is typed."""
        self.form.alias.flush()

    def show_rows(self, rows: tuple[ListRow, ...], *, of_all: int, in_bin: int) -> None:
        """Show the list."""
        self.list.show_rows(rows, of_all=of_all)
        self._come_forward(self.list, in_bin)

    def show_empty(self, *, in_bin: int) -> None:
        """Show what the page is for."""
        self._come_forward(self.empty, in_bin)

    def show_bin(self, rows: tuple[tuple[str, str, str, str], ...]) -> None:
        """Show the bin."""
        self.bin.show_bin(rows)
        self._stack.setCurrentWidget(self.bin)

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

    def tell_phrase(self, saved: Saved) -> None:
        """Tell the passphrase of a paper that was saved locked."""
        tell_phrase(self.context.dialogs, saved)

    def say(self, title: str) -> None:
        """Say what happened."""
        self.message.say(title)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)

    def _come_forward(self, page: QWidget, in_bin: int) -> None:
        """Show the list or its empty state, unless a form or its answer is being read."""
        for button in (self.list.bin_button, self.empty.bin_button):
            button.setText(texts.bin_words(in_bin))
            button.setVisible(in_bin > 0)
        if self._stack.currentWidget() not in (self._form_page, self._added_page):
            self._stack.setCurrentWidget(page)

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.presenter.open_bin(opened=False)
        self.list.add_button.setFocus()


def _scrolled(widget: QWidget) -> ScrollPage:
    page = ScrollPage()
    page.add(widget)
    return page
