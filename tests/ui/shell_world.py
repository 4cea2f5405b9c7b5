"""A main window with invented pages, for tests of what is round the pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout

from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.navigation import Navigation
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


def page_context(theme: Theme, desk: Desk | None = None) -> PageContext:
    """Return a context whose jobs run at once and whose dialogs answer by themselves."""
    bus = ChangeBus()
    # Pages of the shell's own tests never touch the desk.
    return PageContext(cast("Desk", desk), InlineJobs(bus), bus, Navigation(), PresetDialogs(), theme)


class InventedPage(Page):
    """A page with one text, which remembers what the window asked of it."""

    def __init__(self, context: PageContext, title: str, *, wall: bool) -> None:
        """Show one autosaved text."""
        super().__init__(context, title)
        self.offers_wall = wall
        self.visits: list[dict[str, str]] = []
        self.saved_texts: list[str] = []
        self.walls: list[bool] = []
        self.text = AutosaveText("Anteckning")
        self.text.text_rested.connect(self.saved_texts.append)
        scroll = ScrollPage()
        scroll.add(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def shown(self, ids: dict[str, str]) -> None:
        """Remember the visit."""
        self.visits.append(ids)

    def flush(self) -> None:
        """Save what is typed."""
        self.text.flush()

    def set_wall(self, on: bool) -> None:
        """Remember it."""
        self.walls.append(on)


class ShellWorld:
    """A window, its navigation and dialogs, and the pages made so far."""

    def __init__(self, theme: Theme, *, practice: bool = False) -> None:
        """Make the window and register pages under the names of the side bar, and one for a meeting."""
        self.context = page_context(theme)
        self.navigation = self.context.navigation
        self.dialogs = cast("PresetDialogs", self.context.dialogs)
        self.window = MainWindow(theme, self.navigation, self.dialogs, practice=practice)
        self.made: list[str] = []
        for name in ("home", "meetings", "cases", "meeting"):
            self.window.register_page(name, partial(self._make, name))

    def _make(self, name: str) -> Page:
        self.made.append(name)
        return InventedPage(self.context, name.title(), wall=name == "meeting")

    @property
    def page(self) -> InventedPage:
        """The page on screen."""
        return cast("InventedPage", self.window.page)
