"""Random teams whose every text carries a word of its own: each paper holds only what its reader may have.

`TEAMS` teams with a few families each in every run; ``BARNOMBUD_EXAMPLES`` asks for more.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import PaperKind
from barnombud.services.paper_contents import paper_content, rendered
from barnombud.services.papers import PaperLine, PaperRequest, papers_page
from tests.documents import reading
from tests.flows.marked_team import Family, MarkedTeam
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


def labels(team: MarkedTeam, family: Family) -> set[str]:
    """What every word of a family stands for, as `found_words` gives it."""
    number = team.families.index(family)
    return {f"child {number}: {label}" for label in family.words}


def sheet_may_hold(team: MarkedTeam, family: Family, guardian_id: str) -> set[str]:
    """Her own name, the child's, what works and gets better, who offers what, and whom she rings."""
    number = team.families.index(family)
    own = {f"guardian {guardian_id}", "child", "works", "better", "tell how"}
    own |= {label for label in family.words if label.startswith(("offer ", "entry "))}
    agencies = {f"agency {agency}" for agency in {*family.told, family.entry}}
    return {f"child {number}: {label}" for label in own} | agencies | {"contact", "sender"}


def enclosure_may_hold(team: MarkedTeam, family: Family, agency_id: str) -> set[str]:
    """All that was said of the child by those who take part to the end, and who they are."""
    number = team.families.index(family)
    starts = ("voice", "question ", "guardian's ", "child's ", "offer ", "entry ", "not raised ")
    own = {label for label in family.words if label.startswith(starts)}
    own |= {"child", "works", "hard", "need", "better", "tell how"}
    for agency in family.told:
        own |= {f"note {agency}", f"service's {agency} strength", f"service's {agency} challenge"}
    if family.friend and agency_id in (family.case.brought_by, family.friend[1]):
        own |= {"friend", "note about friend"}
    # Everybody came to the meeting: who was there for the item, and who "lämnade mötet" for it (R15).
    people = {f"member {member.id}" for member in team.members}
    agencies = {f"agency {member.agency_id}" for member in team.members}
    return {f"child {number}: {label}" for label in own} | people | agencies | {"team", "municipality"}


def check(team: MarkedTeam, line: PaperLine, by_case: dict[CaseId, Family]) -> None:
    """Compare one paper with what it may hold."""
    request = line.request
    holds = found_words(team, request)
    family = by_case.get(request.case_id or CaseId(""))
    if family is None:
        starts = ("agency ", "member ", "general", "private ")
        may = {label for label in team.words if label.startswith(starts)} | {"team", "municipality", "place"}
        assert holds <= may, request.kind
    elif request.guardian_id is not None:
        assert holds <= sheet_may_hold(team, family, request.guardian_id), "sheet"
        assert holds & labels(team, family)
    else:
        assert holds <= enclosure_may_hold(team, family, request.agency_id or ""), "enclosure"
        if request.agency_id not in family.told:
            assert not holds & (labels(team, family)), "left out"


@pytest.mark.rule("R3")
@pytest.mark.rule("R6")
@pytest.mark.rule("R15")
@pytest.mark.rule("R25")
@pytest.mark.parametrize("seed", range(TEAMS))
def test_no_paper_holds_a_word_its_reader_may_not_have(world: World, seed: int) -> None:
    """Nor after a family has left an agency out, during the item or when the meeting is over."""
    team = MarkedTeam(world, Random(seed))
    for _ in range(FAMILIES):
        team.add_family()
    team.hold()
    for family in team.families:
        if len(family.told) > 2 and team.random.random() < 0.3:
            team.leave_out(family)
    by_case = {family.case.id: family for family in team.families}
    lines = papers_page(world.desk, team.meeting_id).lines
    assert {line.request.case_id for line in lines if line.request.guardian_id} == set(by_case)
    for line in lines:
        check(team, line, by_case)


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
