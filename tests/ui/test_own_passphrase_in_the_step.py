"""Where the team wants each to confirm herself, the step Styrkor leads straight to the passphrase (R8)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.team import TeamRules
from barnombud.services import consents
from barnombud.services.team import save_rules
from barnombud.ui.pages.meeting.steps.strengths import StrengthsStep
from barnombud.ui.theme.theme import Theme
from tests.stores import PASSPHRASE
from tests.ui.meeting_world import MeetingWindow
from tests.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def meeting(world: World, theme: Theme, qtbot: QtBot) -> MeetingWindow:
    """Lend a planned meeting on screen, with one child whom everybody may hear of."""
    world.consented_case("Ekorren", "Alva", guardians=("Mira Påhitt", "Kim Påhitt"))
    return MeetingWindow(world, theme, qtbot)


@pytest.mark.rule("R8")
def test_the_step_leads_straight_to_the_passphrase(meeting: MeetingWindow, qtbot: QtBot) -> None:
    """By keyboard alone: refused at the notes, the form opens; once it is kept the note can be written."""
    meeting.start()
    meeting.go_to(ItemKind.CONSENT_CHECK)
    meeting.page.stage.general.check.ask.all.click()
    with meeting.world.desk.unit_of_work() as uow:
        first = next(i for i in uow.agenda.for_meeting(meeting.meeting_id) if i.case_id is not None)
    assert first.case_id is not None
    consents.confirm_consent(meeting.world.desk, first.case_id, meeting.world.preschool.id)
    save_rules(meeting.world.desk, TeamRules(confirm_with_passphrase=True))
    meeting.go_to(ItemKind.CONSULTATION)
    meeting.press(Qt.Key.Key_Return, CONTROL)
    meeting.action("open").click()
    meeting.page.stage.child.show_step("strengths")
    step = meeting.page.stage.child.steps["strengths"]
    assert isinstance(step, StrengthsStep)
    step.notes.writer.button(meeting.world.bvc.id).click()
    step.notes.lock.button.setFocus()
    meeting.press(Qt.Key.Key_Space)
    form = meeting.page.vouching.form
    assert form is not None
    assert [form.who.itemData(row) for row in range(form.who.count())] == [meeting.world.nurse.id]
    qtbot.waitUntil(form.passphrase.hasFocus)
    form.passphrase.setText(PASSPHRASE)
    meeting.press(Qt.Key.Key_Return)
    assert meeting.page.vouching.form is None
    meeting.settle()
    assert step.notes.lock.isHidden()
    assert step.notes.form.isVisible()
    assert meeting.window.focusWidget() is step.notes.text
