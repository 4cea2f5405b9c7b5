"""The way through a meeting, on the real store, against a page of paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.consent.events import Answer
from barnombud.domain.consent.topics import Topic
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.team import TeamRules
from barnombud.services import cases, consents, holding, meetings
from barnombud.services.team import save_rules
from barnombud.services.vouching import Vouch
from barnombud.texts import meeting as texts
from barnombud.texts.consent_words import MISSING
from barnombud.ui.pages.meeting import gate_words, takeover_words
from barnombud.ui.pages.meeting.scenes import (
    ATTENDANCE,
    ENDING,
    LATER,
    AttendanceScene,
    ChildScene,
    EndedScene,
    EndingScene,
    GeneralScene,
    PlannedScene,
    ToldRow,
)
from tests.presenters.paper_meeting import Led
from tests.stores import PASSPHRASE
from tests.world import World


@pytest.fixture
def led(world: World) -> Led:
    """Lend a started meeting: Alva with everybody, Love without the social services."""
    world.consented_case("Ekorren", "Alva", guardians=("Mira Påhitt", "Kim Påhitt"))
    world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
    led = Led(world)
    led.start()
    return led


def at_child(led: Led) -> None:
    """Come to the first child's gate, with the consents checked."""
    led.check_consents()
    led.go_to(ItemKind.CONSULTATION)
    led.lead.next_item()


def at_open_child(led: Led) -> ChildScene:
    """Open the first child's item."""
    at_child(led)
    led.lead.consent.act(gate_words.OPEN)
    return led.open_child()


def test_a_planned_meeting_is_started_by_somebody_who_is_here(world: World) -> None:
    """The page says when it begins; starting notes who pressed, and begins at the first item."""
    led = Led(world)
    assert isinstance(led.scene(), PlannedScene)
    led.lead.choose(ENDING)
    led.lead.next_item()
    assert isinstance(led.scene(), PlannedScene)
    led.lead.start()
    scene = led.scene()
    assert isinstance(scene, GeneralScene)
    assert scene.item.kind is ItemKind.WELCOME
    assert led.side().present == ("Rakel",)
    led.lead.room.note_all(world.preschool.id)
    assert led.side().present == ("Rakel", "Frej")
    led.lead.room.note_all()
    led.lead.room.note_all()
    assert len(led.side().present) == 4


@pytest.mark.rule("R14")
def test_without_children_the_meeting_is_complete(world: World) -> None:
    """From the first item to the end with Next alone; nothing is missing and nothing is said."""
    led = Led(world)
    led.start()
    assert not [title for title in led.titles() if title.startswith("Barn")]
    while not isinstance(led.scene(), EndingScene):
        led.lead.next_item()
    assert led.scene() == EndingScene(0)
    led.lead.next_item()
    assert led.scene() == EndedScene(0)
    assert led.page.said == []
    assert led.page.round is not None
    assert led.page.round[0].named == 0


@pytest.mark.rule("R3")
def test_the_list_says_nothing_of_the_last_block(led: Led) -> None:
    """A number in the list, and that something comes afterwards; never how many."""
    led.lead.next_item()
    assert [title for title in led.titles() if title.startswith("Barn")] == ["Barn 1"]
    assert led.side().later


@pytest.mark.rule("R12")
def test_a_child_is_named_from_open_to_shut(led: Led) -> None:
    """The list shows the name while the item is open, and a number again after."""
    scene = at_open_child(led)
    assert scene.page.shown_name == "Alva"
    assert scene.chip == "Alla tre verksamheter får delta"
    assert "Alva" in led.titles()
    assert [giver.ordinal for giver in scene.givers] == [1, 2]
    led.lead.choose(led.key("Lära av varandra"))
    assert led.child() is None
    assert "Alva" not in led.titles()
    assert "Barn 1" in led.titles()


