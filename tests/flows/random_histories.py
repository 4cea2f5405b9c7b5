"""Random months of a team through the services, and a slow reading of who may know what, written apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from barnombud.domain.case import Capacity, CaseIdentity, Preparation
from barnombud.domain.clock import swedish_date, swedish_instant
from barnombud.domain.consent.events import Answer, Scope
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, ItemId, MeetingId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.errors import UserError
from barnombud.services import (
    cases,
    child_items,
    consent_round,
    consents,
    holding,
    key_care,
    meetings,
    room,
    support,
    team,
)
from barnombud.services.cases import NewGuardian
from tests.held_meeting import everybody_answers
from tests.open_item import full_draft
from tests.world import World

LETTERS = "bcdfghjklmnpqrstvwxz"
"""No vowels, so that no word comes about; no digits, so that none looks like an identity number."""
NARROW = (Topic.LANGUAGE, Topic.PLAY, Topic.HEALTH)
"""What an agency that may hear less may hear of."""
Permit = dict[tuple[AgencyId, AgencyId], frozenset[Topic]]


@dataclass
class Yes:
    """What one guardian has said last; None in `Child.said` is a no, a withdrawal or silence."""

    permit: Permit
    first: date
    last: date


@dataclass
class Child:
    """One child as the oracle knows it."""

    case_id: CaseId
    number: str
    words: tuple[str, ...]
    """Every text that points to this child and to nobody else."""
    brought_by: AgencyId
    guardians: tuple[GuardianId, ...]
    said: dict[GuardianId, Yes | None] = field(default_factory=dict)
    conflicted: frozenset[MemberId] = frozenset()
    shut: bool = False

    def permits(self, today: date) -> Permit:
        """What every guardian lets be told today; nothing as soon as one of them does not say yes."""
        answers = [self.said.get(guardian) for guardian in self.guardians]
        found: Permit | None = None
        for yes in answers:
            if yes is None or not yes.first <= today <= yes.last:
                return {}
            if found is None:
                found = dict(yes.permit)
            else:
                found = {pair: topics & yes.permit.get(pair, frozenset()) for pair, topics in found.items()}
        return {pair: topics for pair, topics in (found or {}).items() if topics}

    def topics_for(self, agency: AgencyId, today: date) -> frozenset[Topic]:
        """What an agency may hear from the one that brought the child; everything for that one itself."""
        if agency == self.brought_by:
            return frozenset(Topic)
        return self.permits(today).get((self.brought_by, agency), frozenset())


class History:
    """One team's random month; every step goes through the services and is noted for the oracle."""

    def __init__(self, world: World, random: Random, seen: Counter[str]) -> None:
        """Play in ``world``; ``seen`` counts what was reached."""
        self.world, self.random, self.seen = world, random, seen
        self.children: list[Child] = []
        self.present: dict[MemberId, AgencyId] = {}
        self.visitors: set[ItemId] = set()
        self.meeting: MeetingId | None = None
        self.opened: dict[ItemId, frozenset[Topic]] = {}
        self.item_of: dict[ItemId, Child] = {}
        self.meetings: list[MeetingId] = []

    @property
    def today(self) -> date:
        """The Swedish date."""
        return swedish_date(self.world.clock.now())

    # -- what happens

    def step(self) -> None:
        """Let one random thing happen; what the rules forbid does not."""
        act = self.random.choice(
            (
                *(self.come_or_go,) * 4,
                *(self.open,) * 8,
                *(self.write,) * 3,
                *(self.agree,) * 3,
                self.answer,
                self.withdraw,
                self.another_guardian,
                self.move_member,
                *(self.conflict,) * 2,
                self.visitor,
                self.sign_in,
                self.confirm,
                self.night,
                self.shut,
                self.end,
            )
        )
        self.world.clock.set(self.world.clock.now() + timedelta(minutes=1))
        try:
            act()
        except UserError:
            self.seen[f"{act.__name__} refused"] += 1
        else:
            self.seen[act.__name__] += 1

    def add_child(self) -> None:
        """Bring a child of the agency of the one signed in."""
        desk, mark = self.world.desk, "".join(self.random.choices(LETTERS, k=16))
        words = tuple(f"{kind}{mark}" for kind in ("Alias", "Namn", "Oro", "Bra"))
        two = self.random.random() < 0.4
        capacity = Capacity.JOINT_GUARDIAN if two else Capacity.SOLE_GUARDIAN
        entered = (NewGuardian(capacity=capacity),) * (1 + two)
        case = cases.add_case(desk, words[0], entered).value
        with desk.unit_of_work() as uow:
            guardians = tuple(guardian.id for guardian in uow.guardians.for_case(case.id))
        child = Child(case.id, case.number, words, case.brought_by, guardians)
        self.children.append(child)
        for guardian in guardians:
            self.answer(child, guardian)
        if child.permits(self.today):
            cases.save_identity(desk, case.id, CaseIdentity(alias=words[0], first_name=words[1]))
            cases.save_preparation(desk, case.id, Preparation(concern=words[2], works=words[3]))

    def answer(self, child: Child | None = None, guardian: GuardianId | None = None) -> None:
        """A guardian says yes to some agencies and topics, or no."""
        child = child or self.random.choice(self.children)
        guardian = guardian or self.random.choice(child.guardians)
        if self.random.random() < 0.1:
            consents.record_answer(self.world.desk, child.case_id, guardian, Answer.NO)
            child.said[guardian] = None
            return
        others = [a.id for a in self.world.agencies if a.id != child.brought_by]
        chosen = [a for a in others if self.random.random() < 0.75] or others[:1]
        narrow = frozenset(NARROW)
        hears = {a: narrow if self.random.random() < 0.4 else frozenset(Topic) for a in chosen}
        hears[child.brought_by] = frozenset(Topic)
        permit = {(a, b): hears[a] & hears[b] for a in hears for b in hears if a != b and hears[a] & hears[b]}
        scopes = tuple(
            Scope(from_agency=pair[0], to_agency=pair[1], topics=topics) for pair, topics in permit.items()
        )
        last = self.today + timedelta(days=self.random.choice((1, 3, 150)))
        terms = self.world.terms().model_copy(update={"scopes": scopes, "valid_to": last})
        consents.record_answer(self.world.desk, child.case_id, guardian, Answer.PARTLY, terms)
        child.said[guardian] = Yes(permit, self.today, last)

    def withdraw(self) -> None:
        """A guardian takes her yes back."""
        child = self.random.choice(self.children)
        guardian = self.random.choice(child.guardians)
        consents.withdraw_consent(self.world.desk, child.case_id, guardian)
        child.said[guardian] = None

    def another_guardian(self) -> None:
        """Somebody else gets custody, seldom, and has not been asked."""
        child = self.random.choice(self.children)
        if self.random.random() < 0.6:
            return
        new = NewGuardian(capacity=Capacity.SPECIALLY_APPOINTED)
        guardian = cases.add_guardian(self.world.desk, child.case_id, new).value
        child.guardians = (*child.guardians, guardian.id)

    def move_member(self) -> None:
        """The teacher changes agency; nobody moves who is signed in or sits in the meeting."""
        agency = self.random.choice(self.world.agencies)
        moved = self.world.teacher.model_copy(update={"agency_id": agency.id})
        self.world.teacher = team.save_member(self.world.desk, moved).value

    def conflict(self) -> None:
        """Somebody turns out to have a conflict of interest; never everybody of one agency."""
        child = self.random.choice(self.children)
        member = self.random.choice((self.world.teacher, self.world.nurse, self.world.family_worker))
        if member.agency_id == child.brought_by and member != self.world.teacher:
            return
        with self.world.desk.unit_of_work() as uow:
            before = uow.cases.preparation(child.case_id)
        conflicted = before.conflicted | {member.id}
        cases.save_preparation(
            self.world.desk, child.case_id, before.model_copy(update={"conflicted": conflicted})
        )
        child.conflicted = conflicted
        if self.random.random() < 0.5:
            key_care.refresh_keys(self.world.sign_in(member))

    def shut(self) -> None:
        """A case goes into the bin, seldom."""
        if self.random.random() < 0.3:
            child = self.random.choice(self.children)
            cases.remove_case(self.world.desk, child.case_id)
            child.shut = True

    def start(self) -> None:
        """Plan and start a meeting today, with most of the team in the room."""
        desk = self.world.desk
        meeting = meetings.plan_meeting(desk, swedish_instant(self.today, MONTHLY.start_time)).value
        holding.start_meeting(desk, meeting.id)
        self.meeting, self.present, self.visitors = meeting.id, {}, set()
        self.meetings.append(meeting.id)
        for member in self.world.members:
            if self.random.random() < 0.8:
                room.note_members(desk, meeting.id, (member.id,), AttendanceKind.ARRIVED)
                self.present[member.id] = member.agency_id
        everybody_answers(self.world, meeting.id)
        consent_round.confirm_present(desk, meeting.id)
        with desk.unit_of_work() as uow:
            for item in uow.agenda.for_meeting(meeting.id):
                child = next((c for c in self.children if c.case_id == item.case_id), None)
                if child is not None:
                    self.item_of[item.id] = child

    def come_or_go(self) -> None:
        """Somebody comes in or leaves."""
        if self.meeting is None:
            return
        member = self.random.choice(self.world.members)
        inside = member.id in self.present
        kind = self.random.choice((AttendanceKind.STEPPED_OUT, AttendanceKind.LEFT)) if inside else None
        room.note_members(self.world.desk, self.meeting, (member.id,), kind or AttendanceKind.RETURNED)
        if inside:
            del self.present[member.id]
        else:
            self.present[member.id] = member.agency_id

    def visitor(self) -> None:
        """A guardian comes to an item, or every visitor leaves."""
        if self.meeting is None or not self.item_of:
            return
        if self.visitors:
            room.visitors_leave(self.world.desk, self.meeting)
            self.visitors = set()
            return
        item_id = self.random.choice(sorted(self.item_of))
        room.note_visitor(
            self.world.desk, self.meeting, item_id, VisitorKind.GUARDIAN, AttendanceKind.ARRIVED
        )
        self.visitors.add(item_id)

    def confirm(self) -> None:
        """Everybody in the room confirms."""
        if self.meeting is not None:
            consent_round.confirm_present(self.world.desk, self.meeting)

    def open(self) -> None:
        """Try to open a child's item, sometimes for fewer topics, often after those who must have left."""
        if self.meeting is None or not self.item_of:
            return
        item_id = self.random.choice(sorted(self.item_of))
        gate = holding.item_gate(self.world.desk, item_id)
        if self.random.random() < 0.8 and gate.answer.must_leave:
            room.agencies_step_out(self.world.desk, self.meeting, gate.answer.must_leave)
            self.present = {m: a for m, a in self.present.items() if a not in gate.answer.must_leave}
            consent_round.confirm_present(self.world.desk, self.meeting)
        fewer = self.random.random() < (0.5 if item_id in self.opened else 0.2)
        topics = frozenset(self.random.sample(NARROW, 2)) if fewer else None
        record = holding.open_child_item(self.world.desk, item_id, topics).value
        scopes = record.openings[-1].scopes
        asked = frozenset(topic for scope in scopes for topic in scope.topics)
        self.opened[item_id] = self.opened.get(item_id, frozenset()) | asked

    def write(self) -> None:
        """Write what points to the child in the item that is open."""
        item_id = child_item_open(self)
        if item_id is not None:
            words = self.item_of[item_id].words
            child_items.save_works_and_hard(self.world.desk, item_id, words[3], words[2])
            child_items.save_voice(
                self.world.desk, item_id, ChildVoice(position=VoicePosition.ASKED, words=words[1])
            )

    def agree(self) -> None:
        """Agree and finish the item that is open, when those in the room may."""
        item_id = child_item_open(self)
        if item_id is None:
            return
        child = self.item_of[item_id]
        tell = next(m for m in self.world.members if m.agency_id == child.brought_by)
        draft = full_draft(
            self.world,
            entry_agency=child.brought_by,
            entry_member=tell.id,
            tell_member=tell.id,
            need=child.words[2],
        )
        self.write()
        support.save_agreement_draft(self.world.desk, item_id, draft)
        support.agree_support(self.world.desk, item_id)
        child_items.finish_child_item(self.world.desk, item_id)

    def sign_in(self) -> None:
        """Somebody else unlocks, as the program does it."""
        key_care.refresh_keys(self.world.sign_in(self.random.choice(self.world.members)))

    def night(self) -> None:
        """Midnight passes, seldom; the program has locked itself and somebody unlocks."""
        if self.random.random() < 0.4:
            self.world.clock.set(self.world.clock.now() + timedelta(days=self.random.choice((1, 2, 5))))
            self.sign_in()

    def end(self) -> None:
        """End the meeting, seldom, and start another the day after."""
        if self.meeting is not None and self.random.random() < 0.4:
            holding.end_meeting(self.world.desk, self.meeting)
            self.meeting = None
            self.item_of, self.opened = {}, {}
            self.world.clock.set(self.world.clock.now() + timedelta(days=1))
            self.sign_in()
            self.start()


