"""When consent no longer holds: what has not begun is stopped, and those who had a part are told (R7).

Everything is read before the key is changed, and kept afterwards: then it is sealed with the new key, and who
has an old copy cannot read it.
"""

from __future__ import annotations

from barnombud.domain.case import Case
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.consent.history import is_denial
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import AgencyId, CaseId, CommitmentId, new_id
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.support.agreement import StopReason, SupportAgreement
from barnombud.domain.support.commitment import Commitment, CommitmentKind
from barnombud.domain.support.commitment_steps import Hand, dropped
from barnombud.domain.support.stopping import ToTell, must_hear, stopped
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.services.representing import own_agency
from barnombud.services.room import present_now
from barnombud.store.unit_of_work import UnitOfWork


class Stop(Value):
    """What a withdrawal changes beside the consent itself."""

    agreements: tuple[SupportAgreement, ...] = ()
    commitments: tuple[Commitment, ...] = ()


def must_be_told(desk: Desk, case_id: CaseId) -> tuple[ToTell, ...]:
    """Return who must hear of a withdrawal in one case: those who were there, and those who got papers.

    Asked before the withdrawal is recorded: afterwards the signed-in member may no longer hold the key.

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        return _to_tell(uow, desk, case_id)


def stop_of(uow: UnitOfWork, desk: Desk, case: Case, event: ConsentEvent) -> Stop:
    """Return what ``event``, which is about to be kept, stops; nothing unless consent ends with it."""
    if not is_denial(event):
        return Stop()
    people, events = uow.guardians.for_case(case.id), uow.consents.for_case(case.id)
    at = uow.now()
    if not permits(standings(people, events, at)) or permits(standings(people, (*events, event), at)):
        return Stop()
    agreements, offers = _stopped_agreements(uow, desk, case)
    hand = Hand(member_id=desk.member.id, on=swedish_date(at))
    promised = [
        dropped(each, hand)
        for each in uow.commitments.for_case(case.id)
        if each.is_open and each.offer_id and each.offer_id in offers
    ]
    return Stop(agreements=agreements, commitments=(*promised, *_telling(uow, desk, case)))


def keep_stop(uow: UnitOfWork, stop: Stop) -> None:
    """Keep what was stopped and who must be told; sealed with the key that holds now."""
    for agreement in stop.agreements:
        uow.agreements.save(agreement)
    for commitment in stop.commitments:
        uow.commitments.save(commitment)


def _stopped_agreements(
    uow: UnitOfWork, desk: Desk, case: Case
) -> tuple[tuple[SupportAgreement, ...], frozenset[str]]:
    """Return the agreements with their offers closed, and the ids of those offers."""
    found, offers = [], set()
    for agreement in uow.agreements.for_case(case.id):
        after = stopped(agreement, desk.today(), desk.member.id, StopReason.CONSENT_ENDED)
        if after is not None:
            found.append(after)
            offers |= {new.id for new, old in zip(after.offers, agreement.offers, strict=True) if new != old}
    return tuple(found), frozenset(offers)


def _telling(uow: UnitOfWork, desk: Desk, case: Case) -> list[Commitment]:
    """Return the promises to tell each agency that is not in the room and hears it there."""
    here = {
        presence.agency_id
        for meeting in uow.meetings.in_state(MeetingState.RUNNING)
        for presence in present_now(uow, meeting.id, uow.now())
    }
    names = {agency.id: agency.name for agency in uow.agencies.list()}
    return [
        Commitment(
            id=CommitmentId(new_id()),
            kind=CommitmentKind.TELL_AGENCY,
            due_on=desk.today(),
            agency_id=case.brought_by,
            case_id=case.id,
            told_agency=each.agency_id,
            text=names[each.agency_id],
            made_on=desk.today(),
        )
        for each in _to_tell(uow, desk, case.id)
        if each.agency_id not in here
    ]


def _to_tell(uow: UnitOfWork, desk: Desk, case_id: CaseId) -> tuple[ToTell, ...]:
    belongs = {member.id: member.agency_id for member in uow.members.list()}
    shared = [
        (belongs[member], member)
        for record in uow.records.for_case(case_id)
        for opening in record.openings
        for member in sorted(opening.present)
    ]
    papers: list[AgencyId] = [
        paper.recipient_agency
        for paper in uow.handovers.for_case(case_id)
        if paper.recipient_agency is not None
    ]
    return must_hear(shared, papers, own_agency(uow, desk))
