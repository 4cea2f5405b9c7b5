"""The duty to report is within reach in every state, and nothing about a report is stored (R16, R17)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.texts import duty
from barnombud.texts.consent_words import MISSING
from barnombud.ui.pages.meeting.scenes import ATTENDANCE, LATER
from barnombud.ui.theme.theme import Theme
from barnombud.ui.unlock.window import UnlockWindow
from tests.ui.meeting_world import MeetingWindow
from tests.world import World

VIOLENCE = "Misstänker du våld"


@pytest.fixture
def meeting(world: World, theme: Theme, qtbot: QtBot) -> MeetingWindow:
    """Lend a started meeting: Alva with everybody, Love without the social services."""
    world.consented_case("Ekorren", "Alva")
    world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
    window = MeetingWindow(world, theme, qtbot)
    window.start()
    return window


@pytest.mark.rule("R16")
@pytest.mark.usefixtures("theme")
def test_who_is_locked_out_finds_the_duty_and_112(qtbot: QtBot) -> None:
    """On every page before a team is open; nothing of violence, as anybody may stand there."""
    window = UnlockWindow()
    qtbot.addWidget(window)
    window.show()
    for page in (window.form, window.welcome, window.forgotten):
        window.show_page(page)
        assert window.duty.isVisible()
        assert window.duty.text() == duty.calm_line()


def _within_reach(meeting: MeetingWindow) -> None:
    assert meeting.window.top_bar.duty_button.isVisible()
    meeting.window.show_duty()
    assert duty.EMERGENCY in meeting.words()
    assert meeting.window.duty_panel.isVisible()
    meeting.window.set_wall(on=True)
    assert duty.calm_line() in meeting.words()
    assert VIOLENCE not in meeting.words()
    meeting.window.set_wall(on=False)
    assert meeting.window.top_bar.duty_button.isVisible()


@pytest.mark.no_cover  # a walk through pages that have tests of their own
@pytest.mark.rule("R16")
def test_in_every_state_of_a_meeting(meeting: MeetingWindow) -> None:
    """Attendance, consent check, gate, open item, a blocked case, the last block."""
    _within_reach(meeting)
    meeting.page.choose(ATTENDANCE)
    _within_reach(meeting)
    meeting.page.presenter.leave_attendance()
    meeting.go_to(ItemKind.CONSENT_CHECK)
    _within_reach(meeting)
    meeting.at_child()
    _within_reach(meeting)
    meeting.action("open").click()
    _within_reach(meeting)
    meeting.page.stage.child.regret.findChildren(QPushButton)[0].click()
    assert MISSING in meeting.words()
    _within_reach(meeting)
    meeting.page.choose(LATER)
    _within_reach(meeting)


@pytest.mark.rule("R16")
def test_with_a_guardian_in_the_room_only_the_calm_line(meeting: MeetingWindow) -> None:
    """Also when the panel was open in full before she came; in full again when she has gone."""
    meeting.open_child()
    meeting.window.show_duty()
    assert VIOLENCE in meeting.words()
    meeting.page.stage.child.show_step("consent")
    meeting.page.stage.child.consent.visitors.button("guardian").click()
    assert VIOLENCE not in meeting.words()
    assert duty.calm_line() in meeting.words()
    meeting.window.set_wall(on=True)
    assert VIOLENCE not in meeting.words()
    meeting.press(Qt.Key.Key_Escape)
    assert VIOLENCE not in meeting.words()
    meeting.panel.gone.click()
    assert VIOLENCE in meeting.words()


@pytest.mark.rule("R17")
def test_reading_about_the_duty_writes_nothing(meeting: MeetingWindow) -> None:
    """Opening the panel in a child's item changes nothing in the store."""
    meeting.open_child()
    changes: list[object] = []
    meeting.context.bus.changed.connect(changes.append)
    meeting.window.show_duty()
    meeting.settle()
    assert not changes
