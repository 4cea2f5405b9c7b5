"""The meeting in the real store: what the screen may show, the gate at every door, ending (R3, R7, R12)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.events import Answer
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import GuardianId, ItemId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.meeting import ItemKind, ItemState, MeetingState
from barnombud.domain.minutes import MinutesBlocker
from barnombud.errors import ConsentError, InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import cases, consent_round, consents, holding, meetings, minutes, room
from barnombud.services.holding import MeetingNow
from barnombud.services.meeting_rules import MeetingBlocker
from tests.held_meeting import Held, hold, plan, start
from tests.world import World


def now_of(held: Held) -> MeetingNow:
    """Ask about the meeting again."""
    return holding.meeting_now(held.world.desk, held.meeting_id)


def welcome_done(held: Held) -> None:
    """Let everybody who is here be noted: until then the last block is not shown."""
    holding.close_item(held.world.desk, held.general(ItemKind.WELCOME).id)


def words_of(now: MeetingNow) -> str:
    """Return everything of children that a screen could show."""
    return " ".join(f"{shown.child_number} {shown.shown_name} {shown.case_number}" for shown in now.items)


def withdraw(held: Held, alias: str = "Ekorren") -> None:
    """Let the first guardian change her mind."""
    guardian = held.guardians(alias)[0]
    consents.withdraw_consent(held.world.desk, held.cases[alias].id, guardian.id)


def without_ifo(held: Held) -> None:
    """Let the social services leave, and those who stay confirm the consents."""
    room.agencies_step_out(held.world.desk, held.meeting_id, frozenset({held.world.ifo.id}))
    consent_round.confirm_present(held.world.desk, held.meeting_id)


# -- start


def test_a_meeting_starts_once_and_alone(world: World) -> None:
    """A running meeting is not started again, and not beside another."""
    first, second = plan(world), plan(world)
    assert holding.start_meeting(world.desk, first).value.state is MeetingState.RUNNING
    with pytest.raises(RuleViolation) as twice:
        holding.start_meeting(world.desk, first)
    assert twice.value.blockers == (MeetingBlocker.HAS_BEGUN,)
    with pytest.raises(RuleViolation) as beside:
        holding.start_meeting(world.desk, second)
    assert beside.value.blockers == (MeetingBlocker.ANOTHER_RUNS,)


@pytest.mark.rule("R14")
def test_a_meeting_without_children_is_whole(world: World) -> None:
    """No empty heading for children; every item can be opened, written and closed; it ends."""
    meeting_id = plan(world)
    holding.start_meeting(world.desk, meeting_id)
    now = holding.meeting_now(world.desk, meeting_id)
    assert ItemKind.CHILD not in {shown.item.kind for shown in now.items}
    assert not now.later_part
    for shown in now.items:
        holding.open_general_item(world.desk, shown.item.id)
        holding.close_item(world.desk, shown.item.id)
    assert holding.next_hidden(world.desk, meeting_id) is None
    assert holding.end_meeting(world.desk, meeting_id).value.state is MeetingState.ENDED


# -- what the screen may show


@pytest.mark.rule("R12")
def test_names_are_on_the_screen_only_while_the_item_is_open(world: World) -> None:
    """Before: "Barn 1". Open: name and number. Shut again: neither."""
    held = start(world)
    case = held.cases["Ekorren"]
    assert now_of(held).open_item is None
    assert "Alva" not in words_of(now_of(held))
    holding.open_child_item(world.desk, held.children["Ekorren"])
    assert now_of(held).open_item == held.children["Ekorren"]
    assert "Alva" in words_of(now_of(held))
    assert case.number in words_of(now_of(held))
    withdraw(held)
    assert "Alva" not in words_of(now_of(held))
    assert case.number not in words_of(now_of(held))


@pytest.mark.rule("R3")
def test_the_last_block_is_hidden_until_the_agency_has_left(world: World) -> None:
    """Neither name, title, number nor count; only that something comes afterwards."""
    held = start(world, second_child=True)
    welcome_done(held)
    now = now_of(held)
    assert [shown.child_number for shown in now.items if shown.child_number] == [1]
    assert now.later_part
    gate = holding.next_hidden(world.desk, held.meeting_id)
    assert gate is not None
    assert gate.answer.must_leave == {world.ifo.id}
    room.agencies_step_out(world.desk, held.meeting_id, gate.answer.must_leave)
    now = now_of(held)
    assert [shown.child_number for shown in now.items if shown.child_number] == [1, 2]
    assert not now.later_part
    assert holding.next_hidden(world.desk, held.meeting_id) is None
    room.everybody_returns(world.desk, held.meeting_id)
    assert now_of(held).later_part


@pytest.mark.rule("R3")
def test_the_last_block_waits_until_attendance_is_taken(world: World) -> None:
    """Before anybody is noted, nobody can say that an agency has left."""
    world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
    meeting_id = plan(world)
    assert holding.meeting_now(world.desk, meeting_id).later_part
    holding.start_meeting(world.desk, meeting_id)
    now = holding.meeting_now(world.desk, meeting_id)
    assert now.later_part
    room.note_members(world.desk, meeting_id, (world.rektor.id,), AttendanceKind.ARRIVED)
    assert holding.meeting_now(world.desk, meeting_id).later_part
    holding.close_item(world.desk, now.items[0].item.id)
    assert not holding.meeting_now(world.desk, meeting_id).later_part


def test_a_done_last_block_is_not_announced_again(world: World) -> None:
    """When all are back nothing says that more is to come."""
    held = hold(world, second_child=True, end=False)
    welcome_done(held)
    assert not now_of(held).later_part


def test_one_without_consent_never_stands_in_the_way(world: World) -> None:
    """The hidden item that opens when somebody leaves comes before one that lacks consent."""
    held = start(world, second_child=True)
    late = world.consented_case("Räven", "Cilla", agencies=(world.preschool, world.bvc))
    meeting_id = held.meeting_id
    holding.end_meeting(world.desk, meeting_id)
    again = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(hours=1)).value.id
    holding.start_meeting(world.desk, again)
    present = tuple(member.id for member in world.members)
    room.note_members(world.desk, again, present, AttendanceKind.ARRIVED)
    first = holding.next_hidden(world.desk, again)
    assert first is not None
    with world.desk.unit_of_work() as uow:
        item = uow.agenda.get(first.item_id)
        assert item.case_id is not None
        guardian = uow.guardians.for_case(item.case_id)[0]
    consents.withdraw_consent(world.desk, item.case_id, guardian.id)
    following = holding.next_hidden(world.desk, again)
    assert following is not None
    assert following.item_id != first.item_id
    assert following.answer.must_leave == {world.ifo.id}
    assert late.id


@pytest.mark.rule("R3")
def test_who_holds_no_key_sees_nothing_of_the_last_block(world: World) -> None:
    """The left-out agency may be signed in: it cannot even ask."""
    held = start(world, second_child=True)
    welcome_done(held)
    world.sign_in(world.family_worker)
    assert holding.next_hidden(world.desk, held.meeting_id) is None
    assert now_of(held).later_part
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
    assert now_of(held).later_part
    with pytest.raises(KeyNotHeld):
        holding.item_gate(world.desk, held.children["Igelkotten"])


# -- the doors


@pytest.mark.rule("R12")
def test_the_gate_answers_and_changes_nothing(world: World) -> None:
    """Asked with other topics the answer is another; the item stays shut."""
    held = start(world)
    item_id = held.children["Ekorren"]
    gate = holding.item_gate(world.desk, item_id)
    assert (gate.answer.is_open, gate.may_name, gate.brought_by) == (True, True, world.preschool.id)
    assert gate.topics == frozenset(Topic)
    assert holding.item_gate(world.desk, item_id, frozenset()).answer.codes == (GateCode.NO_TOPIC,)
    assert now_of(held).open_item is None


def test_a_general_item_has_no_gate_and_a_child_no_other_door(world: World) -> None:
    """Each kind is opened, written and closed by its own use case."""
    held = start(world)
    general, child = held.general(ItemKind.LEARNING).id, held.children["Ekorren"]
    for act in (
        lambda: holding.item_gate(world.desk, general),
        lambda: holding.open_child_item(world.desk, general),
        lambda: holding.open_general_item(world.desk, child),
        lambda: holding.write_general_item(world.desk, child, "Alva", ""),
        lambda: holding.close_item(world.desk, child),
    ):
        with pytest.raises(RuleViolation):
            act()
    assert now_of(held).open_item is None


@pytest.mark.rule("R12")
@pytest.mark.rule("R7")
def test_a_closed_gate_opens_nothing(world: World) -> None:
    """The error carries the codes; nothing was frozen."""
    held = start(world)
    withdraw(held)
    with pytest.raises(ConsentError) as refused:
        holding.open_child_item(world.desk, held.children["Ekorren"])
    assert refused.value.blockers == (GateCode.WITHDRAWN,)
    with world.desk.unit_of_work() as uow:
        assert uow.records.find(held.children["Ekorren"]) is None


def test_opening_freezes_the_decision_each_time(world: World) -> None:
    """Who was there, what may be said to whom, on which consents; the next asks about all before it too."""
    held = start(world)
    item_id = held.children["Ekorren"]
    record = holding.open_child_item(world.desk, item_id).value
    (opening,) = record.openings
    assert opening.permitted == {agency.id for agency in world.agencies}
    assert world.teacher.id not in opening.present
    assert len(opening.consent_ids) == 2
    holding.close_item(world.desk, item_id, done=False)
    record = holding.open_child_item(world.desk, item_id, frozenset({Topic.LANGUAGE})).value
    assert len(record.openings) == 2
    assert holding.opened_topics(record) == frozenset(Topic)
    assert holding.opened_topics(None) is None


def test_a_prepared_child_begins_with_what_was_prepared(world: World) -> None:
    """What works and the five questions are there from the start."""
    held = start(world)
    case_id = held.cases["Ekorren"].id
    answers = ("a", "b", "c", "d", "e")
    prepared = Preparation(works="Leker gärna", five_questions=answers, minutes=15)
    cases.save_preparation(world.desk, case_id, prepared)
    record = holding.open_child_item(world.desk, held.children["Ekorren"]).value
    assert (record.works, record.five_questions) == ("Leker gärna", answers)


def test_one_item_is_open_at_a_time(world: World) -> None:
    """What was open is paused when another opens; the same one opened again stays."""
    held = start(world)
    general, child = held.general(ItemKind.LEARNING).id, held.children["Ekorren"]
    opened = holding.open_general_item(world.desk, general).value.opened_at
    assert holding.open_general_item(world.desk, general).value.opened_at == opened
    holding.open_child_item(world.desk, child)
    states = {shown.item.id: shown.item.state for shown in now_of(held).items}
    assert (states[general], states[child]) == (ItemState.PAUSED, ItemState.OPEN)
    holding.open_general_item(world.desk, general)
    assert now_of(held).open_item == general
    assert "Alva" not in words_of(now_of(held))


def test_nothing_opens_before_the_start_or_after_the_end(world: World) -> None:
    """Items belong to a meeting that runs."""
    held = hold(world)
    for act in (
        lambda: holding.open_general_item(world.desk, held.general(ItemKind.LEARNING).id),
        lambda: holding.open_child_item(world.desk, held.children["Ekorren"]),
        lambda: holding.close_item(world.desk, held.general(ItemKind.LEARNING).id),
        lambda: holding.end_meeting(world.desk, held.meeting_id),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert refused.value.blockers == (MeetingBlocker.NOT_RUNNING,)


@pytest.mark.parametrize(
    ("notes", "agreed", "field"), [("x" * 20_001, "", "notes"), ("", "x" * 5_001, "agreed")]
)
def test_too_long_a_text_is_refused_at_its_field(world: World, notes: str, agreed: str, field: str) -> None:
    """It could not be read back; the item stays as it was."""
    held = start(world)
    before = held.general(ItemKind.LEARNING)
    with pytest.raises(InputError) as refused:
        holding.write_general_item(world.desk, before.id, notes, agreed)
    assert refused.value.field == field
    assert held.general(ItemKind.LEARNING) == before


def test_an_item_that_is_gone_is_not_found(world: World) -> None:
    """A plain answer."""
    with pytest.raises(NotFound):
        holding.item_gate(world.desk, ItemId("0" * 32))


@pytest.mark.rule("R30")
def test_finalised_minutes_keep_their_items(world: World) -> None:
    """What was written stays as it was frozen."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    with pytest.raises(RuleViolation) as refused:
        holding.write_general_item(world.desk, held.general(ItemKind.LEARNING).id, "Efteråt", "")
    assert refused.value.blockers == (MinutesBlocker.ALREADY_FINALISED,)


