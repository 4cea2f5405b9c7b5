"""Säkerhetskopior: how it stands, the second place, every backup, and the way back to one; widgets only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from barnombud.services.backups import BackupPage, BackupState
from barnombud.texts import backups as texts
from barnombud.texts import municipality
from barnombud.ui.dialogs import Question
from barnombud.ui.navigation import GO_BACK_WANTED
from barnombud.ui.pages.backups.lines import table_row
from barnombud.ui.pages.backups.presenter import BackupsPresenter
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable


class BackupsPage(Page):
    """Reached from Inställningar and from Hem."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.presenter = BackupsPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.message = MessageBar()
        self.newest, self.warning = Text("", "strong"), Text("", "warning")
        self.now_button = make_button(texts.NOW, "primary", self.presenter.make)
        self.second, self.second_warning = Text(""), Text("", "warning")
        self.choose_button = make_button(texts.CHOOSE, "secondary", self._choose)
        self.forget_button = make_button(texts.FORGET, "quiet", self._ask_forget)
        self.ruled = Text(municipality.LOCKED, "quiet")
        self.table = SimpleTable(texts.TABLE, texts.HEADERS, weights=(4, 6, 3))
        self.none = Text(texts.EMPTY, "quiet")
        self.back_button = make_button(texts.GO_BACK_BUTTON, "secondary", self._go_back)
        self.aside_title, self.aside = Text(texts.SET_ASIDE, "strong"), Text("", "quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        ground = ScrollPage(widest=1100)
        ground.add(self.message)
        ground.add(Text(texts.INTRODUCTION, "quiet"))
        here, second = Card(texts.CARD), Card(texts.SECOND)
        for widget in (self.newest, self.warning, self.now_button):
            here.add(widget)
        second.add(Text(texts.SECOND_TEXT, "quiet"))
        second.add(self.second)
        second.add(self.second_warning)
        second.add(self.ruled)
        second.add(ButtonRow(self.choose_button, self.forget_button))
        ground.add(Columns(here, second, weights=(1, 1), stack_below=100))
        rows = Card(texts.TITLE)
        rows.add(self.none)
        rows.add(self.table)
        ground.add(rows)
        back = Card(texts.GO_BACK)
        back.add(Text(texts.GO_BACK_TEXT, "quiet"))
        back.add(self.back_button)
        back.body.addSpacing(SPACE_M)
        back.add(self.aside_title)
        back.add(self.aside)
        ground.add(back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch how it stands."""
        del ids
        self.message.clear()
        self.presenter.load()

    # -- what the presenter shows

    def show_page(self, page: BackupPage) -> None:
        """Show how it stands and every backup."""
        state = page.state
        self.newest.setText(texts.newest(state.newest))
        self.warning.setText(texts.OLD if state.old else "")
        self.warning.setVisible(state.old)
        self._show_second(state)
        self.table.set_rows([table_row(line) for line in page.lines])
        self.table.setVisible(bool(page.lines))
        self.none.setVisible(not page.lines)
        self.aside.setText("\n".join(texts.set_aside(str(path)) for path in page.set_aside))
        for widget in (self.aside_title, self.aside):
            widget.setVisible(bool(page.set_aside))

    def _show_second(self, state: BackupState) -> None:
        path = state.second_path
        lines = (
            [texts.SECOND_NONE] if path is None else [str(path), texts.newest_at_second(state.second_newest)]
        )
        self.second.setText("\n".join(lines))
        self.second_warning.setText(texts.second_warning(there=state.second_there, old=state.second_old))
        self.second_warning.setVisible(path is not None and (not state.second_there or state.second_old))
        self.choose_button.setText(texts.CHOOSE if path is None else texts.CHOOSE_OTHER)
        self.choose_button.setVisible(not state.second_ruled)
        self.forget_button.setVisible(path is not None and not state.second_ruled)
        self.ruled.setVisible(state.second_ruled)

    def show_making(self, *, making: bool) -> None:
        """Say that a backup is being made, or no longer."""
        self.now_button.setEnabled(not making)
        self.now_button.setText(texts.MAKING if making else texts.NOW)

    def say_made(self) -> None:
        """Say that a backup is made and checked."""
        self.message.say(texts.MADE)

    def show_place_error(self, text: str) -> None:
        """Say why a place cannot be the second one; empty takes it away."""
        if text:
            self.second_warning.setText(text)
        self.second_warning.setVisible(bool(text))

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    # -- what the person wants

    def _choose(self) -> None:
        self.context.dialogs.choose_folder(texts.CHOOSE, self._on_folder)

    def _on_folder(self, path: Path) -> None:
        self.presenter.choose(path)

    def _ask_forget(self) -> None:
        question = Question(texts.FORGET_QUESTION, texts.FORGET_TEXT, texts.FORGET_ACCEPT)
        self.context.dialogs.ask(question, lambda: self.presenter.choose(None))

    def _go_back(self) -> None:
        self.context.navigation.keep(**{GO_BACK_WANTED: "1"})
        self.lock_wanted.emit()
