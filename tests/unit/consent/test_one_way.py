"""What may be told in one direction only, and what the gate makes of it."""

from __future__ import annotations

import pytest

from barnombud.domain.case import Capacity
from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.consent.events import Scope
from barnombud.domain.consent.gate import open_item
from barnombud.domain.consent.standing import one_way, permits, standings
from tests.unit.consent.family import (
    ALVA,
    CARE,
    CILLA,
    DORIS,
    EVERYBODY,
    HEALTH,
    LANGUAGE,
    NOW,
    ONE,
    PRESCHOOL,
    SOCIAL,
    TWO_TOPICS,
    facts,
    guardian,
    room,
    yes,
)


def without(one: str, other: str) -> tuple[Scope, ...]:
    """Everything, but ``one`` may tell ``other`` about language only."""
    return tuple(
        scope.model_copy(update={"topics": LANGUAGE})
        if (scope.from_agency, scope.to_agency) == (one, other)
        else scope
        for scope in EVERYBODY
    )


@pytest.mark.rule("R3")
def test_only_what_cannot_be_said_back_is_one_way() -> None:
    """The pair that may, and the topics the other may not answer about."""
    family = (guardian(ONE, Capacity.SOLE_GUARDIAN),)
    people = standings(family, (yes(found=without(SOCIAL, CARE), capacity=Capacity.SOLE_GUARDIAN),), NOW)
    assert one_way(permits(people)) == {(CARE, SOCIAL): HEALTH}
    both = standings(family, (yes(capacity=Capacity.SOLE_GUARDIAN),), NOW)
    assert one_way(permits(both)) == {}
    assert one_way({(PRESCHOOL, CARE): HEALTH}) == {(PRESCHOOL, CARE): HEALTH}


@pytest.mark.rule("R3")
@pytest.mark.rule("R12")
def test_a_one_way_topic_splits_the_item() -> None:
    """Language with everybody; health only when one of the two has left, and then with the other."""
    family = (guardian(ONE, Capacity.SOLE_GUARDIAN),)
    case = facts(family, yes(found=without(SOCIAL, CARE), capacity=Capacity.SOLE_GUARDIAN))
    assert open_item(case, room(), LANGUAGE, NOW).is_open
    both = open_item(case, room(), TWO_TOPICS, NOW)
    assert (both.gate, both.codes) == (Gate.CLOSED, (GateCode.ONE_WAY_ONLY,))
    assert open_item(case, room(ALVA, CILLA), TWO_TOPICS, NOW).is_open
    assert open_item(case, room(ALVA, DORIS), TWO_TOPICS, NOW).is_open