# -- asked again


def test_nothing_is_shut_without_reason(world: World) -> None:
    """No child's item is open, or the answer is still open."""
    held = start(world)
    assert holding.recheck(world.desk, held.meeting_id) is None
    holding.open_child_item(world.desk, held.children["Ekorren"])
    assert holding.recheck(world.desk, held.meeting_id) is None
    assert now_of(held).open_item == held.children["Ekorren"]


@pytest.mark.rule("R7")
def test_a_withdrawal_shuts_the_open_item(world: World) -> None:
    """Immediately, and opening again is refused."""
    held = start(world)
    holding.open_child_item(world.desk, held.children["Ekorren"])
    withdraw(held)
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert shut.answer.codes == (GateCode.WITHDRAWN,)
    assert now_of(held).open_item is None
    with pytest.raises(ConsentError):
        holding.open_child_item(world.desk, held.children["Ekorren"])


@pytest.mark.rule("R3")
def test_who_comes_back_too_early_shuts_the_item(world: World) -> None:
    """The left-out agency enters: the item is paused and hidden at once."""
    held = start(world, second_child=True)
    welcome_done(held)
    without_ifo(held)
    holding.open_child_item(world.desk, held.children["Igelkotten"])
    room.everybody_returns(world.desk, held.meeting_id)
    assert "Love" not in words_of(now_of(held))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert GateCode.AGENCY_MUST_LEAVE in shut.answer.codes


