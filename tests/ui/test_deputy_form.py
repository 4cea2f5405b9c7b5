"""Letting in somebody who stands in for another, by real widgets (R15, R35)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from barnombud.domain.ids import MemberId
from barnombud.texts import meeting as texts
from barnombud.texts import passphrase as phrase_texts
from barnombud.ui.pages.meeting.deputy_form import DeputyForm
from barnombud.ui.theme.theme import Theme
from tests.stores import PASSPHRASE
from tests.ui.meeting_world import MeetingWindow
from tests.ui.page_world import nameless
from tests.world import World


@pytest.fixture
def meeting(world: World, theme: Theme, qtbot: QtBot) -> MeetingWindow:
    """Lend a meeting in which everybody is here."""
    window = MeetingWindow(world, theme, qtbot)
    window.start()
    return window


def _form(meeting: MeetingWindow) -> DeputyForm:
    return meeting.page.stage.general.attendance.deputy


@pytest.mark.rule("R15")
def test_a_deputy_is_noted_as_present_for_her_agency(meeting: MeetingWindow) -> None:
    """Closed until it is wanted; she stands in the list with her mark, and the focus is where it was."""
    form, world = _form(meeting), meeting.world
    assert not form.name.isVisible()
    form.open_button.click()
    assert form.name.hasFocus()
    assert not nameless(meeting.page)
    form.add_button.click()
    assert form.rows["name"].error
    form.name.setText("Vera Vikarie")
    form.role.setText("BVC-sjuksköterska")
    form.agency.setCurrentIndex(form.agency.findData(world.bvc.id))
    form.add_button.click()
    assert not form.name.isVisible()
    assert form.open_button.hasFocus()
    assert "Vera Vikarie, BVC-sjuksköterska" in meeting.words()
    assert texts.AS_DEPUTY_NAME in meeting.words()


@pytest.mark.rule("R35")
def test_with_a_passphrase_of_her_own_she_may_sign_in(meeting: MeetingWindow, qtbot: QtBot) -> None:
    """It is judged as it is typed, refused at its field when poor; at the meeting's end her program locks."""
    form, world = _form(meeting), meeting.world
    form.open_button.click()
    form.name.setText("Vera Vikarie")
    form.role.setText("rektor")
    form.account.box.click()
    form.add_button.click()
    assert form.rows["passphrase"].error == texts.VOUCH_EMPTY
    form.passphrase.setText("Vera Vikarie 2026")
    qtbot.waitUntil(lambda: form.strength.text() == phrase_texts.judged("easy", "own"))
    form.passphrase.setText("kort")
    form.add_button.click()
    assert form.rows["passphrase"].error
    assert form.passphrase.text() == ""
    form.passphrase.setText(PASSPHRASE)
    form.add_button.click()
    with world.desk.unit_of_work() as uow:
        deputy = next(member for member in uow.members.active() if member.only_meeting)
    assert deputy.account
    desk = world.sign_in(world.desk.member.model_copy(update={"id": MemberId(deputy.id)}))
    assert desk.member == deputy


def test_the_form_can_be_left(meeting: MeetingWindow) -> None:
    """What was typed is gone; errors of a closed form are not shown."""
    form = _form(meeting)
    form.open_button.click()
    form.name.setText("Vera")
    form.leave_button.click()
    assert form.name.text() == ""
    form.show_error("name", "x")
    assert not form.rows["name"].error
    form.is_in()
    meeting.press(Qt.Key.Key_Space)
    assert form.name.hasFocus()
