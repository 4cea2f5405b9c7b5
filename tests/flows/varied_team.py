"""A marked team in which everything that may change a paper is drawn: who, how much, in which language.

Protected children, other senders, large print, the older archive form, additions and papers handed over too.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from random import Random

from barnombud.documents import phrases
from barnombud.documents.catalogue import Content
from barnombud.domain.case import ProtectionFlag
from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.team import TeamRules
from barnombud.domain.wellbeing.template import Petal
from barnombud.errors import RuleViolation
from barnombud.services import consents, minutes, paper_checks, protection
from barnombud.services.handing_over import hand_over
from barnombud.services.paper_contents import paper_content, rendered
from barnombud.services.papers import PaperLine, PaperRequest, papers_page
from barnombud.texts.languages import LANGUAGES
from tests.flows import written
from tests.flows.marked_team import Family, MarkedTeam
from tests.world import World

BESIDE = tuple(code for code in phrases.shipped_languages() if code != "sv")
SPOKEN = tuple(code for code in LANGUAGES if code != "sv")


class VariedTeam(MarkedTeam):
    """As its parent, with every draw open; about half of the guardians speak Swedish."""

    languages = (*("sv",) * len(SPOKEN), *SPOKEN)

    def __init__(self, world: World, random: Random) -> None:
        """Draw how much is written in this team, then mark everybody."""
        self.wordy = random.choice((0.1, 0.3, 0.3, 0.5, 1.0))
        self.protected: set[str] = set()
        self.withdrawn: set[str] = set()
        self.asked = 0
        super().__init__(world, random)

    def text(self, label: str, words: dict[str, str] | None = None, longest: int = 120) -> str:
        """Return anything between the mark alone and pages that end in it."""
        return written.text(self.random, self.mark(label, words), longest, wordy=self.wordy)

    def person(self, label: str, words: dict[str, str]) -> str:
        """Return a name from anywhere."""
        return written.person(self.random, self.mark(label, words))

    def rules(self, own: TeamRules) -> TeamRules:
        """Return rules with or without a sender of their own and the older archive form."""
        drawn = super().rules(own).model_copy(update={"protection_reference": "KS 2026/1"})
        if self.random.random() < 0.4:
            del self.words["sender"]
            drawn = drawn.model_copy(update={"neutral_sender": ""})
        return drawn.model_copy(update={"older_archive_form": self.random.random() < 0.2})

    def promising(self, family: Family) -> tuple[AgencyId, ...]:
        """Return one to six offers, seldom forty; at least one by each agency."""
        told = sorted(family.told)
        count = 40 if self.random.random() < 0.03 else self.random.randint(1, 6)
        return (*told, *self.random.choices(told, k=max(0, count - len(told))))

    def rated(self, petals: tuple[Petal, ...]) -> tuple[Petal, ...]:
        """Return one petal, two, or all of them."""
        count = len(petals) if self.random.random() < 0.05 else self.random.randint(1, 2)
        return tuple(self.random.sample(petals, count))

    def add_family(self) -> Family:
        """Bring a child; one in eight is protected from the start or once the meeting is over."""
        family = super().add_family()
        if self.random.random() < 0.125:
            self.protected.add(family.case.id)
            if self.random.random() < 0.5:
                self.protect(family)
        return family

    def protect(self, family: Family) -> None:
        """Mark a child as protected."""
        flag = self.random.choice((ProtectionFlag.SECRECY_MARK, ProtectionFlag.PROTECTED_REGISTRATION))
        protection.set_protection(self.world.desk, family.case.id, flag)

    # -- after the meeting

    def afterwards(self) -> None:
        """Protect, withdraw, finalise, add and hand over, each at times."""
        for family in self.families:
            if family.case.id in self.protected:
                self.protect(family)
            if self.random.random() < 0.08:
                self._withdraw(family)
        if self.random.random() < 0.5:
            self._finalise()

    def _withdraw(self, family: Family) -> None:
        """Let the first guardian take back her yes: nothing of the child is told to any agency (R7)."""
        self.withdrawn.add(family.case.id)
        self.world.clock.set(self.world.clock.now() + timedelta(minutes=1))
        consents.withdraw_consent(self.world.desk, family.case.id, family.guardians[0].id)

    def _finalise(self) -> None:
        desk, random = self.world.desk, self.random
        minutes.finalise_minutes(desk, self.meeting_id, read_through=True)
        if random.random() < 0.5:
            minutes.add_addendum(desk, self.meeting_id, self.mark("general addition"))
        lines = papers_page(desk, self.meeting_id).lines
        for line in lines:
            if random.random() < 0.2 and line.case_id is not None:
                self._hand_over(line)
        family = random.choice(self.families)
        item_id = next(each.request.item_id for each in lines if each.case_id == family.case.id)
        by = self.mark("objector", family.words) if random.random() < 0.3 else ""
        if by or family.case.id not in self.withdrawn:  # then only an objection may still be written (R30)
            addition = self.text("addition", family.words, 4000)
            minutes.add_addendum(desk, self.meeting_id, addition, item_id=item_id, objection_by=by)

    def _hand_over(self, line: PaperLine) -> None:
        """Hand a paper over; one that says only that consent was withdrawn goes to nobody."""
        content, _ = self.look_through(line.request)
        with suppress(RuleViolation):
            paper = rendered(line.request, content)
            hand_over(self.world.desk, paper, HandoverWay.TALKED_THROUGH)

    def look_through(self, request: PaperRequest) -> tuple[Content, int]:
        """Answer what a paper asks; return it and how many words had to go: none on a clean paper."""
        try:
            return paper_content(self.world.desk, request), 0
        except RuleViolation:
            found = paper_checks.check_page(self.world.desk, request).found
            struck = [number for number, word in enumerate(found) if word.must_go]
            stays = [number for number in range(len(found)) if number not in struck]
            paper_checks.sign_check(self.world.desk, request, stays, struck)
            self.asked += 1
        return paper_content(self.world.desk, request), len(struck)

    def requests(self) -> tuple[PaperRequest, ...]:
        """Return the meeting's papers, what each family is asked with, its own notes, and a paper of all."""
        page = papers_page(self.world.desk, self.meeting_id)
        found = [line.request for line in page.lines]
        random, own = self.random, self.world.preschool.id
        for family in self.families:
            if random.random() < 0.4:
                asking = (PaperKind.CONSENT_FORM, PaperKind.INTERPRETER_SCRIPT)
                found += [PaperRequest(kind=kind, case_id=family.case.id) for kind in asking]
            about = (each for each in found if each.case_id == family.case.id and each.agency_id == own)
            notes = {"kind": PaperKind.OWN_NOTE}
            found += [each.model_copy(update=notes) for each in about if each.kind is PaperKind.ENCLOSURE]
        language = random.choice(("", *BESIDE))
        found.append(PaperRequest(kind=random.choice(OF_THE_TEAM), language=language))
        return tuple(each.model_copy(update={"large": random.random() < 0.25}) for each in found)


OF_THE_TEAM = (
    *(PaperKind.BLANK_FLOWER, PaperKind.PICTURES, PaperKind.THANKS, PaperKind.STATISTICS),
    *(PaperKind.PRIVACY, PaperKind.INCIDENT, PaperKind.PROMISES, PaperKind.LEAFLET),
)
"""One of them a team; each is made apart from any meeting."""