def begin(history: History) -> None:
    """Add two or three children, answer for them, and start a meeting."""
    for _ in range(history.random.randint(2, 3)):
        history.add_child()
    history.start()


def child_item_open(history: History) -> ItemId | None:
    """Return the child's item that is open now, or None."""
    if history.meeting is None:
        return None
    found = holding.meeting_now(history.world.desk, history.meeting).open_item
    return found if found in history.item_of else None


def may_read(history: History, member_id: MemberId, child: Child) -> bool:
    """Whether a member may know of a child at all."""
    agency = next(m.agency_id for m in history.world.members if m.id == member_id)
    return member_id not in child.conflicted and bool(child.topics_for(agency, history.today))


def who_holds(history: History, child: Child) -> set[MemberId]:
    """The members who hold a child's key, once whoever can has brought it up to date."""
    members = history.world.members
    hears = {m.id for m in members if child.topics_for(m.agency_id, history.today)}
    free = {m for m in hears if m not in child.conflicted}
    bringers = {m.id for m in members if m.agency_id == child.brought_by}
    return free if free & bringers else free | bringers


def may_be_shown(history: History, child: Child, item_id: ItemId) -> bool:
    """Whether a child's name may be on the screen, for all in the room and for what has been opened."""
    me = history.world.desk.member.id
    topics = history.opened.get(item_id, frozenset())
    here = set(history.present.values())
    return (
        bool(topics)
        and not child.shut
        and me in history.present
        and not history.visitors - {item_id}
        and not child.conflicted & set(history.present)
        and all(topics <= child.topics_for(agency, history.today) for agency in here)
        and child.brought_by in here
    )
