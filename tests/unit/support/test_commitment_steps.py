"""What may happen to a promise, and the trace it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from barnombud.domain.ids import AgencyId, CommitmentId, MemberId
from barnombud.domain.support.agreement import StuckReason
from barnombud.domain.support.commitment import Commitment, CommitmentKind, CommitmentState
from barnombud.domain.support.commitment_steps import Hand, dropped, moved, stuck, taken_back, ticked
from barnombud.errors import RuleViolation

TODAY, LATER = date(2026, 3, 3), date(2026, 4, 3)
HAND = Hand(member_id=MemberId("alva"), on=TODAY)
PROMISE = Commitment(
    id=CommitmentId("one"),
    kind=CommitmentKind.TASK,
    due_on=TODAY,
    agency_id=AgencyId("preschool"),
    text="Ringa",
    made_on=date(2026, 2, 3),
)


def test_done_and_dropped_settle_it_with_a_date() -> None:
    """Both leave who and when."""
    for settled, state in (
        (ticked(PROMISE, HAND), CommitmentState.DONE),
        (dropped(PROMISE, HAND, "Löst på annat sätt"), CommitmentState.DROPPED),
    ):
        assert (settled.state, settled.done_on, settled.is_open) == (state, TODAY, False)
        assert [(s.state, s.member_id, s.on) for s in settled.steps] == [(state, HAND.member_id, TODAY)]


def test_stuck_says_why_and_moving_frees_it() -> None:
    """A reason while stuck, none after it has a new date."""
    waiting = stuck(PROMISE, HAND, StuckReason.QUEUE, "Kö till maj")
    assert (waiting.state, waiting.stuck, waiting.is_open) == (CommitmentState.STUCK, StuckReason.QUEUE, True)
    free = moved(waiting, HAND, LATER)
    assert (free.state, free.stuck, free.due_on) == (CommitmentState.OPEN, None, LATER)
    assert [step.note for step in free.steps] == ["Kö till maj", ""]


def test_taking_back_gives_what_was_before() -> None:
    """Open when nothing had happened, stuck when it was stuck; never from an open one."""
    assert taken_back(ticked(PROMISE, HAND), HAND).state is CommitmentState.OPEN
    again = taken_back(ticked(stuck(PROMISE, HAND, StuckReason.QUEUE), HAND), HAND)
    assert (again.state, again.stuck, again.done_on) == (CommitmentState.STUCK, StuckReason.QUEUE, None)
    with pytest.raises(RuleViolation):
        taken_back(PROMISE, HAND)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: ticked(one, HAND),
        lambda one: dropped(one, HAND),
        lambda one: moved(one, HAND, LATER),
        lambda one: stuck(one, HAND, StuckReason.QUEUE),
    ],
)
def test_what_is_settled_is_not_changed(change: Callable[[Commitment], Commitment]) -> None:
    """Done twice, or moved after it was done: refused."""
    with pytest.raises(RuleViolation):
        change(ticked(PROMISE, HAND))