@pytest.mark.rule("R7")
def test_a_withdrawal_hides_everything_at_once(led: Led) -> None:
    """One press: the page forgets the child before the store has answered, and says why."""
    scene = at_open_child(led)
    led.lead.consent.withdraw_here(scene.givers[0].guardian_id)
    assert led.child() is None
    assert led.gate().shut
    assert led.page.told == tuple(ToldRow(name, ("here",)) for name in ("BVC Norra", "IFO Exempelkommun"))
    assert led.shown().title == MISSING
    assert led.offers() == [gate_words.CONSULT]
    led.lead.consent.act(gate_words.CONSULT)
    assert led.page.went == [("consultation", {})]
    led.lead.choose(led.key("Barn 1"))
    assert led.shown().title == MISSING


@pytest.mark.rule("R7")
def test_who_has_gone_is_told_why(led: Led) -> None:
    """She was there when the child was taken up; who is in the room hears it now."""
    scene = at_open_child(led)
    led.lead.room.note((led.world.nurse.id,), AttendanceKind.LEFT)
    led.lead.consent.withdraw_here(scene.givers[0].guardian_id)
    assert led.page.told is not None
    assert {(row.agency, row.why) for row in led.page.told} == {
        ("BVC Norra", ("there",)),
        ("IFO Exempelkommun", ("here",)),
    }


@pytest.mark.rule("R8")
def test_an_own_passphrase_is_asked_for_where_the_team_wants_it(led: Led) -> None:
    """Who is here may vouch, each for her own agency; a wrong one may be tried again."""
    save_rules(led.world.desk, TeamRules(confirm_with_passphrase=True))
    led.go_to(ItemKind.CONSENT_CHECK)
    led.lead.check.confirm_all()
    assert [member for member, _ in led.page.vouchers] == [member.id for member in led.world.members]
    assert led.page.vouch_with is not None
    nurse = led.world.nurse.id
    led.page.vouch_with(Vouch(nurse, "inte hennes lösenfras", led.world.machine))
    assert led.page.vouch_trouble[-1]
    led.page.vouch_with(Vouch(nurse, PASSPHRASE, led.world.machine))
    assert led.page.vouch_trouble[-1] == ""
    led.lead.choose(led.key("Barn 1"))
    led.lead.check.nobody_changed(tuple(agency.id for agency in led.world.agencies))
    led.lead.consent.act(gate_words.CONFIRM)
    own = {led.world.rektor.id, led.world.teacher.id}
    assert {member for member, _ in led.page.vouchers} == own


@pytest.mark.rule("R7")
def test_a_change_from_elsewhere_shuts_the_item(led: Led) -> None:
    """Withdrawn on the case's own page: the bus tells, the page asks again."""
    scene = at_open_child(led)
    change = consents.withdraw_consent(
        led.world.desk, scene.page.record.case_id, scene.givers[1].guardian_id
    ).change
    led.bus.changed.emit(change)
    assert led.child() is None
    assert led.gate().shut


@pytest.mark.rule("R2")
def test_midnight_is_looked_for(led: Led) -> None:
    """The consent ran out at midnight: the next tick shuts the item."""
    at_open_child(led)
    assert led.lead.tick() == "20 min kvar av 20"
    assert led.child() is not None
    led.world.clock.set(led.world.clock.now() + timedelta(days=200))
    led.lead.tick()
    assert led.child() is None
    assert led.shown().title == MISSING


@pytest.mark.rule("R3")
def test_the_last_block_opens_when_the_agency_has_left(led: Led) -> None:
    """Who leaves is said without a word of the child; then the item is opened without that agency."""
    led.check_consents()
    led.lead.next_item()
    led.lead.choose(LATER)
    assert led.gate().item is None
    assert led.shown().title == "IFO Exempelkommun lämnar rummet innan punkten visas"
    led.lead.consent.act(takeover_words.STEP_OUT)
    assert led.gate().item is not None
    assert led.side().outside == ("Inga",)
    if led.offers() == [gate_words.CONFIRM]:
        led.lead.consent.act(gate_words.CONFIRM)
    assert led.shown().title == "IFO Exempelkommun deltar inte i detta ärende"
    led.lead.consent.act(gate_words.OPEN)
    assert led.child() is not None
    assert led.open_child().page.shown_name == "Love"
    led.lead.room.all_back()
    assert led.child() is None
    assert "Love" not in "".join(led.titles())
    assert led.gate().shut


