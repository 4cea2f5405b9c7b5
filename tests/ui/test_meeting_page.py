"""The running meeting in the real window: keyboard, wall, visitors, withdrawal, the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.ids import GuardianId
from barnombud.domain.meeting.meeting import ItemKind, MeetingState
from barnombud.domain.team import TeamRules
from barnombud.services import commitments, consents, consultations, holding
from barnombud.services.team import save_rules
from barnombud.texts import duty
from barnombud.texts import meeting as texts
from barnombud.texts.consent_words import MISSING
from barnombud.texts.deidentified import KEEP_IT
from barnombud.texts.errors import said
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.pages.meeting.scenes import LATER
from barnombud.ui.pages.meeting.vouch_form import VouchForm
from barnombud.ui.theme.theme import Theme
from tests.stores import PASSPHRASE
from tests.ui.meeting_world import MeetingWindow
from tests.ui.page_world import nameless, press, tab_to, write
from tests.world import World

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def meeting(world: World, theme: Theme, qtbot: QtBot) -> MeetingWindow:
    """Lend a planned meeting on screen: Alva with everybody, Love without the social services."""
    world.consented_case("Ekorren", "Alva", guardians=("Mira Påhitt", "Kim Påhitt"))
    world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
    return MeetingWindow(world, theme, qtbot)


def test_the_page_begins_before_the_meeting(meeting: MeetingWindow) -> None:
    """It says when, starts in one press with the focus on it, and leads to the agenda."""
    assert meeting.page.stage.start.start.hasFocus()
    meeting.page.stage.start.prepare.click()
    assert meeting.context.navigation.place is not None
    assert meeting.context.navigation.place.page == "agenda"
    meeting.context.navigation.back()
    meeting.press(Qt.Key.Key_Space)
    assert meeting.panel.rows()[0].endswith("Välkomna, närvaro")
    assert meeting.page.stage.general.attendance.everybody.hasFocus()


def test_attendance_is_taken_person_by_person(meeting: MeetingWindow) -> None:
    """Ticked, gone again, announced absent, come as a deputy; the side says who is here."""
    world, attendance = meeting.world, meeting.page.stage.general.attendance
    meeting.page.stage.start.start.click()
    nurse, worker = attendance.row(world.nurse.id), attendance.row(world.family_worker.id)
    nurse.tick.box.click()
    assert nurse.tick.is_ticked()
    nurse.deputy.click()
    assert nurse.mark.text() == texts.AS_DEPUTY_NAME
    nurse.tick.box.click()
    assert nurse.mark.text().startswith("gick")
    worker.absent.click()
    assert worker.mark.text() == "kommer inte"
    worker.tick.box.click()
    assert worker.tick.is_ticked()
    attendance.all_here.emit(world.preschool.id)
    assert "Frej" in meeting.words()


@pytest.mark.rule("R12")
def test_a_child_is_named_only_while_open(meeting: MeetingWindow) -> None:
    """Not in the list, the heading, the window's title or any accessible name before and after."""
    meeting.start()
    meeting.at_child()
    assert "Alva" not in meeting.words()
    meeting.action("open").click()
    assert "Alva" in meeting.words()
    assert "Alva" not in meeting.window.windowTitle()
    assert meeting.window.top_bar.title == "5. Alva"
    meeting.panel.row(next(iter(meeting.panel._rows))).click()
    assert "Alva" not in meeting.words()


@pytest.mark.rule("R7")
def test_one_press_withdraws_and_hides(meeting: MeetingWindow) -> None:
    """Nothing of the child is left in any widget, seen or unseen; the calm words say why."""
    meeting.start()
    meeting.open_child()
    child = meeting.page.stage.child
    child.show_step("consent")
    child.consent.taken_back.emit(_first_guardian(meeting))
    assert "Alva" not in meeting.words()
    assert meeting.page.stage.gate.title.text() == MISSING
    assert meeting.page.stage.gate.shut.isVisible()
    assert child.consent.title.text() == ""
    assert not child.isVisible()


