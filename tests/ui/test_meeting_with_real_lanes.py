"""The meeting page on the real lanes: results come later, and what must be hidden is hidden in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from barnombud.services import consents
from barnombud.texts import meeting as texts
from barnombud.texts.consent_words import MISSING
from barnombud.ui.jobs import Jobs
from barnombud.ui.theme.theme import Theme
from tests.ui.meeting_world import MeetingWindow
from tests.ui.page_world import context_for, press, tab_to, write
from tests.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def meeting(world: World, theme: Theme, qtbot: QtBot) -> Iterator[MeetingWindow]:
    """Lend a planned meeting about Alva, with the running program's own lanes."""
    world.consented_case("Ekorren", "Alva")
    made = context_for(world, theme)
    jobs, bugs = Jobs(made.bus), list[object]()
    jobs.bug.connect(bugs.append)
    window = MeetingWindow(world, theme, qtbot, replace(made, jobs=jobs))
    window.window.connect_jobs(jobs)
    yield window
    jobs.shut_down()
    assert not bugs


def sees(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until something has come on screen."""
    qtbot.waitUntil(widget.isVisible)


def title_is(qtbot: QtBot, meeting: MeetingWindow, words: str) -> None:
    """Wait until an item is on screen."""
    qtbot.waitUntil(lambda: words in meeting.window.top_bar.title)


def next_item(meeting: MeetingWindow) -> None:
    """Go on by keyboard."""
    meeting.press(Qt.Key.Key_Return, CONTROL)


def to_child(qtbot: QtBot, meeting: MeetingWindow) -> None:
    """From the start to the child's gate by keyboard alone."""
    stage = meeting.page.stage
    sees(qtbot, stage.start)
    qtbot.waitUntil(stage.start.start.hasFocus)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(stage.general.attendance.everybody.hasFocus)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(stage.general.attendance.everybody.isHidden)
    next_item(meeting)
    title_is(qtbot, meeting, "2.")
    next_item(meeting)
    qtbot.waitUntil(stage.general.check.ask.all.hasFocus)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(stage.general.check.ask.all.isHidden)
    tab_to(stage.general.check.confirm)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(stage.general.check.confirm.isHidden)
    next_item(meeting)
    title_is(qtbot, meeting, "4.")
    next_item(meeting)
    title_is(qtbot, meeting, "Barn 1")


@pytest.mark.rule("R40")
def test_a_whole_meeting_by_keyboard(qtbot: QtBot, meeting: MeetingWindow) -> None:
    """From "Starta mötet" to the papers, without the mouse, and the focus is never lost."""
    to_child(qtbot, meeting)
    stage = meeting.page.stage
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    press(Qt.Key.Key_Space)
    title_is(qtbot, meeting, "Alva")
    next_item(meeting)
    title_is(qtbot, meeting, "Lära av varandra")
    assert meeting.page.message.title == texts.PAUSED
    qtbot.waitUntil(stage.general.notes.hasFocus)
    write("Bildstöd i hallen")
    next_item(meeting)
    title_is(qtbot, meeting, "Synlighet")
    next_item(meeting)
    title_is(qtbot, meeting, "minut")
    next_item(meeting)
    qtbot.waitUntil(stage.ending.end.hasFocus)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(stage.ending.papers.hasFocus)
    press(Qt.Key.Key_Space)
    place = meeting.context.navigation.place
    assert place is not None
    assert place.page == "papers"
    with meeting.world.desk.unit_of_work() as uow:
        notes = [item.notes for item in uow.agenda.for_meeting(meeting.meeting_id) if item.notes]
    assert notes == ["Bildstöd i hallen"]


@pytest.mark.rule("R7")
def test_a_withdrawal_is_seen_within_a_second(qtbot: QtBot, meeting: MeetingWindow) -> None:
    """Recorded on the store's lane while the item is open: the screen is empty of the child in time.

    A second of this process's own work, however busy the machine; no timer is there to be waited for.
    """
    to_child(qtbot, meeting)
    meeting.action("open").click()
    title_is(qtbot, meeting, "Alva")
    desk, item_id = meeting.world.desk, meeting.page.stage.item_id

    def withdraw() -> object:
        with desk.unit_of_work() as uow:
            case_id = uow.agenda.get(item_id).case_id
            assert case_id is not None
            guardian = uow.guardians.for_case(case_id)[0]
        return consents.withdraw_consent(desk, case_id, guardian.id)

    for timer in meeting.window.findChildren(QTimer):
        timer.stop()
    began = process_time()
    meeting.context.jobs.run(meeting.page, withdraw)
    qtbot.waitUntil(lambda: meeting.page.stage.gate.title.text() == MISSING)
    qtbot.waitUntil(lambda: "Alva" not in meeting.words())
    assert process_time() - began < 1
