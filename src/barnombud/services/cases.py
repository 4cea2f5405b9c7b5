"""Cases: adding a child by alias, guardians, and what opens with a first consent."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.case import (
    Capacity,
    Case,
    CaseIdentity,
    CaseState,
    Guardian,
    Preparation,
    ProtectionFlag,
)
from barnombud.domain.case_rules import CaseBlocker, identity_blockers, same_child
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.consent.standing import holds_for_anybody
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, new_case_number, new_id
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.key_care import share_key
from barnombud.store.repositories.cases import case_facts
from barnombud.store.unit_of_work import UnitOfWork


class CaseRefusal(StrEnum):
    """Why a case cannot be added or written in now; the class's codes have texts like every blocker's."""

    PROTECTED_OUTSIDE = "protected_outside"
    NO_CONSENT_YET = "no_consent_yet"


class NewGuardian(Value):
    """A guardian as first entered: capacity, language, interpreter; no name before a consent holds."""

    capacity: Capacity = Capacity.JOINT_GUARDIAN
    language: str = "sv"
    needs_interpreter: bool = False


class CasePage(Value):
    """One child's page."""

    case: Case
    identity: CaseIdentity
    preparation: Preparation
    guardians: tuple[Guardian, ...]
    consent_holds: bool
    facts: CaseFacts


def add_case(
    desk: Desk,
    alias: str,
    guardians: tuple[NewGuardian, ...],
    brought_by: AgencyId | None = None,
    *,
    protection: ProtectionFlag = ProtectionFlag.NONE,
) -> Outcome[Case]:
    """Add a child as a random case number and an alias; nothing else may be kept before a first consent.

    Raises:
        InputError: the alias is empty.
        RuleViolation: a protected identity is handled outside the program (R23), or there is no guardian.
    """
    if protection is not ProtectionFlag.NONE:
        raise RuleViolation((CaseRefusal.PROTECTED_OUTSIDE,))
    if not alias.strip():
        raise InputError("alias", "empty")
    if not guardians:
        raise InputError("guardians", "empty")
    with desk.unit_of_work() as uow:
        case = Case(
            id=CaseId(new_id()),
            number=new_case_number(uow.cases.numbers()),
            state=CaseState.ASKING,
            brought_by=brought_by or desk.member.agency_id,
            created_on=desk.today(),
        )
        uow.cases.add(case, CaseIdentity(alias=alias.strip()), frozenset())
        for ordinal, new in enumerate(guardians, start=1):
            uow.guardians.save(_guardian(case.id, ordinal, new))
        share_key(uow, case)
        return Outcome(case, uow.commit(Op.ADD_CASE, case.id))


def case_page(desk: Desk, case_id: CaseId) -> CasePage:
    """Return one child's page and log that it was read (R36).

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        facts = gather(uow, case)
        page = CasePage(
            case=case,
            identity=uow.cases.identity(case_id),
            preparation=uow.cases.preparation(case_id),
            guardians=facts.guardians,
            consent_holds=holds_for_anybody(facts.guardians, facts.events, uow.now()),
            facts=facts,
        )
        uow.commit(Op.READ_CASE, case_id)
        return page


def gather(uow: UnitOfWork, case: Case) -> CaseFacts:
    """Gather what the gate looks at, for one case whose key is held."""
    return case_facts(
        case,
        uow.guardians.for_case(case.id),
        uow.consents.for_case(case.id),
        uow.consents.confirmations(case.id),
    )


def save_identity(desk: Desk, case_id: CaseId, identity: CaseIdentity) -> Outcome[CaseIdentity]:
    """Keep who the child is; beyond the alias only while a consent holds.

    Raises:
        RuleViolation: no consent holds, or the birth date is in the future.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        facts = gather(uow, case)
        holds = holds_for_anybody(facts.guardians, facts.events, uow.now())
        blockers = identity_blockers(case, identity, holds, desk.today())
        if blockers:
            raise RuleViolation(blockers, case_id)
        uow.cases.save_identity(case_id, identity)
        return Outcome(identity, uow.commit(Op.CHANGE_CASE, case_id))


