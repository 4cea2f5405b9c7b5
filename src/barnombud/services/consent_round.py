"""The consent check of a meeting: who has changed her mind, and every agency's confirmation (R7, R8)."""

from __future__ import annotations

from barnombud.domain.case import Capacity, Guardian, Preparation
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.events import Confirmation
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.consent.round import AgencyHeard, HeardWay
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, MeetingId
from barnombud.domain.meeting.attendance import members_present
from barnombud.domain.meeting.meeting import AgendaItem, ItemState, MeetingState
from barnombud.domain.value import Value
from barnombud.errors import RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.item_gate import ItemGate, gate_of
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.representing import RepresentingBlocker
from barnombud.services.room import present_now
from barnombud.services.vouching import Vouch, prove, vouched_by
from barnombud.store.repositories.cases import case_facts
from barnombud.store.unit_of_work import UnitOfWork


class ConsentGiver(Value):
    """Somebody whose yes now holds and who may take it back; without a name."""

    guardian_id: GuardianId | None
    """None is the child itself."""
    ordinal: int
    """Vårdnadshavare 1, 2 ...; 0 is the child."""
    capacity: Capacity


class RegretLine(Value):
    """One case that everybody in the room may know of, by number."""

    case_id: CaseId
    number: str
    givers: tuple[ConsentGiver, ...]


class RoundPage(Value):
    """What the item "Samtyckeskontroll" shows."""

    named: int
    """Children on the agenda that everybody here may know of."""
    unconfirmed: int
    """How many of them lack a confirmation by an agency that is here."""


def round_page(desk: Desk, meeting_id: MeetingId) -> RoundPage:
    """Return how far the consent check has come, counting only what everybody in the room may know of."""
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        items = _first_part(uow, meeting_id)
        at = uow.now()
        gates = [gate for gate in (gate_of(uow, desk, item, at) for item in items) if not _leaves_out(gate)]
        return RoundPage(named=len(gates), unconfirmed=sum(bool(gate.answer.notes_locked) for gate in gates))


def note_heard(
    desk: Desk, meeting_id: MeetingId, agencies: tuple[AgencyId, ...], way: HeardWay = HeardWay.PRESENT
) -> Outcome[tuple[AgencyHeard, ...]]:
    """Note that agencies have answered "Har någon ångrat sig sedan sist?"; never what they answered (R7).

    Raises:
        RuleViolation: the meeting does not run, an agency is not in the team, or one that is
            said to be in the room has nobody there.
    """
    with desk.unit_of_work() as uow:
        if uow.meetings.get(meeting_id).state is not MeetingState.RUNNING:
            raise RuleViolation((MeetingBlocker.NOT_RUNNING,), meeting_id)
        at = uow.now()
        here = {presence.agency_id for presence in present_now(uow, meeting_id, at)}
        known = {agency.id for agency in uow.agencies.active()}
        may_answer = here & known if way is HeardWay.PRESENT else known
        if not may_answer.issuperset(agencies):
            raise RuleViolation((RepresentingBlocker.AGENCY_NOT_HERE,), *sorted(set(agencies) - may_answer))
        heard = tuple(
            AgencyHeard(
                meeting_id=meeting_id, agency_id=agency, heard_at=at, way=way, noted_by=desk.member.id
            )
            for agency in agencies
        )
        for each in heard:
            uow.rounds.save(each)
        return Outcome(heard, uow.commit(Op.HEAR_AGENCIES, meeting_id, *agencies, at=at))


