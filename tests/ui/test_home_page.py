"""Hem with real widgets on the real store."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.consent.events import Answer
from barnombud.domain.team import TeamRules
from barnombud.services.case_lines import case_list
from barnombud.services.commitments import add_commitment
from barnombud.services.consents import record_answer, record_asked
from barnombud.services.consultations import add_consultation
from barnombud.services.disposal import dispose_of
from barnombud.services.holding import end_meeting, start_meeting
from barnombud.services.meetings import plan_meeting
from barnombud.services.team import save_rules
from barnombud.texts import home as texts
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.navigation import Place
from barnombud.ui.pages.home.view import HomePageView
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.labels import Chip
from tests.services.kept_records import closed_case, pass_days
from tests.ui.page_world import context_for, nameless, press, show, tab_to
from tests.world import World

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def opened(qtbot: QtBot, theme: Theme, world: World) -> HomePageView:
    """Show the page."""
    return show(qtbot, HomePageView(context_for(world, theme)))


def test_new_team_is_led_to_its_first_meeting(qtbot: QtBot, theme: Theme, world: World) -> None:
    """One primary button, by keyboard."""
    page = opened(qtbot, theme, world)
    assert page._title_label.text() == texts.NO_MEETING_TITLE
    assert page.start_button.text() == texts.PLAN
    assert page.prepare_button.isHidden()
    assert page._nothing.isVisible()
    tab_to(page.start_button)
    press(Qt.Key.Key_Space)
    assert page.context.navigation.place == Place("meetings", {})


def test_next_meeting_is_told_with_what_it_will_take_up(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Counts as chips, no names; prepare and start."""
    world.consented_case()
    waiting = world.add_case("Kajan", guardians=("Lena Låtsas",))
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(waiting.id)[0]
    record_asked(world.desk, waiting.id, guardian.id)
    add_consultation(world.desk, "Hur gör ni med vilan?", somebody_said_no=False)
    meeting = plan_meeting(world.desk, AT).value
    page = opened(qtbot, theme, world)
    chips = [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]
    assert chips == [texts.named(1), texts.consultations(1), texts.missing(1)]
    page.prepare_button.click()
    assert page.context.navigation.place == Place("agenda", {"meeting_id": meeting.id})
    page.start_button.click()
    assert page.context.navigation.place == Place("meeting", {"meeting_id": meeting.id})


def test_running_meeting_is_gone_back_to(qtbot: QtBot, theme: Theme, world: World) -> None:
    """And afterwards its notes wait to be read through, late after a week."""
    meeting = plan_meeting(world.desk, world.clock.now()).value
    page = opened(qtbot, theme, world)
    page.context.bus.changed.emit(start_meeting(world.desk, meeting.id).change)
    assert page.start_button.text() == texts.GO_ON
    page.context.bus.changed.emit(end_meeting(world.desk, meeting.id).change)
    assert page._read.isVisible()
    assert texts.READ_THROUGH_LATE not in page._read_text.text()
    world.clock.set(world.clock.now() + timedelta(days=8))
    page.shown({})
    assert texts.READ_THROUGH_LATE in page._read_text.text()
    next(b for b in page.findChildren(QPushButton) if b.text() == texts.READ_THROUGH_BUTTON).click()
    assert page.context.navigation.place == Place("papers", {"meeting_id": meeting.id})
    page.presenter.on_change("nothing of ours")


