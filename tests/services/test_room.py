"""Who comes, goes and returns, in the real store (R15)."""

from __future__ import annotations

import pytest

from barnombud.domain.ids import MeetingId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.errors import KeyNotHeld, NotFound
from barnombud.services import holding, room
from tests.held_meeting import Held, plan, start
from tests.world import World


def names_present(world: World, meeting_id: MeetingId) -> list[str]:
    """Return who is in the room."""
    now = holding.meeting_now(world.desk, meeting_id)
    names = {member.id: member.name.split()[0] for member in now.members}
    return [names[presence.member_id] for presence in now.present]


def note(world: World, meeting_id: MeetingId, kind: AttendanceKind, *, deputy: bool = False) -> None:
    """Note something about the nurse."""
    room.note_members(world.desk, meeting_id, (world.nurse.id,), kind, deputy=deputy)


def test_all_come_at_once_and_one_goes(world: World) -> None:
    """One press for several; a departure takes one away, and the order is that of arrival."""
    meeting_id = plan(world)
    ids = tuple(member.id for member in world.members)
    outcome = room.note_members(world.desk, meeting_id, ids, AttendanceKind.ARRIVED)
    assert {event.agency_id for event in outcome.value} == {agency.id for agency in world.agencies}
    note(world, meeting_id, AttendanceKind.LEFT)
    assert sorted(names_present(world, meeting_id)) == ["Frej", "Inga", "Rakel"]


def test_notes_of_one_instant_keep_their_order(world: World) -> None:
    """The clock stands still, and still what is noted last is what holds; chance never decides."""
    meeting_id = plan(world)
    for _ in range(8):
        note(world, meeting_id, AttendanceKind.ARRIVED)
        assert names_present(world, meeting_id) == ["Bo"]
        note(world, meeting_id, AttendanceKind.STEPPED_OUT)
        assert names_present(world, meeting_id) == []


def test_deputies_and_absence_are_remembered(world: World) -> None:
    """The latest note about each says how she came, or that she will not."""
    meeting_id = plan(world)
    note(world, meeting_id, AttendanceKind.ABSENT)
    assert names_present(world, meeting_id) == []
    note(world, meeting_id, AttendanceKind.ARRIVED, deputy=True)
    (event,) = holding.meeting_now(world.desk, meeting_id).attendance
    assert (event.kind, event.deputy) == (AttendanceKind.ARRIVED, True)


@pytest.mark.rule("R15")
def test_an_agency_steps_out_and_comes_back(world: World) -> None:
    """Everybody of the agency, and a member with a conflict of interest; then all return together."""
    held = start(world)
    meeting_id = held.meeting_id
    room.agencies_step_out(
        world.desk, meeting_id, frozenset({world.ifo.id}), frozenset({world.nurse.id, world.teacher.id})
    )
    now = holding.meeting_now(world.desk, meeting_id)
    assert names_present(world, meeting_id) == ["Rakel"]
    assert set(now.outside) == {world.family_worker.id, world.nurse.id}
    room.everybody_returns(world.desk, meeting_id)
    assert sorted(names_present(world, meeting_id)) == ["Bo", "Inga", "Rakel"]
    assert holding.meeting_now(world.desk, meeting_id).outside == ()


def visitor(
    held: Held,
    kind: AttendanceKind,
    who: VisitorKind = VisitorKind.GUARDIAN,
    child: str = "Ekorren",
) -> None:
    """Note something about a visitor to the child's item."""
    item_id = held.children[child]
    room.note_visitor(held.world.desk, held.meeting_id, item_id, who, kind)


def test_visitors_come_to_one_item_and_leave(world: World) -> None:
    """Each is noted with the item; one press lets all of them leave."""
    held = start(world)
    visitor(held, AttendanceKind.ARRIVED)
    visitor(held, AttendanceKind.ARRIVED, VisitorKind.INTERPRETER)
    visitor(held, AttendanceKind.LEFT)
    assert holding.meeting_now(world.desk, held.meeting_id).visitors == (VisitorKind.INTERPRETER,)
    visitor(held, AttendanceKind.ARRIVED, VisitorKind.SUPPORT_PERSON)
    left = room.visitors_leave(world.desk, held.meeting_id)
    assert {event.kind for event in left.value} == {AttendanceKind.LEFT}
    assert holding.meeting_now(world.desk, held.meeting_id).visitors == ()


