"""Holding the meeting: start, what may be shown, opening items through the gate, ending."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import Presence
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ItemId, MeetingId, MemberId
from barnombud.domain.meeting.agenda import attendance_taken, undecided
from barnombud.domain.meeting.attendance import (
    AttendanceEvent,
    VisitorKind,
    last_notes,
    members_present,
    visitors_present,
)
from barnombud.domain.meeting.child_item import ChildRecord, ItemOpening
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, ItemState, Meeting, MeetingState
from barnombud.domain.minutes import MinutesBlocker
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.errors import ConsentError, RuleViolation
from barnombud.services.deputies import see_out, take_slots_away
from barnombud.services.desk import Desk
from barnombud.services.freezing import freeze_returns, settle_item
from barnombud.services.item_gate import (
    ItemGate,
    RoomAndRound,
    gate_of,
    gate_or_locked,
    opened_topics,
    room_and_round,
)
from barnombud.services.meeting_rules import MeetingBlocker, check_item_texts
from barnombud.services.meetings import refresh_agenda
from barnombud.services.room import stepped_out
from barnombud.store.unit_of_work import UnitOfWork

_OVER = (ItemState.DONE, ItemState.MOVED)


class ShownItem(Value):
    """One line of the meeting's list as everybody in the room may see it."""

    item: AgendaItem
    child_number: int = 0
    shown_name: str = ""
    """Only for the item that is open now, and only while the gate lets it be (R12)."""
    case_number: str = ""


class MeetingNow(Value):
    """The running meeting as everybody in the room may see it.

    Items that leave an agency out are not in `items` until that agency has left; `later_part` says only that
    something comes afterwards, never how many.
    """

    meeting: Meeting
    items: tuple[ShownItem, ...]
    later_part: bool
    open_item: ItemId | None
    present: tuple[Presence, ...]
    outside: tuple[MemberId, ...]
    visitors: tuple[VisitorKind, ...]
    attendance: tuple[AttendanceEvent, ...]
    """The latest note about each member."""
    heard: frozenset[AgencyId]
    """Agencies that have answered in the consent check (R7)."""
    members: tuple[Member, ...]
    agencies: tuple[Agency, ...]
    now: datetime


def start_meeting(desk: Desk, meeting_id: MeetingId) -> Outcome[Meeting]:
    """Start a planned meeting.

    Raises:
        RuleViolation: another meeting runs, or this one has begun or is over.
    """
    with desk.unit_of_work() as uow:
        meeting = uow.meetings.get(meeting_id)
        if meeting.state is not MeetingState.PLANNED:
            raise RuleViolation((MeetingBlocker.HAS_BEGUN,), meeting_id)
        if uow.meetings.in_state(MeetingState.RUNNING):
            raise RuleViolation((MeetingBlocker.ANOTHER_RUNS,), meeting_id)
        refresh_agenda(uow, meeting)
        started = meeting.model_copy(update={"state": MeetingState.RUNNING, "started_at": uow.now()})
        uow.meetings.save(started)
        return Outcome(started, uow.commit(Op.START_MEETING, meeting_id))


def meeting_now(desk: Desk, meeting_id: MeetingId) -> MeetingNow:
    """Return the running meeting as the screen may show it, with the room asked about again each time."""
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        at = uow.now()
        items = uow.agenda.for_meeting(meeting_id)
        attendance = uow.attendance.for_meeting(meeting_id)
        current = next((item for item in items if item.state is ItemState.OPEN), None)
        taken = attendance_taken(items)
        room = room_and_round(uow, meeting_id, at)
        visible = [item for item in items if _may_be_listed(uow, desk, item, at, room, taken=taken)]
        return MeetingNow(
            meeting=uow.meetings.get(meeting_id),
            items=_shown(uow, desk, visible, current, at, room=room),
            later_part=any(item.state not in _OVER for item in items if item not in visible),
            open_item=current.id if current else None,
            present=members_present(attendance, at),
            outside=stepped_out(attendance),
            visitors=tuple(visitor for visitor, _ in visitors_present(attendance, at)),
            attendance=last_notes(attendance),
            heard=room.heard,
            members=uow.members.active(),
            agencies=uow.agencies.active(),
            now=at,
        )


def next_hidden(desk: Desk, meeting_id: MeetingId) -> ItemGate | None:
    """Return the gate of the first child's item that those in the room may not see in the list, or None.

    It says who must leave, and nothing of the child. One that opens when somebody leaves comes before one
    that lacks consent, so that the latter never stands in the way.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        held, at = uow.case_keys.held(), uow.now()
        room = room_and_round(uow, meeting_id, at)
        hidden = [
            gate_of(uow, desk, item, at, room=room)
            for item in uow.agenda.for_meeting(meeting_id)
            if item.case_id in held
            and item.state not in _OVER
            and not _may_be_listed(uow, desk, item, at, room, taken=True)
        ]
    return min(hidden, key=lambda gate: not gate.answer.permitted, default=None)


def item_gate(desk: Desk, item_id: ItemId, topics: frozenset[Topic] | None = None) -> ItemGate:
    """Ask the gate about one child's item with those who are in the room now; changes nothing.

    Raises:
        RuleViolation: the item is not a child's.
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_ITEM, item_id)
        return gate_of(uow, desk, uow.agenda.get(item_id), uow.now(), topics)