def _first_guardian(meeting: MeetingWindow) -> GuardianId:
    """The id of a guardian of the child on screen."""
    item_id = meeting.page.stage.item_id
    with meeting.world.desk.unit_of_work() as uow:
        case_id = uow.agenda.get(item_id).case_id
        assert case_id is not None
        return uow.guardians.for_case(case_id)[0].id


@pytest.mark.rule("R7")
def test_a_withdrawal_elsewhere_is_noticed_on_the_way_back(meeting: MeetingWindow) -> None:
    """Gone to another page the child is forgotten; coming back the gate is asked first."""
    meeting.start()
    meeting.open_child()
    guardian, item_id = _first_guardian(meeting), meeting.page.stage.item_id
    stage = meeting.page.stage
    meeting.context.navigation.go("home")
    assert stage.child.consent.title.text() == ""
    with meeting.world.desk.unit_of_work() as uow:
        case_id = uow.agenda.get(item_id).case_id
        assert case_id is not None
    change = consents.withdraw_consent(meeting.world.desk, case_id, guardian).change
    meeting.context.bus.changed.emit(change)
    meeting.context.navigation.back()
    assert "Alva" not in meeting.words()
    assert meeting.page.stage.gate.title.text() == MISSING


@pytest.mark.rule("R16")
def test_a_visitor_empties_the_screen_round_the_child(meeting: MeetingWindow) -> None:
    """No list, no minutes, one calm line; one press when the visitor has gone."""
    meeting.start()
    meeting.open_child()
    meeting.page.stage.child.show_step("consent")
    assert duty.banner("", "").lines[1] in meeting.words()
    meeting.page.stage.child.consent.visitors.button("guardian").click()
    assert meeting.panel.rows() == []
    assert not meeting.panel.later.isVisible()
    assert "min kvar" not in meeting.words()
    assert meeting.page.around.duty.sentences == (duty.calm_line(),)
    assert meeting.window.duty_panel.banner.sentences == (duty.calm_line(),)
    meeting.panel.gone.click()
    assert meeting.panel.rows()
    assert duty.banner("", "").lines[1] in meeting.words()


@pytest.mark.rule("R16")
def test_the_wall_shows_the_item_and_nothing_else(meeting: MeetingWindow) -> None:
    """F11 and Esc; no list, no minutes, no name in the title, one calm line."""
    meeting.start()
    meeting.open_child()
    meeting.window.set_wall(on=True)
    assert meeting.page.stage.heading.isVisible()
    assert not meeting.window.side_bar.isVisible()
    assert "Barn 1" not in meeting.words()
    assert "min kvar" not in meeting.words()
    assert not meeting.page.around.duty.isVisible()
    assert "Alva" not in meeting.window.windowTitle()
    meeting.press(Qt.Key.Key_Escape)
    assert not meeting.window.is_wall
    assert not meeting.page.stage.heading.isVisible()
    assert meeting.page.around.duty.isVisible()


@pytest.mark.rule("R3")
def test_the_last_block_by_mouse(meeting: MeetingWindow) -> None:
    """Nothing of it on screen until the button is pressed; back again when all return."""
    meeting.start()
    meeting.at_child()
    meeting.panel.later.click()
    assert "Love" not in meeting.words()
    assert "Barn 2" not in meeting.words()
    meeting.action("step_out").click()
    assert "Barn 2" in meeting.words()
    assert meeting.panel.back.isVisible()
    meeting.panel.back.click()
    assert "Barn 2" not in meeting.words()
    assert meeting.page.presenter.flow.place != LATER or meeting.page.stage.gate.isVisible()


def vouch_form(meeting: MeetingWindow) -> VouchForm | None:
    """The form in which somebody confirms herself, if it is open."""
    return meeting.page.vouching.form


