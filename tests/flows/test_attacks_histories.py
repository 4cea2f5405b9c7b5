"""Random histories: no page ever holds a word of a child that those who see it may not know of."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from barnombud.domain.clock import FixedClock
from barnombud.domain.ids import MeetingId, SeededIds
from barnombud.errors import UserError
from barnombud.services import (
    case_lines,
    child_items,
    commitments,
    holding,
    home,
    key_care,
    meetings,
    minutes,
    papers,
)
from tests.flows.random_histories import (
    Child,
    History,
    begin,
    may_be_shown,
    may_read,
    who_holds,
)
from tests.measured import measured_first
from tests.world import found

HISTORIES = int(os.environ.get("BARNOMBUD_HISTORIES", "60"))
"""How many random histories; more in a long run."""
FIRST = int(os.environ.get("BARNOMBUD_FIRST_TEAM", "0"))
"""A failing history says its team: ids, steps and clock are then the same again."""
STEPS, IN_ONE_TEAM, BETWEEN_LOOKS, PARTS = 10, 5, 4, 3
SHARE = -(-HISTORIES // PARTS // IN_ONE_TEAM) * IN_ONE_TEAM
"""So many in each part, in whole teams; the parts run side by side."""


@pytest.mark.rule("R3")
@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
@pytest.mark.rule("R15")
@pytest.mark.parametrize("first", measured_first(range(FIRST, FIRST + HISTORIES, SHARE)))
def test_nobody_ever_sees_a_word_of_a_child_she_may_not_know_of(tmp_path: Path, first: int) -> None:
    """Whatever was consented, withdrawn, opened and written, and whoever came, went and signed in."""
    seen: Counter[str] = Counter()
    part = range(first, min(first + SHARE, FIRST + HISTORIES))
    for block in part[::IN_ONE_TEAM]:
        clock = FixedClock(datetime(2026, 3, 3, 8, tzinfo=UTC))
        with SeededIds(f"team {block}").used(), found(tmp_path / str(block), clock) as world:
            for seed in range(block, min(block + IN_ONE_TEAM, part.stop)):
                history = History(world, Random(seed), seen)
                play(history, f"BARNOMBUD_FIRST_TEAM={block}, history {seed}")
    assert seen["named on the screen"] >= len(part) / 2, seen
    assert seen["hidden from the screen"] >= len(part), seen
    assert seen["papers of a child"] >= len(part) / 10, seen
    assert seen["keys compared"] >= len(part) * 3, seen


def play(history: History, name: str) -> None:
    """Play one history; look at the screen after each step, and at every other page now and then."""
    history.sign_in()
    begin(history)
    for step in range(STEPS):
        history.step()
        where = f"{name}, step {step}"
        if history.meeting is not None:
            the_screen(history, history.meeting, where)
        if step % BETWEEN_LOOKS == 0:
            look(history, where)
    if history.meeting is not None:
        holding.end_meeting(history.world.desk, history.meeting)
    history.meeting = None
    look(history, f"{name}, afterwards")


def the_keys(history: History, where: str) -> None:
    """Who holds each generation in the store, of the children the one signed in may know of."""
    desk = history.world.desk
    key_care.refresh_keys(desk)
    with desk.unit_of_work() as uow:
        found_keys = {
            child.case_id: uow.case_keys.generations(child.case_id)
            for child in history.children
            if child.case_id in uow.case_keys.held()
        }
    for child in history.children:
        if child.case_id in found_keys:
            expected = who_holds(history, child)
            for generation, held in found_keys[child.case_id].items():
                assert held == expected, f"{where}: generation {generation}"
            history.seen["keys compared"] += 1


def look(history: History, where: str) -> None:
    """Compare what the pages hold with what the oracle lets those who see them know."""
    the_keys(history, where)
    desk, me = history.world.desk, history.world.desk.member.id
    unknown = [child for child in history.children if not may_read(history, me, child)]
    for meeting_id in history.meetings:
        page = papers.papers_page(desk, meeting_id).model_dump_json()
        none_of(page, unknown, f"{where}: papers")
        history.seen["papers of a child"] += any(child.words[1] in page for child in history.children)
        none_of(
            minutes.minutes_draft(desk, meeting_id).model_dump_json(), history.children, f"{where}: minutes"
        )
        none_of(meetings.meeting_page(desk, meeting_id).model_dump_json(), unknown, f"{where}: agenda")
    for found_page in (home.home_page(desk), commitments.commitment_page(desk, with_settled=True)):
        none_of(found_page.model_dump_json(), unknown, f"{where}: {type(found_page).__name__}")
    for line in case_lines.case_list(desk):
        none_of(line.shown_name, unknown, f"{where}: list")


def the_screen(history: History, meeting_id: MeetingId, where: str) -> None:
    """Look at what everybody in the room sees, and try to read every child's item."""
    now = holding.meeting_now(history.world.desk, meeting_id)
    screen = now.model_dump_json()
    for item_id, child in history.item_of.items():
        shown = may_be_shown(history, child, item_id)
        if not shown:
            history.seen["hidden from the screen"] += 1
            none_of(screen, [child], f"{where}: screen")
        for line in now.items:
            leaves_out = any(not child.topics_for(a, history.today) for a in history.present.values())
            if line.item.id == item_id and line.item.second_part:
                assert not leaves_out, f"{where}: a line of the last block"
        try:
            page = child_items.item_page(history.world.desk, item_id).model_dump_json()
        except UserError:
            continue
        history.seen["named on the screen"] += 1
        assert shown, f"{where}: item page"
        none_of(page, [other for other in history.children if other is not child], f"{where}: item page")


def none_of(text: str, children: list[Child], where: str) -> None:
    """Fail when a word or number of one of ``children`` stands in ``text``."""
    for child in children:
        found_words = [word for word in (*child.words, f'"{child.number}"') if word in text]
        assert not found_words, f"{where}: {found_words}"
