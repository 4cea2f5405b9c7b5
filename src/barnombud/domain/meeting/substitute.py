"""Who takes over a duty of the meeting when its holder must leave the room for an item (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from barnombud.domain.ids import AgencyId, MeetingId, MemberId
from barnombud.domain.team import Member
from barnombud.domain.value import Value


class Duty(StrEnum):
    """A duty that somebody in the room must always have."""

    CHAIR = "chair"
    NOTE_TAKER = "note_taker"
    SIGNED_IN = "signed_in"


class Substitute(Value):
    """Chosen beforehand for one duty of one meeting."""

    meeting_id: MeetingId
    duty: Duty
    member_id: MemberId


class Staying(Value):
    """Who may stay through the items that leave somebody out."""

    agencies: frozenset[AgencyId]
    conflicted: frozenset[MemberId] = frozenset()

    def may(self, member: Member) -> bool:
        """Whether a member may be in the room all the time."""
        return member.agency_id in self.agencies and member.id not in self.conflicted


def proposed(
    holder: Member | None, members: Sequence[Member], staying: Staying, busy: frozenset[MemberId]
) -> MemberId | None:
    """Return a sensible substitute: one who may stay, best without another duty; None when nobody has to be.

    ``busy`` have a duty already. A holder who may stay all the time needs no substitute.
    """
    if holder is None or staying.may(holder):
        return None
    able = [member for member in members if staying.may(member) and member.id != holder.id]
    able.sort(key=lambda member: member.id in busy)
    return able[0].id if able else None
