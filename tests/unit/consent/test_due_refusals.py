"""What of a no is to be disposed of, what is left in its place, and when a case is unanswered (R9)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from barnombud.domain.case import Capacity, Case, CaseState
from barnombud.domain.consent.disposal import Cleared, Disposal, due_refusals, is_unanswered
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.ids import ConsentEventId
from tests.unit.consent.family import (
    ANSWERED_AT,
    CASE,
    ONE,
    PRESCHOOL,
    TWO,
    asked,
    corrected,
    event,
    no,
    withdrawn,
    yes,
)

DAYS = 30
DUE = ANSWERED_AT + timedelta(days=DAYS)
LATER = ANSWERED_AT + timedelta(hours=1)
OF_BO: dict[str, Any] = {"capacity": Capacity.OTHER_ADULT, "other_adult": "Bo Påhitt"}


def due(*events: ConsentEvent, state: CaseState = CaseState.OPEN, at: datetime = DUE) -> Disposal | None:
    """Return what is due at ``at`` in a case where ``events`` have been noted."""
    return due_refusals(case_in(state), events, at, DAYS)


def case_in(state: CaseState) -> Case:
    """Return a case begun on 1 March."""
    return Case(id=CASE, number="ABC-234", state=state, brought_by=PRESCHOOL, created_on=date(2026, 3, 1))


def named(*names: str) -> frozenset[ConsentEventId]:
    """Return the ids."""
    return frozenset(ConsentEventId(name) for name in names)


@pytest.mark.rule("R9")
def test_of_another_adult_who_only_said_no_nothing_is_left() -> None:
    """Her name goes with her no: no mark of her is kept, beside whatever a guardian said."""
    hers = no(None, id=ConsentEventId("hers"), **OF_BO)
    assert due(hers, yes()) == Disposal(event_ids=named("hers"))
    theirs = no(TWO, id=ConsentEventId("theirs"))
    found = Disposal(
        event_ids=named("hers", "theirs"),
        cleared=(Cleared(guardian_id=TWO, capacity=Capacity.JOINT_GUARDIAN),),
    )
    assert due(hers, theirs, yes()) == found
    assert due(theirs, hers, yes()) == found


@pytest.mark.rule("R9")
def test_another_adult_with_something_left_is_marked() -> None:
    """An earlier yes of hers stays, so a mark says that she is to be asked anew."""
    given = yes(None, id=ConsentEventId("given"), **OF_BO)
    hers = no(None, id=ConsentEventId("hers"), recorded_at=LATER, **OF_BO)
    marked = Cleared(guardian_id=None, capacity=Capacity.OTHER_ADULT, other_adult="Bo Påhitt")
    assert due(given, hers) == Disposal(event_ids=named("hers"), cleared=(marked,))


@pytest.mark.rule("R9")
def test_a_guardian_is_marked_even_when_all_of_hers_goes() -> None:
    """The question goes with the no it led to, and she counts as not asked."""
    question = asked(ONE, id=ConsentEventId("question"), recorded_at=ANSWERED_AT - timedelta(days=1))
    marked = Cleared(guardian_id=ONE, capacity=Capacity.JOINT_GUARDIAN)
    hers = no(ONE, id=ConsentEventId("hers"))
    assert due(question, hers) == Disposal(event_ids=named("question", "hers"), cleared=(marked,))


@pytest.mark.rule("R9")
def test_a_case_that_is_only_asked_about_goes_with_its_last_no() -> None:
    """While another has said yes it stays."""
    hers = no(ONE, id=ConsentEventId("hers"))
    assert due(hers, state=CaseState.ASKING) == Disposal(event_ids=named("hers"), drops_case=True)
    kept = due(hers, yes(TWO), state=CaseState.ASKING)
    assert kept is not None
    assert not kept.drops_case


@pytest.mark.rule("R9")
@pytest.mark.parametrize(
    ("events", "at"),
    [
        ((), DUE),
        ((asked(),), DUE),
        ((yes(),), DUE),
        ((no(),), DUE - timedelta(days=1)),
        ((no(), withdrawn()), DUE + timedelta(days=DAYS)),
        ((no(), yes(recorded_at=LATER)), DUE + timedelta(days=DAYS)),
    ],
    ids=["nobody", "asked", "yes", "too soon", "withdrawn after", "yes after"],
)
def test_nothing_is_due(events: tuple[ConsentEvent, ...], at: datetime) -> None:
    """Only a no that counts now, and has stood its days, goes."""
    assert due(*events, at=at) is None


@pytest.mark.rule("R9")
def test_what_a_no_put_right_goes_with_it() -> None:
    """A yes that was put right to a no was none; what was asked before a yes that stands stays."""
    wrong = yes(ONE, id=ConsentEventId("wrong"))
    right = corrected(wrong, Answer.NO, LATER, id=ConsentEventId("right"))
    marked = Cleared(guardian_id=ONE, capacity=Capacity.JOINT_GUARDIAN)
    at = LATER + timedelta(days=DAYS)
    assert due(wrong, right, at=at) == Disposal(event_ids=named("wrong", "right"), cleared=(marked,))
    first = asked(ONE, id=ConsentEventId("first"), recorded_at=ANSWERED_AT - timedelta(days=2))
    stands = yes(ONE, id=ConsentEventId("stands"))
    hers = no(ONE, id=ConsentEventId("hers"), recorded_at=LATER)
    assert due(first, stands, hers, at=at) == Disposal(event_ids=named("hers"), cleared=(marked,))


@pytest.mark.rule("R9")
def test_a_no_put_right_to_a_yes_stays_where_the_yes_points() -> None:
    """The no that came after goes alone."""
    wrong = no(ONE, id=ConsentEventId("wrong"))
    right = corrected(wrong, Answer.YES, LATER, id=ConsentEventId("right"))
    hers = no(ONE, id=ConsentEventId("hers"), recorded_at=LATER + timedelta(hours=1))
    marked = Cleared(guardian_id=ONE, capacity=Capacity.JOINT_GUARDIAN)
    found = due(wrong, right, hers, at=LATER + timedelta(days=DAYS))
    assert found == Disposal(event_ids=named("hers"), cleared=(marked,))


def test_the_moment_is_read_in_sweden() -> None:
    """A no noted late at night counts from the day it was in Sweden."""
    late = no(id=ConsentEventId("hers"), recorded_at=datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    assert due(late, at=datetime(2026, 4, 1, 12, tzinfo=UTC)) is None
    assert due(late, at=datetime(2026, 4, 2, 0, tzinfo=UTC)) is not None


@pytest.mark.rule("R9")
def test_a_case_is_unanswered_when_nothing_was_said_or_ran_for_so_long() -> None:
    """Counted from the last event, from the last day of a yes, or from when the case began."""
    asking = case_in(CaseState.ASKING)
    assert not is_unanswered(asking, (asked(),), DUE - timedelta(days=1), DAYS)
    assert is_unanswered(asking, (asked(),), DUE, DAYS)
    assert is_unanswered(asking, (), DUE - timedelta(days=1), DAYS)
    assert not is_unanswered(asking, (), DUE - timedelta(days=2), DAYS)
    assert not is_unanswered(asking, (yes(),), datetime(2026, 9, 29, 12, tzinfo=UTC), DAYS)
    assert is_unanswered(asking, (yes(),), datetime(2026, 9, 30, 12, tzinfo=UTC), DAYS)


@pytest.mark.rule("R9")
def test_what_was_opened_or_refused_is_not_unanswered() -> None:
    """A no has its own time; one that was disposed of is as nothing said."""
    asking, late = case_in(CaseState.ASKING), DUE + timedelta(days=365)
    assert not is_unanswered(case_in(CaseState.OPEN), (asked(),), late, DAYS)
    assert not is_unanswered(asking, (no(),), late, DAYS)
    assert is_unanswered(asking, (event(ONE, ConsentKind.CLEARED),), late, DAYS)
