"""The matrix and the whole consent form by keyboard alone, with a name on everything the Tab key stops at."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.consent.events import Answer, InterpreterUse, SheetTranslation
from barnombud.domain.consent.standing import Standing
from barnombud.domain.consent.topics import Topic
from barnombud.services import cases
from barnombud.texts import consent_form as form_texts
from barnombud.texts import consent_page as texts
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.theme.theme import Theme
from tests.ui.consent_screen import Screen
from tests.ui.shell_world import page_context
from tests.world import World

MOST_STOPS = 120
"""Presses of Tab after which somebody would have given up."""


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, world: World) -> CasePageView:
    """Lend a case page on screen, with the keyboard in it."""
    view = CasePageView(page_context(theme, world.desk))
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    qtbot.waitActive(view)
    view.activateWindow()
    return view


def focused() -> QWidget:
    """Return what has the keyboard."""
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None, "the focus is lost"
    return widget


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says of it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def tab_until(wanted: Callable[[QWidget], bool]) -> QWidget:
    """Press Tab until the focus is where it is wanted; every stop has a name and is seen."""
    for _ in range(MOST_STOPS):
        widget = focused()
        if wanted(widget):
            return widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        stop = focused()
        assert spoken(stop) or spoken(stop.parentWidget() or stop), type(stop).__name__
        assert stop.isVisible()
    raise AssertionError("never reached")


def tab_to(name: str) -> QWidget:
    """Press Tab until what is called so has the keyboard."""
    return tab_until(lambda widget: spoken(widget).startswith(name))


def tick(name: str) -> None:
    """Tab to a box or button and press Space."""
    QTest.keyClick(tab_to(name), Qt.Key.Key_Space)


def type_in(name: str, text: str) -> None:
    """Tab to a field and type."""
    QTest.keyClicks(tab_to(name), text)


def test_a_yes_is_taken_down_by_keyboard_alone(page: CasePageView, world: World) -> None:
    """From the matrix through every part of the form, both directions included, to the saved answer."""
    new = (cases.NewGuardian(language="so", needs_interpreter=True), cases.NewGuardian())
    screen = Screen(page, world, cases.add_case(world.desk, "Ekorren", new).value)
    assert screen.tab.matrix.table is not None
    screen.tab.matrix.table.setFocus()
    assert spoken(focused()) == texts.MATRIX
    tick(texts.answer_for("vårdnadshavare 1"))
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert screen.form.answer.value() == "yes"
    tick("BVC Norra")
    tick("språk")
    tick("sömn och mat")
    tick(form_texts.DIFFERENT)
    pair = (world.preschool.id, world.bvc.id)
    assert screen.form.scope.apart.lists[pair].isAncestorOf(focused())
    tick("sömn och mat")
    type_in(texts.NOT_TOPICS, "Mammans arbete")
    tab_to("Jag har gått igenom informationen")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    tab_until(lambda widget: widget is screen.form.record.translation.button("unreviewed"))
    assert screen.form.record.translation.value() == "unreviewed"
    tab_until(lambda widget: widget is screen.form.record.interpreter.button("professional"))
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    type_in(texts.INTERPRETER_NOTE, "Tolkservice, tolk 12")
    QTest.keyClick(tab_to("Muntligt"), Qt.Key.Key_2)  # a digit takes one of several choices
    QTest.keyClick(tab_to(texts.SAVE), Qt.Key.Key_Return)
    assert screen.wrong() == set()
    (event,) = screen.consent().events
    assert event.answer is Answer.YES
    assert event.terms is not None
    told = {(scope.from_agency, scope.to_agency): scope.topics for scope in event.terms.scopes}
    assert told[pair] == {Topic.LANGUAGE}
    assert told[world.bvc.id, world.preschool.id] == {Topic.LANGUAGE, Topic.SLEEP_AND_FOOD}
    assert event.terms.translation is SheetTranslation.UNREVIEWED
    assert event.terms.interpreter is InterpreterUse.PROFESSIONAL
    assert event.terms.not_raised == "Mammans arbete"


def test_errors_take_the_keyboard_to_the_first_field(page: CasePageView, world: World) -> None:
    """Each in the order of the form, with its sentence as the field's description."""
    screen = Screen(page, world, world.add_case("Ekorren", guardians=("Mira Påhitt",)))
    screen.open_form(1)
    QTest.keyClick(tab_to(texts.SAVE), Qt.Key.Key_Return)
    assert focused() is screen.form.answer.button("yes")
    assert screen.form.answer.accessibleDescription() == screen.form.rows["answer"].error != ""
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(texts.SAVE), Qt.Key.Key_Return)
    assert focused() is screen.form.scope.room.box(world.bvc.id)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(texts.SAVE), Qt.Key.Key_Return)
    assert focused() is screen.form.scope.topics.box("health")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(texts.SAVE), Qt.Key.Key_Return)
    assert focused() is screen.form.record.informed.box
    assert screen.consent().events == ()


def test_the_order_of_the_tab_key_is_that_of_the_eye(page: CasePageView, world: World) -> None:
    """Down the page, also after lines have come and gone; Shift+Tab goes the same way back."""
    screen = Screen(page, world, world.add_case("Ekorren", guardians=("Mira Påhitt",)))
    screen.open_form(1)
    screen.fill_yes(foreign=False)
    screen.form.scope.room.box(world.ifo.id).click()
    screen.form.scope.less.opener.click()
    screen.form.scope.apart.opener.click()
    screen.form.answer.button("yes").setFocus()
    stops = [focused()]
    while stops[-1] is not screen.form.save:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        stops.append(focused())
        assert len(stops) < MOST_STOPS
    places = [stop.mapTo(screen.form, stop.rect().topLeft()).y() for stop in stops]
    beside = 120  # pixels: what stands beside each other need not begin at the same height
    assert all(later > earlier - beside for earlier, later in pairwise(places))
    QTest.keyClick(stops[-1], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is stops[-2]


@pytest.mark.rule("R7")
def test_taking_back_and_putting_right_by_keyboard(page: CasePageView, world: World) -> None:
    """From the matrix with Tab alone."""
    screen = Screen(page, world, world.consented_case())
    assert screen.tab.matrix.table is not None
    screen.tab.matrix.table.setFocus()
    QTest.keyClick(tab_to(texts.correct_name("Mira Påhitt")), Qt.Key.Key_Return)
    assert focused() is screen.form.answer.button("yes")
    QTest.keyClick(tab_to(texts.LEAVE), Qt.Key.Key_Return)
    assert screen.form.isHidden()
    assert focused().isVisible()
    screen.dialogs.will_answer(True)
    screen.tab.matrix.table.setFocus()
    QTest.keyClick(tab_to(texts.withdraw_for("Mira Påhitt (vårdnadshavare 1)")), Qt.Key.Key_Return)
    assert screen.consent().people[0].standing is Standing.WITHDRAWN