@pytest.mark.rule("R2")
def test_midnight_shuts_what_ran_out(world: World) -> None:
    """The day after the last day the consent is gone, also in the middle of an item."""
    held = start(world)
    holding.open_child_item(world.desk, held.children["Ekorren"])
    world.clock.set(world.clock.now() + timedelta(days=200))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert shut.answer.codes == (GateCode.EXPIRED,)


@pytest.mark.rule("R12")
def test_who_may_not_ask_is_told_to_let_another_sign_in(world: World) -> None:
    """The key went with the consent: unknown is closed, and nothing of the child is shown."""
    held = start(world, second_child=True)
    welcome_done(held)
    without_ifo(held)
    holding.open_child_item(world.desk, held.children["Igelkotten"])
    world.sign_in(world.family_worker)
    assert "Love" not in words_of(now_of(held))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert (shut.answer.codes, shut.may_name) == ((GateCode.SIGNED_IN_MUST_CHANGE,), False)
    assert shut.brought_by is None


def test_a_visitor_of_another_item_closes_the_gate(world: World) -> None:
    """The guardian of one child never hears of the next."""
    held = start(world, second_child=True)
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
    room.note_visitor(
        world.desk,
        held.meeting_id,
        held.children["Ekorren"],
        VisitorKind.GUARDIAN,
        AttendanceKind.ARRIVED,
    )
    gate = holding.item_gate(world.desk, held.children["Igelkotten"])
    assert GateCode.VISITOR_PRESENT in gate.answer.codes