def open_child_item(
    desk: Desk, item_id: ItemId, topics: frozenset[Topic] | None = None
) -> Outcome[ChildRecord]:
    """Open a child's item by name; the gate's decision is frozen into the record.

    Raises:
        ConsentError: the gate is not open; `blockers` are its codes (R12).
        RuleViolation: the meeting does not run, or the item is not a child's.
    """
    with desk.unit_of_work() as uow:
        item = uow.agenda.get(item_id)
        _require_running(uow, item)
        at = uow.now()
        gate = gate_of(uow, desk, item, at, topics)
        if not gate.answer.is_open:
            raise ConsentError(gate.answer.codes, item_id)
        record = _record(uow, item)
        present = members_present(uow.attendance.for_meeting(item.meeting_id), at)
        opening = ItemOpening(
            at=at,
            permitted=gate.answer.permitted,
            scopes=gate.answer.scopes,
            consent_ids=gate.answer.consent_ids,
            present=frozenset(p.member_id for p in present),
        )
        record = record.model_copy(update={"openings": (*record.openings, opening)})
        uow.records.save(record)
        _pause_open(uow, item)
        uow.agenda.save(item.model_copy(update={"state": ItemState.OPEN, "opened_at": item.opened_at or at}))
        return Outcome(record, uow.commit(Op.OPEN_ITEM, item_id, CaseId(record.case_id)))


def open_general_item(desk: Desk, item_id: ItemId) -> Outcome[AgendaItem]:
    """Open a general item; whatever was open is paused.

    Raises:
        RuleViolation: the meeting does not run, or the item is a child's.
    """
    with desk.unit_of_work() as uow:
        item = uow.agenda.get(item_id)
        _require_running(uow, item)
        if item.kind is ItemKind.CHILD:
            raise RuleViolation((MeetingBlocker.ITEM_IS_CHILD,), item_id)
        _pause_open(uow, item)
        opened = item.model_copy(update={"state": ItemState.OPEN, "opened_at": item.opened_at or uow.now()})
        uow.agenda.save(opened)
        return Outcome(opened, uow.commit(Op.OPEN_ITEM, item_id))


def write_general_item(desk: Desk, item_id: ItemId, notes: str, agreed: str) -> Outcome[AgendaItem]:
    """Keep what was said and agreed in a general item.

    Raises:
        InputError: at ``notes`` or ``agreed`` (``too_long``).
        RuleViolation: the item is a child's, or the minutes are finalised (R30).
    """
    check_item_texts(notes, agreed)
    with desk.unit_of_work() as uow:
        item = uow.agenda.get(item_id)
        if item.kind is ItemKind.CHILD:
            raise RuleViolation((MeetingBlocker.ITEM_IS_CHILD,), item_id)
        if uow.minutes.find(item.meeting_id) is not None:
            raise RuleViolation((MinutesBlocker.ALREADY_FINALISED,), item.meeting_id)
        written = item.model_copy(update={"notes": notes, "agreed": agreed})
        uow.agenda.save(written)
        return Outcome(written, uow.commit(Op.WRITE_ITEM, item_id))


def close_item(desk: Desk, item_id: ItemId, *, done: bool = True) -> Outcome[AgendaItem]:
    """Close the open item: done, or paused to be taken up again.

    Raises:
        RuleViolation: a child's item is done only by `child_items.finish_child_item` (R11), or the meeting
            does not run.
    """
    with desk.unit_of_work() as uow:
        item = uow.agenda.get(item_id)
        _require_running(uow, item)
        if done and item.kind is ItemKind.CHILD:
            raise RuleViolation((MeetingBlocker.ITEM_IS_CHILD,), item_id)
        state = ItemState.DONE if done else ItemState.PAUSED
        closed = item.model_copy(update={"state": state, "closed_at": uow.now()})
        uow.agenda.save(closed)
        return Outcome(closed, uow.commit(Op.CLOSE_ITEM, item_id))


