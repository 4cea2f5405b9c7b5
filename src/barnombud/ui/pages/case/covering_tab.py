"""A tab whose names can be uncovered for a minute, and that asks before it does (R23). Widgets only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from barnombud.domain.protection import UNCOVERED_SECONDS
from barnombud.services.cases import CasePage
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.case.protection_card import ChoiceForm
from barnombud.ui.pages.case.protection_presenter import Choice
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.page import PageContext


class CoveringTab(CaseTab):
    """Uncovers for a minute; covers by itself, when it is hidden and when the program is locked.

    Attributes:
        cover_timer: runs while names are uncovered.
    """

    def __init__(self, context: PageContext) -> None:
        """Start covered."""
        super().__init__(context)
        self._uncovered = False
        self.cover_timer = QTimer(self)
        self.cover_timer.setSingleShot(True)
        self.cover_timer.setInterval(UNCOVERED_SECONDS * 1000)
        self.cover_timer.timeout.connect(self.cover)

    def forget_names(self) -> None:
        """Empty every field with a name in it; sub-classes do."""

    def show_again(self) -> None:
        """Show the page as it was fetched last; sub-classes do."""

    def fill(self, page: CasePage) -> None:
        """Fill the tab with a page; sub-classes do."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Cover the names when another page or tab is shown, or the program is locked (R23)."""
        super().hideEvent(event)
        self.cover()

    def cover(self) -> None:
        """Cover what was uncovered; what is typed is saved first."""
        if self.cover_timer.isActive() or self._uncovered:
            self.cover_timer.stop()
            self.flush()
            self._uncovered = False
            self.forget_names()
            self.show_again()

    def show_uncovered(self, page: CasePage) -> None:
        """Show the names for a minute."""
        self.forget_names()
        self._uncovered = True
        self.cover_timer.start()
        self.fill(page)

    def ask_choice(self, choice: Choice, chosen: Callable[[str], object]) -> None:
        """Ask for one choice in a small form."""
        form = ChoiceForm(choice)

        def on_accept() -> bool:
            code = form.chosen()
            if code:
                chosen(code)
            return bool(code)

        self.context.dialogs.open_form(choice.title, form, choice.accept, on_accept)

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""
        self.said.emit(title, text)

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""
        self.context.dialogs.ask(question, then)
