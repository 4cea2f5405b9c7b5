"""What stands for one person at one moment, and what all together permit: permit, deny or unknown.

Unknown denies. Nothing here is stored; it is derived from the append-only events each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from barnombud.domain.case import GUARDIAN_CAPACITIES, Capacity, Guardian
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind, ConsentTerms
from barnombud.domain.consent.history import deciding_event, is_denial
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, ConsentEventId, GuardianId
from barnombud.domain.value import Value

Pair = tuple[AgencyId, AgencyId]
"""From agency, to agency."""
Permits = dict[Pair, frozenset[Topic]]


class Standing(StrEnum):
    """What one person's events come to at a moment."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"


HOLDS = frozenset({Standing.YES, Standing.PARTLY})
_HINDRANCE_STANDS_IN_FOR = frozenset({Standing.NOT_ASKED, Standing.ASKED, Standing.EXPIRED})

NOT_ENTERED = GuardianId("")
"""Stands for the second guardian whom joint custody implies but nobody has entered in the case."""


class PersonStanding(Value):
    """One person's standing with the terms that hold, if any."""

    guardian_id: GuardianId | None
    """None for the child itself."""
    standing: Standing
    terms: ConsentTerms | None = None
    event_id: ConsentEventId | None = None
    cleared: bool = False
    """What was said has been disposed of: not asked, and yet shut (R9)."""

    @property
    def untouched(self) -> bool:
        """Whether nothing has ever been asked or said."""
        return self.standing is Standing.NOT_ASKED and not self.cleared

    @property
    def holds(self) -> bool:
        """Whether this is a yes or partly that is valid at the moment asked about."""
        return self.standing in HOLDS


def standing_of(
    events: Iterable[ConsentEvent],
    guardian_id: GuardianId | None,
    at: datetime,
    answers_from: datetime | None = None,
) -> PersonStanding:
    """Return what ``guardian_id``'s events about the child (None: the child's own) come to at ``at``.

    Events recorded after ``at`` are not counted. `history.deciding_event` says which answer or withdrawal
    decides; being asked again takes nothing away from an answer that holds. With ``answers_from`` only what
    takes consent away counts from before that instant.
    """
    mine = [
        event
        for event in events
        if _is_about_child(event, guardian_id)
        and event.recorded_at <= at
        and (answers_from is None or event.recorded_at >= answers_from or is_denial(event))
    ]
    last = deciding_event(mine)
    if last is None:
        asked = Standing.ASKED if mine else Standing.NOT_ASKED
        return PersonStanding(guardian_id=guardian_id, standing=asked)
    standing, cleared = _standing_of_event(last, at), last.kind is ConsentKind.CLEARED
    if cleared and any(_asked_after(last, event) for event in mine):
        standing = Standing.ASKED
    return PersonStanding(
        guardian_id=guardian_id, standing=standing, terms=last.terms, event_id=last.id, cleared=cleared
    )


def _asked_after(cleared: ConsentEvent, event: ConsentEvent) -> bool:
    return event.kind is ConsentKind.ASKED and event.recorded_at > cleared.recorded_at


def _is_about_child(event: ConsentEvent, guardian_id: GuardianId | None) -> bool:
    if event.other_adult:
        return False
    if guardian_id is None:
        return event.capacity is Capacity.THE_CHILD
    return event.guardian_id == guardian_id and event.capacity in GUARDIAN_CAPACITIES


def _standing_of_event(event: ConsentEvent, at: datetime) -> Standing:
    if event.kind is ConsentKind.CLEARED:
        return Standing.NOT_ASKED
    if event.kind is ConsentKind.WITHDRAWN:
        return Standing.WITHDRAWN
    if event.answer is None or event.answer is Answer.NO:
        return Standing.NO
    if event.terms is None:
        return Standing.ASKED
    today = swedish_date(at)
    if today > event.terms.valid_to:
        return Standing.EXPIRED
    if today < event.terms.valid_from:
        return Standing.NOT_YET_VALID
    return Standing.YES if event.answer is Answer.YES else Standing.PARTLY


def lacks_second_guardian(guardians: Iterable[Guardian]) -> bool:
    """Whether custody is said to be joint but only one person with custody is entered (R4)."""
    custody = [guardian.capacity for guardian in guardians if guardian.capacity in GUARDIAN_CAPACITIES]
    return custody == [Capacity.JOINT_GUARDIAN]