def recheck(desk: Desk, meeting_id: MeetingId) -> ItemGate | None:
    """Ask the gate again about the child's item that is open, and shut it when the answer has changed.

    Run whenever somebody comes in, a consent changes or the date does. Returns the gate of the item that was
    shut, or None when nothing had to be.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        item = next(
            (
                i
                for i in uow.agenda.for_meeting(meeting_id)
                if i.state is ItemState.OPEN and i.case_id is not None
            ),
            None,
        )
        if item is None:
            return None
        gate = gate_or_locked(uow, desk, item, uow.now())
        if gate.answer.is_open:
            return None
        uow.agenda.save(item.model_copy(update={"state": ItemState.PAUSED}))
        uow.commit(Op.CLOSE_ITEM, item.id)
        return gate


def end_meeting(desk: Desk, meeting_id: MeetingId) -> Outcome[Meeting]:
    """End the meeting in one press; children not yet done move to the next agenda by themselves.

    Raises:
        RuleViolation: the meeting does not run.
    """
    with desk.unit_of_work() as uow:
        meeting = uow.meetings.get(meeting_id)
        if meeting.state is not MeetingState.RUNNING:
            raise RuleViolation((MeetingBlocker.NOT_RUNNING,), meeting_id)
        at = uow.now()
        items = uow.agenda.for_meeting(meeting_id)
        waiting = {item.id for item in undecided(items)}
        for item in items:
            if item.id in waiting:
                _settle_child(uow, desk, item, at)
            elif item.state in (ItemState.OPEN, ItemState.PAUSED):
                uow.agenda.save(item.model_copy(update={"state": ItemState.DONE, "closed_at": at}))
        freeze_returns(uow, desk, meeting_id)
        ended = meeting.model_copy(update={"state": MeetingState.ENDED, "ended_at": at})
        uow.meetings.save(ended)
        gone = see_out(uow, meeting_id)
        change = uow.commit(Op.END_MEETING, meeting_id)
    take_slots_away(desk, gone)
    return Outcome(ended, change)


def _settle_child(uow: UnitOfWork, desk: Desk, item: AgendaItem, at: datetime) -> None:
    """At the end of a meeting: what was agreed is done and frozen, what was not moves on."""
    record = uow.records.find(item.id) if item.case_id in uow.case_keys.held() else None
    if record is None or record.agreed_on is None:
        uow.agenda.save(item.model_copy(update={"state": ItemState.MOVED}))
        return
    settle_item(uow, desk, item, record, at, must_print=False)


def _may_be_listed(
    uow: UnitOfWork, desk: Desk, item: AgendaItem, at: datetime, room: RoomAndRound, *, taken: bool
) -> bool:
    """Whether an item may be a line on the screen before those in the room; ``taken``: they have been noted.

    The first part was made of children whom all the team may hear of; one that leaves somebody out after all
    waits until that somebody has gone, as the last block does.
    """
    if item.case_id is None:
        return True
    if item.case_id not in uow.case_keys.held():
        return not item.second_part
    opened = opened_topics(uow.records.find(item.id)) if item.state is ItemState.OPEN else None
    gate = gate_of(uow, desk, item, at, opened, room=room)
    if item.second_part:
        return taken and gate.may_name
    return not gate.answer.must_leave and not gate.answer.members_must_leave


def _shown(
    uow: UnitOfWork,
    desk: Desk,
    items: list[AgendaItem],
    current: AgendaItem | None,
    at: datetime,
    *,
    room: RoomAndRound,
) -> tuple[ShownItem, ...]:
    shown, children = [], 0
    for item in items:
        child = item.kind is ItemKind.CHILD
        children += child
        named = child and item == current and gate_or_locked(uow, desk, item, at, room).answer.is_open
        if named:
            uow.shows(Op.READ_ITEM, item.id, item.case_id or "")
        shown.append(
            ShownItem(
                item=item,
                child_number=children if child else 0,
                shown_name=uow.cases.identity(CaseId(item.case_id or "")).shown_name if named else "",
                case_number=uow.cases.get(CaseId(item.case_id or "")).number if named else "",
            )
        )
    return tuple(shown)


def _record(uow: UnitOfWork, item: AgendaItem) -> ChildRecord:
    found = uow.records.find(item.id)
    if found is not None:
        return found
    case_id = CaseId(item.case_id or "")  # the gate has been asked, so it is a child's
    preparation = uow.cases.preparation(case_id)
    return ChildRecord(
        item_id=item.id,
        case_id=case_id,
        meeting_id=item.meeting_id,
        works=preparation.works,
        five_questions=preparation.five_questions,
    )


def _pause_open(uow: UnitOfWork, about_to_open: AgendaItem) -> None:
    for item in uow.agenda.for_meeting(about_to_open.meeting_id):
        if item.state is ItemState.OPEN and item.id != about_to_open.id:
            uow.agenda.save(item.model_copy(update={"state": ItemState.PAUSED}))


def _require_running(uow: UnitOfWork, item: AgendaItem) -> None:
    if uow.meetings.get(item.meeting_id).state is not MeetingState.RUNNING:
        raise RuleViolation((MeetingBlocker.NOT_RUNNING,), item.meeting_id)
