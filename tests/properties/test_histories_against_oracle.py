"""Random histories in memory: gate, key holders by generation and lists agree with the oracle, step by step.

`HISTORIES` in every run; ``BARNOMBUD_EXAMPLES`` asks for more (100,000 in the long run). Those that go
through the services and the encrypted store are in tests/flows/test_attacks_histories.py. A failing history
says its number and comes back the same: ``BARNOMBUD_FIRST_HISTORY=<number>``.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from barnombud.domain.case import CaseIdentity
from barnombud.domain.consent.codes import Gate
from barnombud.domain.consent.gate import GateAnswer, Room, open_item
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.meeting.agenda import child_due
from barnombud.services.case_lines import line_of
from tests.measured import measured_first
from tests.properties import screen_oracle
from tests.properties.gate_oracle import oracle
from tests.properties.screen_oracle import Reading
from tests.properties.team_history import TeamHistory
from tests.properties.team_making import AGENCIES, Child

HISTORIES = int(os.environ.get("BARNOMBUD_EXAMPLES", "1900"))
FIRST = int(os.environ.get("BARNOMBUD_FIRST_HISTORY", "0"))
STEPS, PARTS = 10, 4
SHARE = -(-HISTORIES // PARTS)
"""So many in each part; the parts run side by side."""


@pytest.mark.rule("R3")
@pytest.mark.rule("R4")
@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
@pytest.mark.rule("R15")
@pytest.mark.rule("R34")
@pytest.mark.parametrize("first", measured_first(range(FIRST, FIRST + HISTORIES, SHARE)))
def test_gate_keys_and_lists_agree_with_the_oracle(first: int) -> None:
    """After everything that happens, whoever asks."""
    part = range(first, min(first + SHARE, FIRST + HISTORIES))
    seen = agreed(part)
    if HISTORIES >= 1000:
        assert seen["open"] >= len(part) / 5, seen
        assert seen["new generation"] >= len(part) / 2, seen
        rare = ("first", "last", "not on the agenda", "back again")
        assert min(seen[name] for name in rare) > 100 / PARTS, seen


def agreed(part: range) -> Counter[str]:
    """Play the histories with these numbers, compare after each step, and return what was reached."""
    seen: Counter[str] = Counter()
    for seed in part:
        history = TeamHistory(seed, seen)
        for step in range(STEPS):
            child = history.step()
            where = f"BARNOMBUD_FIRST_HISTORY={seed}, step {step}"
            reading = Reading(child.facts, history.now)
            the_gate(history, child, where)
            the_keys(history, child, reading, where)
            the_lists(history, child, reading, where)
    return seen


def the_gate(history: TeamHistory, child: Child, where: str) -> None:
    """The whole answer, for topics somebody might ask about, and again when who must leave has left."""
    room, topics = history.room(child), history.topics()
    answer = one_question(history, child, room, topics, where)
    leaving = {p.member_id for p in room.present if p.agency_id in answer.must_leave}
    left = history.emptied(room, leaving | answer.members_must_leave)
    if left != room:
        one_question(history, child, left, topics, f"{where}, when they have left")


def one_question(
    history: TeamHistory, child: Child, room: Room, topics: frozenset[Topic], where: str
) -> GateAnswer:
    """Ask both and compare everything they say."""
    facts = child.facts
    answer, expected = open_item(facts, room, topics, history.now), oracle(facts, room, topics, history.now)
    assert (answer.gate, set(answer.codes)) == (expected.gate, expected.codes), where
    assert answer.permitted == expected.permitted, where
    assert answer.must_leave == expected.must_leave, where
    assert answer.members_must_leave == expected.members_must_leave, where
    assert answer.notes_locked == expected.notes_locked, where
    assert {(s.from_agency, s.to_agency): set(s.topics) for s in answer.scopes} == expected.scopes, where
    assert set(answer.consent_ids) == expected.consent_ids, where
    history.seen["open"] += answer.gate is Gate.OPEN
    return answer


def the_keys(history: TeamHistory, child: Child, reading: Reading, where: str) -> None:
    """Exactly those who may hold every generation; nobody else has ever had the newest one."""
    expected = screen_oracle.who_holds(reading, history.active, child.preparation.conflicted)
    for generation, held in child.copies.items():
        assert held == expected, f"{where}, generation {generation}"
    written = history.write(child)
    history.seen["new generation"] += written.generation > 1
    for member, had in child.ever.items():
        if member not in expected:
            assert written.generation not in had, f"{where}: {member} could read on"
        elif had != set(child.copies):
            raise AssertionError(f"{where}: {member} lacks a generation")
        else:
            history.seen["back again"] += written.generation > 1


def the_lists(history: TeamHistory, child: Child, reading: Reading, where: str) -> None:
    """The list of children to whoever is signed in, and the agenda of the day."""
    facts, now = child.facts, history.now
    holds = history.signed_in in child.holders
    identity = CaseIdentity(alias="Ekorren", first_name="Alva") if holds else None
    line = line_of(identity, child.case, facts, child.preparation, now)
    assert line.shown_name == ("Alva" if holds else ""), where
    if holds:
        assert line.consent_holds == reading.all_said_yes, where
        assert line.runs_out_on == screen_oracle.last_day(reading), where
        concern = child.preparation.concern
        assert line.next_step == screen_oracle.next_step(reading, child.case.state, concern), where
    else:
        assert line.next_step == "not_yours", where
        assert (line.consent_holds, line.runs_out_on) == (False, None), where
    allowed = permits(standings(facts.guardians, facts.events, now))
    due = child_due(child.case, child.preparation, allowed, frozenset(AGENCIES))
    part = None if due is None else "last" if due.leaves_out else "first"
    assert part == screen_oracle.on_the_agenda(reading, child.preparation, AGENCIES), where
    history.seen[part or "not on the agenda"] += 1
