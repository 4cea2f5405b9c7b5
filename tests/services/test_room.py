"""Who comes, goes and returns, in the real store (R15)."""

from __future__ import annotations

import pytest

from barnombud.domain.ids import MeetingId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.errors import NotFound
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


def visitor(held: Held, kind: AttendanceKind, who: VisitorKind = VisitorKind.GUARDIAN) -> None:
    """Note something about a visitor to the child's item."""
    item_id = held.children["Ekorren"]
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
