"""Random months of a team in memory, by the domain's own functions; the same each time for one seed.

What happens: guardians come, lose and get custody, are hindered, answer, narrow, withdraw and are corrected;
the child answers; agencies confirm; members join, leave, change agency and have conflicts of interest; people
come and go; the clock moves over midnights and the end of summer time; cases are closed.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from barnombud.domain.case import (
    Case,
    CaseState,
    Hindrance,
    HindranceGround,
)
from barnombud.domain.consent.events import (
    Confirmation,
    ConsentKind,
)
from barnombud.domain.consent.key_policy import key_change, key_holders
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import CaseId
from tests.properties.team_making import AGENCIES, CUSTODY, Child, Team

WAITS = (
    timedelta(minutes=1),
    timedelta(hours=7),
    timedelta(days=1),
    timedelta(days=4),
    timedelta(0),
)


class TeamHistory(Team):
    """One team's random month; ``step`` lets one thing happen and brings the keys up to date."""

    def __init__(self, seed: int, seen: Counter[str]) -> None:
        """Begin with four agencies, five members and two children."""
        super().__init__(seed)
        self.seen = seen
        for agency in (*AGENCIES, AGENCIES[0]):
            self.join(agency)
        self.signed_in = min(self.members)
        self.inside = {member for member in self.members if self.random.random() < 0.8}
        self.children = [self._child() for _ in range(2)]
        self.share()

    # -- what happens

    def step(self) -> Child:
        """Let one random thing happen to a random child or to the team, and return the child."""
        child = self.random.choice(self.children)
        acts = (
            *(self.answer,) * 6,
            *(self.withdraw, self.correct, self.custody, self.hinder) * 2,
            *(self.confirm,) * 4,
            self.child_answers,
            self.another_guardian,
            self.conflict,
            self.plan,
            self.shut,
        )
        general = (self.come_or_go, self.come_or_go, self.wait, self.wait, self.people, self.sign_in)
        if self.random.random() < 0.65:
            act = self.random.choice(acts)
            act(child)
            name = act.__name__
        else:
            happens = self.random.choice(general)
            happens()
            name = happens.__name__
        self.seen[name] += 1
        if self.random.random() < 0.7:
            self.now += timedelta(minutes=1)
        self.share()
        return child

    def answer(self, child: Child) -> None:
        """A guardian says yes, partly or no."""
        if child.guardians:
            self.answered(child, self.random.choice(child.guardians), ConsentKind.ANSWERED)

    def child_answers(self, child: Child) -> None:
        """The child itself answers."""
        self.answered(child, None, ConsentKind.ANSWERED)

    def correct(self, child: Child) -> None:
        """An answer is put right, seldom one that is not there."""
        mine = [event for event in child.events if event.kind is not ConsentKind.ASKED]
        if mine:
            event = self.random.choice(mine)
            guardian = next((g for g in child.guardians if g.id == event.guardian_id), None)
            self.answered(child, guardian, ConsentKind.CORRECTED, event.id)

    def withdraw(self, child: Child) -> None:
        """A guardian takes back what she has said."""
        if child.guardians:
            guardian = self.random.choice(child.guardians)
            child.events.append(self.event(child, guardian, ConsentKind.WITHDRAWN))

    def another_guardian(self, child: Child) -> None:
        """One more guardian is entered, or one entered by mistake is taken away."""
        if len(child.guardians) > 1 and self.random.random() < 0.5:
            child.guardians.remove(self.random.choice(child.guardians))
        elif len(child.guardians) < 3:
            child.guardians.append(self.guardian(child.case.id, len(child.guardians) + 1))

    def custody(self, child: Child) -> None:
        """Somebody gets or loses custody."""
        self.change_guardian(child, {"capacity": self.random.choice(CUSTODY)})

    def hinder(self, child: Child) -> None:
        """A hindrance is noted or lifted."""
        ground = Hindrance(
            ground=self.random.choice(list(HindranceGround)),
            text="Går inte att nå",
            responsible_name="Alva Påhitt",
            responsible_member_id=self.signed_in,
            on=self.today,
        )
        self.change_guardian(child, {"hindrance": self.random.choice((ground, None, None))})

    def confirm(self, child: Child) -> None:
        """Some agencies confirm that they have checked."""
        for agency in AGENCIES:
            if self.random.random() < 0.7:
                made = Confirmation(
                    case_id=child.case.id, agency_id=agency, member_id=self.signed_in, at=self.now
                )
                child.confirmations.append(made)

    def conflict(self, child: Child) -> None:
        """Somebody has a conflict of interest, or has none after all."""
        member = self.random.choice(sorted(self.members))
        conflicted = child.preparation.conflicted ^ {member}
        child.preparation = child.preparation.model_copy(update={"conflicted": conflicted})

    def plan(self, child: Child) -> None:
        """What is planned changes."""
        planned = frozenset(topic.value for topic in self.topics())
        update = {"planned_topics": planned, "take_up": self.random.random() < 0.8}
        child.preparation = child.preparation.model_copy(update=update)

    def shut(self, child: Child) -> None:
        """A case is closed, put in the bin, or open again."""
        state = self.random.choice((CaseState.CLOSED, CaseState.OPEN, CaseState.OPEN))
        removed = self.today if self.random.random() < 0.2 else None
        child.case = child.case.model_copy(update={"state": state, "removed_on": removed})

    def come_or_go(self) -> None:
        """Somebody comes in or leaves, or a visitor does."""
        if self.random.random() < 0.1:
            self.visitor = not self.visitor
        self.inside ^= {self.random.choice(sorted(self.members))}

    def wait(self) -> None:
        """Time goes, perhaps over midnight."""
        self.now += self.random.choice(WAITS)

    def sign_in(self) -> None:
        """Somebody else signs in."""
        self.signed_in = self.random.choice(sorted(member.id for member in self.active))

    def people(self) -> None:
        """A member joins, leaves or changes agency; an agency never loses its last."""
        if self.random.random() < 0.3:
            self.join(self.random.choice(AGENCIES))
            return
        member = self.random.choice(self.active)
        if sum(other.agency_id == member.agency_id for other in self.active) > 1:
            moved = {"agency_id": self.random.choice(AGENCIES)}
            gone = {"active": False}
            changed = self.random.choice((moved, gone)) if member.id != self.signed_in else moved
            self.members[member.id] = member.model_copy(update=changed)

    def share(self) -> None:
        """Bring every child's copies up to date as the store does, by `key_change`."""
        for child in self.children:
            people = standings(child.guardians, child.events, self.now)
            wanted = key_holders(child.case, self.active, permits(people), child.preparation.conflicted)
            change = key_change(frozenset(child.holders), wanted)
            if not child.copies:
                child.copies[1] = set()
            for held in child.copies.values():
                held.update(change.given)
                held.difference_update(change.taken)
            if change.taken:
                child.copies[max(child.copies) + 1] = set(wanted)
            for generation, held in child.copies.items():
                for member in held:
                    child.ever.setdefault(member, set()).add(generation)

    def _child(self) -> Child:
        case_id = CaseId(f"c{self.number()}")
        case = Case(
            id=case_id,
            number="K7Q",
            state=CaseState.OPEN,
            brought_by=self.random.choice(AGENCIES[:2]),
            created_on=self.today,
        )
        child = Child(case)
        child.guardians = [self.guardian(case_id, n) for n in range(1, self.random.choice((2, 2, 3)))]
        for guardian in child.guardians:
            self.answered(child, guardian, ConsentKind.ANSWERED)
        self.confirm(child)
        return child
