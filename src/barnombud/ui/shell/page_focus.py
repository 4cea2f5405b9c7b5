"""Keeps the keyboard in the page when the control it stood on goes away, for instance by a save (R40)."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from barnombud.ui.shell.page_stack import PageStack


class PageFocus(QObject):
    """Watches where the focus goes; GUI thread, lives as long as the pages."""

    def __init__(self, pages: PageStack) -> None:
        """Watch over ``pages``."""
        super().__init__(pages)
        self._pages = pages
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_changed)

    def in_page(self) -> bool:
        """Say whether the keyboard is on the page on screen or on something in it."""
        page, focused = self._pages.page, QApplication.focusWidget()
        return page is not None and focused is not None and (focused is page or page.isAncestorOf(focused))

    def bring_back(self) -> None:
        """Bring the keyboard to the page on screen, unless it is there."""
        page = self._pages.page
        if page is not None and not self.in_page():
            page.take_focus()

    def _on_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Bring it back when Qt has moved it out of the page because a control was hidden or disabled."""
        page = self._pages.page
        if page is None or old is None or new is None or not shiboken6.isValid(old):
            return
        gone = page.isAncestorOf(old) and not (old.isVisible() and old.isEnabled())
        if gone and page.isVisible() and page.window() is new.window():
            self.bring_back()
