"""Random guardians, events, confirmations and rooms for the gate, close to where rules change.

What is drawn from is made once, above the functions: to make and check a strategy anew for each example costs
several times what the gate and its oracle do.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from barnombud.domain.case import Capacity, CaseState, Guardian, Hindrance, HindranceGround
from barnombud.domain.clock import swedish_instant
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

T = TypeVar("T")
CASE = CaseId("case")
PRESCHOOL, CARE, SOCIAL, FOREIGN = (AgencyId(a) for a in ("preschool", "care", "social", "foreign"))
AGENCIES = (PRESCHOOL, CARE, SOCIAL)
MEMBERS = {
    MemberId("alva"): PRESCHOOL,
    MemberId("bodil"): PRESCHOOL,
    MemberId("cilla"): CARE,
    MemberId("doris"): SOCIAL,
    MemberId("egon"): FOREIGN,
}
TOPICS = (Topic.HEALTH, Topic.LANGUAGE, Topic.PLAY)
# Round the end of summer time 2026 (25 October) and the start of it (29 March).
DAYS = (date(2026, 3, 28), date(2026, 3, 29), *(date(2026, 10, 23) + timedelta(days=n) for n in (1, 2, 3)))
TIMES = (time(0, 0), time(2, 30), time(22, 0), time(23, 59, 59))

one_of_four, one_of_six, one_of_eight, one_of_ten = (st.integers(0, n - 1) for n in (4, 6, 8, 10))
up_to_three, up_to_five = st.integers(0, 3), st.integers(0, 5)
either_way = st.booleans()
days = st.sampled_from(DAYS)
instants = st.one_of(
    st.builds(swedish_instant, days, st.sampled_from(TIMES)),
    # the same wall-clock hours in UTC: midnight there is one or two o'clock in Sweden
    st.builds(lambda day, at: datetime.combine(day, at, UTC), days, st.sampled_from(TIMES)),
)
topic_sets = st.frozensets(st.sampled_from(TOPICS), min_size=1)
scopes = st.builds(
    Scope,
    from_agency=st.sampled_from((*AGENCIES, FOREIGN)),
    to_agency=st.sampled_from((*AGENCIES, FOREIGN)),
    topics=topic_sets,
)
FULL = tuple(
    Scope(from_agency=one, to_agency=other, topics=frozenset(TOPICS))
    for one in AGENCIES
    for other in AGENCIES
    if one != other
)
WITHOUT_SOCIAL = tuple(s for s in FULL if SOCIAL not in (s.from_agency, s.to_agency))
scope_lists = st.one_of(
    st.just(FULL),
    st.just(WITHOUT_SOCIAL),
    st.lists(scopes, min_size=1, max_size=4).map(tuple),
    st.sets(st.sampled_from(FULL), min_size=1).map(lambda found: tuple(sorted(found, key=repr))),
)


def _full_year(found: tuple[Scope, ...]) -> ConsentTerms:
    return ConsentTerms(
        purpose="Hjälp tidigt",
        scopes=found,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        form=ConsentForm.WRITTEN,
        information_version="1",
        information_language="sv",
        informed=True,
    )


@st.composite
def terms(draw: st.DrawFn) -> ConsentTerms:
    """What a yes is made of, mostly running over every day used."""
    long = draw(either_way)
    return ConsentTerms(
        purpose="Hjälp tidigt",
        scopes=draw(scope_lists),
        valid_from=date(2026, 1, 1) if long else draw(days),
        valid_to=date(2026, 12, 31) if long else draw(days),
        form=ConsentForm.ORAL,
        information_version="1",
        information_language="sv",
        informed=True,
    )


any_terms = terms()
good_terms = st.one_of(any_terms, st.sampled_from((FULL, FULL, WITHOUT_SOCIAL)).map(_full_year))
hindrances = st.none() | st.just(
    Hindrance(
        ground=HindranceGround.HINDERED,
        text="Går inte att nå",
        responsible_name="Alva Påhitt",
        responsible_member_id=MemberId("alva"),
        on=date(2026, 1, 1),
    )
)


capacities = st.sampled_from(
    (
        Capacity.JOINT_GUARDIAN,
        Capacity.JOINT_GUARDIAN,
        Capacity.SOLE_GUARDIAN,
        Capacity.TEMPORARY_GUARDIAN,
        Capacity.SPECIALLY_APPOINTED,
        Capacity.PARENT_WITHOUT_CUSTODY,
    )
)


@st.composite
def guardian_lists(draw: st.DrawFn) -> tuple[Guardian, ...]:
    """None to three guardians, hindered or not, with and without custody."""
    return tuple(
        Guardian(
            id=GuardianId(f"g{n}"),
            case_id=CASE,
            ordinal=n + 1,
            capacity=draw(capacities),
            hindrance=draw(hindrances) if draw(one_of_four) == 0 else None,
        )
        for n in range(draw(up_to_three))
    )


event_kinds = st.sampled_from((ConsentKind.ANSWERED, *ConsentKind))
answers = st.sampled_from((Answer.YES, Answer.YES, Answer.PARTLY, Answer.NO, None))
every_capacity = st.sampled_from(Capacity)
places = tuple(st.sampled_from(range(count)) for count in range(1, 8))
"""At ``places[n]``: one of the first ``n + 1`` of something."""
corrected = tuple(st.none() | each.map(lambda n: ConsentEventId(f"e{n}")) for each in places)


def an_event(draw: st.DrawFn, guardians: tuple[Guardian, ...], number: int) -> ConsentEvent:
    """One event by a guardian, the child, another adult or nobody who exists."""
    guardian = (*guardians, None)[draw(places[len(guardians)])]
    kind = draw(event_kinds)
    answered = kind in (ConsentKind.ANSWERED, ConsentKind.CORRECTED)
    answer = draw(answers) if answered else None
    gives = answer in (Answer.YES, Answer.PARTLY)
    capacity = guardian.capacity if guardian else Capacity.THE_CHILD
    if draw(one_of_ten) == 0:
        capacity = draw(every_capacity)
    return ConsentEvent(
        id=ConsentEventId(f"e{number}"),
        case_id=CASE,
        kind=kind,
        guardian_id=guardian.id if guardian else None,
        capacity=capacity,
        other_adult="Bo Påhitt" if draw(one_of_ten) == 0 else "",
        answer=answer,
        terms=draw(any_terms) if gives and draw(one_of_ten) else None,
        corrects=draw(corrected[number]) if kind is ConsentKind.CORRECTED else None,
        happened_on=draw(days),
        recorded_at=draw(instants),
        collected_by=MemberId("alva"),
        collector_agency=PRESCHOOL,
    )


events = st.composite(an_event)


def _yes(number: int, guardian: Guardian, found: ConsentTerms) -> ConsentEvent:
    return ConsentEvent(
        id=ConsentEventId(f"e{number}"),
        case_id=CASE,
        kind=ConsentKind.ANSWERED,
        guardian_id=guardian.id,
        capacity=guardian.capacity,
        answer=Answer.YES,
        terms=found,
        happened_on=date(2026, 3, 1),
        recorded_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        collected_by=MemberId("alva"),
        collector_agency=PRESCHOOL,
    )


confirmations = st.builds(
    Confirmation,
    case_id=st.just(CASE),
    agency_id=st.sampled_from((*AGENCIES, PRESCHOOL)),
    member_id=st.just(MemberId("alva")),
    at=instants,
)
SEEN_TO = tuple(
    Confirmation(
        case_id=CASE, agency_id=a, member_id=MemberId("alva"), at=datetime(2026, 3, 2, 12, tzinfo=UTC)
    )
    for a in AGENCIES
)
wild_confirmations = st.lists(confirmations, max_size=4).map(tuple)


orders = tuple(st.permutations(range(count)) for count in range(8))


def shuffled(draw: st.DrawFn, found: list[ConsentEvent]) -> tuple[ConsentEvent, ...]:
    """Return the events in any order."""
    return tuple(found[place] for place in draw(orders[len(found)]))


case_states = st.sampled_from(CaseState)
wild_bringers = st.sampled_from((PRESCHOOL, CARE, FOREIGN))
some_guardians = guardian_lists()


@st.composite
def wild_facts(draw: st.DrawFn) -> CaseFacts:
    """A case where anything may be the matter."""
    guardians = draw(some_guardians)
    found = [an_event(draw, guardians, number) for number in range(draw(up_to_five))]
    return CaseFacts(
        state=draw(case_states),
        brought_by=draw(wild_bringers),
        guardians=guardians,
        events=shuffled(draw, found),
        confirmations=draw(wild_confirmations),
    )


families = st.sampled_from(
    (
        (Capacity.SOLE_GUARDIAN,),
        (Capacity.JOINT_GUARDIAN, Capacity.JOINT_GUARDIAN),
        (Capacity.JOINT_GUARDIAN,),
        (Capacity.SOLE_GUARDIAN, Capacity.PARENT_WITHOUT_CUSTODY),
    )
)
mostly_nothing_more = st.sampled_from((0, 0, 0, 1, 2))
mostly_the_preschool = st.sampled_from((PRESCHOOL, PRESCHOOL, PRESCHOOL, CARE))
mostly_seen_to = st.sampled_from((SEEN_TO, SEEN_TO, SEEN_TO, SEEN_TO[:2], SEEN_TO[1:]))


@st.composite
def nearly_open(draw: st.DrawFn) -> CaseFacts:
    """A case where everybody has said yes and all have confirmed, and then one thing or two happen."""
    kinds = draw(families)
    guardians = tuple(
        Guardian(id=GuardianId(f"g{n}"), case_id=CASE, ordinal=n + 1, capacity=kind)
        for n, kind in enumerate(kinds)
    )
    found = [_yes(n, g, draw(good_terms)) for n, g in enumerate(guardians)]
    for number in range(len(found), len(found) + draw(mostly_nothing_more)):
        found.append(an_event(draw, guardians, number))
    if draw(one_of_six) == 0:
        hindered = guardians[0].model_copy(update={"hindrance": draw(hindrances)})
        guardians = (hindered, *guardians[1:])
    return CaseFacts(
        state=CaseState.OPEN,
        brought_by=draw(mostly_the_preschool),
        guardians=guardians,
        events=shuffled(draw, found),
        confirmations=draw(mostly_seen_to),
    )


usual_people = st.sampled_from([member for member, agency in MEMBERS.items() if agency != FOREIGN])
everybody = st.sampled_from(list(MEMBERS))
those_inside = st.one_of(st.sets(usual_people), st.sets(usual_people, min_size=2), st.sets(everybody))
signed_in_people = st.sampled_from((MemberId("alva"), *MEMBERS))
conflicts = st.just(frozenset[MemberId]()) | st.frozensets(everybody, max_size=2)
known = st.just(frozenset(AGENCIES)) | st.frozensets(st.sampled_from(AGENCIES))
seats = st.sampled_from((("alva", "cilla"), ("alva", "cilla", "doris"), ("bodil", "doris")))


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """Who is in the room; mostly known people, sometimes somebody of an agency nobody knows."""
    inside = draw(those_inside)
    return Room(
        present=tuple(Presence(member_id=m, agency_id=MEMBERS[m]) for m in sorted(inside)),
        signed_in=draw(signed_in_people),
        conflicted=draw(conflicts),
        other_visitors=draw(one_of_eight) == 0,
        known_agencies=draw(known),
    )


def _with(draw: st.DrawFn, usual: T, otherwise: T) -> T:
    return otherwise if draw(one_of_ten) == 0 else usual


wild_rooms = rooms()


@st.composite
def usual_rooms(draw: st.DrawFn) -> Room:
    """The team as it mostly sits, with now and then one thing out of the ordinary."""
    inside = draw(seats)
    wild = draw(wild_rooms)
    return Room(
        present=tuple(Presence(member_id=MemberId(m), agency_id=MEMBERS[MemberId(m)]) for m in inside),
        signed_in=_with(draw, MemberId(inside[0]), wild.signed_in),
        conflicted=_with(draw, frozenset(), wild.conflicted),
        other_visitors=_with(draw, False, True),
        known_agencies=_with(draw, frozenset(AGENCIES), wild.known_agencies),
    )


asked_topics = st.one_of(
    topic_sets, st.frozensets(st.sampled_from(TOPICS)), st.just(frozenset({Topic.HEALTH}))
)

Question = tuple[CaseFacts, Room, frozenset[Topic], datetime]
questions: st.SearchStrategy[Question] = st.one_of(
    st.tuples(wild_facts(), rooms(), asked_topics, instants),
    st.tuples(nearly_open(), rooms(), asked_topics, instants),
    st.tuples(nearly_open(), usual_rooms(), asked_topics, instants),
    st.tuples(nearly_open(), usual_rooms(), topic_sets, instants),
)
