"""A page of the main window on the real encrypted store, with work done at once and dialogs that answer."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.navigation import Navigation
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.theme.theme import Theme
from tests.world import World

P = TypeVar("P", bound=Page)


def context_for(world: World, theme: Theme) -> PageContext:
    """Return what a page is given."""
    bus = ChangeBus()
    return PageContext(world.desk, InlineJobs(bus), bus, Navigation(), PresetDialogs(), theme, world.machine)


def dialogs_of(page: Page) -> PresetDialogs:
    """Return the page's dialogs, to prepare answers."""
    dialogs = page.context.dialogs
    assert isinstance(dialogs, PresetDialogs)
    return dialogs


def show(qtbot: QtBot, page: P, width: int = 1100, height: int = 700) -> P:
    """Show a page and let it fetch its data."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.shown({})

    def is_active() -> bool:
        page.activateWindow()
        return page.isActiveWindow()

    qtbot.waitUntil(is_active)
    return page


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key where the focus is."""
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is lost"
        QTest.keyClick(focused, key)


def write(text: str) -> None:
    """Type where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "the focus is lost"
    for letter in text:
        QApplication.sendEvent(
            focused, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def tab_to(target: QWidget, most: int = 60) -> None:
    """Go to a control with the Tab key alone."""
    for _ in range(most):
        if target.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {target.accessibleName() or target}")


def nameless(page: QWidget) -> list[str]:
    """Return the visible controls a screen reader could say nothing about (R40)."""
    return [
        type(each).__name__
        for each in page.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (each.accessibleName() or str(each.property("text") or ""))
    ]
