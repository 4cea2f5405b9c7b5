"""Every page with the demonstration's data: each control has a name, and Tab comes to all of them (R40)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import nameless
from tools import tour
from tools.practice_window import Moment

MOST_STEPS = 220


@pytest.mark.rule("R40")
@pytest.mark.parametrize(
    "moment",
    tour.moments(),
    ids=lambda moment: " ".join(filter(None, ("odd" * moment.odd, moment.member, moment.do, moment.child))),
)
def test_named_and_reached_by_tab(qtbot: QtBot, theme: Theme, moment: Moment) -> None:
    """Nothing on any page is without a name, and nothing is out of the keyboard's reach."""
    missing: dict[str, list[str]] = {}
    for name, practice in tour.visit(theme, moment):
        window = practice.top
        qtbot.waitUntil(partial(_activate, window))
        unnamed = nameless(window)
        been = _walked(window)
        unreached = [called for called, same in _stops(window) if not same & been]
        if unnamed or unreached:
            missing[name] = [*unnamed, *unreached]
    assert not missing


def _activate(window: QWidget) -> bool:
    """Do what a window manager does."""
    window.activateWindow()
    return window.isActiveWindow()


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.property('text')}"


def _stops(window: QWidget) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what takes the keyboard by Tab, with the names of which one must have been reached.

    Of several choices Tab comes to one, and the arrow keys lead to the others.
    """
    for each in window.findChildren(QWidget):
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if not (takes and each.isVisible() and each.isEnabled()):
            continue
        group = each.group() if isinstance(each, QAbstractButton) else None
        same = group.buttons() if group is not None and group.exclusive() else [each]
        yield _called(each), frozenset(_called(one) for one in same)


def _walked(window: QWidget) -> set[str]:
    """Press Tab until the keyboard is where it began, and return where it has been."""
    assert window.focusWidget() is not None, "the focus is lost"
    been: set[str] = set()
    first: QWidget | None = None
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus is lost after {been}"
        if focused is first:
            break
        if first is None and focused.focusPolicy() & Qt.FocusPolicy.TabFocus:
            first = focused
        been.add(_called(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return been
