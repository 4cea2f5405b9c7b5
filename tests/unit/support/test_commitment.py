"""Promises in the order in which they are looked at."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.ids import AgencyId, CommitmentId
from barnombud.domain.support.commitment import Commitment, CommitmentKind, CommitmentState, overdue_first

TODAY = date(2026, 3, 3)


def promise(
    name: str, due: int, state: CommitmentState = CommitmentState.OPEN, done: int | None = None
) -> Commitment:
    """Return a promise due on a day of March."""
    return Commitment(
        id=CommitmentId(name),
        kind=CommitmentKind.TASK,
        state=state,
        due_on=date(2026, 3, due),
        agency_id=AgencyId("preschool"),
        text="Ringa",
        made_on=date(2026, 2, 1),
        done_on=date(2026, 3, done) if done else None,
    )


def test_overdue_first_then_by_date_then_done_newest_first() -> None:
    """Due today is not overdue; equal days keep a steady order by id."""
    done, dropped = CommitmentState.DONE, CommitmentState.DROPPED
    given = [
        promise("later", 20),
        promise("old", 1, done, done=2),
        promise("today", 3),
        promise("late", 2, CommitmentState.STUCK),
        promise("new", 1, done, done=3),
        promise("dropped", 1, dropped),
        promise("also", 3),
        promise("later still", 21),
        promise("latest", 1),
    ]
    expected = ["latest", "late", "also", "today", "later", "later still", "new", "old", "dropped"]
    assert [c.id for c in overdue_first(given, TODAY)] == expected
    assert [c.id for c in overdue_first(reversed(given), TODAY)] == expected


@pytest.mark.parametrize("state", CommitmentState)
def test_open_and_stuck_are_still_to_be_done(state: CommitmentState) -> None:
    """Being stuck closes nothing."""
    assert promise("one", 3, state).is_open is (state in (CommitmentState.OPEN, CommitmentState.STUCK))