@pytest.mark.rule("R8")
def test_an_agency_confirms_in_the_open_item(led: Led) -> None:
    """Those that have not confirmed stand there with one press each."""
    scene = at_open_child(led)
    assert all(confirmed for _, confirmed in scene.agencies)
    led.world.clock.set(led.world.clock.now() + timedelta(minutes=1))
    for guardian in scene.givers:
        answer = consents.record_answer(
            led.world.desk,
            scene.page.record.case_id,
            guardian.guardian_id,
            Answer.YES,
            led.world.terms(),
        )
        led.bus.changed.emit(answer.change)
    assert led.offers() == [gate_words.CONFIRM]
    led.lead.consent.act(gate_words.CONFIRM)
    led.lead.consent.act(gate_words.OPEN)
    child = led.open_child()
    locked = [agency.id for agency, confirmed in child.agencies if not confirmed]
    assert set(locked) == {led.world.bvc.id, led.world.ifo.id}
    led.lead.consent.confirm(locked[0])
    assert led.child() is not None
    assert sum(not confirmed for _, confirmed in led.open_child().agencies) == 1


@pytest.mark.rule("R7")
def test_every_agency_here_is_asked_before_a_child_is_named(led: Led) -> None:
    """Until all have answered the question stands where the gate would be; late comers are asked too."""
    led.go_to(ItemKind.CONSULTATION)
    led.lead.next_item()
    assert len(led.gate().asked.here) == 3
    led.lead.check.nobody_changed((led.world.bvc.id, led.world.ifo.id))
    assert [agency.id for agency in led.gate().asked.here] == [led.world.preschool.id]
    led.lead.check.nobody_changed((led.world.preschool.id,))
    assert not led.gate().asked.waits
    led.sign_in()
    asked = led.lead.check.asked(frozenset())
    assert asked.here == ()
    assert asked.answered == tuple(agency.name for agency in led.world.agencies)


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
def test_an_agency_that_is_not_here_is_rung(led: Led) -> None:
    """Its absence is told at the consent check and at the gate; the telephone opens the way."""
    led.lead.room.note((led.world.family_worker.id,), AttendanceKind.LEFT)
    led.go_to(ItemKind.CONSENT_CHECK)
    assert led.page.round is not None
    assert [agency.id for agency in led.page.round[1].absent] == [led.world.ifo.id]
    at_child(led)
    assert [agency.id for agency in led.gate().asked.absent] == [led.world.ifo.id]
    led.lead.check.reached(led.world.ifo.id)
    assert not led.gate().asked.waits
    assert gate_words.OPEN in led.offers()


@pytest.mark.rule("R7")
def test_somebody_has_changed_her_mind(led: Led) -> None:
    """By number and vårdnadshavare; one press, and the child's gate is closed."""
    led.go_to(ItemKind.CONSENT_CHECK)
    assert led.page.round is not None
    assert (led.page.round[0].named, led.page.round[0].unconfirmed) == (1, 1)
    led.lead.check.somebody_changed()
    (line,) = led.page.regrets
    led.lead.check.withdraw(line.case_id, line.givers[0].guardian_id)
    at_child(led)
    assert led.shown().title == MISSING


@pytest.mark.rule("R16")
def test_with_a_visitor_there_is_no_list_and_no_clock(led: Led) -> None:
    """The screen shows that child only, until the visitor has left."""
    scene = at_open_child(led)
    assert led.lead.minutes()
    led.lead.room.note_visitor(scene.page.item.id, VisitorKind.GUARDIAN, here=True)
    assert (led.side().rows, led.side().later) == ((), False)
    assert led.lead.minutes() == ""
    assert led.child() is not None
    assert led.open_child().visitors == {"guardian"}
    led.lead.room.visitors_left()
    assert led.side().rows
    led.lead.room.note_visitor(scene.page.item.id, VisitorKind.INTERPRETER, here=True)
    led.lead.room.note_visitor(scene.page.item.id, VisitorKind.INTERPRETER, here=False)
    assert led.side().visitors == ()


