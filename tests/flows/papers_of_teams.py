"""Every paper of a random team: clean for its reader, well laid out, valid, the same wherever it is made.

The team and its meeting are made by the program's own use cases; what each reader may have is written down
apart from it. Used by the tests and, with hundreds of teams, by ``./run bench teams``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from barnombud.documents.catalogue import Content
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.written_parts import written_parts
from barnombud.services.paper_contents import rendered
from barnombud.services.papers import PaperRequest
from tests.documents import archive_form, layout, reading
from tests.documents.rendered_elsewhere import Elsewhere, sha256
from tests.flows.marked_team import Family, MarkedTeam
from tests.flows.varied_team import VariedTeam
from tests.world import World

Team = TypeVar("Team", bound=MarkedTeam)


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
    return {f"child {number}: {label}" for label in own} | agencies | {"contact", *sender(team)}


def sender(team: MarkedTeam) -> set[str]:
    """From whom families' papers are: the neutral sender, or else the team by its name (R28)."""
    return {"sender"} if "sender" in team.words else {"team"}


def protected_sheet_may_hold(team: MarkedTeam, family: Family) -> set[str]:
    """Nothing that tells where the family lives: no name, agency, telephone or sender (R25)."""
    starts = ("offer ", "works", "better", "entry function")
    own = {label for label in family.words if label.startswith(starts)}
    return {f"child {team.families.index(family)}: {label}" for label in own}


def script_may_hold(team: MarkedTeam, family: Family) -> set[str]:
    """Who may speak with each other and what for, whom to ring; of a protected child none of it (R25)."""
    if isinstance(team, VariedTeam) and family.case.id in team.protected:
        return set()
    number = team.families.index(family)
    purposes = {f"child {number}: {label}" for label in family.words if label.startswith("purpose ")}
    return purposes | {f"agency {agency}" for agency in family.told} | {"contact", *sender(team)}


def enclosure_may_hold(team: MarkedTeam, family: Family, agency_id: str) -> set[str]:
    """All that was said of the child by those who take part to the end, and who they are."""
    number = team.families.index(family)
    starts = (
        "voice",
        "question ",
        "guardian's ",
        "child's ",
        "offer ",
        "entry ",
        "not raised ",
        "addition",
        "objector",
    )
    own = {label for label in family.words if label.startswith(starts)}
    own |= {"child", "works", "hard", "need", "better", "tell how"}
    for agency in family.told:
        views = (f"service's {agency} strength ", f"service's {agency} challenge ")
        own |= {f"note {agency}", *(label for label in family.words if label.startswith(views))}
    if family.friend and agency_id in (family.case.brought_by, family.friend[1]):
        own |= {"friend", "note about friend"}
    # Everybody came to the meeting: who was there for the item, and who "lämnade mötet" for it (R15).
    people = {f"member {member.id}" for member in team.members}
    agencies = {f"agency {member.agency_id}" for member in team.members}
    return {f"child {number}: {label}" for label in own} | people | agencies | {"team", "municipality"}


def family_of(team: MarkedTeam, request: PaperRequest) -> Family | None:
    """Return the family a paper is about; None for the team's own papers."""
    return next((family for family in team.families if family.case.id == request.case_id), None)


def team_paper_may_hold(team: MarkedTeam, kind: PaperKind) -> set[str]:
    """What stands on a paper about no child; on what one agency has promised its own promises too."""
    whole = ("agency ", "member ", "general", "private ")
    starts = ("agency ",) if kind in OF_ANYBODY else whole
    found = {label for label in team.words if label.startswith(starts)}
    if kind is PaperKind.PROMISES:
        for number, family in enumerate(team.families):
            own = (label for label in family.words if label.startswith(("child", "offer ", "promise")))
            found |= {f"child {number}: {label}" for label in own}
    return found | {"team", "municipality", "place", "contact", "sender"}


