"""Who takes over when the one who leads, writes or is signed in must leave the room for an item (R15)."""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import MeetingId, MemberId
from barnombud.domain.meeting.meeting import ItemState, Meeting
from barnombud.domain.meeting.substitute import Duty, Staying, Substitute, proposed
from barnombud.domain.team import Member
from barnombud.domain.value import Value
from barnombud.errors import NotFound
from barnombud.services.desk import Desk
from barnombud.services.item_gate import gate_of
from barnombud.store.unit_of_work import UnitOfWork


class DutyLine(Value):
    """One duty: who has it, and who takes over."""

    duty: Duty
    holder_id: MemberId | None
    chosen: MemberId | None = None
    """As somebody has decided beforehand."""
    proposal: MemberId | None = None
    """Who takes over when nobody has decided; None when the holder may stay all the time."""

    @property
    def substitute_id(self) -> MemberId | None:
        """Who takes over: the one chosen, unless she has the duty already."""
        return self.chosen if self.chosen not in (None, self.holder_id) else self.proposal


def duty_lines(desk: Desk, meeting_id: MeetingId) -> tuple[DutyLine, ...]:
    """Return every duty of a meeting with its substitute, as far as the signed-in member may know.

    Who must leave follows from the items of the last block whose key she holds, and from nothing else.
    """
    with desk.unit_of_work() as uow:
        meeting = uow.meetings.get(meeting_id)
        members = tuple(m for m in uow.members.active())
        known = {member.id: member for member in members}
        chosen, staying = uow.substitutes.for_meeting(meeting_id), _staying(uow, desk, meeting)
        holders = {
            Duty.CHAIR: meeting.chair_id,
            Duty.NOTE_TAKER: meeting.note_taker_id,
            Duty.SIGNED_IN: desk.member.id,
        }
        busy = frozenset(holder for holder in holders.values() if holder is not None)
        return tuple(
            DutyLine(
                duty=duty,
                holder_id=holder,
                chosen=chosen.get(duty),
                proposal=proposed(_known(known, holder), members, staying, busy) if staying else None,
            )
            for duty, holder in holders.items()
        )


def choose_substitute(
    desk: Desk, meeting_id: MeetingId, duty: Duty, member_id: MemberId | None
) -> Outcome[MemberId | None]:
    """Keep who takes over a duty; None leaves it to the proposal.

    Raises:
        NotFound: the meeting, or the member, is not there any more.
    """
    with desk.unit_of_work() as uow:
        uow.meetings.get(meeting_id)
        if member_id is None:
            uow.substitutes.remove(meeting_id, duty)
        elif member_id in {member.id for member in uow.members.active()}:
            uow.substitutes.save(Substitute(meeting_id=meeting_id, duty=duty, member_id=member_id))
        else:
            raise NotFound(member_id)
        return Outcome(member_id, uow.commit(Op.CHANGE_MEETING, meeting_id))


def _known(members: dict[MemberId, Member], member_id: MemberId | None) -> Member | None:
    return members.get(member_id) if member_id is not None else None


def _staying(uow: UnitOfWork, desk: Desk, meeting: Meeting) -> Staying | None:
    """Return who may stay through the last block; None when nothing in it leaves anybody out."""
    held, at = uow.case_keys.held(), uow.now()
    agencies = frozenset(agency.id for agency in uow.agencies.active())
    conflicted: frozenset[MemberId] = frozenset()
    found = False
    for item in uow.agenda.for_meeting(meeting.id):
        if not item.second_part or item.case_id not in held or item.state is ItemState.DONE:
            continue
        answer = gate_of(uow, desk, item, at).answer
        if answer.permitted and item.case_id is not None:
            found = True
            agencies &= answer.permitted
            conflicted |= uow.cases.preparation(item.case_id).conflicted
    return Staying(agencies=agencies, conflicted=conflicted) if found else None
