"""A random team in which every text carries a word of its own, held through one meeting.

Who may read which word on which paper is written down here apart from the program, in plain sets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import permutations
from random import Random

from barnombud.domain.case import Capacity, Case, CaseIdentity, Guardian, Preparation
from barnombud.domain.consent.events import Answer, ConsentTerms, InterpreterUse, Scope
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.support.agreement import AgreementDraft, SupportOffer
from barnombud.domain.team import Agency, AgencyKind, Member, TeamRules
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.domain.wellbeing.template import Petal
from barnombud.services import (
    cases,
    child_items,
    commitments,
    consent_round,
    consents,
    holding,
    meetings,
    ratings,
    room,
    support,
    team,
)
from barnombud.services.cases import NewGuardian
from tests.held_meeting import everybody_answers
from tests.stores import PASSPHRASE
from tests.world import World

LETTERS = "bcdfghjklmnpqrstvwxz"
"""No vowels, so that no word comes about by itself; no digits, so that none looks like a number."""


@dataclass
class Family:
    """One child, who has custody, and the words of each."""

    case: Case
    guardians: tuple[Guardian, ...]
    agencies: tuple[AgencyId, ...]
    """Those the first answers let take part."""
    words: dict[str, str] = field(default_factory=dict)
    """What a word stands for → the word."""
    told: set[AgencyId] = field(default_factory=set)
    """Agencies the family lets take part to the end; the one that brought the child always."""
    entry: AgencyId | None = None
    """The way in they agreed on; it stays on the family's sheet whatever comes after."""
    friend: tuple[str, AgencyId] | None = None
    """Another adult, and the one agency besides the bringing one that may hear of her."""


