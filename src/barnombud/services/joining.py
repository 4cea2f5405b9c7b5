"""Two cases about one child become one: the stricter counts, and the other is closed and emptied."""

from __future__ import annotations

from barnombud.domain.case import Case, CaseIdentity, CaseState, Guardian, Preparation
from barnombud.domain.case_joining import missing_guardians, to_ask_anew
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.events import ConsentEvent, ConsentKind
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.ids import CaseId, ConsentEventId, GuardianId, new_id
from barnombud.errors import RuleViolation
from barnombud.services.cases import MOST_GUARDIANS
from barnombud.services.desk import Desk
from barnombud.services.disposal_holds import require_not_on_hold
from barnombud.services.key_care import open_and_share
from barnombud.services.stopping import keep_stop, stop_of
from barnombud.store.repositories.cases import case_facts
from barnombud.store.unit_of_work import UnitOfWork


def join_cases(desk: Desk, keep_id: CaseId, other_id: CaseId) -> Outcome[Case]:
    """Decide that two cases are about one child: ``keep_id`` goes on, ``other_id`` is closed and emptied.

    A no, a withdrawal, a yes to less, another guardian or a protected identity in either counts for the one
    that is kept: its consent then stops with what had not begun, and has to be asked for anew. The diary
    says so, and never that somebody took a consent back. Only for who holds both keys.

    Raises:
        KeyNotHeld: the signed-in member does not hold both cases' keys.
        RuleViolation: they are the same case, one is closed or in the bin, an agreement runs in the other, or
            somebody keeps the other from disposal.
    """
    with desk.unit_of_work() as uow:
        kept, other = uow.cases.get(keep_id), uow.cases.get(other_id)
        for case in (kept, other):
            uow.cases.identity(case.id)  # only for who holds the key
        _check(uow, kept, other)
        require_not_on_hold(uow, other_id)  # it is emptied
        _obey(uow, desk, kept, other)
        _empty(uow, desk, other)
        return Outcome(kept, uow.commit(Op.CLOSE_CASE, keep_id, other_id))


def _check(uow: UnitOfWork, kept: Case, other: Case) -> None:
    shut = any(case.state is CaseState.CLOSED or case.removed_on is not None for case in (kept, other))
    running = any(agreement.is_open for agreement in uow.agreements.for_case(other.id))
    found = {
        CaseBlocker.SAME_CHILD: kept.id == other.id,
        CaseBlocker.ALREADY_CLOSED: shut,
        CaseBlocker.AGREEMENT_RUNS: running,
    }
    blockers = [blocker for blocker, is_so in found.items() if is_so]
    if blockers:
        raise RuleViolation(blockers, other.id)


def _facts(uow: UnitOfWork, case: Case) -> CaseFacts:
    return case_facts(case, uow.guardians.for_case(case.id), uow.consents.for_case(case.id), ())


def _obey(uow: UnitOfWork, desk: Desk, kept: Case, other: Case) -> None:
    """Let the kept case follow the stricter of the two."""
    mine, theirs = _facts(uow, kept), _facts(uow, other)
    for guardian in to_ask_anew(mine, theirs, uow.now()):
        event = _stopped(uow, desk, guardian)
        stop = stop_of(uow, desk, kept, event)
        open_and_share(uow, kept, event=event)
        uow.consents.add(event)
        keep_stop(uow, stop)
    guardians = list(mine.guardians)
    for guardian in missing_guardians(guardians, theirs.guardians)[: MOST_GUARDIANS - len(guardians)]:
        taken = {each.ordinal for each in guardians}
        free = next(number for number in range(1, MOST_GUARDIANS + 1) if number not in taken)
        update = {"id": GuardianId(new_id()), "case_id": kept.id, "ordinal": free, "name": ""}
        guardians.append(guardian.model_copy(update=update))
    open_and_share(uow, kept, guardians=tuple(guardians))
    for guardian in guardians[len(mine.guardians) :]:
        uow.guardians.save(guardian)
    identity, protected = uow.cases.identity(kept.id), uow.cases.identity(other.id)
    if protected.is_protected and not identity.is_protected:
        stricter = identity.model_copy(update={"protection": protected.protection})
        uow.cases.save_identity(kept.id, stricter)


def _stopped(uow: UnitOfWork, desk: Desk, guardian: Guardian) -> ConsentEvent:
    """Return the event by which a yes stops until she is asked anew; she has not taken it back."""
    member = uow.members.get(desk.member.id)
    return ConsentEvent(
        id=ConsentEventId(new_id()),
        case_id=guardian.case_id,
        kind=ConsentKind.CLEARED,
        guardian_id=guardian.id,
        capacity=guardian.capacity,
        happened_on=desk.today(),
        recorded_at=uow.now(),
        collected_by=member.id,
        collector_agency=member.agency_id,
    )


def _empty(uow: UnitOfWork, desk: Desk, other: Case) -> None:
    """Close the other case and forget who it was about; what was frozen in it stays until its disposal."""
    identity = uow.cases.identity(other.id)
    uow.cases.save_identity(other.id, CaseIdentity(alias=identity.alias, protection=identity.protection))
    uow.cases.save_preparation(other.id, Preparation(take_up=False))
    for guardian in uow.guardians.for_case(other.id):
        uow.guardians.save(guardian.model_copy(update={"name": ""}))
    uow.cases.save(other.model_copy(update={"state": CaseState.CLOSED, "closed_on": desk.today()}))
