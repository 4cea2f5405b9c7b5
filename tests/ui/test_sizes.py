"""Every page on a small laptop, at 150 % and with text at 200 %: nothing sideways, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.pages.meeting.steps.flower_buttons import PaintedChoice
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.elided import ElidedLabel
from tools import tour
from tools.first_windows import first_windows
from tools.practice_window import PracticeWindow
from tools.stops import Stop

SETTINGS = {"laptop": (1366, 768, 1.0), "at 150 %": (910, 512, 1.0), "text at 200 %": (1366, 768, 2.0)}
ROUNDING = 2
PAGES = 5
"""So many in one window: what is open in it already is dressed anew at each change of size."""


@pytest.mark.no_cover  # the same pages are measured in test_accessible_names
@pytest.mark.rule("R40")
@pytest.mark.parametrize("stops", tour.parts(PAGES), ids=lambda stops: f"{stops[0].name} to {stops[-1].name}")
def test_nothing_sideways_nothing_cut(qtbot: QtBot, theme: Theme, stops: tuple[Stop, ...]) -> None:
    """No page scrolls sideways or is wider than the window, and no word is cut off.

    Every other page goes through the settings backwards: made with large text, and made small while open.
    """
    del qtbot
    wrong: dict[str, list[str]] = {}
    order = list(SETTINGS.items())
    for name, practice in tour.visit(theme, stops[0].moment, stops):
        for called, (width, height, scale) in order:
            theme.set_scale(scale)
            practice.window.resize(width, height)
            practice.settle()
            found = [*_sideways(practice.window, QSize(width, height)), *_cut(practice.window)]
            if found:
                wrong[f"{name}, {called}"] = found
        order.reverse()
    assert not wrong


@pytest.mark.rule("R40")
def test_first_windows_are_not_cut(qtbot: QtBot, theme: Theme) -> None:
    """Also the ways out: forgotten, lost, going back, fetching, a damaged team."""
    wrong: dict[str, list[str]] = {}
    for name, window in first_windows():
        qtbot.addWidget(window)
        window.show()
        for called, (width, height, scale) in SETTINGS.items():
            theme.set_scale(scale)
            window.resize(width, height)
            PracticeWindow.settle()
            found = [*_sideways(window, QSize(width, height)), *_cut(window)]
            if found:
                wrong[f"{name}, {called}"] = found
        window.hide()
        theme.set_scale(1.0)
    assert not wrong


def _sideways(window: QWidget, size: QSize) -> Iterator[str]:
    if window.width() > size.width():
        yield f"the window is {window.width()} wide"
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            yield f"{type(area).__name__} {area.accessibleName()} scrolls sideways"


def _cut(window: QWidget) -> Iterator[str]:
    """Yield every label or button narrower or lower than its words; what says so itself by … is fine."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0 or isinstance(widget, QPlainTextEdit | ElidedLabel):
            continue
        if isinstance(widget, QPushButton) and widget.text():
            font = widget.written() if isinstance(widget, PaintedChoice) else widget.font()
            needed = QFontMetrics(font).horizontalAdvance(widget.text())
            if needed > widget.width() + ROUNDING:
                yield f"button {widget.text()!r} is {widget.width()} of {needed} wide"
        elif isinstance(widget, QLabel) and widget.text():
            needed_size = (
                QSize(0, widget.heightForWidth(widget.width())) if widget.wordWrap() else widget.sizeHint()
            )
            if needed_size.width() > widget.width() + ROUNDING:
                yield f"label {widget.text()!r} is {widget.width()} of {needed_size.width()} wide"
            if needed_size.height() > widget.height() + ROUNDING:
                yield f"label {widget.text()!r} is {widget.height()} of {needed_size.height()} high"
