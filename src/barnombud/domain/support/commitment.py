"""A promise (åtagande): who does what by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.case import PaperCheck
from barnombud.domain.ids import AgencyId, AgreementId, CaseId, CommitmentId, MeetingId, MemberId
from barnombud.domain.support.agreement import StuckReason
from barnombud.domain.value import Value


class CommitmentKind(StrEnum):
    """Where a promise comes from."""

    TASK = "task"
    SUPPORT = "support"
    TELL_GUARDIANS = "tell_guardians"
    FOLLOW_UP = "follow_up"
    TELL_AGENCY = "tell_agency"
    """An agency must hear that nothing more is shared about a child (R7)."""


class CommitmentState(StrEnum):
    """Where a promise stands; moving it keeps it open with a later date."""

    OPEN = "open"
    STUCK = "stuck"
    DONE = "done"
    DROPPED = "dropped"


class CommitmentStep(Value):
    """One thing that happened to a promise."""

    on: date
    member_id: MemberId
    state: CommitmentState
    due_on: date
    reason: StuckReason | None = None
    note: str = Field(default="", max_length=500)
    taken_over_from: MemberId | None = None
    """Set: it passed on when this member left, to the promise's new owner or to nobody."""


class Commitment(Value):
    """One promise. With a case its words are sealed; without, they are the team's own."""

    id: CommitmentId
    kind: CommitmentKind
    state: CommitmentState = CommitmentState.OPEN
    due_on: date
    agency_id: AgencyId
    member_id: MemberId | None = None
    meeting_id: MeetingId | None = None
    case_id: CaseId | None = None
    agreement_id: AgreementId | None = None
    offer_id: str = ""
    told_agency: AgencyId | None = None
    """Whom a `CommitmentKind.TELL_AGENCY` is about."""
    text: str = Field(max_length=500)
    stuck: StuckReason | None = None
    made_on: date
    done_on: date | None = None
    steps: tuple[CommitmentStep, ...] = ()
    paper_check: PaperCheck | None = None
    """What was answered about its words, to stand on paper; written by `services.paper_checks` alone."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (CommitmentState.OPEN, CommitmentState.STUCK)

    @property
    def lacks_owner(self) -> bool:
        """Whether who promised it has left and nobody has taken it over."""
        return self.is_open and self.member_id is None and any(s.taken_over_from for s in self.steps)


def overdue_first(commitments: Iterable[Commitment], today: date) -> tuple[Commitment, ...]:
    """Return open promises, overdue first and then by date, then the done ones, newest first."""
    found = list(commitments)
    still = sorted((c for c in found if c.is_open), key=lambda c: (c.due_on >= today, c.due_on, c.id))
    past = sorted(
        (c for c in found if not c.is_open), key=lambda c: (c.done_on or c.due_on, c.id), reverse=True
    )
    return (*still, *past)
