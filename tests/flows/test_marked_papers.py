"""Random teams whose every text carries a word of its own: each paper holds only what its reader may have.

`TEAMS` teams with a few families each in every run; ``BARNOMBUD_EXAMPLES`` asks for more.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from barnombud.domain.minutes import PaperKind
from barnombud.services.paper_contents import paper_content, rendered
from barnombud.services.papers import PaperLine, PaperRequest, papers_page
from tests.documents import reading
from tests.flows.marked_team import MarkedTeam
from tests.flows.papers_of_teams import family_of, held_team, labels, may_hold
from tests.world import World

FAMILIES = 3
TEAMS = max(12, int(os.environ.get("BARNOMBUD_EXAMPLES", "0")) // FAMILIES)
PRINTED = 0.06
"""Share of the papers that are also made as PDF and read back."""


def found_words(team: MarkedTeam, request: PaperRequest) -> set[str]:
    """What the words on a paper stand for; the name of who prints it aside, which is on staff papers only."""
    content = paper_content(team.world.desk, request)
    text = content.model_copy(update={"printed_by": ""}).model_dump_json()
    if team.random.random() < PRINTED:
        pdf = rendered(request, content).pdf
        text += reading.letters(pdf) + str(reading.properties(pdf))
    return {label for word, label in team.all_words().items() if word in text}


def check(team: MarkedTeam, line: PaperLine) -> None:
    """Compare one paper with what it may hold."""
    request = line.request
    holds = found_words(team, request)
    family = family_of(team, request)
    assert holds <= may_hold(team, request), request.kind
    if family is not None and request.guardian_id is not None:
        assert holds & labels(team, family)
    elif family is not None and request.agency_id not in family.told:
        assert not holds & labels(team, family), "left out"


@pytest.mark.rule("R3")
@pytest.mark.rule("R6")
@pytest.mark.rule("R15")
@pytest.mark.rule("R25")
@pytest.mark.parametrize("seed", range(TEAMS))
def test_no_paper_holds_a_word_its_reader_may_not_have(world: World, seed: int) -> None:
    """Nor after a family has left an agency out, during the item or when the meeting is over."""
    team = held_team(world, seed, FAMILIES)
    lines = papers_page(world.desk, team.meeting_id).lines
    about = {line.request.case_id for line in lines if line.request.guardian_id}
    assert about == {family.case.id for family in team.families}
    for line in lines:
        check(team, line)


def test_the_words_are_really_there(world: World) -> None:
    """Otherwise the test above could pass on empty papers."""
    team = MarkedTeam(world, Random(7))
    family = team.add_family()
    team.hold()
    found_in: set[str] = set()
    for line in papers_page(world.desk, team.meeting_id).lines:
        if line.request.kind in (PaperKind.ENCLOSURE, PaperKind.GUARDIAN_SHEET):
            found_in |= found_words(team, line.request)
    number = team.families.index(family)
    assert {f"child {number}: {label}" for label in ("child", "works", "better", "hard")} <= found_in
