"""Who holds a case's key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.consent.key_policy import key_agencies, key_holders
from barnombud.domain.consent.standing import Pair, permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import MemberId
from tests.unit.consent.family import (
    ALONE,
    ALVA,
    CARE,
    CILLA,
    DORIS,
    HEALTH,
    NOW,
    ONE,
    PRESCHOOL,
    SOCIAL,
    TEAM,
    WITHOUT_SOCIAL,
    case,
    member,
    withdrawn,
    yes,
)

MEMBERS = (member(ALVA, PRESCHOOL), member(CILLA, CARE), member(DORIS, SOCIAL))


@pytest.mark.rule("R3")
@pytest.mark.rule("R12")
def test_a_left_out_agencys_member_holds_no_key() -> None:
    """IFO left out: the preschool and BVC hold the key, IFO does not."""
    allowed = permits(standings(ALONE, [yes(ONE, WITHOUT_SOCIAL)], NOW))
    assert key_holders(case(), MEMBERS, allowed) == {ALVA, CILLA}


@pytest.mark.rule("R7")
def test_after_a_withdrawal_only_the_bringing_agency_holds_it() -> None:
    """A withdrawal takes the key from everybody else."""
    allowed = permits(standings(ALONE, [yes(), withdrawn()], NOW))
    assert key_holders(case(), MEMBERS, allowed) == {ALVA}


@pytest.mark.rule("R35")
def test_a_member_who_has_left_holds_nothing() -> None:
    """Inactive members hold no key, not even in the bringing agency."""
    gone = member(MemberId("bodil"), PRESCHOOL, active=False)
    assert key_holders(case(), (*MEMBERS, gone), {}) == {ALVA}


def test_receiving_from_another_than_the_bringing_agency_gives_no_key() -> None:
    """IFO may hear BVC but not the preschool: no key."""
    assert key_agencies(case(), {(CARE, SOCIAL): HEALTH, (PRESCHOOL, CARE): HEALTH}) == {PRESCHOOL, CARE}


pairs: st.SearchStrategy[Pair] = st.tuples(st.sampled_from(TEAM), st.sampled_from(TEAM))


@pytest.mark.rule("R3")
@given(st.dictionaries(pairs, st.frozensets(st.sampled_from(Topic))))
def test_nobody_outside_the_consent_ever_holds_a_key(allowed: dict[Pair, frozenset[Topic]]) -> None:
    """For every matrix: a holder's agency brought the case or may be told something by it."""
    holders = key_holders(case(), MEMBERS, allowed)
    assert ALVA in holders
    for one in MEMBERS[1:]:
        assert (one.id in holders) is bool(allowed.get((PRESCHOOL, one.agency_id)))