def save_preparation(desk: Desk, case_id: CaseId, preparation: Preparation) -> Outcome[Preparation]:
    """Keep what has been prepared.

    Raises:
        RuleViolation: no consent holds yet.
    """
    with desk.unit_of_work() as uow:
        require_holding(uow, uow.cases.get(case_id))
        uow.cases.save_preparation(case_id, preparation)
        return Outcome(preparation, uow.commit(Op.CHANGE_CASE, case_id))


def save_guardian(desk: Desk, guardian: Guardian) -> Outcome[Guardian]:
    """Keep a new or changed guardian; a name only while a consent holds.

    Raises:
        RuleViolation: a name is given and no consent holds, or a hindrance names nobody responsible.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(guardian.case_id)
        if guardian.name.strip():
            require_holding(uow, case)
        uow.guardians.save(guardian)
        share_key(uow, case)
        return Outcome(guardian, uow.commit(Op.CHANGE_GUARDIANS, case.id, guardian.id))


def look_alikes(desk: Desk, case_id: CaseId, identity: CaseIdentity) -> tuple[CaseId, ...]:
    """Return other cases that may be about the same child: a question to the person, never a stop."""
    with desk.unit_of_work() as uow:
        others = {other: who for other, who in uow.cases.identities().items() if other != case_id}
        return same_child(identity, others)


def add_guardian(desk: Desk, case_id: CaseId, new: NewGuardian) -> Outcome[Guardian]:
    """Add a guardian to a case; her own answer is then needed too (R4)."""
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        ordinal = 1 + max((g.ordinal for g in uow.guardians.for_case(case_id)), default=0)
        guardian = _guardian(case_id, ordinal, new)
        uow.guardians.save(guardian)
        share_key(uow, case)
        return Outcome(guardian, uow.commit(Op.CHANGE_GUARDIANS, case_id, guardian.id))


def remove_case(desk: Desk, case_id: CaseId) -> Outcome[Case]:
    """Put a case in the bin, where it can be restored for 30 days."""
    return _changed(desk, case_id, Op.REMOVE_CASE, {"removed_on": desk.today()})


def restore_case(desk: Desk, case_id: CaseId) -> Outcome[Case]:
    """Take a case out of the bin."""
    return _changed(desk, case_id, Op.RESTORE_CASE, {"removed_on": None})


def close_case(desk: Desk, case_id: CaseId) -> Outcome[Case]:
    """Close a case; its open agreements have to be closed first.

    Raises:
        RuleViolation: an agreement still runs.
    """
    with desk.unit_of_work() as uow:
        if any(agreement.is_open for agreement in uow.agreements.for_case(case_id)):
            raise RuleViolation((CaseBlocker.AGREEMENT_RUNS,), case_id)
    return _changed(desk, case_id, Op.CLOSE_CASE, {"state": CaseState.CLOSED, "closed_on": desk.today()})


def require_holding(uow: UnitOfWork, case: Case) -> None:
    """Refuse what may not be kept before a first consent holds (R12).

    Raises:
        RuleViolation: no consent holds.
    """
    facts = gather(uow, case)
    if not holds_for_anybody(facts.guardians, facts.events, uow.now()):
        raise RuleViolation((CaseRefusal.NO_CONSENT_YET,), case.id)


def _guardian(case_id: CaseId, ordinal: int, new: NewGuardian) -> Guardian:
    return Guardian(
        id=GuardianId(new_id()),
        case_id=case_id,
        ordinal=ordinal,
        capacity=new.capacity,
        language=new.language,
        needs_interpreter=new.needs_interpreter,
    )


def _changed(desk: Desk, case_id: CaseId, op: Op, update: dict[str, object]) -> Outcome[Case]:
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id).model_copy(update=update)
        uow.cases.save(case)
        return Outcome(case, uow.commit(op, case_id))
