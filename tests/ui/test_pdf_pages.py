"""The preview of a paper: no wider than its view at any moment, also before it is drawn anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import PaperRequest
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.pdf_pages import PdfPages
from tests.ui.shell_world import page_context
from tests.world import World


@pytest.mark.rule("R40")
def test_the_page_is_as_narrow_as_its_view_at_once(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Made narrow or wide, nothing is scrolled sideways; made larger by the person, it is."""
    context = page_context(theme, world.desk)
    pages = PdfPages(context.jobs)
    qtbot.addWidget(pages)
    pages.resize(1000, 600)
    pages.show()
    paper = make_paper(world.desk, PaperRequest(kind=PaperKind.CONSENT_FORM))
    pages.show_paper(paper.pdf, "Blankett")  # data: a name for the test
    page, sideways = pages.area.widget(), pages.area.horizontalScrollBar()
    assert page is not None
    for width in (1000, 500, 900, 300):
        pages.resize(width, 600)
        assert sideways.maximum() == 0
        assert page.width() > 0.9 * pages.area.viewport().width()
    pages.zoom(1)
    assert sideways.maximum() > 0
    pages.fit_width()
    assert sideways.maximum() == 0


def shown_form(qtbot: QtBot, theme: Theme, world: World) -> PdfPages:
    """A form of several pages in a view of an ordinary size."""
    pages = PdfPages(page_context(theme, world.desk).jobs)
    qtbot.addWidget(pages)
    pages.resize(700, 600)
    pages.show()
    paper = make_paper(world.desk, PaperRequest(kind=PaperKind.CONSENT_FORM))
    pages.show_paper(paper.pdf, "Blankett")  # data: a name for the test
    return pages


def roll(pages: PdfPages, notches: float, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel over the page; a positive number is away from the hand."""
    view = pages.area.viewport()
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(view.mapToGlobal(view.rect().center())),
        QPoint(0, 0),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


@pytest.mark.rule("R40")
def test_the_whole_page_or_the_whole_width(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By buttons with words; the whole page needs no scrolling, also when the view changes."""
    pages = shown_form(qtbot, theme, world)
    down, sheet = pages.area.verticalScrollBar(), pages.area.widget()
    assert sheet is not None and down.maximum() > 0
    width = sheet.width()
    QTest.keyClick(pages.fit_all, Qt.Key.Key_Space)
    assert down.maximum() == 0 and sheet.width() < width
    pages.resize(700, 420)
    assert down.maximum() == 0
    pages.zoom(1)
    assert down.maximum() > 0
    pages.resize(700, 600)
    QTest.keyClick(pages.fit, Qt.Key.Key_Space)
    assert sheet.width() == width
    names = [each.accessibleName() for each in (pages.fit, pages.fit_all)]
    assert names == ["Hela bredden", "Hela sidan"]


@pytest.mark.rule("R40")
def test_pages_turn_where_the_page_ends(qtbot: QtBot, theme: Theme, world: World) -> None:
    """With the focus where it really is: keys and wheel read to the end of a page before they turn it."""
    pages = shown_form(qtbot, theme, world)
    area, down = pages.area, pages.area.verticalScrollBar()
    QTest.keyClick(area, Qt.Key.Key_PageUp)
    assert (pages.number, down.value()) == (1, 0)
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert pages.number == 1 and down.value() > 0
    down.setValue(down.maximum())
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert (pages.number, down.value()) == (2, 0)
    QTest.keyClick(area, Qt.Key.Key_PageUp)
    assert pages.number == 1
    roll(pages, -1)
    assert pages.number == 1 and down.value() > 0
    down.setValue(down.maximum())
    roll(pages, -0.5)
    assert pages.number == 1
    roll(pages, -0.5)
    assert (pages.number, down.value()) == (2, 0)
    roll(pages, 1)
    assert pages.number == 1
    QTest.keyClick(area, Qt.Key.Key_End)
    assert pages.number == pages.count
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert pages.number == 1


@pytest.mark.rule("R40")
def test_zoom_with_ctrl(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Ctrl with +, -, 0 and the wheel, as people know it; a touchpad's small steps add up."""
    pages = shown_form(qtbot, theme, world)
    ctrl, sheet = Qt.KeyboardModifier.ControlModifier, pages.area.widget()
    assert sheet is not None
    width = sheet.width()
    QTest.keyClick(pages.area, Qt.Key.Key_Plus, ctrl)
    larger = sheet.width()
    assert larger > width
    roll(pages, 1, ctrl)
    assert sheet.width() > larger
    for _ in range(4):
        roll(pages, -0.5, ctrl)
    assert sheet.width() == width
    QTest.keyClick(pages.area, Qt.Key.Key_Minus, ctrl)
    assert sheet.width() < width
    QTest.keyClick(pages.area, Qt.Key.Key_0, ctrl)
    assert sheet.width() == width
