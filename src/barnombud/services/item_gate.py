"""Asks the gate about one agenda item with those in the room: what every service goes by (R12)."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.consent.codes import CODES_OF_WRONG_ROOM, Gate, GateCode
from barnombud.domain.consent.gate import GateAnswer, open_item
from barnombud.domain.consent.planned import planned_topics
from barnombud.domain.consent.restored import after_restore
from barnombud.domain.consent.round import after_round
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, ItemId, MeetingId
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.meeting import AgendaItem
from barnombud.domain.value import Value
from barnombud.errors import KeyNotHeld, RuleViolation
from barnombud.services.after_restore import unheard_since_restore
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.room import MeetingRoom, look_round
from barnombud.store.unit_of_work import UnitOfWork


class ItemGate(Value):
    """The gate's answer for one child's item, with what the consent step shows."""

    item_id: ItemId
    answer: GateAnswer
    topics: frozenset[Topic]
    may_name: bool
    """Whether alias and number may be on the screen with those who are present."""
    brought_by: AgencyId | None = None
    """Whose confirmation opens the item (R8); None when the signed-in member may not know."""


class RoomAndRound(Value):
    """What is the same for every item of a meeting at one moment: its room, and who has answered (R7)."""

    room: MeetingRoom
    heard: frozenset[AgencyId]
    unheard_since_backup: frozenset[AgencyId]
    """Agencies that have still to say what has changed since a restored backup."""


def room_and_round(uow: UnitOfWork, meeting_id: MeetingId, at: datetime) -> RoomAndRound:
    """Look once for all items of a meeting at ``at``."""
    return RoomAndRound(
        room=look_round(uow, meeting_id, at),
        heard=heard_in(uow, meeting_id),
        unheard_since_backup=unheard_since_restore(uow),
    )


def gate_of(
    uow: UnitOfWork,
    desk: Desk,
    item: AgendaItem,
    at: datetime,
    topics: frozenset[Topic] | None = None,
    *,
    room: RoomAndRound | None = None,
) -> ItemGate:
    """Ask the gate about ``item`` at ``at``; ``topics`` None means those prepared.

    What it has been opened for before is always asked about too: it has been written and would be shown.
    Who asks about many items of a meeting looks at its ``room`` once, with `room_and_round`.

    Raises:
        RuleViolation: the item is not a child's.
    """
    if item.case_id is None:
        raise RuleViolation((MeetingBlocker.ITEM_IS_NOT_CHILD,), item.id)
    case = uow.cases.get(item.case_id)
    facts, preparation = gather(uow, case), uow.cases.preparation(case.id)
    asked = topics
    if asked is None:
        allowed = permits(standings(facts.guardians, facts.events, at))
        asked = planned_topics(preparation.planned_topics, case.brought_by, allowed)
    if asked:
        asked |= opened_topics(uow.records.find(item.id)) or frozenset()
    room = room or room_and_round(uow, item.meeting_id, at)
    inside = room.room.for_item(desk, item.id, conflicted=preparation.conflicted)
    answer = after_round(open_item(facts, inside, asked, at), room.room.come, room.heard)
    answer = after_restore(answer, room.unheard_since_backup)
    may_name = bool(answer.permitted) and not CODES_OF_WRONG_ROOM.intersection(answer.codes)
    return ItemGate(
        item_id=item.id, answer=answer, topics=asked, may_name=may_name, brought_by=case.brought_by
    )


def heard_in(uow: UnitOfWork, meeting_id: MeetingId) -> frozenset[AgencyId]:
    """Return the agencies that have answered in the meeting's consent check."""
    return frozenset(heard.agency_id for heard in uow.rounds.for_meeting(meeting_id))


def gate_or_locked(
    uow: UnitOfWork, desk: Desk, item: AgendaItem, at: datetime, room: RoomAndRound | None = None
) -> ItemGate:
    """Ask about an item that has been opened; closed when the signed-in member holds no key to ask with."""
    try:
        return gate_of(uow, desk, item, at, opened_topics(uow.records.find(item.id)), room=room)
    except KeyNotHeld:
        closed = GateAnswer(gate=Gate.CLOSED, codes=(GateCode.SIGNED_IN_MUST_CHANGE,))
        return ItemGate(item_id=item.id, answer=closed, topics=frozenset(), may_name=False)


def opened_topics(record: ChildRecord | None) -> frozenset[Topic] | None:
    """Return every topic the item has been opened for, or None when it has not been."""
    return record.topics or None if record is not None else None
