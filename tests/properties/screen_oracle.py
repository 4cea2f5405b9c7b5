"""A second, slow reading of who holds a child's key and what the lists may show, to check the real one by.

Written as sentences with loops from docs/consent-gate.md and docs/decisions/0033; it shares with the gate's
oracle how words are read, and nothing with the program but the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from barnombud.domain.case import CaseState, Preparation
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.consent.topics import Topic
from barnombud.domain.team import Member
from tests.properties.gate_oracle import anything_in_common, everybody_lets, words_that_are_needed


class Reading:
    """One case read at one moment: what everybody's words come to."""

    def __init__(self, facts: CaseFacts, at: datetime) -> None:
        """Read the words once; what follows from them is asked for below."""
        self.bringer = facts.brought_by
        self.words = words_that_are_needed(facts, at)
        self.all_said_yes = bool(self.words)
        for word in self.words:
            if word.status != "yes":
                self.all_said_yes = False
        if self.all_said_yes and not anything_in_common(self.words):
            self.all_said_yes = False

    def hears(self, agency: str) -> set[Topic]:
        """The topics that the agency which brought the child may tell another about."""
        if not self.all_said_yes:
            return set()
        return {topic for topic in Topic if everybody_lets(self.words, self.bringer, agency, topic)}


def who_holds(reading: Reading, members: Iterable[Member], conflicted: Iterable[str]) -> set[str]:
    """The members who hold the key: those who may be told anything at all, and who brought the child."""
    team = [member for member in members if member.active]
    away = set(conflicted)
    agencies = set()
    for agency in {member.agency_id for member in team}:
        if reading.hears(agency) or agency == reading.bringer:
            agencies.add(agency)
    holding = set()
    for member in team:
        if member.agency_id in agencies and member.id not in away:
            holding.add(member.id)
    bringers = {member.id for member in team if member.agency_id == reading.bringer}
    if not bringers & holding:
        # All who brought the child have a conflict of interest: somebody has to keep the case.
        holding |= bringers
    return {str(member) for member in holding}


def next_step(reading: Reading, state: CaseState, concern: str) -> str:
    """What the list of children says is to be done, to one who may know of the child."""
    if state is CaseState.CLOSED:
        return "closed"
    if reading.all_said_yes:
        return "ready" if concern.strip() else "prepare"
    statuses = {word.status for word in reading.words}
    if "no" in statuses or "withdrawn" in statuses:
        return "none"
    if not statuses or "never asked" in statuses or "ended" in statuses:
        return "ask"
    return "wait"


def last_day(reading: Reading) -> date | None:
    """The last day on which every yes holds."""
    if not reading.all_said_yes:
        return None
    earliest: date | None = None
    for word in reading.words:
        assert word.terms is not None
        if earliest is None or word.terms.valid_to < earliest:
            earliest = word.terms.valid_to
    return earliest


def planned(reading: Reading, preparation: Preparation, agencies: Iterable[str]) -> set[Topic]:
    """What is meant to be talked about: what was prepared, or else what all who are told may hear of."""
    if preparation.planned_topics:
        return {Topic(topic) for topic in preparation.planned_topics}
    largest: set[Topic] = set()
    common: set[Topic] | None = None
    for agency in sorted(agencies):
        topics = reading.hears(agency)
        if agency == reading.bringer or not topics:
            continue
        common = set(topics) if common is None else common & topics
        if len(topics) > len(largest):
            largest = topics
    return common or largest


def on_the_agenda(reading: Reading, preparation: Preparation, agencies: Iterable[str]) -> str | None:
    """Whether a child is on the day's agenda: in the ``first`` part, in the ``last`` block, or not (None)."""
    team = set(agencies)
    topics = planned(reading, preparation, team)
    told = set()
    for agency in team - {reading.bringer}:
        if topics and topics <= reading.hears(agency):
            told.add(agency)
    if not told or not preparation.take_up:
        return None
    somebody_is_left_out = told | {reading.bringer} != team
    return "last" if somebody_is_left_out or preparation.conflicted else "first"
