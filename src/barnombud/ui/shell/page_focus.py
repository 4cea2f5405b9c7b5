"""Keeps the keyboard in the page when the control it stood on goes away, for instance by a save (R40)."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from barnombud.ui.shell.page_stack import PageStack
from barnombud.ui.theme.tokens import SPACE_L

_ABOVE_AND_BELOW = 4 * SPACE_L
"""Logical pixels kept in sight round what the keyboard is on: its label, and what is wrong there."""


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
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # a press must not move what it presses
            QTimer.singleShot(0, self, show_focused)  # when what is shown along with it is laid out
        gone = page.isAncestorOf(old) and not (old.isVisible() and old.isEnabled())
        if gone and page.isVisible() and page.window() is new.window():
            self.bring_back()


def show_focused() -> None:
    """Scroll what the keyboard has been moved to into sight: a slip far up in a form is then not missed."""
    focused = QApplication.focusWidget()
    if focused is None:
        return
    above: QWidget | None = focused.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None:
            above.ensureWidgetVisible(focused, SPACE_L, _ABOVE_AND_BELOW)
        above = above.parentWidget()
