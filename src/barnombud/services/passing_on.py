"""Lets what a member answered for pass to her deputy when she leaves, as far as the keys reach.

What is about a child is sealed: it passes on when somebody who holds the case's key lets her leave, or else
when the next such person unlocks.
"""

from __future__ import annotations

from datetime import date

from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.support.passing_on import Leaving, passed_agreement, passed_commitment
from barnombud.domain.team import Member
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


class Duties(Value):
    """What rests on one member, as far as the signed-in one can see."""

    commitments: int = 0
    ways_in: int = 0
    """Families for whom she is the way in, is asked to be, tells or follows up."""
    meetings: int = 0
    """Planned meetings that she leads, takes notes at, or stands in for somebody at."""

    @property
    def any(self) -> bool:
        """Whether anything rests on her."""
        return bool(self.commitments or self.ways_in or self.meetings)


class LeavingPage(Value):
    """What is asked when a member is to leave: who takes over."""

    member: Member
    duties: Duties
    colleagues: tuple[Member, ...]
    """Who can take over: those of the same agency first."""
    proposed: MemberId | None
    """The deputy chosen before, or the first of the same agency."""


def leaving_page(desk: Desk, member_id: MemberId) -> LeavingPage:
    """Return what rests on a member and who could take it over; changes nothing.

    Raises:
        NotFound: there is no such member.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        member = uow.members.get(member_id)
        others = [each for each in uow.members.active() if each.id != member_id]
        others.sort(key=lambda each: each.agency_id != member.agency_id)
        same = [each.id for each in others if each.agency_id == member.agency_id]
        chosen = [each.id for each in others if each.id == member.deputy_id]
        return LeavingPage(
            member=member,
            duties=_duties(uow, member, desk.today()),
            colleagues=tuple(others),
            proposed=next(iter(chosen + same), None),
        )


def pass_on_duties(desk: Desk) -> int:
    """Pass on, after unlock, what rests on members who have left; return how much did.

    Somebody without the keys may have let her leave.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        touched = pass_on(uow, desk.today())
        if touched:
            uow.commit(Op.CHANGE_SUPPORT, *sorted(touched))
        return len(touched)


def pass_on(uow: UnitOfWork, today: date) -> frozenset[str]:
    """Pass on what rests on members who have left; return the ids of what changed."""
    members = {member.id: member for member in uow.members.list()}
    gone = {member.id for member in members.values() if not member.active}
    if not gone:
        return frozenset()
    leavings = {each: Leaving(gone=members[each], heir=_heir(members, each), on=today) for each in gone}
    return frozenset({*_commitments(uow, leavings), *_agreements(uow, leavings), *_meetings(uow, leavings)})


def _heir(members: dict[MemberId, Member], gone: MemberId) -> Member | None:
    """Return who takes over, who may have left as well and have a deputy of her own."""
    seen = {gone}
    member = members[gone]
    while member.deputy_id is not None and member.deputy_id not in seen:
        seen.add(member.deputy_id)
        member = members[member.deputy_id]
        if member.active:
            return member
    return None


def _within(leaving: Leaving, holders: frozenset[MemberId]) -> Leaving:
    """Let only a deputy who holds the case's key take over what is about the child (R3)."""
    if leaving.heir is None or leaving.heir.id in holders:
        return leaving
    return leaving.model_copy(update={"heir": None})


def _commitments(uow: UnitOfWork, leavings: dict[MemberId, Leaving]) -> list[str]:
    holders, changed = uow.case_keys.all_holders(), []
    for commitment in uow.commitments.list(still_open=True):
        if commitment.member_id not in leavings:
            continue
        leaving = leavings[commitment.member_id]
        if commitment.case_id is not None:
            leaving = _within(leaving, holders.get(commitment.case_id, frozenset()))
        uow.commitments.save(passed_commitment(commitment, leaving))
        changed.append(str(commitment.id))
    return changed


def _agreements(uow: UnitOfWork, leavings: dict[MemberId, Leaving]) -> list[str]:
    holders: dict[CaseId, frozenset[MemberId]] = uow.case_keys.all_holders()
    changed: list[str] = []
    for agreement in uow.agreements.to_follow_up(date.max):
        passed = agreement
        for leaving in leavings.values():
            within = _within(leaving, holders.get(agreement.case_id, frozenset()))
            passed = passed_agreement(passed, within)
        if passed != agreement:
            uow.agreements.save(passed)
            changed += [str(agreement.id), str(agreement.case_id)]
    return changed


def _meetings(uow: UnitOfWork, leavings: dict[MemberId, Leaving]) -> list[str]:
    changed: list[str] = []
    for meeting in uow.meetings.in_state(MeetingState.PLANNED):
        update: dict[str, MemberId | None] = {}
        for role in ("chair_id", "note_taker_id"):
            leaving = leavings.get(getattr(meeting, role))
            if leaving is not None:
                update[role] = leaving.heir.id if leaving.heir else None
        for duty, member in uow.substitutes.for_meeting(meeting.id).items():
            if member in leavings:
                uow.substitutes.remove(meeting.id, duty)  # is chosen anew: a deputy may have a duty herself
                changed.append(str(meeting.id))
        if update:
            uow.meetings.save(meeting.model_copy(update=update))
            changed.append(str(meeting.id))
    return changed


def _duties(uow: UnitOfWork, member: Member, today: date) -> Duties:
    leaving = Leaving(gone=member, heir=None, on=today)
    planned = uow.meetings.in_state(MeetingState.PLANNED)
    return Duties(
        commitments=sum(c.member_id == member.id for c in uow.commitments.list(still_open=True)),
        ways_in=sum(
            passed_agreement(agreement, leaving) != agreement
            for agreement in uow.agreements.to_follow_up(date.max)
        ),
        meetings=sum(
            member.id in (m.chair_id, m.note_taker_id, *uow.substitutes.for_meeting(m.id).values())
            for m in planned
        ),
    )