@pytest.mark.rule("R34")
def test_who_holds_no_key_sees_only_that_somebody_is_there(world: World) -> None:
    """Not who, nor to which child; she can still let her leave, and the holder sees that she has."""
    held, child = start(world, second_child=True), "Igelkotten"
    visitor(held, AttendanceKind.ARRIVED, child=child)
    visitor(held, AttendanceKind.ARRIVED, VisitorKind.INTERPRETER, child)
    visitor(held, AttendanceKind.LEFT, child=child)
    world.sign_in(world.family_worker)
    assert holding.meeting_now(world.desk, held.meeting_id).visitors == (VisitorKind.SOMEBODY,)
    with pytest.raises(KeyNotHeld):
        visitor(held, AttendanceKind.ARRIVED, child=child)
    with world.desk.unit_of_work() as uow:
        known = [(note.visitor, note.item_id) for note in uow.attendance.for_meeting(held.meeting_id)]
    assert set(known) == {(None, None), (VisitorKind.SOMEBODY, None)}
    (left,) = room.visitors_leave(world.desk, held.meeting_id).value
    assert left.of_note is not None
    world.sign_in(world.rektor)
    assert holding.meeting_now(world.desk, held.meeting_id).visitors == ()
    with world.desk.unit_of_work() as uow:
        gone = uow.attendance.for_meeting(held.meeting_id)[-1]
    assert (gone.visitor, gone.item_id) == (VisitorKind.INTERPRETER, held.children[child])


@pytest.mark.rule("R36")
def test_looking_at_the_room_reads_no_child(world: World) -> None:
    """Keys are tried to know who a visitor is; the log tells of no child read."""
    held = start(world, second_child=True)
    visitor(held, AttendanceKind.ARRIVED)
    with world.desk.unit_of_work() as uow:
        uow.attendance.for_meeting(held.meeting_id)
        assert uow.case_keys.opened_now == set()


def test_somebody_who_was_never_there_cannot_leave(world: World) -> None:
    """A second press changes nothing of who is there."""
    held = start(world)
    visitor(held, AttendanceKind.ARRIVED)
    visitor(held, AttendanceKind.LEFT, VisitorKind.INTERPRETER)
    assert holding.meeting_now(world.desk, held.meeting_id).visitors == (VisitorKind.GUARDIAN,)


def test_a_visitor_to_no_child_is_noted_as_she_is(world: World) -> None:
    """There is nobody to keep it from."""
    held = start(world)
    with world.desk.unit_of_work() as uow:
        items = uow.agenda.for_meeting(held.meeting_id)
    plain = next(item.id for item in items if item.case_id is None)
    room.note_visitor(world.desk, held.meeting_id, plain, VisitorKind.SUPPORT_PERSON, AttendanceKind.ARRIVED)
    world.sign_in(world.family_worker)
    assert holding.meeting_now(world.desk, held.meeting_id).visitors == (VisitorKind.SUPPORT_PERSON,)


def test_somebody_unknown_is_not_noted(world: World) -> None:
    """A plain answer, and nothing is kept of the others either."""
    meeting_id = plan(world)
    with pytest.raises(NotFound):
        room.note_members(
            world.desk, meeting_id, (world.nurse.id, MemberId("0" * 32)), AttendanceKind.ARRIVED
        )
    assert names_present(world, meeting_id) == []


def test_nobody_leaves_when_there_is_nobody(world: World) -> None:
    """The presses do nothing, and say so by noting nobody."""
    meeting_id = plan(world)
    assert room.visitors_leave(world.desk, meeting_id).value == ()
    assert room.everybody_returns(world.desk, meeting_id).value == ()
    assert room.agencies_step_out(world.desk, meeting_id, frozenset({world.ifo.id})).value == ()
