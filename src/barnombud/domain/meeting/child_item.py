"""What is written in a child's item: all of it sealed with the case's key."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field, field_validator

from barnombud.domain.consent.events import Scope
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import (
    AgencyId,
    CaseId,
    ConsentEventId,
    GuardianId,
    ItemId,
    MeetingId,
    MemberId,
)
from barnombud.domain.meeting.attendance import AttendanceEvent
from barnombud.domain.support.agreement import AgreementDraft
from barnombud.domain.value import Value
from barnombud.errors import InputError

LONGEST_REASON = 500
"""Characters of the reason for a mark."""


class VoicePosition(StrEnum):
    """The child's view: words are never required, a position is (R11)."""

    UNSET = "unset"
    ASKED = "asked"
    OBSERVED = "observed"
    """1-2 years: "så visar barnet"."""
    NOT_ASKED = "not_asked"


class ChildVoice(Value):
    """The child's own voice, first in the item."""

    position: VoicePosition = VoicePosition.UNSET
    how: str = Field(default="", max_length=500)
    """How and by whom the child was asked, or how it shows."""
    why_not: str = Field(default="", max_length=500)
    words: str = Field(default="", max_length=5000)
    """Exact words or what the child expressed; may be empty."""

    @property
    def is_settled(self) -> bool:
        """Whether the position is taken: asked, observed, or not asked and why (R11)."""
        if self.position is VoicePosition.NOT_ASKED:
            return bool(self.why_not.strip())
        return self.position is not VoicePosition.UNSET


class NoteWithholding(Value):
    """The mark "Delas inte med vårdnadshavare": a guardian's reading would be of considerable harm (R26)."""

    reason: str
    guardians: tuple[GuardianId, ...] = ()
    """Whom it is kept from; empty: every guardian, also one who comes to the case later."""

    @field_validator("reason", mode="after")
    @classmethod
    def _check_reason(cls, reason: str) -> str:
        """There is no mark without a reason."""
        if not reason.strip():
            raise InputError("withheld", "empty")
        if len(reason) > LONGEST_REASON:
            raise InputError("withheld", "too_long")
        return reason.strip()

    def covers(self, guardian_id: GuardianId | None) -> bool:
        """Whether it is kept from this guardian; None asks for any of them."""
        return not self.guardians or guardian_id is None or guardian_id in self.guardians


class ItemNote(Value):
    """A note by one agency. About another adult it needs that adult's own consent (R6)."""

    id: str
    agency_id: AgencyId
    member_id: MemberId
    at: datetime
    text: str = Field(max_length=10000)
    other_adult: str = Field(default="", max_length=120)
    """Empty: about the child ("gäller")."""
    written: bool = False
    """Sent in by a member who was not there, and entered as hers."""
    withheld: NoteWithholding | None = None
    """None: no mark; guardians may read the note (R26)."""

    def may_reach(self, guardian_id: GuardianId | None) -> bool:
        """Whether it may stand on what this guardian is given; None is whichever of them (R26)."""
        return self.withheld is None or not self.withheld.covers(guardian_id)


class ItemOpening(Value):
    """The gate's decision at opening, frozen: later events change the future, never old minutes."""

    at: datetime
    permitted: frozenset[AgencyId]
    scopes: tuple[Scope, ...]
    consent_ids: tuple[ConsentEventId, ...]
    present: frozenset[MemberId]


class ChildRecord(Value):
    """Everything written in one child's item at one meeting."""

    item_id: ItemId
    case_id: CaseId
    meeting_id: MeetingId
    voice: ChildVoice = ChildVoice()
    works: str = Field(default="", max_length=10000)
    hard: str = Field(default="", max_length=10000)
    five_questions: tuple[str, str, str, str, str] = ("", "", "", "", "")
    notes: tuple[ItemNote, ...] = ()
    openings: tuple[ItemOpening, ...] = ()
    attendance: tuple[AttendanceEvent, ...] = ()
    """Who stepped out and returned, and visitors, for the enclosure only."""
    agreement: AgreementDraft = AgreementDraft()
    agreed_on: date | None = None

    @property
    def topics(self) -> frozenset[Topic]:
        """Everything the item has been opened for: what was written then is in it still."""
        return frozenset(t for opening in self.openings for scope in opening.scopes for t in scope.topics)


class ItemBlocker(StrEnum):
    """Why a child's item cannot be closed as done yet."""

    VOICE_UNSET = "voice_unset"
    NOTHING_AGREED = "nothing_agreed"
    FEEDBACK_MISSING = "feedback_missing"
    NOT_OPEN = "not_open"
    AGENCY_MAY_NOT_WRITE = "agency_may_not_write"
