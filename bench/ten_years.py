"""A ten-year store, the same every time: 2,000 children, 500 meetings, 20,000 agenda items; all invented.

Of the children 60 are open, as in a team's life; the rest are closed. Identity numbers are left out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from barnombud.domain.case import Capacity, Case, CaseIdentity, CaseState, Guardian, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import FixedClock
from barnombud.domain.consent.events import (
    Answer,
    ConsentEvent,
    ConsentForm,
    ConsentKind,
    ConsentTerms,
    Scope,
)
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import (
    AgencyId,
    AgreementId,
    CaseId,
    CommitmentId,
    ConsentEventId,
    GuardianId,
    ItemId,
    MeetingId,
    RatingId,
)
from barnombud.domain.meeting.child_item import ChildRecord, ChildVoice, VoicePosition
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, ItemState, Meeting, MeetingState
from barnombud.domain.minutes import Minutes, MinutesState, Snapshot
from barnombud.domain.support.agreement import SingleEntry, SupportAgreement
from barnombud.domain.support.commitment import Commitment, CommitmentKind, CommitmentState
from barnombud.domain.team import AgencyKind
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind, Rating, RatingMode
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import default_template
from barnombud.services.founding import NewAgency, NewTeam, found_team
from barnombud.services.machine import Machine
from barnombud.services.team import add_member
from barnombud.store.key_derivation import LEAST_COST
from barnombud.store.unit_of_work import UnitOfWork

CHILDREN, MEETINGS, ITEMS_A_MEETING, OPEN_CHILDREN = 2_000, 500, 40, 60
DAYS_TO_FINALISE = 20
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
PHRASE = "tio år i en enda fras"
_WORDS = "Barnet leker länge och söker tröst hos sin pedagog efter en kort stund i samlingen. "
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY"


@dataclass
class TenYears:
    """Makes the content of the store at one desk, with one random source."""

    desk: Desk
    chance: random.Random
    template: FlowerTemplate

    def identifier(self) -> str:
        """Return 32 hexadecimal characters from the seeded source."""
        return f"{self.chance.getrandbits(128):032x}"

    def fill(self) -> None:
        """Write everything, a few hundred records a transaction."""
        self._open_template()
        cases = [self._case(number) for number in range(CHILDREN)]
        for start in range(0, CHILDREN, 100):
            with self.desk.unit_of_work() as uow:
                for case in cases[start : start + 100]:
                    self._write_case(uow, case)
                uow.commit(Op.ADD_CASE)
        for start in range(0, MEETINGS, 10):
            with self.desk.unit_of_work() as uow:
                for number in range(start, min(start + 10, MEETINGS)):
                    self._write_meeting(uow, number, cases)
                uow.commit(Op.PLAN_MEETING)

    def _open_template(self) -> None:
        with self.desk.unit_of_work() as uow:
            uow.templates.add(self.template, uow.now())
            uow.commit(Op.CHANGE_TEMPLATE)

    def _case(self, number: int) -> Case:
        letters = (
            _LETTERS[number % 21] + str(number // 441) + _LETTERS[number // 21 % 21] + _LETTERS[number % 7]
        )
        still_open = number >= CHILDREN - OPEN_CHILDREN
        created = date(2016, 9, 1) + timedelta(days=number * 3650 // CHILDREN)
        return Case(
            id=CaseId(self.identifier()),
            number=letters,
            state=CaseState.OPEN if still_open else CaseState.CLOSED,
            brought_by=self.desk.member.agency_id,
            created_on=created,
            closed_on=None if still_open else created + timedelta(days=200),
        )

    def _write_case(self, uow: UnitOfWork, case: Case) -> None:
        name = f"Påhitt{case.number}"
        holders = frozenset(member.id for member in uow.members.active())
        uow.cases.add(case, CaseIdentity(alias=f"Räv {case.number}", first_name=name), holders)
        uow.cases.save_preparation(case.id, Preparation(concern=_WORDS * 3, works=_WORDS * 2))
        agencies = tuple(agency.id for agency in uow.agencies.active())
        for ordinal in (1, 2):
            guardian = Guardian(
                id=GuardianId(self.identifier()),
                case_id=case.id,
                ordinal=ordinal,
                capacity=Capacity.JOINT_GUARDIAN,
                name=f"Vuxen {ordinal} {name}",
            )
            uow.guardians.save(guardian)
            uow.consents.add(self._answer(case, guardian, agencies))

    def _answer(self, case: Case, guardian: Guardian, agencies: tuple[AgencyId, ...]) -> ConsentEvent:
        topics = frozenset({Topic.LANGUAGE, Topic.PLAY})
        return ConsentEvent(
            id=ConsentEventId(self.identifier()),
            case_id=case.id,
            kind=ConsentKind.ANSWERED,
            guardian_id=guardian.id,
            capacity=guardian.capacity,
            answer=Answer.YES,
            terms=ConsentTerms(
                purpose="Stöd i språket",
                scopes=tuple(
                    Scope(from_agency=one, to_agency=other, topics=topics)
                    for one in agencies
                    for other in agencies
                    if one != other
                ),
                valid_from=NOW.date() - timedelta(days=20),
                valid_to=NOW.date() + timedelta(days=120),
                form=ConsentForm.WRITTEN,
                information_version="samtycke-sv/1",
                information_language="sv",
                informed=True,
            ),
            happened_on=NOW.date() - timedelta(days=20),
            # The file of case keys holds the answers of 400 days; those of ten years came in ten years.
            recorded_at=datetime.combine(case.created_on, time(9), UTC),
            collected_by=self.desk.member.id,
            collector_agency=case.brought_by,
        )

    def _write_meeting(self, uow: UnitOfWork, number: int, cases: list[Case]) -> None:
        starts = datetime(2016, 9, 6, 12, tzinfo=UTC) + timedelta(days=number * 3690 // MEETINGS)
        last = number == MEETINGS - 1
        meeting = Meeting(
            id=MeetingId(self.identifier()),
            state=MeetingState.PLANNED if last else MeetingState.ENDED,
            starts_at=NOW + timedelta(days=8) if last else starts,
            minutes=90,
            started_at=None if last else starts,
            ended_at=None if last else starts + timedelta(minutes=88),
        )
        uow.meetings.save(meeting)
        children = [cases[(number * 4 + step) % CHILDREN] for step in range(4)]
        kinds = [ItemKind.LEARNING, ItemKind.CONSULTATION, ItemKind.OTHER]
        items = [
            AgendaItem(
                id=ItemId(self.identifier()),
                meeting_id=meeting.id,
                kind=ItemKind.CHILD if place < len(children) and not last else kinds[place % 3],
                position=place,
                minutes=5,
                title="" if place < len(children) and not last else f"Punkt {place}",
                state=ItemState.WAITING if last else ItemState.DONE,
                case_id=children[place].id if place < len(children) and not last else None,
                notes="" if place < len(children) and not last else _WORDS,
            )
            for place in range(ITEMS_A_MEETING)
        ]
        uow.agenda.save_all(items)
        for item in items[: 0 if last else len(children)]:
            self._write_item(uow, meeting, item)
        if (NOW - starts).days > DAYS_TO_FINALISE and not last:
            self._write_minutes(uow, meeting)

    def _write_minutes(self, uow: UnitOfWork, meeting: Meeting) -> None:
        """Finalise a meeting's minutes: a text as long as that of its general items, shown to nobody here."""
        year = meeting.starts_at.year
        uow.minutes.add(
            Minutes(
                meeting_id=meeting.id,
                state=MinutesState.HANDED_OVER,
                year=year,
                number=uow.minutes.next_number(year),
                snapshot=Snapshot.of(_WORDS * ITEMS_A_MEETING),
                finalised_at=meeting.starts_at + timedelta(days=7),
                finalised_by=self.desk.member.id,
            )
        )

    def _write_item(self, uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
        case_id, on = CaseId(item.case_id or ""), meeting.starts_at.date()
        voice = ChildVoice(position=VoicePosition.ASKED, how="med bilder", words="Jag vill bygga en koja.")
        uow.records.save(
            ChildRecord(
                item_id=item.id,
                case_id=case_id,
                meeting_id=meeting.id,
                voice=voice,
                works=_WORDS * 4,
                hard=_WORDS * 3,
                agreed_on=on,
            )
        )
        petals = tuple(
            PetalAnswer(petal_key=petal.key, value=self.chance.randint(1, 3), strengths=_WORDS)
            for petal in self.template.petals
        )
        uow.ratings.save(
            Rating(
                id=RatingId(self.identifier()),
                case_id=case_id,
                item_id=item.id,
                template_id=self.template.id,
                template_version=self.template.version,
                rater=Rater(kind=RaterKind.JOINT),
                mode=RatingMode.COLLEGIAL,
                rated_on=on,
                rated_at=meeting.starts_at,
                petals=petals,
            )
        )
        self._promise(uow, meeting, item, on)

    def _promise(self, uow: UnitOfWork, meeting: Meeting, item: AgendaItem, on: date) -> None:
        case_id, me = CaseId(item.case_id or ""), self.desk.member
        recent = (NOW.date() - on).days < 45
        agreement = SupportAgreement(
            id=AgreementId(self.identifier()),
            case_id=case_id,
            meeting_id=meeting.id,
            item_id=item.id,
            agreed_on=on,
            need=_WORDS,
            better=_WORDS,
            entry=SingleEntry(agency_id=me.agency_id, function="rektorn", since=on),
            tell_member=me.id,
            tell_by=on + timedelta(days=7),
            follow_up_on=on + timedelta(days=30),
            closed_on=None if recent else on + timedelta(days=60),
        )
        uow.agreements.save(agreement)
        uow.commitments.save(
            Commitment(
                id=CommitmentId(self.identifier()),
                kind=CommitmentKind.SUPPORT,
                state=CommitmentState.OPEN if recent else CommitmentState.DONE,
                due_on=on + timedelta(days=14),
                agency_id=me.agency_id,
                member_id=me.id,
                meeting_id=meeting.id,
                case_id=case_id,
                agreement_id=agreement.id,
                text=_WORDS,
                made_on=on,
                done_on=None if recent else on + timedelta(days=10),
            )
        )


def machine(folder: Path) -> Machine:
    """Return the machine of the measurements: a fixed clock and the least key cost a real store may have."""
    return Machine(folder, FixedClock(NOW), LEAST_COST)


def make(folder: Path) -> Path:
    """Make the store below ``folder`` unless it is there already, and return the team's folder."""
    team = folder / "teams" / "tioar"
    if team.exists():
        return team
    here = machine(folder)
    new = NewTeam(
        name="Tioårslaget",
        municipality="Exempelkommun",
        agencies=(
            NewAgency(kind=AgencyKind.MUNICIPAL_PRESCHOOL, name="Förskolan Tallbacken"),
            NewAgency(kind=AgencyKind.CHILD_HEALTH_CARE, name="BVC Norra"),
            NewAgency(kind=AgencyKind.SOCIAL_SERVICES, name="Familj och stöd"),
        ),
        member_name="Rut Rektorsson",
        member_role="rektor",
    )
    making = folder / "teams" / "making"
    desk = found_team(here, new, PHRASE, making)
    try:
        with desk.unit_of_work() as uow:
            agencies = uow.agencies.list()
        for agency in agencies:
            add_member(desk, here, f"Medlem {agency.name}", "medlem", agency.id, passphrase=PHRASE)
        TenYears(desk, random.Random(2016), default_template()).fill()  # made-up data, no secret
    finally:
        desk.close()
    making.rename(team)
    return team
