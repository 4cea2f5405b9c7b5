"""What may happen to a promise, and the history each happening leaves."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.support.agreement import StuckReason
from barnombud.domain.support.commitment import Commitment, CommitmentState, CommitmentStep
from barnombud.domain.value import Value
from barnombud.errors import RuleViolation


class CommitmentBlocker(StrEnum):
    """Why a promise cannot be kept or changed."""

    ALREADY_SETTLED = "already_settled"
    """It has been ticked off or dropped, perhaps from another page."""
    NOT_SETTLED = "not_settled"
    MAY_NAME_A_CHILD = "may_name_a_child"
    """A promise of the team's own, outside every child's seal, holds a name the team knows."""
    HAS_OWNER = "has_owner"
    """Somebody answers for it already."""


class Hand(Value):
    """Who does something to a promise, and on which Swedish date."""

    member_id: MemberId
    on: date


def ticked(commitment: Commitment, hand: Hand) -> Commitment:
    """Return the promise as done.

    Raises:
        RuleViolation: it is done or dropped already.
    """
    require_open(commitment)
    return _stepped(commitment, hand, state=CommitmentState.DONE, done_on=hand.on)


def dropped(commitment: Commitment, hand: Hand, note: str = "") -> Commitment:
    """Return the promise as no longer wanted.

    Raises:
        RuleViolation: it is done or dropped already.
    """
    require_open(commitment)
    return _stepped(commitment, hand, note, state=CommitmentState.DROPPED, done_on=hand.on)


def moved(commitment: Commitment, hand: Hand, to: date, note: str = "") -> Commitment:
    """Return the promise with another date; what had stuck is open again.

    Raises:
        RuleViolation: it is done or dropped already.
    """
    require_open(commitment)
    return _stepped(commitment, hand, note, state=CommitmentState.OPEN, due_on=to, stuck=None)


def stuck(commitment: Commitment, hand: Hand, reason: StuckReason, note: str = "") -> Commitment:
    """Return the promise as stuck, with why.

    Raises:
        RuleViolation: it is done or dropped already.
    """
    require_open(commitment)
    return _stepped(commitment, hand, note, state=CommitmentState.STUCK, stuck=reason)


def taken_over(commitment: Commitment, hand: Hand, agency_id: AgencyId) -> Commitment:
    """Return a promise that nobody had any longer as that of ``hand``, who belongs to ``agency_id``.

    Raises:
        RuleViolation: it is done or dropped, or somebody has it.
    """
    require_open(commitment)
    if not commitment.lacks_owner:
        raise RuleViolation((CommitmentBlocker.HAS_OWNER,), commitment.id)
    left = next(step.taken_over_from for step in reversed(commitment.steps) if step.taken_over_from)
    step = CommitmentStep(
        on=hand.on,
        member_id=hand.member_id,
        state=commitment.state,
        due_on=commitment.due_on,
        reason=commitment.stuck,
        taken_over_from=left,
    )
    update = {"member_id": hand.member_id, "agency_id": agency_id, "steps": (*commitment.steps, step)}
    return commitment.model_copy(update=update)


def taken_back(commitment: Commitment, hand: Hand) -> Commitment:
    """Return a done or dropped promise as it was before.

    Raises:
        RuleViolation: it is still open.
    """
    if commitment.is_open:
        raise RuleViolation((CommitmentBlocker.NOT_SETTLED,), commitment.id)
    settled = (CommitmentState.DONE, CommitmentState.DROPPED)
    before = next((step for step in reversed(commitment.steps) if step.state not in settled), None)
    return _stepped(
        commitment,
        hand,
        state=before.state if before else CommitmentState.OPEN,
        stuck=before.reason if before else None,
        done_on=None,
    )


def require_open(commitment: Commitment) -> None:
    """Refuse to change what is settled.

    Raises:
        RuleViolation: it is done or dropped already.
    """
    if not commitment.is_open:
        raise RuleViolation((CommitmentBlocker.ALREADY_SETTLED,), commitment.id)


def _stepped(commitment: Commitment, hand: Hand, note: str = "", **changes: object) -> Commitment:
    """Return the changed promise with one more line in its history."""
    after = commitment.model_copy(update=changes)
    step = CommitmentStep(
        on=hand.on,
        member_id=hand.member_id,
        state=after.state,
        due_on=after.due_on,
        reason=after.stuck,
        note=note,
    )
    return after.model_copy(update={"steps": (*after.steps, step)})
