"""The consent check of a meeting, as pure decisions (R7, R12)."""

from __future__ import annotations

import pytest

from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.consent.gate import GateAnswer
from barnombud.domain.consent.round import after_round
from barnombud.domain.ids import AgencyId

PRESCHOOL, BVC, IFO = AgencyId("preschool"), AgencyId("bvc"), AgencyId("ifo")
OPEN = GateAnswer(gate=Gate.OPEN, permitted=frozenset({PRESCHOOL, BVC}))


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
@pytest.mark.parametrize(
    ("came", "heard", "missing"),
    [
        ({PRESCHOOL, BVC}, {PRESCHOOL, BVC}, set()),
        ({PRESCHOOL, BVC}, {PRESCHOOL}, {BVC}),
        ({PRESCHOOL}, {PRESCHOOL}, {BVC}),
        ({PRESCHOOL}, {PRESCHOOL, BVC}, set()),
        ({PRESCHOOL, BVC, IFO}, {PRESCHOOL, BVC}, {IFO}),
        (set(), set(), {PRESCHOOL, BVC}),
    ],
)
def test_every_agency_concerned_must_have_answered(
    came: set[AgencyId], heard: set[AgencyId], missing: set[AgencyId]
) -> None:
    """Those that take part, there or not, and those that have come."""
    answer = after_round(OPEN, frozenset(came), frozenset(heard))
    assert answer.unheard == missing
    assert answer.is_open is not bool(missing)
    assert answer.codes == ((GateCode.NOT_HEARD,) if missing else ())


@pytest.mark.rule("R12")
def test_the_code_takes_its_place_by_weight() -> None:
    """A wrong room is told before it, a missing confirmation after it."""
    before = GateAnswer(
        gate=Gate.CLOSED,
        codes=(GateCode.AGENCY_MUST_LEAVE, GateCode.NOT_CONFIRMED),
        permitted=frozenset({PRESCHOOL}),
    )
    answer = after_round(before, frozenset(), frozenset())
    assert answer.codes == (GateCode.AGENCY_MUST_LEAVE, GateCode.NOT_HEARD, GateCode.NOT_CONFIRMED)
    assert answer.gate is Gate.CLOSED


@pytest.mark.rule("R12")
def test_an_item_without_consent_is_left_as_it_is() -> None:
    """Nothing is added to what is told of it."""
    refused = GateAnswer(gate=Gate.CLOSED, codes=(GateCode.REFUSED,))
    assert after_round(refused, frozenset({BVC}), frozenset()) == refused
