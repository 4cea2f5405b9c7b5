"""The facts of the sentence under the matrix."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.consent.sentence import THE_CHILD, TodayFacts, TodayState, today_facts
from tests.unit.consent.family import (
    ALONE,
    BOTH,
    CARE,
    LAST_DAY,
    NOW,
    ONE,
    PRESCHOOL,
    SOCIAL,
    TEAM,
    TWO,
    WITHOUT_SOCIAL,
    asked,
    no,
    scopes,
    terms,
    withdrawn,
    yes,
)


def today(*events: ConsentEvent, alone: bool = False, at: datetime = NOW) -> TodayFacts:
    """Return the facts of a family of two, or of one."""
    return today_facts(
        ALONE if alone else BOTH,
        events,
        brought_by=PRESCHOOL,
        agencies=TEAM,
        warning_days=30,
        at=at,
    )


@pytest.mark.rule("R3")
def test_who_may_and_who_is_left_out() -> None:
    """One leaves IFO out: so it is left out, and the first to end decides how long."""
    facts = today(yes(), yes(TWO, WITHOUT_SOCIAL, terms=terms(WITHOUT_SOCIAL, valid_to=date(2026, 4, 2))))
    assert facts == TodayFacts(
        state=TodayState.MAY,
        may=(PRESCHOOL, CARE),
        left_out=(SOCIAL,),
        ends_on=date(2026, 4, 2),
        expiring=(2,),
    )


@pytest.mark.rule("R2")
def test_not_expiring_before_the_warning_days() -> None:
    """31 days left is not yet a warning."""
    assert today(yes(terms=terms(valid_to=date(2026, 4, 3))), alone=True).expiring == ()
    assert today(yes(), alone=True).ends_on == LAST_DAY


@pytest.mark.rule("R4")
def test_whose_answer_is_missing() -> None:
    """Guardians by number, the child apart; a no is not called missing."""
    assert today().state is TodayState.NOBODY_ASKED
    assert today().missing == (1, 2)
    found = today(yes(), asked(TWO), asked(None))
    assert (found.state, found.missing) == (TodayState.MISSING, (THE_CHILD, 2))
    assert today(no(), withdrawn(TWO)).said_no == (1, 2)
    assert today(no(), withdrawn(TWO)).missing == ()


@pytest.mark.rule("R4")
def test_joint_custody_with_one_entered() -> None:
    """The sentence can say that the other guardian is not entered."""
    found = today_facts(BOTH[:1], [yes()], brought_by=PRESCHOOL, agencies=TEAM, warning_days=30, at=NOW)
    assert found == TodayFacts(state=TodayState.MISSING, not_entered=True)


@pytest.mark.rule("R4")
def test_nothing_in_common() -> None:
    """Two yes that share nothing, and a yes that lets the bringing agency tell nobody."""
    apart = today(yes(ONE, scopes((PRESCHOOL, CARE))), yes(TWO, scopes((PRESCHOOL, SOCIAL))))
    assert apart == TodayFacts(state=TodayState.NOTHING_IN_COMMON)
    others = today(yes(ONE, scopes((CARE, SOCIAL))), alone=True)
    assert (others.state, others.may, others.left_out) == (
        TodayState.NOTHING_IN_COMMON,
        (PRESCHOOL,),
        (CARE, SOCIAL),
    )
