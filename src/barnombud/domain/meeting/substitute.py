"""Who takes over a duty of the meeting when its holder must leave the room for an item (R15)."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.ids import MeetingId, MemberId
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
