"""Who came, went and came back; the room at a moment is derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from barnombud.domain.consent.gate import Presence
from barnombud.domain.ids import AgencyId, ItemId, MeetingId, MemberId
from barnombud.domain.value import Value


class AttendanceKind(StrEnum):
    """What was noted about one person."""

    ARRIVED = "arrived"
    LEFT = "left"
    STEPPED_OUT = "stepped_out"
    """Left for items that leave the agency out, or for a conflict of interest; stands only in enclosures."""
    RETURNED = "returned"
    ABSENT = "absent"
    """Announced beforehand; "begärd, kom inte" is an agency with neither arrival nor announcement."""


class VisitorKind(StrEnum):
    """Somebody who is not in the team and attends a single item."""

    GUARDIAN = "guardian"
    INTERPRETER = "interpreter"
    SUPPORT_PERSON = "support_person"
    SOMEBODY = "somebody"
    """Whoever it is, to whichever item: sealed, and the signed-in member may not know (R34)."""


class AttendanceEvent(Value):
    """One note about who is in the room. Exactly one of member and visitor is filled."""

    id: str
    meeting_id: MeetingId
    at: datetime
    kind: AttendanceKind
    member_id: MemberId | None = None
    agency_id: AgencyId | None = None
    """The member's agency on the day."""
    deputy: bool = False
    visitor: VisitorKind | None = None
    item_id: ItemId | None = None
    """The single item a visitor attends."""
    of_note: str | None = None
    """The note of arrival of the visitor who leaves; nothing more need be said of her then."""


_IN = frozenset({AttendanceKind.ARRIVED, AttendanceKind.RETURNED})


def members_present(events: Iterable[AttendanceEvent], at: datetime) -> tuple[Presence, ...]:
    """Return the members in the room at ``at``, in order of arrival."""
    inside: dict[MemberId, AgencyId] = {}
    for event in sorted(events, key=lambda e: e.at):
        if event.member_id is None or event.agency_id is None or event.at > at:
            continue
        if event.kind in _IN:
            inside[event.member_id] = event.agency_id
        else:
            inside.pop(event.member_id, None)
    return tuple(Presence(member_id=member, agency_id=agency) for member, agency in inside.items())


def last_notes(events: Iterable[AttendanceEvent]) -> tuple[AttendanceEvent, ...]:
    """Return the latest note about each member."""
    last: dict[MemberId, AttendanceEvent] = {}
    for event in sorted(events, key=lambda e: e.at):
        if event.member_id is not None:
            last[event.member_id] = event
    return tuple(last.values())


def visitors_present(
    events: Iterable[AttendanceEvent], at: datetime
) -> tuple[tuple[VisitorKind, ItemId | None], ...]:
    """Return the visitors in the room at ``at`` with the item each attends."""
    return tuple(
        (note.visitor, note.item_id) for note in visitors_inside(events, at) if note.visitor is not None
    )


def visitors_inside(events: Iterable[AttendanceEvent], at: datetime) -> tuple[AttendanceEvent, ...]:
    """Return the notes of arrival of the visitors who are in the room at ``at``, in order."""
    inside: list[AttendanceEvent] = []
    for event in sorted(events, key=lambda e: e.at):
        if event.visitor is None or event.at > at:
            continue
        if event.kind in _IN:
            inside.append(event)
        elif gone := next((note for note in inside if _leaves(event, note)), None):
            inside.remove(gone)
    return tuple(inside)


def _leaves(event: AttendanceEvent, note: AttendanceEvent) -> bool:
    """Whether ``event`` is about her who came by ``note``; 0.1.0 told her by kind and item only."""
    if event.of_note is not None:
        return event.of_note == note.id
    return (event.visitor, event.item_id) == (note.visitor, note.item_id)


def deputies_among(events: Iterable[AttendanceEvent]) -> frozenset[MemberId]:
    """Return who was noted as standing in for another."""
    return frozenset(e.member_id for e in events if e.deputy and e.member_id is not None)


def attended(events: Iterable[AttendanceEvent]) -> tuple[MemberId, ...]:
    """Return every member who was there at any time, in order of first arrival."""
    came: dict[MemberId, None] = {}
    for event in sorted(events, key=lambda e: e.at):
        if event.member_id is not None and event.kind in _IN:
            came.setdefault(event.member_id)
    return tuple(came)
