"""Every paper of a random team: clean for its reader, well laid out, valid, the same wherever it is made.

The team and its meeting are made by the program's own use cases; what each reader may have is written down
apart from it. Used by the tests and, with hundreds of teams, by ``./run bench teams``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from barnombud.documents.catalogue import Content
from barnombud.services.paper_contents import paper_content, rendered
from barnombud.services.papers import PaperLine, papers_page
from tests.documents import layout, reading
from tests.documents.rendered_elsewhere import elsewhere, sha256
from tests.flows.marked_team import Family, MarkedTeam
from tests.world import World


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


def family_of(team: MarkedTeam, line: PaperLine) -> Family | None:
    """Return the family a paper is about; None for the team's own papers."""
    return next((family for family in team.families if family.case.id == line.request.case_id), None)


def may_hold(team: MarkedTeam, line: PaperLine) -> set[str]:
    """Return what the words stand for that may stand on one paper, who prints it aside."""
    request, family = line.request, family_of(team, line)
    if family is None:
        starts = ("agency ", "member ", "general", "private ")
        return {label for label in team.words if label.startswith(starts)} | {"team", "municipality", "place"}
    if request.guardian_id is not None:
        return sheet_may_hold(team, family, request.guardian_id)
    return enclosure_may_hold(team, family, request.agency_id or "")


@dataclass
class Looked:
    """What has been looked at and what was wrong with it."""

    papers: int = 0
    pages: int = 0
    troubles: list[str] = field(default_factory=list)

    def add(self, other: Looked) -> None:
        """Count another team's papers too."""
        self.papers += other.papers
        self.pages += other.pages
        self.troubles += other.troubles


def held_team(world: World, seed: int, families: int) -> MarkedTeam:
    """Return a team that has met; some families have left an agency out afterwards."""
    team = MarkedTeam(world, Random(seed))
    for _ in range(families):
        team.add_family()
    team.hold()
    for family in team.families:
        if len(family.told) > 2 and team.random.random() < 0.3:
            team.leave_out(family)
    return team


def looked_at(team: MarkedTeam) -> Looked:
    """Make every paper of the team's meeting and return what is wrong with any of them."""
    found = Looked()
    contents: list[Content] = []
    prints: list[str] = []
    for line in papers_page(team.world.desk, team.meeting_id).lines:
        content = paper_content(team.world.desk, line.request)
        pdf = rendered(line.request, content).pdf
        kind = f"{line.request.kind} {len(contents)}"
        found.troubles += [f"{kind}: {each}" for each in (*layout.faults(pdf), *layout.troubles(pdf))]
        if rendered(line.request, content).pdf != pdf:
            found.troubles.append(f"{kind}: other bytes the second time")
        text = reading.letters(pdf) + str(reading.properties(pdf))
        holds = {label for word, label in team.all_words().items() if word in text}
        if line.request.guardian_id is None:  # staff's papers say who printed them
            holds.discard(f"member {team.world.desk.member.id}")
        wrong = holds - may_hold(team, line)
        found.troubles += [f"{kind}: not for its reader: {label}" for label in sorted(wrong)]
        contents.append(content)
        prints.append(sha256(pdf))
        found.papers += 1
        found.pages += len(reading.pages(pdf))
    if elsewhere(contents) != prints:
        found.troubles.append("other bytes in another process")
    return found
