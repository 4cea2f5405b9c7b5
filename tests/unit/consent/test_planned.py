"""What an item is planned to be about, before anybody is in the room."""

from __future__ import annotations

import pytest

from barnombud.domain.consent.planned import planned_topics, told_about
from barnombud.domain.consent.topics import Topic
from tests.unit.consent.family import CARE, HEALTH, PRESCHOOL, SOCIAL, TWO_TOPICS

PLAY = frozenset({Topic.PLAY})


@pytest.mark.rule("R1")
def test_prepared_topics_win() -> None:
    """What was prepared is asked about, also when consent does not reach it."""
    assert planned_topics(["play"], PRESCHOOL, {(PRESCHOOL, CARE): HEALTH}) == PLAY


@pytest.mark.rule("R3")
def test_else_what_all_receivers_may_be_told() -> None:
    """The intersection; with nothing in common the largest scope; with nobody nothing."""
    both = {(PRESCHOOL, CARE): TWO_TOPICS, (PRESCHOOL, SOCIAL): HEALTH, (CARE, SOCIAL): PLAY}
    assert planned_topics((), PRESCHOOL, both) == HEALTH
    apart = {(PRESCHOOL, CARE): PLAY, (PRESCHOOL, SOCIAL): TWO_TOPICS}
    assert planned_topics((), PRESCHOOL, apart) == TWO_TOPICS
    assert planned_topics((), SOCIAL, both) == frozenset()


@pytest.mark.rule("R3")
def test_told_are_those_who_may_hear_every_topic() -> None:
    """One topic short is left out; no topic reaches nobody; the bringing agency is not its own receiver."""
    allowed = {(PRESCHOOL, CARE): TWO_TOPICS, (PRESCHOOL, SOCIAL): HEALTH, (PRESCHOOL, PRESCHOOL): TWO_TOPICS}
    assert told_about(PRESCHOOL, allowed, TWO_TOPICS) == {CARE}
    assert told_about(PRESCHOOL, allowed, HEALTH) == {CARE, SOCIAL}
    assert told_about(PRESCHOOL, allowed, frozenset()) == frozenset()
