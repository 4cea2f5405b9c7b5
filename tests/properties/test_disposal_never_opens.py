"""Disposing of answers never opens anything, in random histories (R9)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.case import Case, CaseState
from barnombud.domain.consent.codes import Gate
from barnombud.domain.consent.disposal import Disposal, due_refusals
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.consent.gate import CaseFacts, open_item
from barnombud.domain.consent.standing import Standing, adult_agrees, permits, standings
from barnombud.domain.ids import ConsentEventId, MemberId
from tests.properties.consent_histories import CASE, PRESCHOOL, Question, events, questions, some_guardians

LATER = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAYS = 30


def case_of(facts: CaseFacts) -> Case:
    """Return the case the facts are about."""
    return Case(
        id=CASE,
        number="ABC-234",
        state=facts.state,
        brought_by=facts.brought_by,
        created_on=datetime(2026, 1, 1, tzinfo=UTC).date(),
    )


def after(facts: CaseFacts, disposal: Disposal, at: datetime) -> CaseFacts:
    """Return the facts as the store has them afterwards."""
    left = [event for event in facts.events if event.id not in disposal.event_ids]
    for number, person in enumerate(disposal.cleared):
        left.append(
            ConsentEvent(
                id=ConsentEventId(f"c{number}"),
                case_id=CASE,
                kind=ConsentKind.CLEARED,
                guardian_id=person.guardian_id,
                capacity=person.capacity,
                other_adult=person.other_adult,
                happened_on=at.date(),
                recorded_at=at,
                collected_by=MemberId("alva"),
                collector_agency=PRESCHOOL,
            )
        )
    return facts.model_copy(update={"events": tuple(left)})


@pytest.mark.rule("R9")
@pytest.mark.rule("R12")
@given(questions, st.sampled_from([datetime(2026, 11, 26, 9, tzinfo=UTC), LATER]))
def test_what_was_shut_stays_shut(question: Question, at: datetime) -> None:
    """The gate's answer is never wider, no agency may hear more, and no other adult's affairs are opened."""
    facts, room, topics, _when = question
    disposal = due_refusals(case_of(facts), facts.events, at, DAYS)
    if disposal is None or disposal.drops_case:
        return
    now = after(facts, disposal, at)
    moment = at + timedelta(hours=1)
    before, then = open_item(facts, room, topics, moment), open_item(now, room, topics, moment)
    assert before.gate is Gate.CLOSED
    assert then.gate is Gate.CLOSED
    people = standings(now.guardians, now.events, moment)
    assert permits(people) == {}
    assert adult_agrees(now.events, "Bo Påhitt", moment) <= adult_agrees(facts.events, "Bo Påhitt", moment)
    assert due_refusals(case_of(facts), now.events, at, DAYS) is None


@pytest.mark.rule("R9")
@given(questions)
def test_nothing_of_the_no_is_left(question: Question) -> None:
    """Nobody whose no was disposed of has one in what stands, or an answer that was put right to it."""
    facts, _room, _topics, _at = question
    disposal = due_refusals(case_of(facts), facts.events, LATER, DAYS)
    if disposal is None:
        return
    assert disposal.event_ids <= {event.id for event in facts.events}
    people = standings(facts.guardians, after(facts, disposal, LATER).events, LATER)
    assert all(person.standing is not Standing.NO for person in people if person.guardian_id != "")


@pytest.mark.rule("R9")
@given(st.data())
def test_a_yes_is_never_disposed_of_unless_it_was_put_right_to_a_no(data: st.DataObject) -> None:
    """Only noes, what they corrected, and the asking that led to them."""
    guardians = data.draw(some_guardians)
    found = tuple(data.draw(events(guardians, number)) for number in range(data.draw(st.integers(1, 6))))
    facts = CaseFacts(
        state=CaseState.OPEN, brought_by=PRESCHOOL, guardians=guardians, events=found, confirmations=()
    )
    disposal = due_refusals(case_of(facts), found, LATER, DAYS)
    gone = [event for event in found if disposal is not None and event.id in disposal.event_ids]
    corrected = {event.corrects for event in gone}
    for event in gone:
        assert event.kind is not ConsentKind.WITHDRAWN
        if event.answer in (Answer.YES, Answer.PARTLY):
            assert event.id in corrected