def confirm_present(desk: Desk, meeting_id: MeetingId, vouch: Vouch | None = None) -> Outcome[int]:
    """Confirm in one press, for every agency in the room, the consent of each child on the agenda (R8).

    Where the team asks for own passphrases one press is for one agency: that of who vouches.

    An agency confirms only where it may take part; who confirms nothing yet, because she is not here, does it
    later. Where a member here has a conflict of interest nothing is confirmed until that member has left.
    Returns how many confirmations were made; never to be shown, as it counts every child.

    Raises:
        RuleViolation: the meeting does not run, so nobody is in the room; or an own passphrase is asked for.
        WrongPassphrase: ``vouch`` does not hold.
    """
    prove(desk, vouch)
    with desk.unit_of_work() as uow:
        if uow.meetings.get(meeting_id).state is not MeetingState.RUNNING:
            raise RuleViolation((MeetingBlocker.NOT_RUNNING,), meeting_id)
        at = uow.now()
        held = uow.case_keys.held()
        made: list[Confirmation] = []
        only = _whose(uow, vouch)
        for item in uow.agenda.for_meeting(meeting_id):
            if item.case_id is None or item.case_id not in held or item.state is ItemState.DONE:
                continue
            gate = gate_of(uow, desk, item, at)
            if gate.answer.members_must_leave:
                continue
            made += [
                Confirmation(
                    case_id=item.case_id,
                    agency_id=agency,
                    member_id=vouched_by(uow, desk, agency, vouch),
                    at=at,
                )
                for agency in sorted(gate.answer.notes_locked)
                if only in (None, agency)
            ]
        for confirmation in made:
            uow.consents.confirm(confirmation)
        cases = {confirmation.case_id for confirmation in made}
        return Outcome(len(made), uow.commit(Op.CONFIRM_CONSENT, meeting_id, *cases, at=at))


def _whose(uow: UnitOfWork, vouch: Vouch | None) -> AgencyId | None:
    """Return the only agency that is confirmed for; None when it is every one in the room."""
    asked = uow.team.rules().confirm_with_passphrase and vouch is not None
    return uow.members.get(vouch.member_id).agency_id if asked and vouch else None


def regret_list(desk: Desk, meeting_id: MeetingId) -> tuple[RegretLine, ...]:
    """Return the held cases whose consent may be withdrawn here and now, by number.

    A case that leaves out somebody who is in the room is not among them: its number may not be on the screen.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_LIST, "consents", meeting_id)
        at = uow.now()
        present = members_present(uow.attendance.for_meeting(meeting_id), at)
        here, members = {p.agency_id for p in present}, {p.member_id for p in present}
        guardians, events = uow.guardians.all_held(running=True), uow.consents.all_held(running=True)
        preparations = uow.cases.preparations()
        lines = []
        for case in uow.cases.list():
            if case.id not in guardians:
                continue
            facts = case_facts(case, guardians[case.id], events.get(case.id, ()), ())
            people = standings(facts.guardians, facts.events, at)
            known = {case.brought_by} | {agency for pair in permits(people) for agency in pair}
            conflicted = preparations.get(case.id, Preparation()).conflicted
            if here <= known and not conflicted & members:
                holding = frozenset(person.guardian_id for person in people if person.holds)
                lines.append(_line(facts, case.id, case.number, holding))
        return tuple(line for line in lines if line.givers)


def givers_of(desk: Desk, case_id: CaseId) -> tuple[ConsentGiver, ...]:
    """Return who may take back a yes in one case.

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        facts = case_facts(case, uow.guardians.for_case(case_id), uow.consents.for_case(case_id), ())
        people = standings(facts.guardians, facts.events, uow.now())
        holding = frozenset(person.guardian_id for person in people if person.holds)
        return _line(facts, case_id, case.number, holding).givers


def _leaves_out(gate: ItemGate) -> bool:
    """Whether somebody in the room may not know of the child."""
    return bool(gate.answer.must_leave or gate.answer.members_must_leave)


def _first_part(uow: UnitOfWork, meeting_id: MeetingId) -> list[AgendaItem]:
    held = uow.case_keys.held()
    return [
        item for item in uow.agenda.for_meeting(meeting_id) if item.case_id in held and not item.second_part
    ]


def _line(
    facts: CaseFacts, case_id: CaseId, number: str, holding: frozenset[GuardianId | None]
) -> RegretLine:
    givers = [_giver(guardian) for guardian in facts.guardians if guardian.id in holding]
    if None in holding:
        givers.append(ConsentGiver(guardian_id=None, ordinal=0, capacity=Capacity.THE_CHILD))
    return RegretLine(case_id=case_id, number=number, givers=tuple(givers))


def _giver(guardian: Guardian) -> ConsentGiver:
    return ConsentGiver(guardian_id=guardian.id, ordinal=guardian.ordinal, capacity=guardian.capacity)
