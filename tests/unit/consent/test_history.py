"""Standings, other adults, and when a name may be kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from barnombud.domain.case import Capacity
from barnombud.domain.consent.events import Answer, ConsentEvent
from barnombud.domain.consent.history import deciding_event, in_order, is_denial
from barnombud.domain.consent.standing import (
    NOT_ENTERED,
    PersonStanding,
    Standing,
    adult_agrees,
    holds_for_anybody,
    permits,
    standing_of,
    standings,
)
from tests.unit.consent.family import (
    ALONE,
    ANSWERED_AT,
    BOTH,
    CARE,
    HEALTH,
    LANGUAGE,
    NOW,
    ONE,
    PRESCHOOL,
    TWO,
    TWO_TOPICS,
    asked,
    corrected,
    no,
    scopes,
    terms,
    withdrawn,
    yes,
)

LATER = NOW + timedelta(hours=1)


def by_bo(event: ConsentEvent) -> ConsentEvent:
    """Return ``event`` as Bo's own, about himself."""
    return event.model_copy(update={"capacity": Capacity.OTHER_ADULT, "other_adult": "Bo Påhitt"})


def test_a_correction_of_a_correction_stands_where_the_first_answer_stood() -> None:
    """Two corrections in a row: the last one's words, the first one's place."""
    first = no()
    second = corrected(first, Answer.PARTLY, NOW)
    third = corrected(second, Answer.YES, LATER)
    assert deciding_event([third, first, second]) == third
    assert deciding_event([third, withdrawn(), first, second]) == withdrawn()


def test_two_of_the_same_instant_are_ordered_by_strictness() -> None:
    """Asked, yes, no, correction, withdrawal: the stricter counts as the later."""
    at = ANSWERED_AT
    row = [asked(), yes(), no(), corrected(no(), Answer.NO, at), withdrawn(at=at)]
    assert list(in_order(reversed(row))) == row
    assert [is_denial(event) for event in row] == [False, False, True, True, True]


@pytest.mark.rule("R7")
def test_a_denial_with_an_earlier_date_does_not_lower_the_bar() -> None:
    """Withdrawn on 2 March, a no dated 1 February is noted later: a paper of 27 February reopens nothing."""
    events = [
        withdrawn(at=ANSWERED_AT),
        no(recorded_at=NOW, happened_on=date(2026, 2, 1)),
        yes(recorded_at=LATER, happened_on=date(2026, 2, 27)),
    ]
    decided = deciding_event(events)
    assert decided is not None
    assert is_denial(decided)


def test_nothing_said_decides_nothing() -> None:
    """Neither nothing nor being asked is an answer."""
    assert deciding_event([]) is None
    assert deciding_event([asked()]) is None


@pytest.mark.rule("R4")
def test_joint_custody_with_one_entered_lacks_the_other() -> None:
    """The guardian nobody has entered stands as not asked, under an id that no guardian has."""
    found = standings(BOTH[:1], [yes()], NOW)
    assert [(person.guardian_id, person.standing) for person in found] == [
        (ONE, Standing.YES),
        (NOT_ENTERED, Standing.NOT_ASKED),
    ]


@pytest.mark.rule("R4")
def test_permits_add_up_one_persons_scopes_and_cut_between_persons() -> None:
    """Two ticks of one pair are one; nothing in common disappears."""
    split = (*scopes((PRESCHOOL, CARE), LANGUAGE), *scopes((PRESCHOOL, CARE), HEALTH))
    alone = permits(standings(ALONE, [yes(ONE, split)], NOW))
    assert alone == {(PRESCHOOL, CARE): TWO_TOPICS, (CARE, PRESCHOOL): TWO_TOPICS}
    people = standings(BOTH, [yes(ONE, split), yes(TWO, scopes((PRESCHOOL, CARE), HEALTH))], NOW)
    assert permits(people) == {(PRESCHOOL, CARE): HEALTH, (CARE, PRESCHOOL): HEALTH}
    assert permits(()) == {}


def test_a_yes_whose_terms_are_gone_permits_nothing() -> None:
    """Unknown denies, also in values put together by hand."""
    assert permits((PersonStanding(guardian_id=ONE, standing=Standing.YES),)) == {}


@pytest.mark.rule("R12")
def test_a_name_may_be_kept_only_while_a_consent_holds() -> None:
    """Before, during and after."""
    assert not holds_for_anybody(ALONE, [], NOW)
    assert holds_for_anybody(ALONE, [yes()], NOW)
    assert not holds_for_anybody(ALONE, [yes()], datetime(2026, 9, 1, tzinfo=UTC))
    assert not holds_for_anybody(BOTH, [yes()], NOW)


def test_standing_tells_partly_from_yes() -> None:
    """Partly holds as a yes does and is told apart."""
    found = standing_of([yes(answer=Answer.PARTLY)], ONE, NOW)
    assert found.standing is Standing.PARTLY
    assert found.holds


@pytest.mark.rule("R6")
def test_another_adult_agrees_only_by_her_own_running_yes() -> None:
    """Somebody else's yes, a no, a withdrawal, silence and an empty name are all no."""
    own = by_bo(yes(None))
    assert adult_agrees([own], "Bo Påhitt", NOW)
    assert not adult_agrees([own], "Bo Annan", NOW)
    assert not adult_agrees([yes()], "", NOW)
    assert not adult_agrees([by_bo(asked(None))], "Bo Påhitt", NOW)
    assert not adult_agrees([own, by_bo(withdrawn(None))], "Bo Påhitt", NOW)
    assert not adult_agrees([own], "Bo Påhitt", ANSWERED_AT - timedelta(seconds=1))
    assert not adult_agrees([by_bo(yes(None, terms=terms(valid_to=date(2026, 3, 2))))], "Bo Påhitt", NOW)
