"""What may be read aloud of a consent: only what one sentence says exactly (R3, R50)."""

from __future__ import annotations

import pytest

from barnombud.domain.consent.events import ConsentEvent, Scope
from barnombud.domain.consent.said_in_one import SaidInOne, said_in_one
from barnombud.domain.consent.standing import standings
from barnombud.domain.ids import AgencyId
from tests.unit.consent import family
from tests.unit.consent.family import CARE, PRESCHOOL, SOCIAL


def said(*events: ConsentEvent, known: tuple[AgencyId, ...] = family.TEAM) -> SaidInOne | None:
    """Return what is said of two guardians' events."""
    return said_in_one(standings(family.BOTH, events, family.NOW), known)


def both(*found: Scope, **terms: object) -> tuple[ConsentEvent, ...]:
    """Return the same yes of both guardians."""
    given = family.terms(found or family.EVERYBODY, **terms)
    return tuple(family.yes(who, terms=given) for who in (family.ONE, family.TWO))


def scope(one: AgencyId, other: AgencyId) -> Scope:
    """Return one open direction."""
    return Scope(from_agency=one, to_agency=other, topics=family.HEALTH)


@pytest.mark.rule("R50")
def test_what_everybody_has_said_yes_to_is_said() -> None:
    """Everybody tells everybody about the same."""
    found = said(*both())
    assert found == SaidInOne(
        tells=frozenset(family.TEAM),
        learns=frozenset(family.TEAM),
        topics=family.TWO_TOPICS,
        purpose="Hjälp tidigt med språket",
    )


@pytest.mark.rule("R3")
def test_one_who_tells_and_two_who_learn_is_one_sentence() -> None:
    """Every pair that the sentence names is open."""
    found = said(*both(scope(PRESCHOOL, CARE), scope(PRESCHOOL, SOCIAL)))
    assert found is not None
    assert (found.tells, found.learns) == (frozenset({PRESCHOOL}), frozenset({CARE, SOCIAL}))


@pytest.mark.rule("R3")
@pytest.mark.parametrize(
    "events",
    [
        (),
        (family.yes(family.ONE), family.no(family.TWO)),
        both(scope(PRESCHOOL, CARE), scope(CARE, SOCIAL)),
        both(scope(PRESCHOOL, CARE), scope(CARE, PRESCHOOL).model_copy(update={"topics": family.LANGUAGE})),
        (family.yes(family.ONE), family.yes(family.TWO, terms=family.terms(purpose="Något annat"))),
    ],
    ids=["nothing", "a no", "a pair would be added", "other topics back", "two purposes"],
)
def test_what_one_sentence_does_not_say_is_left_for_a_pen(events: tuple[ConsentEvent, ...]) -> None:
    """Nothing is said that was not agreed."""
    assert said(*events) is None


@pytest.mark.rule("R50")
def test_words_of_ones_own_about_the_topics_are_not_left_out() -> None:
    """They narrow the topics: then those are read from what was written, not from a list."""
    found = said(*both(facts="Bara vilan på dagen."))
    assert found is not None
    assert not found.topics
    assert found.tells


@pytest.mark.rule("R7")
def test_an_agency_that_has_left_the_team_is_not_read_out() -> None:
    """The others are."""
    found = said(*both(), known=(PRESCHOOL, CARE))
    assert found is not None
    assert found.learns == frozenset({PRESCHOOL, CARE})