class MarkedTeam:
    """A team of three to five agencies and some families, all of whose texts are marked."""

    languages: tuple[str, ...] = ("sv",)
    """What guardians may speak."""

    def __init__(self, world: World, random: Random) -> None:
        """Mark everybody in ``world``."""
        self.world, self.random = world, random
        self.words: dict[str, str] = {}
        self.families: list[Family] = []
        self.agencies: dict[AgencyId, Agency] = {}
        self.members: list[Member] = []
        self.meeting_id = MeetingId("")
        self._mark_team()

    def mark(self, label: str, words: dict[str, str] | None = None) -> str:
        """Return a new word; ``label`` says what it stands for."""
        word = "Q" + "".join(self.random.choices(LETTERS, k=7))
        (self.words if words is None else words)[label] = word
        return word

    def text(self, label: str, words: dict[str, str] | None = None, longest: int = 120) -> str:
        """Return what somebody writes, at most ``longest`` letters: the new word alone, or among others."""
        return self.mark(label, words)

    def person(self, label: str, words: dict[str, str]) -> str:
        """Return what somebody is called."""
        return self.mark(label, words)

    def rules(self, own: TeamRules) -> TeamRules:
        """Return the team's rules."""
        marks = {"family_contact": self.mark("contact"), "neutral_sender": self.mark("sender")}
        return own.model_copy(update=marks)

    def promising(self, family: Family) -> tuple[AgencyId, ...]:
        """Return who offers something, once for each offer."""
        return tuple(sorted(family.told))

    def rated(self, petals: tuple[Petal, ...]) -> tuple[Petal, ...]:
        """Return what one rater says something about."""
        return (self.random.choice(petals),)

    def all_words(self) -> dict[str, str]:
        """Every word there is → what it stands for."""
        found = {word: label for label, word in self.words.items()}
        for number, family in enumerate(self.families):
            found |= {word: f"child {number}: {label}" for label, word in family.words.items()}
        return found

    # -- before the meeting

    def _mark_team(self) -> None:
        desk = self.world.desk
        own = team.team_view(desk)
        team.save_team(desk, self.mark("team"), self.mark("municipality"), own.team.host_agency_id)
        team.save_rules(desk, self.rules(own.rules))
        for kind in self.random.sample((AgencyKind.OTHER, AgencyKind.INDEPENDENT_PRESCHOOL), k=2):
            if self.random.random() < 0.4:
                new = team.add_agency(desk, kind, f"Verksamheten {kind}").value
                team.add_member(
                    desk, self.world.machine, "Nova Tänkt", "kurator", new.id, passphrase=PASSPHRASE
                )
        own = team.team_view(desk)
        for agency in own.agencies:
            marked = agency.model_copy(update={"name": self.mark(f"agency {agency.id}")})
            self.agencies[agency.id] = team.save_agency(desk, marked).value
        for member in own.members:
            names = {"name": self.mark(f"member {member.id}"), "telephone": self.mark(f"private {member.id}")}
            self.members.append(team.save_member(desk, member.model_copy(update=names)).value)

    def add_family(self) -> Family:
        """Bring a child; every guardian says yes to the same agencies, in words of her own."""
        desk, random, words = self.world.desk, self.random, dict[str, str]()
        two = random.random() < 0.7
        capacity = Capacity.JOINT_GUARDIAN if two else Capacity.SOLE_GUARDIAN
        people = [
            NewGuardian(capacity=capacity, language=random.choice(self.languages)) for _ in range(1 + two)
        ]
        people += [NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY)] * (random.random() < 0.3)
        case = cases.add_case(desk, self.mark("alias", words), tuple(people)).value
        others = [agency for agency in self.agencies if agency != case.brought_by]
        taking = tuple(random.sample(others, random.randint(1, len(others))))
        with desk.unit_of_work() as uow:
            guardians = uow.guardians.for_case(case.id)
        family = Family(case, guardians, (case.brought_by, *taking), words)
        family.told = set(family.agencies)
        self.families.append(family)
        for guardian in guardians:
            if guardian.must_answer:
                self._say_yes(family, guardian, family.agencies)
        self._name(family)
        return family

    def _say_yes(self, family: Family, guardian: Guardian, agencies: tuple[AgencyId, ...]) -> None:
        self.world.clock.set(self.world.clock.now() + timedelta(minutes=1))
        terms = self._terms(agencies).model_copy(
            update={
                "interpreter_note": "Auktoriserad tolk på plats",
                "interpreter": None if guardian.language == "sv" else InterpreterUse.PROFESSIONAL,
                "purpose": self.text(f"purpose {guardian.id}", family.words, 300),
                "facts": self.text(f"facts {guardian.id}", family.words, 300),
                "not_raised": self.text(f"not raised {guardian.id}", family.words, 300),
                "place": self.text(f"consent place {guardian.id}", family.words, 120),
            }
        )
        consents.record_answer(self.world.desk, family.case.id, guardian.id, Answer.PARTLY, terms)

    def _terms(self, agencies: tuple[AgencyId, ...]) -> ConsentTerms:
        scopes = tuple(
            Scope(from_agency=one, to_agency=other, topics=frozenset(Topic))
            for one, other in permutations(agencies, 2)
        )
        return self.world.terms().model_copy(update={"scopes": scopes})

    def _name(self, family: Family) -> None:
        desk, mark, words = self.world.desk, self.mark, family.words
        identity = CaseIdentity(
            alias=words["alias"],
            first_name=self.person("child", words),
            family_name=mark("family name", words),
        )
        cases.save_identity(desk, family.case.id, identity)
        for guardian in family.guardians:
            named = guardian.model_copy(update={"name": self.person(f"guardian {guardian.id}", words)})
            cases.save_guardian(desk, named)
        with desk.unit_of_work() as uow:
            family.guardians = uow.guardians.for_case(family.case.id)
        preparation = Preparation(
            concern=self.text("concern", words, 2000),
            wish=self.text("wish", words, 2000),
            works=self.text("prepared", words, 2000),
        )
        cases.save_preparation(desk, family.case.id, preparation)
        friend = mark("friend", words)
        hears = self.random.choice(family.agencies[1:])
        family.friend = (friend, hears)
        terms = self._terms((family.case.brought_by, hears))
        consents.record_answer(desk, family.case.id, None, Answer.YES, terms, other_adult=friend)

    # -- the meeting

    def hold(self) -> None:
        """Take up every child, with those who may be in the room, and end the meeting."""
        world, desk = self.world, self.world.desk
        starts = world.clock.now() + timedelta(hours=1)
        planned = meetings.plan_meeting(desk, starts, place=self.mark("place"), chair_id=world.rektor.id)
        self.meeting_id = planned.value.id
        holding.start_meeting(desk, self.meeting_id)
        everybody = tuple(member.id for member in self.members)
        room.note_members(desk, self.meeting_id, everybody, AttendanceKind.ARRIVED)
        everybody_answers(self.world, self.meeting_id)
        with desk.unit_of_work() as uow:
            items = uow.agenda.for_meeting(self.meeting_id)
        learning = next(item.id for item in items if item.kind is ItemKind.LEARNING)
        holding.write_general_item(
            desk, learning, self.text("general", longest=9000), self.text("general agreed", longest=5000)
        )
        by_case = {item.case_id: item.id for item in items if item.case_id is not None}
        for family in self.families:
            self._take_up(family, by_case[family.case.id])
        world.clock.set(world.clock.now() + timedelta(hours=1))
        holding.end_meeting(desk, self.meeting_id)

    def _open(self, item_id: ItemId) -> None:
        desk = self.world.desk
        room.everybody_returns(desk, self.meeting_id)
        leave = holding.item_gate(desk, item_id).answer.must_leave
        if leave:
            room.agencies_step_out(desk, self.meeting_id, leave)
        self.world.clock.set(self.world.clock.now() + timedelta(minutes=1))
        consent_round.confirm_present(desk, self.meeting_id)
        self.world.clock.set(self.world.clock.now() + timedelta(minutes=1))
        holding.open_child_item(desk, item_id)

    def _take_up(self, family: Family, item_id: ItemId) -> None:
        self._open(item_id)
        self._write(family, item_id)
        if len(family.agencies) > 2 and self.random.random() < 0.4:
            self.leave_out(family)
            holding.recheck(self.world.desk, self.meeting_id)
            self._open(item_id)
        support.save_agreement_draft(self.world.desk, item_id, self._agreement(family))
        agreed = support.agree_support(self.world.desk, item_id).value
        child_items.finish_child_item(self.world.desk, item_id)
        commitments.add_commitment(
            self.world.desk,
            self.text("promise", family.words, 500),
            self.world.desk.today() + timedelta(days=3),
            family.case.brought_by,
            case_id=family.case.id,
            agreement_id=agreed.id,
        )

    def leave_out(self, family: Family) -> None:
        """Let the first guardian say yes anew, without the last agency that took part."""
        gone = family.agencies[-1]
        staying = tuple(agency for agency in family.agencies if agency != gone)
        family.told.discard(gone)
        self._say_yes(family, family.guardians[0], staying)

    def _write(self, family: Family, item_id: ItemId) -> None:
        desk, text, words = self.world.desk, self.text, family.words
        voice = ChildVoice(
            position=VoicePosition.ASKED,
            how=text("voice how", words, 500),
            words=text("voice words", words, 5000),
        )
        child_items.save_voice(desk, item_id, voice)
        child_items.save_works_and_hard(desk, item_id, text("works", words, 9000), text("hard", words, 9000))
        five = tuple(text(f"question {number}", words, 2000) for number in range(5))
        child_items.save_five_questions(desk, item_id, five)  # type: ignore[arg-type]  # five of them
        for agency in family.agencies:
            child_items.add_note(desk, item_id, agency, text(f"note {agency}", words, 9000))
        about_friend = text("note about friend", words, 9000)
        child_items.add_note(desk, item_id, family.case.brought_by, about_friend, other_adult=words["friend"])
        for guardian in family.guardians:
            if guardian.must_answer:
                own = Rater(kind=RaterKind.GUARDIAN, guardian_id=guardian.id)
                self._rate(family.case.id, item_id, own, f"guardian's {guardian.id}", words)
        for agency in family.agencies:
            service = Rater(kind=RaterKind.SERVICE, agency_id=agency)
            self._rate(family.case.id, item_id, service, f"service's {agency}", words)
        self._rate(family.case.id, item_id, Rater(kind=RaterKind.CHILD), "child's", words)

    def _rate(
        self, case_id: CaseId, item_id: ItemId, rater: Rater, label: str, words: dict[str, str]
    ) -> None:
        template = ratings.flower_page(self.world.desk, case_id).template
        for petal in self.rated(template.petals):
            answer = PetalAnswer(
                petal_key=petal.key,
                value=2,
                strengths=self.text(f"{label} strength {petal.key}", words, 2000),
                challenges=self.text(f"{label} challenge {petal.key}", words, 2000),
            )
            ratings.rate_petal(self.world.desk, case_id, rater, answer, item_id=item_id)

    def _agreement(self, family: Family) -> AgreementDraft:
        mark, text, words, today = self.mark, self.text, family.words, self.world.desk.today()
        family.entry = entry = self.random.choice(sorted(family.told))
        offers = tuple(
            SupportOffer(
                id=str(number),
                what=text(f"offer {number}", words, 300),
                agency_id=agency,
                function=text(f"offer {number} who", words),
                by_when=today + timedelta(days=14),
            )
            for number, agency in enumerate(self.promising(family))
        )
        return AgreementDraft(
            need=text("need", words, 2000),
            better=text("better", words, 2000),
            entry_agency=entry,
            entry_function=text("entry function", words),
            entry_name=self.person("entry name", words),
            entry_telephone=mark("entry telephone", words),
            offers=offers,
            tell_member=self.world.rektor.id,
            tell_by=today + timedelta(days=7),
            tell_how=text("tell how", words, 200),
            follow_up_on=today + timedelta(days=60),
            talked_through=self.random.random() < 0.8,
        )
