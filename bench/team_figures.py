"""The long form of the papers of random teams, and how often a clean paper asks.

Teams as tests/flows/test_papers_of_teams.py makes them, 500 of them or ``BARNOMBUD_EXAMPLES``.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from barnombud.domain.clock import FixedClock
from barnombud.domain.name_search import NameSet, find_names, joined
from barnombud.domain.papers.written_parts import written_parts
from barnombud.services.known_words import ordinary_words
from bench.figures import line, timed
from tests.flows.papers_of_teams import Looked, held_team, looked_at
from tests.properties.named_families import clean_enclosure, clean_sheet, family, searched_for
from tests.world import found

TEAMS = int(os.environ.get("BARNOMBUD_EXAMPLES", "500"))
FAMILIES_A_TEAM = 3
ASKING_TEAMS, KNOWN_FAMILIES, OLD_STORE = 500, 200, 2_000


def figures() -> Iterator[str]:
    """Yield the figures of the search for names, then how the papers of the teams are; stops at nothing."""
    yield from _asking()
    yield from _papers()


def _asking() -> Iterator[str]:
    random, asking, papers = Random(1), 0, 0
    for _ in range(ASKING_TEAMS):
        own, *others = (family(random, number) for number in range(KNOWN_FAMILIES))
        known = [each.names for each in others]
        for content in (clean_enclosure(random, own), clean_sheet(random, own)):
            names, mine = searched_for(content, own, known)
            texts = [part.text for part in written_parts(content)]
            asking += any(find_names(text, names, mine, ordinary_words()) for text in texts)
            papers += 1
    share = 100 * asking / papers
    yield f"{papers:,} clean papers, {KNOWN_FAMILIES} families known: {share:.2f} % ask (at most 1 %)"
    own, *others = (family(random, number) for number in range(OLD_STORE))
    known, paper = [each.names for each in others], clean_enclosure(random, own)

    def search() -> int:
        names, mine = searched_for(paper, own, known)
        return sum(len(find_names(p.text, names, mine, ordinary_words())) for p in written_parts(paper))

    yield line(f"An enclosure searched for the names of {OLD_STORE:,} families", timed(search))
    yield line("The same, every name compared with every word", timed(lambda: _slow(paper, known), 1))


def _slow(paper: object, known: list[NameSet]) -> int:
    """Look for every name by itself, as a search without sets would."""
    names = joined(known)
    texts = [part.text.casefold() for part in written_parts(paper)]  # type: ignore[arg-type]  # an enclosure
    return sum(" ".join(words) in text for words in names.full | names.asks for text in texts)


def _papers() -> Iterator[str]:
    started, every = time.perf_counter(), Looked()
    with ProcessPoolExecutor() as processes:
        running = {processes.submit(team, seed): seed for seed in range(TEAMS)}
        for number, done in enumerate(as_completed(running), start=1):
            every.add(done.result())
            if number * 10 // TEAMS > (number - 1) * 10 // TEAMS:
                yield f"{number:>6,} teams, {every.papers:,} papers, {len(every.troubles)} troubles"
    minutes = (time.perf_counter() - started) / 60
    wrong = len(every.troubles)
    yield f"{every.papers:,} papers of {every.pages:,} pages: {wrong} troubles, {minutes:.1f} min"
    yield from every.troubles[:20]


def team(seed: int) -> Looked:
    """Hold one team's meeting in a store of its own and look at every paper of it."""
    with tempfile.TemporaryDirectory() as folder:
        world = found(Path(folder), FixedClock(datetime(2026, 3, 2, 8, tzinfo=UTC)))
        with world:
            looked = looked_at(held_team(world, seed, FAMILIES_A_TEAM))
    looked.troubles = [f"team {seed}: {each}" for each in looked.troubles]
    return looked