def may_hold(team: MarkedTeam, request: PaperRequest) -> set[str]:
    """Return what the words stand for that may stand on one paper, who prints it aside."""
    family = family_of(team, request)
    if family is None:
        return team_paper_may_hold(team, request.kind)
    if request.kind is PaperKind.CONSENT_FORM:
        return {label for label in team.words if label.startswith("agency ")} | {"contact", *sender(team)}
    if request.kind is PaperKind.INTERPRETER_SCRIPT:
        return script_may_hold(team, family)
    if request.guardian_id is None and isinstance(team, VariedTeam) and family.case.id in team.withdrawn:
        giver = sender(team) if request.kind is PaperKind.RECEIPT else set()
        people = {label for label in team.words if label.startswith(("agency ", "member "))}
        return {"team", "municipality"} | people | giver
    if request.guardian_id is None:
        giver = sender(team) if request.kind is PaperKind.RECEIPT else set()
        return enclosure_may_hold(team, family, request.agency_id or "") | giver
    if isinstance(team, VariedTeam) and family.case.id in team.protected:
        return protected_sheet_may_hold(team, family)
    who = {f"member {member.id}" for member in team.members} if request.kind is PaperKind.RECEIPT else set()
    return sheet_may_hold(team, family, request.guardian_id) | who


OF_ANYBODY = frozenset(
    {
        PaperKind.BLANK_FLOWER,
        PaperKind.PICTURES,
        PaperKind.THANKS,
        PaperKind.INCIDENT,
        PaperKind.LEAFLET,
    }
)
"""Papers that anybody may read."""


@dataclass
class Looked:
    """What has been looked at and what was wrong with it.

    Attributes:
        asked: papers that had to be looked through first (R24, R25), papers about protected children aside.
        kinds: how many of each kind.
    """

    papers: int = 0
    pages: int = 0
    asked: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def add(self, other: Looked) -> None:
        """Count another team's papers too."""
        self.papers += other.papers
        self.pages += other.pages
        self.asked += other.asked
        self.kinds += other.kinds
        self.troubles += other.troubles


def held_team(world: World, seed: int, families: int) -> MarkedTeam:
    """Return a team that has met; some families have left an agency out afterwards."""
    return _met(MarkedTeam(world, Random(seed)), families)


def _met(team: Team, families: int) -> Team:
    for _ in range(families):
        team.add_family()
    team.hold()
    for family in team.families:
        if len(family.told) > 2 and team.random.random() < 0.3:
            team.leave_out(family)
    return team


def varied_team(world: World, seed: int, families: int = 0) -> VariedTeam:
    """Return a team in which everything is drawn, after its meeting; one or two families unless told."""
    team = _met(VariedTeam(world, Random(seed)), families or Random(seed).choice((1, 1, 1, 2)))
    team.afterwards()
    return team


def looked_at(team: VariedTeam, other: Elsewhere) -> tuple[Looked, list[bytes]]:
    """Make every paper of the team and return what is wrong with any of them, and the papers."""
    found, made, contents = Looked(), list[bytes](), list[Content]()
    for request in team.requests():
        kind = f"{request.kind} {len(contents)}"
        content, struck = team.look_through(request)
        found.troubles += [f"{kind}: {struck} words had to go"] * bool(struck)
        pdf = rendered(request, content).pdf
        found.troubles += [f"{kind}: {each}" for each in _wrong(team, request, content, pdf)]
        contents.append(content)
        made.append(pdf)
        found.kinds[request.kind] += 1
    found.papers, found.asked = len(made), team.asked
    found.pages = sum(len(reading.pages(pdf)) for pdf in made)
    if other.prints(contents) != [sha256(pdf) for pdf in made]:
        found.troubles.append("other bytes in another process")
    return found, made


def _wrong(team: VariedTeam, request: PaperRequest, content: Content, pdf: bytes) -> Iterator[str]:
    """Yield what is wrong with one paper as a file, on its pages and for its reader."""
    yield from layout.faults(pdf)
    yield from archive_form.lacking(pdf)
    yield from layout.troubles(pdf)
    text = reading.letters(pdf) + str(reading.properties(pdf))
    words = team.all_words()
    holds = {label for word, label in words.items() if word in text}
    if request.guardian_id is None:  # staff's papers say who printed them
        holds.discard(f"member {team.world.desk.member.id}")
    yield from (f"not for its reader: {label}" for label in sorted(holds - may_hold(team, request)))
    put_in = " ".join(part.text for part in written_parts(content))
    yield from (f"cut off: {label}" for word, label in words.items() if word in put_in and word not in text)