def test_next_closes_pauses_and_comes_to_the_end(led: Led) -> None:
    """A child that is not done is paused and says so; the ending counts the first part only."""
    at_open_child(led)
    led.lead.next_item()
    assert led.page.said == [texts.PAUSED]
    assert isinstance(led.scene(), GeneralScene)
    led.go_to(ItemKind.EVALUATION)
    evaluation = led.scene()
    assert isinstance(evaluation, GeneralScene)
    assert not evaluation.last
    led.lead.next_item()
    assert led.gate().item is None
    led.lead.next_item()
    assert led.scene() == EndingScene(1)
    led.lead.go_on()
    assert led.gate().title == "Barn 1"
    led.lead.choose(ENDING)
    led.lead.end()
    assert led.scene() == EndedScene(1)
    assert led.page.next_date is not None
    assert led.page.next_date.proposed is not None
    led.lead.parts.plan_next()
    assert led.page.next_date.planned is not None


def test_attendance_opens_from_anywhere_and_leads_back(led: Led) -> None:
    """The child's item stays open meanwhile; who leaves shuts nothing she may hear."""
    scene = at_open_child(led)
    led.lead.choose(ATTENDANCE)
    assert isinstance(led.scene(), AttendanceScene)
    led.lead.room.note((led.world.teacher.id,), AttendanceKind.LEFT)
    led.lead.next_item()
    assert led.child() is not None
    assert led.open_child().page.item.id == scene.page.item.id


def test_topics_are_chosen_when_those_prepared_do_not_do(led: Led) -> None:
    """No topic is no answer: the person chooses, and the gate is asked again."""
    at_child(led)
    led.lead.consent.choose_topics(frozenset())
    assert led.shown().topics == frozenset()
    led.lead.consent.choose_topics(frozenset({Topic.PLAY}))
    led.lead.consent.act(gate_words.OPEN)
    assert led.child() is not None
    assert led.open_child().topics == ("lek och kamrater",)


@pytest.mark.rule("R12")
def test_who_may_not_be_there_lets_another_sign_in(led: Led) -> None:
    """The left-out agency at the keyboard sees only that somebody else has to sign in."""
    led.check_consents()
    led.lead.next_item()
    led.world.sign_in(led.world.family_worker)
    led.sign_in()
    led.lead.choose(LATER)
    assert led.offers() == [takeover_words.LOCK]
    led.lead.consent.act(takeover_words.LOCK)
    assert led.page.locks == 1


def test_the_one_at_the_keyboard_is_asked_to_be_noted(led: Led) -> None:
    """Signed in but not noted as present: one press."""
    led.lead.room.note((led.world.rektor.id,), AttendanceKind.LEFT)
    at_child(led)
    assert led.offers() == [gate_words.HERE]
    led.lead.consent.act(gate_words.HERE)
    assert led.offers() == [gate_words.OPEN]


@pytest.mark.rule("R15")
def test_a_conflict_of_interest_leaves_by_name(led: Led) -> None:
    """The member is asked to leave; her agency may stay."""
    with led.world.desk.unit_of_work() as uow:
        case_id = next(case for case, who in uow.cases.identities().items() if who.shown_name == "Alva")
    cases.save_preparation(led.world.desk, case_id, Preparation(conflicted=frozenset({led.world.nurse.id})))
    led.check_consents()
    led.lead.next_item()
    led.lead.choose(LATER)
    assert led.shown().title.startswith("Bo Låtsas lämnar") or led.shown().title.startswith("IFO")


def test_trouble_is_said_and_the_page_goes_on(led: Led) -> None:
    """A second meeting cannot be started beside this one."""
    other = meetings.plan_meeting(led.world.desk, led.world.clock.now() + timedelta(days=1)).value
    led.lead.load(other.id)
    assert isinstance(led.scene(), PlannedScene)
    led.lead.start()
    assert led.page.said
    led.lead.load(led.meeting_id)
    assert isinstance(led.scene(), GeneralScene)


def test_an_open_item_is_where_one_comes_back(led: Led) -> None:
    """After a lock the page goes on at the item that is open."""
    at_open_child(led)
    led.page.forget_child()
    led.sign_in()
    assert led.child() is not None
    assert holding.meeting_now(led.world.desk, led.meeting_id).open_item == led.open_child().page.item.id
