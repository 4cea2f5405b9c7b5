"""Pages on the real lanes: results come later, and the focus is never lost between press and answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from barnombud.ui.jobs import Jobs
from barnombud.ui.pages.commitments.view import CommitmentsPage
from barnombud.ui.pages.consultation.view import ConsultationPage
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, press, show, tab_to, write
from tests.world import World


@pytest.fixture
def context(world: World, theme: Theme) -> Iterator[PageContext]:
    """Lend what a page is given, with the running program's own lanes."""
    made = context_for(world, theme)
    jobs, bugs = Jobs(made.bus), list[object]()
    jobs.bug.connect(bugs.append)
    yield replace(made, jobs=jobs)
    jobs.shut_down()
    assert not bugs


def test_promise_added_and_ticked_off(qtbot: QtBot, context: PageContext) -> None:
    """From the empty page and back to it, by keyboard."""
    page = show(qtbot, CommitmentsPage(context))
    qtbot.waitUntil(lambda: page.empty is not None and page.empty.button.isVisible())
    assert page.empty is not None
    tab_to(page.empty.button)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(page.form.what.hasFocus)
    write("Boka lokal")
    page.form.day.set_value(date(2026, 3, 4))
    tab_to(page.form.save)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.list.rows) == 1)
    qtbot.waitUntil(page.add_button.hasFocus)
    (row,) = page.list.rows.values()
    qtbot.waitUntil(row.main_control.isVisible)
    tab_to(row.main_control)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.list.rows)
    qtbot.waitUntil(page.filter.button("all").hasFocus)


@pytest.mark.rule("R13")
def test_question_written_screened_and_kept(qtbot: QtBot, context: PageContext) -> None:
    """A name is taken out by keyboard; the focus returns to the text, and after saving to the button."""
    page = show(qtbot, ConsultationPage(context))
    qtbot.waitUntil(page.empty.button.isVisible)
    tab_to(page.empty.button)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(page.form.asked.button("nobody").hasFocus)
    press(Qt.Key.Key_Space)
    text = page.form.question
    qtbot.waitUntil(text.field.hasFocus)
    write("Fråga Inga om sömn")
    page.flush()
    qtbot.waitUntil(text.list.isVisible)
    tab_to(text.list.findChildren(QPushButton)[0])
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(text.list.isHidden)
    qtbot.waitUntil(text.field.hasFocus)
    assert text.text() == "Fråga om sömn"
    tab_to(page.form.save)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    qtbot.waitUntil(page.add_button.hasFocus)