# -- the end


def test_ending_moves_what_is_not_done(world: World) -> None:
    """One press: agreed children are done, others move, open general items are closed."""
    held = start(world, second_child=True)
    held.open_child()
    holding.open_general_item(world.desk, held.general(ItemKind.LEARNING).id)
    ended = holding.end_meeting(world.desk, held.meeting_id).value
    assert ended.ended_at is not None
    with world.desk.unit_of_work() as uow:
        states = {item.id: item.state for item in uow.agenda.for_meeting(held.meeting_id)}
    assert states[held.children["Ekorren"]] is ItemState.DONE
    assert states[held.children["Igelkotten"]] is ItemState.MOVED
    assert states[held.general(ItemKind.LEARNING).id] is ItemState.DONE


def test_every_door_is_logged(world: World) -> None:
    """Opening and closing leave a row with ids only (R36)."""
    held = hold(world)
    with world.desk.unit_of_work() as uow:
        operations = [line[2] for line in uow.audit.lines()]
        whole = uow.audit.is_whole()
    assert {Op.START_MEETING, Op.OPEN_ITEM, Op.CLOSE_ITEM, Op.END_MEETING} <= set(operations)
    assert whole
    assert held.meeting_id


# -- the consent check


@pytest.mark.rule("R8")
def test_one_press_confirms_for_all_who_are_here(world: World) -> None:
    """Each agency in the room that may take part; never one that a child's consent leaves out."""
    held = start(world, second_child=True)
    page = consent_round.round_page(world.desk, held.meeting_id)
    assert (page.named, page.unconfirmed) == (1, 0)
    assert consent_round.confirm_present(world.desk, held.meeting_id).value == 0
    without_ifo(held)
    assert consent_round.confirm_present(world.desk, held.meeting_id).value == 0
    with world.desk.unit_of_work() as uow:
        confirmed = {c.agency_id for c in uow.consents.confirmations(held.cases["Igelkotten"].id)}
    assert confirmed == {world.preschool.id, world.bvc.id}


