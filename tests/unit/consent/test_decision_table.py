"""The whole decision table of the gate, one readable row each (docs/consent-gate.md)."""

from __future__ import annotations

import pytest

from barnombud.domain.case import HindranceGround
from barnombud.domain.consent.gate import may_write, open_item
from barnombud.domain.ids import AgencyId
from tests.unit.consent.decision_row import Row
from tests.unit.consent.decision_rows_answers import ANSWER_ROWS
from tests.unit.consent.decision_rows_room import ROOM_ROWS
from tests.unit.consent.family import (
    ALL_CONFIRMED,
    ALONE,
    ALVA,
    BOTH,
    CARE,
    CILLA,
    HEALTH,
    LAST_DAY,
    NOW,
    ONE,
    PRESCHOOL,
    SOCIAL,
    TWO,
    TWO_TOPICS,
    WITHOUT_SOCIAL,
    confirmed,
    facts,
    no,
    room,
    scopes,
    terms,
    withdrawn,
    yes,
)

TABLE = (*ANSWER_ROWS, *ROOM_ROWS)


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row.says, marks=[pytest.mark.rule(r) for r in row.rules.split()]) for row in TABLE],
)
def test_row(row: Row) -> None:
    """The gate answers as the table says, with exactly these codes."""
    answer = open_item(row.facts, row.room, row.topics, row.at)
    assert (answer.gate, answer.codes) == (row.gate, row.codes)


@pytest.mark.rule("R3")
@pytest.mark.rule("R15")
def test_left_out_must_leave_and_then_it_opens_without_them() -> None:
    """IFO left out: named as must leave; when gone, not among the permitted nor in any scope."""
    case = facts(ALONE, yes(ONE, WITHOUT_SOCIAL))
    before = open_item(case, room(), HEALTH, NOW)
    after = open_item(case, room(ALVA, CILLA), HEALTH, NOW)
    assert before.must_leave == {SOCIAL}
    assert after.permitted == {PRESCHOOL, CARE}
    assert all(SOCIAL not in (scope.from_agency, scope.to_agency) for scope in after.scopes)


@pytest.mark.rule("R15")
def test_conflict_of_interest_names_the_member_not_the_agency() -> None:
    """Only the member with the conflict has to leave."""
    answer = open_item(facts(ALONE, yes()), room(conflicted=(CILLA,)), HEALTH, NOW)
    assert answer.members_must_leave == {CILLA}
    assert answer.must_leave == frozenset()


@pytest.mark.rule("R8")
def test_notes_are_locked_until_the_agency_itself_has_confirmed() -> None:
    """The bringing agency's confirmation opens; each other agency's unlocks its own notes."""
    answer = open_item(facts(ALONE, yes(), confirmations=(confirmed(),)), room(), HEALTH, NOW)
    assert answer.notes_locked == {CARE, SOCIAL}
    assert may_write(answer, PRESCHOOL)
    assert not may_write(answer, CARE)
    two = open_item(facts(ALONE, yes(), confirmations=(confirmed(),)), room(ALVA, CILLA), HEALTH, NOW)
    assert two.notes_locked == {CARE}
    unlocked = open_item(facts(ALONE, yes(), confirmations=ALL_CONFIRMED), room(), HEALTH, NOW)
    assert may_write(unlocked, CARE)
    assert not may_write(unlocked, AgencyId("foreign"))


@pytest.mark.rule("R8")
def test_nobody_writes_in_a_closed_item() -> None:
    """A closed gate locks notes also for those who have confirmed."""
    answer = open_item(facts(ALONE, no()), room(), HEALTH, NOW)
    assert not may_write(answer, PRESCHOOL)


@pytest.mark.rule("R1")
@pytest.mark.rule("R4")
def test_opened_freezes_the_intersection_and_the_consents_it_rests_on() -> None:
    """Scopes are what both have said yes to, limited to the topics asked."""
    first, second = yes(ONE, scopes((PRESCHOOL, CARE), TWO_TOPICS)), yes(TWO)
    answer = open_item(facts(BOTH, first, second), room(ALVA, CILLA), HEALTH, NOW)
    assert set(answer.scopes) == set(scopes((PRESCHOOL, CARE), HEALTH))
    assert set(answer.consent_ids) == {first.id, second.id}


@pytest.mark.rule("R3")
def test_an_agency_that_has_left_the_team_is_in_no_scope() -> None:
    """Neither as sender nor as receiver, though the consent names it."""
    answer = open_item(facts(ALONE, yes()), room(ALVA, CILLA, known=(PRESCHOOL, CARE)), HEALTH, NOW)
    assert answer.is_open
    assert set(answer.scopes) == set(scopes((PRESCHOOL, CARE), HEALTH))


@pytest.mark.rule("R7")
def test_closed_by_consent_freezes_nothing() -> None:
    """For a closed item the answer holds no agency, scope or consent."""
    answer = open_item(facts(ALONE, yes(), withdrawn()), room(), HEALTH, NOW)
    assert not answer.permitted
    assert not answer.scopes
    assert not answer.consent_ids
    assert not answer.must_leave


@pytest.mark.rule("R5")
def test_overriding_a_guardian_is_not_among_the_grounds() -> None:
    """6 kap. 13 a § FB opens nothing: there is no such ground to record."""
    assert {ground.value for ground in HindranceGround} == {"hindered", "other"}


@pytest.mark.rule("R2")
def test_last_day_is_the_one_the_family_was_told() -> None:
    """The end date used in this table is the last day it holds."""
    assert terms().valid_to == LAST_DAY
