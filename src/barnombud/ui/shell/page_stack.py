"""Keeps the pages: made at their first visit, flushed before they are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from barnombud.ui.navigation import Place
from barnombud.ui.pages.page import Page


class PageStack(QStackedWidget):
    """The pages of an unlocked store, one of them on screen.

    Attributes:
        title_changed: heading and subtitle of the page on screen.
        saved: local time HH.MM of a commit of any page.
        side_content_wanted, top_extra_wanted, lock_wanted, wall_wanted, wall_left, guests_changed: as the
            page says them.
    """

    title_changed = Signal(str, str)
    saved = Signal(str)
    side_content_wanted = Signal(object, str)
    top_extra_wanted = Signal(object)
    lock_wanted = Signal()
    wall_wanted = Signal()
    wall_left = Signal()
    guests_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without pages."""
        super().__init__(parent)
        self._factories: dict[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}

    def register(self, name: str, factory: Callable[[], Page]) -> None:
        """Know how the page `name` is made."""
        self._factories[name] = factory

    def knows(self, name: str) -> bool:
        """Whether there is a page with this name; another version may have had others."""
        return name in self._factories

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def page_for(self, place: Place) -> Page:
        """Return the page of a place, made now if it is not there yet; KeyError for an unknown name."""
        name = place.page
        return self._pages[name] if name in self._pages else self._make(name)

    def _make(self, name: str) -> Page:
        page = self._factories[name]()
        page.title_changed.connect(lambda title, subtitle: self._on_title(name, title, subtitle))
        page.saved.connect(self.saved)
        page.side_content_wanted.connect(self.side_content_wanted)
        page.top_extra_wanted.connect(self.top_extra_wanted)
        page.lock_wanted.connect(self.lock_wanted)
        page.wall_wanted.connect(self.wall_wanted)
        page.wall_left.connect(self.wall_left)
        page.guests_changed.connect(self.guests_changed)
        self._pages[name] = page
        self.addWidget(page)
        return page

    def flush(self) -> None:
        """Let every page save what is typed."""
        for page in self._pages.values():
            page.flush()

    def _on_title(self, name: str, title: str, subtitle: str) -> None:
        if self._pages.get(name) is self.page:
            self.title_changed.emit(title, subtitle)