@pytest.mark.rule("R8")
def test_nobody_confirms_outside_a_meeting(world: World) -> None:
    """Nobody is in the room then."""
    held = hold(world)
    with pytest.raises(RuleViolation) as refused:
        consent_round.confirm_present(world.desk, held.meeting_id)
    assert refused.value.blockers == (MeetingBlocker.NOT_RUNNING,)


@pytest.mark.rule("R8")
def test_the_round_counts_only_what_may_be_known(world: World) -> None:
    """A conflict of interest after the agenda was made: the child is neither counted nor confirmed."""
    held = start(world)
    conflicted = Preparation(conflicted=frozenset({world.nurse.id}))
    cases.save_preparation(world.desk, held.cases["Ekorren"].id, conflicted)
    page = consent_round.round_page(world.desk, held.meeting_id)
    assert (page.named, page.unconfirmed) == (0, 0)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    for guardian in held.guardians():
        consents.record_answer(world.desk, held.cases["Ekorren"].id, guardian.id, Answer.YES, world.terms())
    assert consent_round.confirm_present(world.desk, held.meeting_id).value == 0


@pytest.mark.rule("R15")
def test_a_conflict_hides_the_item_until_the_member_has_left(world: World) -> None:
    """Also in the first part; who must leave is said, and no more."""
    held = start(world)
    conflicted = Preparation(conflicted=frozenset({world.nurse.id}))
    cases.save_preparation(world.desk, held.cases["Ekorren"].id, conflicted)
    assert not [shown for shown in now_of(held).items if shown.child_number]
    gate = holding.next_hidden(world.desk, held.meeting_id)
    assert gate is not None
    assert gate.answer.members_must_leave == {world.nurse.id}
    room.agencies_step_out(world.desk, held.meeting_id, frozenset(), gate.answer.members_must_leave)
    assert [shown.child_number for shown in now_of(held).items if shown.child_number] == [1]


@pytest.mark.rule("R7")
@pytest.mark.rule("R3")
def test_whose_mind_has_changed_is_asked_by_number(world: World) -> None:
    """Only cases that everybody in the room may know of, and only those who now say yes."""
    held = start(world, second_child=True)
    world.add_case("Uttern", guardians=("Siv Påhitt",))
    (line,) = consent_round.regret_list(world.desk, held.meeting_id)
    assert line.number == held.cases["Ekorren"].number
    assert [giver.ordinal for giver in line.givers] == [1, 2]
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
    assert len(consent_round.regret_list(world.desk, held.meeting_id)) == 2
    withdraw(held)
    assert [giver.ordinal for giver in consent_round.givers_of(world.desk, line.case_id)] == [2]


@pytest.mark.rule("R15")
def test_a_conflict_of_interest_hides_the_number(world: World) -> None:
    """The member with a conflict is in the room: the case is not in the list."""
    held = start(world)
    case_id = held.cases["Ekorren"].id
    cases.save_preparation(world.desk, case_id, Preparation(conflicted=frozenset({world.nurse.id})))
    assert consent_round.regret_list(world.desk, held.meeting_id) == ()


def test_cases_of_others_are_never_listed(world: World) -> None:
    """Who holds no key sees no number; a child's own yes can be taken back too."""
    held = start(world, second_child=True)
    case_id = held.cases["Ekorren"].id
    own: GuardianId | None = None
    consents.record_answer(world.desk, case_id, own, Answer.YES, world.terms())
    givers = consent_round.givers_of(world.desk, case_id)
    assert [giver.ordinal for giver in givers] == [1, 2, 0]
    world.sign_in(world.family_worker)
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.bvc.id}))
    assert [line.number for line in consent_round.regret_list(world.desk, held.meeting_id)] == [
        held.cases["Ekorren"].number
    ]
    with pytest.raises(KeyNotHeld):
        consent_round.givers_of(world.desk, held.cases["Igelkotten"].id)