@pytest.mark.rule("R8")
def test_each_confirms_with_her_own_passphrase(meeting: MeetingWindow) -> None:
    """Where the team wants it: a form with her name and passphrase; wrong ones are told at the field."""
    save_rules(meeting.world.desk, TeamRules(confirm_with_passphrase=True))
    meeting.start()
    meeting.go_to(ItemKind.CONSENT_CHECK)
    meeting.page.stage.general.check.confirm.click()
    form = vouch_form(meeting)
    assert form is not None
    (dialog,) = meeting.window.findChildren(FormDialog)
    form.who.setCurrentIndex(form.who.findData(meeting.world.nurse.id))
    dialog.accept_button.click()
    assert texts.VOUCH_EMPTY in meeting.words()
    form.passphrase.setText("inte hennes lösenfras")
    dialog.accept_button.click()
    assert vouch_form(meeting) is form
    assert form.passphrase.text() == ""
    form.passphrase.setText(PASSPHRASE)
    dialog.accept_button.click()
    assert vouch_form(meeting) is None
    meeting.page.vouching.close("")  # nothing is open any more, and nothing happens
    assert meeting.page.stage.general.check.confirm.isVisible(), "the other agencies have not confirmed"


@pytest.mark.rule("R7")
def test_a_withdrawal_lists_who_must_be_told(meeting: MeetingWindow) -> None:
    """From any step, in one press; the list goes away with the next item."""
    meeting.start()
    meeting.open_child()
    button = meeting.page.stage.child.regret.findChildren(QPushButton)[0]
    assert button.isVisible()
    button.click()
    words = meeting.words()
    assert texts.TOLD_TITLE in words
    assert texts.told("BVC Norra", ("here",)) in words
    assert "Alva" not in words
    meeting.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert texts.TOLD_TITLE not in meeting.words()


def test_consents_are_checked_by_mouse(meeting: MeetingWindow) -> None:
    """Each agency by itself, somebody's mind has changed, everybody has confirmed."""
    meeting.start()
    meeting.go_to(ItemKind.CONSENT_CHECK)
    check = meeting.page.stage.general.check
    assert check.ask.all.hasFocus()
    check.ask.nobody.emit((meeting.world.bvc.id,))
    assert f"BVC Norra {texts.ANSWERED}" in meeting.words()
    check.ask.some.click()
    assert texts.CHOOSE_CASE in meeting.words()
    assert "Alva" not in meeting.words()
    check.ask.all.click()
    check.confirm.click()
    assert texts.CONFIRMED_ALL in meeting.words()
    assert not check.confirm.isVisible()


def test_notes_are_saved_as_they_are_typed(meeting: MeetingWindow) -> None:
    """Said only when the commit has come back; a name gives a reminder."""
    meeting.start()
    meeting.go_to(ItemKind.LEARNING)
    general = meeting.page.stage.general
    assert general.notes.hasFocus()
    write("Alva visade bildstödet")
    general.notes.flush()
    assert meeting.window.top_bar.saved.text().startswith("Sparat")
    assert texts.MAY_NAME in meeting.words()
    general.agreed.setPlainText("BVC skickar bildstödet")
    meeting.press(Qt.Key.Key_Return, CONTROL)
    with meeting.world.desk.unit_of_work() as uow:
        items = uow.agenda.for_meeting(meeting.meeting_id)
    learning = next(item for item in items if item.kind is ItemKind.LEARNING)
    assert (learning.notes, learning.agreed) == ("Alva visade bildstödet", "BVC skickar bildstödet")


def test_promises_and_questions_are_worked_through(meeting: MeetingWindow) -> None:
    """A promise is ticked in place; advice that may point somebody out waits for an answer."""
    desk = meeting.world.desk
    commitments.add_commitment(desk, "Boka lokal", desk.today(), meeting.world.bvc.id)
    consultations.add_consultation(desk, "Hur gör vi med långa samlingar?", somebody_said_no=False)
    meeting.start()
    meeting.go_to(ItemKind.COMMITMENTS)
    promises = meeting.page.stage.general.promises
    (tick,) = promises.ticks.values()
    tick.box.click()
    assert tick.is_ticked()
    meeting.go_to(ItemKind.CONSULTATION)
    (card,) = meeting.page.stage.general.questions.cards.values()
    tab_to(card.advice.field)
    write("Fråga Alva")
    card.advice.field.flush()
    keep = next(each for each in card.findChildren(QPushButton) if each.text() == KEEP_IT)
    tab_to(keep)
    press(Qt.Key.Key_Space)
    tab_to(card.recognise)
    press(Qt.Key.Key_Space)
    assert card.go_on.hasFocus()
    press(Qt.Key.Key_Space)
    tab_to(card.done)
    press(Qt.Key.Key_Space)
    assert texts.NO_QUESTIONS in meeting.words()
    promises.all_wanted.emit()
    assert meeting.context.navigation.place is not None
    assert meeting.context.navigation.place.page == "commitments"


