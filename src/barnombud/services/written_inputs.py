"""What a member who cannot come has sent in for a child's item, entered as hers by who is signed in (R8)."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import GateAnswer
from barnombud.domain.ids import ItemId, MemberId, new_id
from barnombud.domain.meeting.attendance import members_present
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.written_input import WrittenInput
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services.child_items import LONGEST_TEXT, require_open
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


class WrittenBlocker(StrEnum):
    """Why a text cannot be entered as somebody's."""

    AUTHOR_IS_HERE = "author_is_here"
    AUTHOR_MAY_NOT_WRITE = "author_may_not_write"
    """Her agency does not take part, has not confirmed (R8), or she has a conflict of interest (R15)."""


class WrittenPage(Value):
    """What has been sent in for the open item, and from whom more may be entered."""

    item_id: ItemId
    texts: tuple[WrittenInput, ...]
    authors: tuple[Member, ...]
    """Not in the room, of agencies that take part and have confirmed."""
    waiting: tuple[Agency, ...]
    """Agencies that take part, have nobody here, and have not confirmed: nothing is entered for them."""
    members: tuple[Member, ...]
    """Everybody, also those who have left since, so that each text has a name."""


def written_page(desk: Desk, item_id: ItemId) -> WrittenPage:
    """Return what absent members have sent in for the open item; asks the gate again first.

    Raises:
        ConsentError: the gate is no longer open.
        RuleViolation: the item is not open.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_ITEM, item_id)
        _, record, answer = require_open(uow, desk, item_id)
        events = uow.attendance.for_meeting(record.meeting_id)
        here = {presence.agency_id for presence in members_present(events, uow.now())}
        silent = answer.permitted - answer.confirmed - here
        return WrittenPage(
            item_id=item_id,
            texts=uow.written.for_item(record.meeting_id, record.case_id),
            authors=_authors(uow, record, answer),
            waiting=tuple(agency for agency in uow.agencies.active() if agency.id in silent),
            members=uow.members.list(),
        )


def enter_written(desk: Desk, item_id: ItemId, member_id: MemberId, text: str) -> Outcome[WrittenInput]:
    """Keep what an absent member has sent in, as hers.

    Raises:
        InputError: at ``text`` (``empty``, ``too_long``).
        RuleViolation: the item is not open, or nothing may be entered as hers (R8, R15).
        ConsentError: the gate is no longer open.
    """
    if not text.strip():
        raise InputError("text", "empty")
    if len(text.strip()) > LONGEST_TEXT:
        raise InputError("text", "too_long")
    with desk.unit_of_work() as uow:
        _, record, answer = require_open(uow, desk, item_id)
        author = next((each for each in _authors(uow, record, answer) if each.id == member_id), None)
        if author is None:
            raise RuleViolation((_why_not(uow, record, member_id),), item_id)
        written = WrittenInput(
            id=new_id(),
            meeting_id=record.meeting_id,
            case_id=record.case_id,
            member_id=member_id,
            agency_id=author.agency_id,
            at=uow.now(),
            entered_by=desk.member.id,
            text=text.strip(),
        )
        uow.written.add(written)
        return Outcome(written, uow.commit(Op.WRITE_ITEM, item_id))


def remove_written(desk: Desk, item_id: ItemId, written_id: str) -> Outcome[str]:
    """Take a text away again while the item is open.

    Raises:
        NotFound: there is no such text in this item.
        RuleViolation, ConsentError: as `written_page`.
    """
    with desk.unit_of_work() as uow:
        _, record, _ = require_open(uow, desk, item_id)
        if written_id not in {each.id for each in uow.written.for_item(record.meeting_id, record.case_id)}:
            raise NotFound(written_id)
        uow.written.remove(written_id)
        return Outcome(written_id, uow.commit(Op.WRITE_ITEM, item_id))


def _authors(uow: UnitOfWork, record: ChildRecord, answer: GateAnswer) -> tuple[Member, ...]:
    conflicted = uow.cases.preparation(record.case_id).conflicted
    here = _here(uow, record)
    return tuple(
        member
        for member in uow.members.active()
        if member.agency_id in answer.confirmed and member.id not in here | conflicted
    )


def _here(uow: UnitOfWork, record: ChildRecord) -> frozenset[MemberId]:
    events = uow.attendance.for_meeting(record.meeting_id)
    return frozenset(presence.member_id for presence in members_present(events, uow.now()))


def _why_not(uow: UnitOfWork, record: ChildRecord, member_id: MemberId) -> WrittenBlocker:
    if member_id in _here(uow, record):
        return WrittenBlocker.AUTHOR_IS_HERE
    return WrittenBlocker.AUTHOR_MAY_NOT_WRITE
