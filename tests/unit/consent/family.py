"""An invented family and its room, for tests of consent: all is right until one thing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from barnombud.domain.case import Capacity, Case, CaseState, Guardian, Hindrance, HindranceGround
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

PRESCHOOL, CARE, SOCIAL = AgencyId("preschool"), AgencyId("care"), AgencyId("social")
TEAM = (PRESCHOOL, CARE, SOCIAL)
ALVA, CILLA, DORIS = MemberId("alva"), MemberId("cilla"), MemberId("doris")
AGENCY_OF = {ALVA: PRESCHOOL, CILLA: CARE, DORIS: SOCIAL}
ONE, TWO = GuardianId("one"), GuardianId("two")
CASE = CaseId("case")

ANSWERED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CONFIRMED_AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 3)
LAST_DAY = date(2026, 8, 31)
HEALTH = frozenset({Topic.HEALTH})
LANGUAGE = frozenset({Topic.LANGUAGE})
TWO_TOPICS = frozenset({Topic.HEALTH, Topic.LANGUAGE})


def scopes(agencies: Iterable[AgencyId], topics: frozenset[Topic] = TWO_TOPICS) -> tuple[Scope, ...]:
    """Everybody in ``agencies`` may tell everybody else about ``topics``."""
    all_of_them = tuple(agencies)
    return tuple(
        Scope(from_agency=one, to_agency=other, topics=topics)
        for one in all_of_them
        for other in all_of_them
        if one != other
    )


EVERYBODY = scopes(TEAM)
WITHOUT_SOCIAL = scopes((PRESCHOOL, CARE))
BLANK = ConsentTerms(
    purpose="Hjälp tidigt med språket",
    scopes=EVERYBODY,
    valid_from=date(2026, 3, 1),
    valid_to=LAST_DAY,
    form=ConsentForm.WRITTEN,
    information_version="samtycke-1",
    information_language="sv",
    informed=True,
)


def terms(found: tuple[Scope, ...] = EVERYBODY, **other: object) -> ConsentTerms:
    """Return terms that run over today, with ``other`` fields changed."""
    return BLANK.model_copy(update={"scopes": found, **other})


def guardian(
    who: GuardianId = ONE, capacity: Capacity = Capacity.JOINT_GUARDIAN, hindered: bool = False
) -> Guardian:
    """Return guardian 1 or 2."""
    ground = Hindrance(
        ground=HindranceGround.HINDERED,
        text="Har inte gått att nå på ett halvår",
        responsible_name="Alva Påhitt",
        responsible_member_id=ALVA,
        on=date(2026, 3, 1),
    )
    return Guardian(
        id=who,
        case_id=CASE,
        ordinal=2 if who == TWO else 1,
        capacity=capacity,
        hindrance=ground if hindered else None,
    )


BOTH = (guardian(ONE), guardian(TWO))
ALONE = (guardian(ONE, Capacity.SOLE_GUARDIAN),)
WITHOUT_CUSTODY = Capacity.PARENT_WITHOUT_CUSTODY


def event(
    who: GuardianId | None, kind: ConsentKind, answer: Answer | None = None, **other: object
) -> ConsentEvent:
    """Return an event by ``who`` (None: the child), right in everything that ``other`` does not change."""
    gives = answer in (Answer.YES, Answer.PARTLY)
    base = ConsentEvent(
        id=ConsentEventId(f"{kind}-{who}-{answer}"),
        case_id=CASE,
        kind=kind,
        guardian_id=who,
        capacity=Capacity.THE_CHILD if who is None else Capacity.JOINT_GUARDIAN,
        answer=answer,
        terms=terms() if gives else None,
        happened_on=date(2026, 3, 2),
        recorded_at=ANSWERED_AT,
        collected_by=ALVA,
        collector_agency=PRESCHOOL,
    )
    return base.model_copy(update=other)


def yes(who: GuardianId | None = ONE, found: tuple[Scope, ...] = EVERYBODY, **other: object) -> ConsentEvent:
    """Return a yes with these scopes."""
    given = event(who, ConsentKind.ANSWERED, Answer.YES, terms=terms(found))
    return given.model_copy(update=other)


def no(who: GuardianId | None = ONE, **other: object) -> ConsentEvent:
    """Return a no."""
    return event(who, ConsentKind.ANSWERED, Answer.NO).model_copy(update=other)


def asked(who: GuardianId | None = ONE, **other: object) -> ConsentEvent:
    """Return that the question was asked."""
    return event(who, ConsentKind.ASKED).model_copy(update=other)


def withdrawn(who: GuardianId | None = ONE, at: datetime = CONFIRMED_AT, **other: object) -> ConsentEvent:
    """Return a withdrawal, by default just after the answer."""
    return event(who, ConsentKind.WITHDRAWN, recorded_at=at).model_copy(update=other)


def corrected(of: ConsentEvent, answer: Answer, at: datetime, **other: object) -> ConsentEvent:
    """Return a correction of ``of``."""
    found = event(of.guardian_id, ConsentKind.CORRECTED, answer, corrects=of.id, recorded_at=at)
    return found.model_copy(update=other)


def confirmed(agency: AgencyId = PRESCHOOL, at: datetime = CONFIRMED_AT) -> Confirmation:
    """Return that ``agency`` has checked the consent."""
    return Confirmation(case_id=CASE, agency_id=agency, member_id=ALVA, at=at)


ALL_CONFIRMED = tuple(confirmed(agency) for agency in TEAM)


def facts(
    guardians: tuple[Guardian, ...],
    *events: ConsentEvent,
    confirmations: tuple[Confirmation, ...] = ALL_CONFIRMED,
    state: CaseState = CaseState.OPEN,
    brought_by: AgencyId = PRESCHOOL,
) -> CaseFacts:
    """Return a case as the gate sees it."""
    return CaseFacts(
        state=state,
        brought_by=brought_by,
        guardians=guardians,
        events=events,
        confirmations=confirmations,
    )


def room(
    *present: MemberId,
    signed_in: MemberId = ALVA,
    conflicted: tuple[MemberId, ...] = (),
    other_visitors: bool = False,
    known: tuple[AgencyId, ...] = TEAM,
) -> Room:
    """Return a room with these members; with none named, the whole team."""
    return Room(
        present=tuple(
            Presence(member_id=who, agency_id=AGENCY_OF[who]) for who in (present or (ALVA, CILLA, DORIS))
        ),
        signed_in=signed_in,
        conflicted=frozenset(conflicted),
        other_visitors=other_visitors,
        known_agencies=frozenset(known),
    )


def member(who: MemberId, agency: AgencyId, active: bool = True) -> Member:
    """Return a member of the team."""
    return Member(
        id=who, name="Alva Påhitt", role="rektor", agency_id=agency, active=active, joined_on=date(2026, 1, 1)
    )


def case(state: CaseState = CaseState.OPEN) -> Case:
    """Return the case itself."""
    return Case(id=CASE, number="K7Q", state=state, brought_by=PRESCHOOL, created_on=date(2026, 3, 1))
