"""The consent gate: may this child be taken up by name, now, with those who are in the room (R12)?

`open_item` is the only question; its answer is derived each time from events, confirmations and who is
present. Unknown is closed. The decision table stands in docs/consent-gate.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from barnombud.domain.case import CaseState, Guardian
from barnombud.domain.consent.codes import CODES_BY_WEIGHT, Gate, GateCode
from barnombud.domain.consent.events import Confirmation, ConsentEvent, Scope
from barnombud.domain.consent.standing import Permits, PersonStanding, Standing, permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, ConsentEventId, MemberId
from barnombud.domain.value import Value

_CODE_OF_STANDING = {
    Standing.WITHDRAWN: GateCode.WITHDRAWN,
    Standing.NO: GateCode.REFUSED,
    Standing.NOT_ASKED: GateCode.NOT_ASKED,
    Standing.ASKED: GateCode.NOT_ANSWERED,
    Standing.NOT_YET_VALID: GateCode.NOT_YET_VALID,
    Standing.EXPIRED: GateCode.EXPIRED,
}


class Presence(Value):
    """A member who is in the room now."""

    member_id: MemberId
    agency_id: AgencyId


class CaseFacts(Value):
    """Everything about the case that the gate looks at."""

    state: CaseState
    brought_by: AgencyId
    guardians: tuple[Guardian, ...]
    events: tuple[ConsentEvent, ...]
    confirmations: tuple[Confirmation, ...]


class Room(Value):
    """Who is in the room, and who is signed in at the laptop."""

    present: tuple[Presence, ...]
    signed_in: MemberId
    conflicted: frozenset[MemberId] = frozenset()
    """Members with a conflict of interest in this case (jäv, R15)."""
    other_visitors: bool = False
    """A guardian, interpreter or support person of another item is still in the room."""
    known_agencies: frozenset[AgencyId]
    """The team's active agencies."""

    @property
    def agencies(self) -> frozenset[AgencyId]:
        """The agencies that have somebody in the room."""
        return frozenset(presence.agency_id for presence in self.present)


class GateAnswer(Value):
    """The answer, with codes and what would have to happen for it to be open."""

    gate: Gate
    codes: tuple[GateCode, ...] = ()
    """Heaviest first; empty when open."""
    permitted: frozenset[AgencyId] = frozenset()
    """Agencies that may take part for the topics asked, present or not, the bringing one included."""
    must_leave: frozenset[AgencyId] = frozenset()
    members_must_leave: frozenset[MemberId] = frozenset()
    scopes: tuple[Scope, ...] = ()
    """What may be said from whom to whom, limited to the topics asked; frozen when opened."""
    consent_ids: tuple[ConsentEventId, ...] = ()
    notes_locked: frozenset[AgencyId] = frozenset()
    """Present agencies that have not yet confirmed, and so may not write (R8)."""
    writers: frozenset[AgencyId] = frozenset()
    """Present agencies that have confirmed, and so may write while the gate is open (R8)."""
    confirmed: frozenset[AgencyId] = frozenset()
    """Every permitted agency that has confirmed, in the room or not."""
    unheard: frozenset[AgencyId] = frozenset()
    """Agencies that have not answered in the consent check of the meeting (`consent.round`)."""
    unheard_since_backup: frozenset[AgencyId] = frozenset()
    """Agencies that have not said what has changed since a restored backup (`consent.restored`)."""

    @property
    def is_open(self) -> bool:
        """Whether the item may be opened by name."""
        return self.gate is Gate.OPEN


def open_item(facts: CaseFacts, room: Room, topics: frozenset[Topic], at: datetime) -> GateAnswer:
    """Decide whether the child may be taken up by name at ``at`` with those in ``room`` about ``topics``."""
    people = standings(facts.guardians, facts.events, at)
    refusal = _consent_codes(facts, people, topics)
    if refusal:
        unasked = all(person.untouched for person in people)
        only_unasked = unasked and refusal == {GateCode.NOT_ASKED}
        gate = Gate.DEIDENTIFIED_ONLY if only_unasked else Gate.CLOSED
        return GateAnswer(gate=gate, codes=_sorted(refusal))
    allowed = _limited(permits(people), topics, room.known_agencies)
    permitted = _permitted(facts.brought_by, allowed, topics)
    must_leave = room.agencies - permitted
    members = frozenset(p.member_id for p in room.present if p.member_id in room.conflicted)
    codes = _room_codes(facts, room, permitted, must_leave, members)
    here = room.agencies & permitted
    confirmed = frozenset(agency for agency in permitted if _confirmed(facts, agency, people, at))
    if len(permitted) == 1:
        codes.add(GateCode.TOPIC_NOT_COVERED)
    if not _both_ways(here, allowed, topics):
        codes.add(GateCode.ONE_WAY_ONLY)
    if facts.brought_by not in confirmed:
        codes.add(GateCode.NOT_CONFIRMED)
    return GateAnswer(
        gate=Gate.CLOSED if codes else Gate.OPEN,
        codes=_sorted(codes),
        permitted=permitted,
        must_leave=must_leave,
        members_must_leave=members,
        scopes=tuple(
            Scope(from_agency=pair[0], to_agency=pair[1], topics=found)
            for pair, found in sorted(allowed.items())
        ),
        consent_ids=tuple(person.event_id for person in people if person.event_id is not None),
        notes_locked=here - confirmed,
        writers=here & confirmed,
        confirmed=confirmed,
    )


