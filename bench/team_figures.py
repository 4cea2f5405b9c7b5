"""The long form of the papers of random teams, and how often a clean paper asks.

Teams as tests/flows/test_papers_of_teams.py makes them, 500 of them or ``BARNOMBUD_EXAMPLES``, from the seed
``BARNOMBUD_FIRST`` on. Each is written into out/bench/teams.jsonl when it is done; a run that is broken off
goes on there. Delete the file to begin anew.
"""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from barnombud.domain.clock import FixedClock
from barnombud.domain.name_search import NameSet, find_names, joined
from barnombud.domain.papers.written_parts import written_parts
from barnombud.domain.value import Value
from barnombud.services.known_words import ordinary_words
from bench.figures import line, timed
from tests.documents.rendered_elsewhere import Elsewhere
from tests.flows.papers_of_teams import Looked, looked_at, varied_team
from tests.founded_once import lend
from tests.properties.named_families import clean_enclosure, clean_sheet, family, searched_for
from tools import pdf_validator
from tools.pdf_validator import BOTH, NotToBeHad

TEAMS = int(os.environ.get("BARNOMBUD_EXAMPLES", "500"))
FIRST = int(os.environ.get("BARNOMBUD_FIRST", "0"))
KEPT = Path("out/bench/teams.jsonl")
SAID_EVERY, VALIDATED_EVERY = 10, 20
DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
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
    """Go on where an earlier run stopped: a team that stands in the file is not made again."""
    yield _validator()
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    kept = [TeamSeen.model_validate_json(row) for row in _rows()]
    done, every, started = {each.seed for each in kept}, list(kept), time.perf_counter()
    with Elsewhere() as other:
        for seed in range(FIRST, FIRST + TEAMS):
            if seed in done:
                continue
            seen = team(seed, other)
            every.append(seen)
            with KEPT.open("a", encoding="utf-8") as file:
                file.write(f"{seen.model_dump_json()}\n")
            yield from (f"team {seed}: {trouble}" for trouble in seen.troubles)
            if len(every) % SAID_EVERY == 0:
                yield _summary(every)
    yield _summary(every)
    yield f"{len(every) - len(kept)} teams now, in {(time.perf_counter() - started) / 60:.1f} min"


def _rows() -> list[str]:
    return KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []


def _validator() -> str:
    try:
        pdf_validator.provide()
    except NotToBeHad as reason:
        return f"no reference validator: {reason}"
    return f"the reference validator looks at every paper of each {VALIDATED_EVERY}th team"


def _summary(every: list[TeamSeen]) -> str:
    papers, pages = sum(each.papers for each in every), sum(each.pages for each in every)
    looked = sum(each.validated for each in every)
    asked, wrong = sum(each.asked for each in every), sum(len(each.troubles) for each in every)
    return (
        f"{len(every):,} teams, {papers:,} papers of {pages:,} pages, {looked:,} of them by the reference "
        f"validator; {asked:,} were looked through first; {wrong} troubles"
    )


class TeamSeen(Value):
    """One team as it stands in the file."""

    seed: int
    seconds: float
    papers: int
    pages: int
    asked: int
    validated: int
    kinds: dict[str, int]
    troubles: tuple[str, ...]


def team(seed: int, other: Elsewhere) -> TeamSeen:
    """Hold one team's meeting in a store of its own and look at every paper of it."""
    begun, validated = time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            with lend(Path(folder), FixedClock(DAY)) as world:
                looked, papers = looked_at(varied_team(world, seed), other)
            if seed % VALIDATED_EVERY == 0:
                validated, breaches = validated_papers(papers, Path(folder))
                looked.troubles += breaches
        except Exception:  # noqa: BLE001  # whatever stops a team is a trouble of it, and the next one follows
            looked = Looked(troubles=[traceback.format_exc()])
    return TeamSeen(
        seed=seed,
        seconds=round(time.perf_counter() - begun, 1),
        papers=looked.papers,
        pages=looked.pages,
        asked=looked.asked,
        validated=validated,
        kinds=dict(looked.kinds),
        troubles=tuple(looked.troubles),
    )


def validated_papers(papers: list[bytes], folder: Path) -> tuple[int, list[str]]:
    """Return how many papers the reference validator looked at, and what it says against them."""
    jobs: list[tuple[tuple[str, ...], Path]] = []
    for number, paper in enumerate(papers):
        file = folder / f"{number}.pdf"
        file.write_bytes(paper)
        older = paper.startswith(b"%PDF-1.4")
        jobs += [(("1a",), file), (("ua1",), file)] if older else [(BOTH, file)]
    try:
        verdicts = pdf_validator.validate(jobs)
    except NotToBeHad:
        return 0, []
    return len(papers), [
        f"{each.profile} {Path(each.file).name}: {each.breaches}" for each in verdicts if each.breaches
    ]
