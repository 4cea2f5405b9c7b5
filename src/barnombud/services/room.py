"""Attendance: who comes, goes and returns; and the room the gate asks about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import Presence, Room
from barnombud.domain.ids import AgencyId, ItemId, MeetingId, MemberId, new_id
from barnombud.domain.meeting.attendance import (
    AttendanceEvent,
    AttendanceKind,
    VisitorKind,
    last_notes,
    members_present,
    visitors_inside,
    visitors_present,
)
from barnombud.domain.value import Value
from barnombud.errors import NotFound
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork

NO_AGENCY = AgencyId("")
"""Of a person in the room who has left the team."""


def note_members(
    desk: Desk,
    meeting_id: MeetingId,
    members: tuple[MemberId, ...],
    kind: AttendanceKind,
    *,
    deputy: bool = False,
) -> Outcome[tuple[AttendanceEvent, ...]]:
    """Note that members arrived, left, stepped out, returned, or announced that they will be absent.

    Raises:
        NotFound: somebody who comes is no longer in the team.
    """
    with desk.unit_of_work() as uow:
        at = _after_all(uow, meeting_id)
        known = {member.id for member in uow.members.active()}
        if kind in (AttendanceKind.ARRIVED, AttendanceKind.RETURNED) and not known.issuperset(members):
            raise NotFound(*sorted(set(members) - known))
        events = tuple(
            AttendanceEvent(
                id=new_id(),
                meeting_id=meeting_id,
                at=at,
                kind=kind,
                member_id=member_id,
                agency_id=uow.members.get(member_id).agency_id,
                deputy=deputy,
            )
            for member_id in members
        )
        for event in events:
            uow.attendance.add(event)
        return Outcome(events, uow.commit(Op.ATTENDANCE, meeting_id, at=at))


def agencies_step_out(
    desk: Desk,
    meeting_id: MeetingId,
    agencies: frozenset[AgencyId],
    members: frozenset[MemberId] = frozenset(),
) -> Outcome[tuple[AttendanceEvent, ...]]:
    """Note that everybody of ``agencies``, and ``members`` with a conflict of interest, has left."""
    with desk.unit_of_work() as uow:
        present = members_present(uow.attendance.for_meeting(meeting_id), uow.now())
    leaving = tuple(p.member_id for p in present if p.agency_id in agencies or p.member_id in members)
    return note_members(desk, meeting_id, leaving, AttendanceKind.STEPPED_OUT)


def everybody_returns(desk: Desk, meeting_id: MeetingId) -> Outcome[tuple[AttendanceEvent, ...]]:
    """Note that all who had stepped out have come back."""
    with desk.unit_of_work() as uow:
        outside = stepped_out(uow.attendance.for_meeting(meeting_id))
    return note_members(desk, meeting_id, outside, AttendanceKind.RETURNED)


def note_visitor(
    desk: Desk, meeting_id: MeetingId, item_id: ItemId, visitor: VisitorKind, kind: AttendanceKind
) -> Outcome[AttendanceEvent]:
    """Note that a guardian, interpreter or support person came to, or left, a single item.

    Raises:
        KeyNotHeld: she comes to a child whose key the signed-in member does not hold.
    """
    with desk.unit_of_work() as uow:
        at = _after_all(uow, meeting_id)
        event = _visitor_event(meeting_id, item_id, visitor, kind, at)
        if kind is AttendanceKind.LEFT:
            inside = visitors_inside(uow.attendance.for_meeting(meeting_id), at)
            came = (note.id for note in inside if (note.visitor, note.item_id) == (visitor, item_id))
            event = event.model_copy(update={"of_note": next(came, None)})
        uow.attendance.add(event)
        return Outcome(event, uow.commit(Op.ATTENDANCE, meeting_id, at=at))


def visitors_leave(desk: Desk, meeting_id: MeetingId) -> Outcome[tuple[AttendanceEvent, ...]]:
    """Note that every visitor has left, whichever item each came to."""
    with desk.unit_of_work() as uow:
        at = _after_all(uow, meeting_id)
        events = tuple(
            note.model_copy(
                update={"id": new_id(), "at": at, "kind": AttendanceKind.LEFT, "of_note": note.id}
            )
            for note in visitors_inside(uow.attendance.for_meeting(meeting_id), at)
        )
        for event in events:
            uow.attendance.add(event)
        return Outcome(events, uow.commit(Op.ATTENDANCE, meeting_id, at=at))


def stepped_out(events: tuple[AttendanceEvent, ...]) -> tuple[MemberId, ...]:
    """Return the members who have stepped out and not come back."""
    return tuple(
        event.member_id
        for event in last_notes(events)
        if event.member_id is not None and event.kind is AttendanceKind.STEPPED_OUT
    )


def present_now(uow: UnitOfWork, meeting_id: MeetingId, at: datetime) -> tuple[Presence, ...]:
    """Return who is in the room at ``at``, each with the agency she belongs to now.

    Somebody who has left the team belongs to none, and so to none that may hear anything.
    """
    belongs = {member.id: member.agency_id for member in uow.members.active()}
    return _presences(belongs, members_present(uow.attendance.for_meeting(meeting_id), at))


class MeetingRoom(Value):
    """A meeting's room at one moment: what the gates of all its items have in common."""

    present: tuple[Presence, ...]
    come: frozenset[AgencyId]
    """Agencies that have somebody in the room, or outside for the moment."""
    visitors: tuple[tuple[VisitorKind, ItemId | None], ...]
    """Each with the item she came for."""
    known_agencies: frozenset[AgencyId]

    def for_item(self, desk: Desk, item_id: ItemId, *, conflicted: frozenset[MemberId]) -> Room:
        """Return the room as the gate asks about it for one item."""
        return Room(
            present=self.present,
            signed_in=desk.member.id,
            conflicted=conflicted,
            other_visitors=any(item != item_id for _, item in self.visitors),
            known_agencies=self.known_agencies,
        )


def look_round(uow: UnitOfWork, meeting_id: MeetingId, at: datetime) -> MeetingRoom:
    """Return the room of a meeting at ``at``."""
    belongs = {member.id: member.agency_id for member in uow.members.active()}
    events = uow.attendance.for_meeting(meeting_id)
    inside = members_present(events, at)
    came = {each.member_id for each in inside} | set(stepped_out(events))
    return MeetingRoom(
        present=_presences(belongs, inside),
        come=frozenset(belongs[member] for member in came if member in belongs),
        visitors=visitors_present(events, at),
        known_agencies=frozenset(agency.id for agency in uow.agencies.active()),
    )


def _presences(belongs: Mapping[MemberId, AgencyId], inside: Iterable[Presence]) -> tuple[Presence, ...]:
    return tuple(
        Presence(member_id=each.member_id, agency_id=belongs.get(each.member_id, NO_AGENCY))
        for each in inside
    )


def _after_all(uow: UnitOfWork, meeting_id: MeetingId) -> datetime:
    """Return now, later than every earlier note: who came and went must never depend on chance."""
    latest = max((event.at for event in uow.attendance.for_meeting(meeting_id)), default=None)
    now = uow.now()
    return now if latest is None or now > latest else latest + timedelta(microseconds=1)


def _visitor_event(
    meeting_id: MeetingId,
    item_id: ItemId | None,
    visitor: VisitorKind,
    kind: AttendanceKind,
    at: datetime,
) -> AttendanceEvent:
    return AttendanceEvent(
        id=new_id(), meeting_id=meeting_id, at=at, kind=kind, visitor=visitor, item_id=item_id
    )
