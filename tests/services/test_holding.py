"""The meeting in the real store: start, what the screen may show, the end (R3, R12, R14)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.meeting import ItemKind, ItemState, MeetingState
from barnombud.errors import KeyNotHeld, RuleViolation
from barnombud.services import consents, holding, meetings, room
from barnombud.services.meeting_rules import MeetingBlocker
from tests.held_meeting import hold, plan, start
from tests.services.room_of_meeting import now_of, welcome_done, withdraw, words_of
from tests.world import World

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
