"""For whom the signed-in member may speak: her own agency, and those that have somebody in the room (R8)."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.errors import RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.room import present_now
from barnombud.store.unit_of_work import UnitOfWork


class RepresentingBlocker(StrEnum):
    """Why nothing can be confirmed for an agency."""

    AGENCY_NOT_HERE = "agency_not_here"


def own_agency(uow: UnitOfWork, desk: Desk) -> AgencyId:
    """Return the signed-in member's agency as it is now, also when it changed after unlock."""
    return uow.members.get(desk.member.id).agency_id


def require_representing(
    uow: UnitOfWork, desk: Desk, agency: AgencyId, *, conflicted: frozenset[MemberId] = frozenset()
) -> None:
    """Refuse to speak for ``agency`` unless it is one's own or somebody of it sits in the running meeting.

    There is one laptop and one signed-in person; decided in docs/decisions/0031. ``conflicted`` members speak
    for nobody in the case (R15).

    Raises:
        RuleViolation: `RepresentingBlocker.AGENCY_NOT_HERE`.
    """
    speakers = {(desk.member.id, own_agency(uow, desk))}
    for meeting in uow.meetings.in_state(MeetingState.RUNNING):
        speakers |= {(each.member_id, each.agency_id) for each in present_now(uow, meeting.id, uow.now())}
    if agency not in {spoken_for for member, spoken_for in speakers if member not in conflicted}:
        raise RuleViolation((RepresentingBlocker.AGENCY_NOT_HERE,), agency)