def standings(
    guardians: Sequence[Guardian], events: Sequence[ConsentEvent], at: datetime
) -> tuple[PersonStanding, ...]:
    """Return the standing of everybody whose yes is needed (R4).

    That is the guardians, and the child itself once it has been asked. A recorded hindrance stands in for a
    guardian's silence, never for what she has said: her no, withdrawal or running yes still counts, and so
    does what has been disposed of. Joint
    custody with one guardian entered means that the other has not been asked (`NOT_ENTERED`).
    """
    needed = [_of_guardian(guardian, events, at) for guardian in guardians if guardian.must_answer]
    for guardian in guardians:
        if guardian.hindrance is not None and guardian.capacity in GUARDIAN_CAPACITIES:
            said = _of_guardian(guardian, events, at)
            if said.standing not in _HINDRANCE_STANDS_IN_FOR or said.cleared:
                needed.append(said)
    if lacks_second_guardian(guardians):
        needed.append(PersonStanding(guardian_id=NOT_ENTERED, standing=Standing.NOT_ASKED))
    child = standing_of(events, None, at)
    if not child.untouched:
        needed.append(child)
    return tuple(needed)


def _of_guardian(guardian: Guardian, events: Sequence[ConsentEvent], at: datetime) -> PersonStanding:
    return standing_of(events, guardian.id, at, guardian.answers_from)


def permits(people: Sequence[PersonStanding]) -> Permits:
    """Return, per ordered pair of agencies, the topics that everybody's scopes have in common (R3, R4).

    Empty when somebody's yes is missing, or when there is nobody to ask.
    """
    if not people or not all(person.holds for person in people):
        return {}
    each = [_scopes(person.terms) for person in people]
    common = each[0]
    for other in each[1:]:
        common = {pair: topics & other.get(pair, frozenset()) for pair, topics in common.items()}
    return {pair: topics for pair, topics in common.items() if topics}


def one_way(allowed: Permits) -> Permits:
    """Return what one agency may tell another that may not tell it the same back (R3).

    Such a topic is not taken up while both are in the room: the item is split (`GateCode.ONE_WAY_ONLY`).
    """
    rest = {
        (one, other): topics - allowed.get((other, one), frozenset())
        for (one, other), topics in allowed.items()
    }
    return {pair: topics for pair, topics in rest.items() if topics}


def _scopes(terms: ConsentTerms | None) -> Permits:
    found: Permits = {}
    for scope in terms.scopes if terms else ():
        pair = (scope.from_agency, scope.to_agency)
        found[pair] = found.get(pair, frozenset()) | scope.topics
    return found


def holds_for_anybody(guardians: Sequence[Guardian], events: Sequence[ConsentEvent], at: datetime) -> bool:
    """Whether a first consent holds: name, concern, questions and flower may be kept (issue: Prepare)."""
    return bool(permits(standings(guardians, events, at)))


def adult_agrees(events: Iterable[ConsentEvent], other_adult: str, at: datetime) -> bool:
    """Whether the adult named has an own valid consent to what concerns herself (R6)."""
    return _adults_terms(events, other_adult, at) is not None


def adult_permits(events: Iterable[ConsentEvent], other_adult: str, pair: Pair, at: datetime) -> bool:
    """Whether the adult named lets the first agency of ``pair`` tell the second about herself (R3, R6)."""
    terms = _adults_terms(events, other_adult, at)
    return terms is not None and (pair[0] == pair[1] or pair in _scopes(terms))


def adults(events: Sequence[ConsentEvent], at: datetime) -> dict[str, PersonStanding]:
    """Return what stands for each other adult about herself (R6), in the order they were first asked."""
    names = dict.fromkeys(event.other_adult for event in events if event.other_adult)
    found: dict[str, PersonStanding] = {}
    for name in names:
        mine = [event for event in events if event.other_adult == name and event.recorded_at <= at]
        last = deciding_event(mine)
        if last is not None:
            found[name] = PersonStanding(
                guardian_id=None,
                standing=_standing_of_event(last, at),
                terms=last.terms,
                event_id=last.id,
            )
    return found


def _adults_terms(events: Iterable[ConsentEvent], other_adult: str, at: datetime) -> ConsentTerms | None:
    last = deciding_event(
        event for event in events if event.other_adult == other_adult and event.recorded_at <= at
    )
    if not other_adult or last is None or _standing_of_event(last, at) not in HOLDS:
        return None
    return last.terms