def test_promises_and_consents_that_run_out_lead_on(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Overdue first, and how late."""
    case = world.consented_case()
    add_commitment(world.desk, "Boka lokal", date(2026, 3, 10), world.preschool.id, world.rektor.id)
    add_commitment(world.desk, "Skriv ut", date(2026, 3, 4), world.bvc.id, None)
    world.clock.set(datetime(2026, 8, 20, 8, tzinfo=UTC))
    page = opened(qtbot, theme, world)
    assert page.table.isVisible()
    page.table.row_activated.emit("any")
    assert page.context.navigation.place == Place("commitments", {})
    link = next(b for b in page._ending.findChildren(QPushButton) if case.number in b.text())
    link.click()
    assert page.context.navigation.place == Place("case", {"case_id": case.id})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (texts.ALL_COMMITMENTS, Place("commitments", {})),
        (texts.PRINT_FORM, Place("papers", {"kind": "consent_form"})),
        (texts.PRINT_PICTURES, Place("papers", {"kind": "pictures"})),
        (texts.PRINT_LEAFLET, Place("papers", {"kind": "leaflet"})),
        (texts.PRINT_SCRIPT, Place("papers", {"kind": "interpreter_script"})),
        (texts.PRINT_FLOWER, Place("papers", {"kind": "blank_flower"})),
    ],
)
def test_links_lead_where_they_say(qtbot: QtBot, theme: Theme, world: World, text: str, place: Place) -> None:
    """Blank forms can be printed without registering anybody."""
    page = opened(qtbot, theme, world)
    next(b for b in page.findChildren(QPushButton) if b.text() == text).click()
    assert page.context.navigation.place == place


@pytest.mark.rule("R40")
def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Also with double text."""
    theme.set_scale(2.0)
    plan_meeting(world.desk, AT)
    add_commitment(world.desk, "Skriv ut", date(2026, 3, 4), world.bvc.id, None)
    assert nameless(opened(qtbot, theme, world)) == []


@pytest.mark.rule("R9")
def test_what_need_not_be_kept_is_proposed_by_number_and_removed_by_keyboard(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """Neither the list nor the question says what was answered; one press more and it is gone."""
    case = world.add_case("Kajan", guardians=("",))
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(case.id)[0]
    record_answer(world.desk, case.id, guardian.id, Answer.NO)
    page = opened(qtbot, theme, world)
    assert page.disposal.isHidden()
    world.clock.set(world.clock.now() + timedelta(days=30))
    page.shown({})
    words = " ".join(each.text() for each in page.disposal.findChildren(QLabel))
    assert case.number in words
    assert not {"nej", "kajan", "avböjt"} & set(words.casefold().split())
    assert nameless(page) == []
    (remove,) = [each for each in page.disposal.findChildren(QPushButton) if not each.isHidden()]
    dialogs = page.context.dialogs
    assert isinstance(dialogs, PresetDialogs)
    dialogs.will_answer(False, True)
    tab_to(remove)
    press(Qt.Key.Key_Space)
    assert page.disposal.isVisible()
    press(Qt.Key.Key_Space)
    assert page.disposal.isHidden()
    assert case_list(world.desk) == ()


@pytest.mark.rule("R32")
def test_without_a_decision_the_list_says_so(qtbot: QtBot, theme: Theme, world: World) -> None:
    """With one it does not; what is gone meanwhile leaves the list."""
    first = world.add_case("Kajan", guardians=("",))
    second = world.add_case("Vide", guardians=("",))
    world.clock.set(world.clock.now() + timedelta(days=30))
    page = opened(qtbot, theme, world)
    assert page.disposal._note.isVisible()
    save_rules(world.desk, TeamRules(disposal_decision="BUN 2026/17"))
    page.shown({})
    assert not page.disposal._note.isVisible()
    dispose_of(world.desk, first.id)
    dialogs = page.context.dialogs
    assert isinstance(dialogs, PresetDialogs)
    dialogs.will_answer(True)
    page.disposing.want(first.id, first.number)
    assert [each.text() for each in page.disposal.findChildren(QPushButton) if each.isVisible()] == [
        "Ta bort"
    ]
    assert second.number in " ".join(each.text() for each in page.disposal.findChildren(QLabel))


@pytest.mark.rule("R32")
def test_what_is_due_by_the_plan_leads_to_its_own_page(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Only the number is said here, and nothing when nothing is due."""
    closed_case(world)
    page = opened(qtbot, theme, world)
    assert not page.disposal.isVisible()
    pass_days(world, 30)
    page.shown({})
    assert page.disposal.by_plan.text() == "1 post är dags att gallra enligt planen."
    tab_to(page.disposal.plan_button)
    press(Qt.Key.Key_Space)
    assert page.context.navigation.place is not None
    assert page.context.navigation.place.page == "retention"