def _sorted(codes: Iterable[GateCode]) -> tuple[GateCode, ...]:
    return tuple(sorted(codes, key=CODES_BY_WEIGHT.index))


def may_write(answer: GateAnswer, agency: AgencyId) -> bool:
    """Whether ``agency`` may write a note in an item with this answer (R8).

    It is open, the agency is permitted and has confirmed, and somebody of it is in the room: nobody writes
    for an agency that is not there.
    """
    return answer.is_open and agency in answer.writers


def _consent_codes(
    facts: CaseFacts, people: tuple[PersonStanding, ...], topics: frozenset[Topic]
) -> set[GateCode]:
    codes = {_CODE_OF_STANDING[person.standing] for person in people if not person.holds}
    if facts.state is CaseState.CLOSED:
        codes.add(GateCode.CASE_CLOSED)
    if not any(guardian.must_answer for guardian in facts.guardians):
        codes.add(GateCode.NO_GUARDIAN)
    if not codes and not permits(people):
        codes.add(GateCode.EMPTY_INTERSECTION)
    if not codes and not topics:
        codes.add(GateCode.NO_TOPIC)
    return codes


def _room_codes(
    facts: CaseFacts,
    room: Room,
    permitted: frozenset[AgencyId],
    must_leave: frozenset[AgencyId],
    members: frozenset[MemberId],
) -> set[GateCode]:
    staying = {
        p.member_id: p.agency_id
        for p in room.present
        if p.agency_id in permitted and p.member_id not in members
    }
    found = {
        GateCode.AGENCY_UNKNOWN: bool(room.agencies - room.known_agencies),
        GateCode.AGENCY_MUST_LEAVE: bool(must_leave),
        GateCode.CONFLICT_OF_INTEREST: bool(members),
        GateCode.SIGNED_IN_MUST_CHANGE: room.signed_in not in staying,
        GateCode.VISITOR_PRESENT: room.other_visitors,
        GateCode.BRINGER_ABSENT: facts.brought_by not in staying.values(),
        GateCode.NOBODY_TO_TALK_WITH: not (set(staying.values()) - {facts.brought_by}),
    }
    return {code for code, holds in found.items() if holds}


def _limited(allowed: Permits, topics: frozenset[Topic], known: frozenset[AgencyId]) -> Permits:
    return {
        pair: found & topics
        for pair, found in allowed.items()
        if found & topics and pair[0] in known and pair[1] in known
    }


def _permitted(bringer: AgencyId, allowed: Permits, topics: frozenset[Topic]) -> frozenset[AgencyId]:
    """The bringing agency, and whom it may tell about every topic asked."""
    told = {pair[1] for pair, found in allowed.items() if pair[0] == bringer and found == topics}
    return frozenset(told | {bringer})


def _both_ways(staying: frozenset[AgencyId], allowed: Permits, topics: frozenset[Topic]) -> bool:
    """Whether everybody who stays may hear everybody else about every topic; unknown is no."""
    return all(
        allowed.get((one, other), frozenset()) == topics
        for one in staying
        for other in staying
        if one != other
    )


def _confirmed(facts: CaseFacts, agency: AgencyId, people: Iterable[PersonStanding], at: datetime) -> bool:
    """Whether ``agency`` has confirmed after the newest event that now holds (R8)."""
    holding = {person.event_id for person in people}
    newest = max((event.recorded_at for event in facts.events if event.id in holding), default=None)
    return newest is not None and any(
        confirmation.agency_id == agency and newest <= confirmation.at <= at
        for confirmation in facts.confirmations
    )