def test_the_end_is_one_press_and_leads_to_the_papers(meeting: MeetingWindow) -> None:
    """Three words, the next date, what moved, and on to reading through."""
    meeting.start()
    meeting.go_to(ItemKind.EVALUATION)
    lines = list(meeting.page.stage.general.evaluation.lines.values())
    assert lines[0].hasFocus()
    write("Lugnt")
    lines[0].flush()
    assert lines[0].text() == "Lugnt"
    meeting.page.stage.general.next_date.plan.click()
    assert meeting.page.stage.general.next_date.text.isVisible()
    meeting.panel.end.click()
    ending = meeting.page.stage.ending
    ending.go_on.click()
    assert not ending.isVisible()
    meeting.panel.end.click()
    ending.end.click()
    assert texts.ENDED_TITLE in meeting.words()
    assert holding.meeting_now(meeting.world.desk, meeting.meeting_id).meeting.state is MeetingState.ENDED
    ending.papers.click()
    place = meeting.context.navigation.place
    assert place is not None
    assert (place.page, place.ids) == ("papers", {"meeting_id": meeting.meeting_id})


def test_steps_go_by_alt_and_arrows(meeting: MeetingWindow) -> None:
    """From step to step and back; the last offers to close the item."""
    meeting.start()
    meeting.open_child()
    child = meeting.page.stage.child
    first = child.step
    meeting.press(Qt.Key.Key_Left, ALT)
    assert child.step == "consent"
    meeting.press(Qt.Key.Key_Right, ALT)
    assert child.step == first
    for _ in child.steps:
        meeting.press(Qt.Key.Key_Right, ALT)
    assert child.forward.text() == texts.FINISH
    child.back.click()
    assert child.forward.text() != texts.FINISH
    child.forward.click()
    child.forward.click()
    assert child.step == "voice"
    assert meeting.page.message.title == said("voice_unset").title


def test_somebody_else_is_let_in(meeting: MeetingWindow, qtbot: QtBot) -> None:
    """The page asks the window for the lock."""
    meeting.start()
    with qtbot.waitSignal(meeting.window.lock_wanted):
        meeting.page.lock()


def test_another_item_is_attended_to_from_the_side(meeting: MeetingWindow) -> None:
    """Attendance from anywhere and back; home and back comes to the same item."""
    meeting.start()
    meeting.go_to(ItemKind.LEARNING)
    meeting.panel.change.click()
    assert meeting.page.stage.attendance.isVisible()
    meeting.page.stage.leave_attendance.click()
    assert meeting.page.stage.general.isVisible()
    meeting.panel.leave.click()
    place = meeting.context.navigation.place
    assert place is not None
    assert place.page == "home"
    meeting.context.navigation.back()
    assert meeting.window.top_bar.title.endswith("Lära av varandra")


@pytest.mark.rule("R40")
def test_every_control_has_a_name_and_the_focus_is_never_lost(meeting: MeetingWindow) -> None:
    """In every scene of the meeting."""
    meeting.start()
    for _ in range(14):
        assert nameless(meeting.page) == []
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        meeting.press(Qt.Key.Key_Return, CONTROL)
    tab_to(meeting.page.stage.ending.papers)


@pytest.mark.rule("R40")
def test_nothing_is_wider_than_the_page_with_large_text(meeting: MeetingWindow, theme: Theme) -> None:
    """At 200 % text every scene still scrolls down only."""
    meeting.start()
    theme.set_scale(2.0)
    for _ in range(12):
        ground = meeting.page.ground
        content = ground.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= ground.viewport().width(), meeting.window.top_bar.title
        meeting.press(Qt.Key.Key_Return, CONTROL)
