"""A team in memory with its children: state, and how members, guardians, answers and terms are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from barnombud.domain.case import (
    Capacity,
    Case,
    CaseState,
    Guardian,
    Preparation,
)
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import (
    Answer,
    Confirmation,
    ConsentEvent,
    ConsentForm,
    ConsentKind,
    ConsentTerms,
    Scope,
)
from barnombud.domain.consent.gate import CaseFacts, Presence, Room
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ConsentEventId, GuardianId, MemberId
from barnombud.domain.team import Member

AGENCIES = tuple(AgencyId(name) for name in ("preschool", "care", "social", "dental"))
TOPICS = (Topic.HEALTH, Topic.LANGUAGE, Topic.PLAY)
BEGINS = datetime(2026, 10, 22, 8, tzinfo=UTC)
"""Three days before the end of summer time."""
SMALLEST = Scope(from_agency=AGENCIES[0], to_agency=AGENCIES[1], topics=frozenset(TOPICS))
CUSTODY = (
    Capacity.JOINT_GUARDIAN,
    Capacity.SOLE_GUARDIAN,
    Capacity.SPECIALLY_APPOINTED,
    Capacity.TEMPORARY_GUARDIAN,
    Capacity.PARENT_WITHOUT_CUSTODY,
)


@dataclass
class Written:
    """A text about a child: with which generation it was sealed."""

    case_id: CaseId
    generation: int


@dataclass
class Child:
    """One case and the copies of its key."""

    case: Case
    guardians: list[Guardian] = field(default_factory=list)
    events: list[ConsentEvent] = field(default_factory=list)
    confirmations: list[Confirmation] = field(default_factory=list)
    preparation: Preparation = field(default_factory=lambda: Preparation(take_up=True))
    copies: dict[int, set[MemberId]] = field(default_factory=dict)
    """Generation → who holds it."""
    ever: dict[MemberId, set[int]] = field(default_factory=dict)
    """Every generation a member has held at any time: what lies in her old copies."""

    @property
    def facts(self) -> CaseFacts:
        """What the gate looks at."""
        shut = self.case.removed_on is not None
        return CaseFacts(
            state=CaseState.CLOSED if shut else self.case.state,
            brought_by=self.case.brought_by,
            guardians=tuple(self.guardians),
            events=tuple(self.events),
            confirmations=tuple(self.confirmations),
        )

    @property
    def holders(self) -> set[MemberId]:
        """Who holds the newest generation."""
        return self.copies[max(self.copies)] if self.copies else set()


class Team:
    """The state of one team, what the tests ask of it, and how its parts are made."""

    def __init__(self, seed: int) -> None:
        """Begin with nobody; everything random comes from ``seed``."""
        self.random = Random(seed)
        self.now = BEGINS
        self.numbers = 0
        self.members: dict[MemberId, Member] = {}
        self.inside: set[MemberId] = set()
        self.visitor = False
        self.signed_in = MemberId("")

    @property
    def today(self) -> date:
        """The Swedish date."""
        return swedish_date(self.now)

    @property
    def active(self) -> list[Member]:
        """Those in the team now."""
        return [member for member in self.members.values() if member.active]

    def room(self, child: Child) -> Room:
        """Who is in the room, for one child's item."""
        present = sorted(member.id for member in self.active if member.id in self.inside)
        return Room(
            present=tuple(Presence(member_id=m, agency_id=self.members[m].agency_id) for m in present),
            signed_in=self.signed_in,
            conflicted=child.preparation.conflicted,
            other_visitors=self.visitor,
            known_agencies=frozenset(AGENCIES),
        )

    def emptied(self, room: Room, leaving: set[MemberId]) -> Room:
        """The same room when some have left, visitors too, and somebody who stays is signed in."""
        staying = tuple(each for each in room.present if each.member_id not in leaving)
        signed_in = self.random.choice([each.member_id for each in staying] or [room.signed_in])
        return room.model_copy(update={"present": staying, "signed_in": signed_in, "other_visitors": False})

    def topics(self) -> frozenset[Topic]:
        """Topics somebody might ask to open an item for."""
        return frozenset(self.random.sample(TOPICS, self.random.choice((0, 1, 1, 2, 3))))

    def write(self, child: Child) -> Written:
        """Write something about a child: sealed with the newest generation."""
        return Written(child.case.id, max(child.copies))

    def number(self) -> int:
        """Return the next number; names are made of them."""
        self.numbers += 1
        return self.numbers

    def join(self, agency: AgencyId) -> None:
        """Let one more member come to an agency."""
        member_id = MemberId(f"m{self.number():03}")
        self.members[member_id] = Member(
            id=member_id, name="Påhitt", role="medlem", agency_id=agency, joined_on=self.today
        )

    def guardian(self, case_id: CaseId, ordinal: int) -> Guardian:
        """Return a new guardian of a case."""
        capacity = CUSTODY[1] if self.random.random() < 0.5 else self.random.choice(CUSTODY)
        guardian_id = GuardianId(f"g{self.number()}")
        return Guardian(id=guardian_id, case_id=case_id, ordinal=ordinal, capacity=capacity)

    def change_guardian(self, child: Child, update: dict[str, object]) -> None:
        """Change one of a child's guardians."""
        if child.guardians:
            place = self.random.randrange(len(child.guardians))
            child.guardians[place] = child.guardians[place].model_copy(update=update)

    def answered(
        self,
        child: Child,
        guardian: Guardian | None,
        kind: ConsentKind,
        corrects: ConsentEventId | None = None,
    ) -> None:
        """Let somebody answer, or an answer be corrected."""
        answer = self.random.choices((Answer.YES, Answer.PARTLY, Answer.NO), (6, 3, 1))[0]
        terms = self.terms() if answer is not Answer.NO else None
        event = self.event(child, guardian, kind)
        child.events.append(event.model_copy(update={"answer": answer, "terms": terms, "corrects": corrects}))

    def event(self, child: Child, guardian: Guardian | None, kind: ConsentKind) -> ConsentEvent:
        """Return an event of now, without an answer."""
        return ConsentEvent(
            id=ConsentEventId(f"e{self.number()}"),
            case_id=child.case.id,
            kind=kind,
            guardian_id=guardian.id if guardian else None,
            capacity=guardian.capacity if guardian else Capacity.THE_CHILD,
            happened_on=self.today - timedelta(days=self.random.choice((0, 0, 0, 1))),
            recorded_at=self.now,
            collected_by=self.signed_in,
            collector_agency=child.case.brought_by,
        )

    def terms(self) -> ConsentTerms:
        """Return what a yes is made of."""
        limits = {
            agency: frozenset(TOPICS if self.random.random() < 0.7 else self.random.sample(TOPICS, 2))
            for agency in AGENCIES
            if self.random.random() < 0.85
        }
        scopes = [
            Scope(from_agency=one, to_agency=other, topics=limits[one] & limits[other])
            for one in limits
            for other in limits
            if one != other and self.random.random() < 0.98
        ]
        first = self.today + timedelta(days=self.random.choice((0, 0, 0, 0, 1)))
        return ConsentTerms(
            purpose="Hjälp tidigt",
            scopes=tuple(scopes)
            or (Scope(from_agency=AGENCIES[0], to_agency=AGENCIES[1], topics=frozenset(TOPICS)),),
            valid_from=first,
            valid_to=first + timedelta(days=self.random.choice((1, 3, 180, 180))),
            form=ConsentForm.ORAL,
            information_version="1",
            information_language="sv",
            informed=True,
        )
