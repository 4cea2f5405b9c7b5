"""Cases: adding a child by alias, guardians, and what opens with a first consent."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from barnombud.domain.case import (
    GUARDIAN_CAPACITIES,
    Capacity,
    Case,
    CaseIdentity,
    CaseState,
    Guardian,
    Preparation,
    ProtectionFlag,
)
from barnombud.domain.case_rules import (
    CaseBlocker,
    guardian_blockers,
    identity_blockers,
    may_close_case,
    same_child,
)
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.consent.standing import holds_for_anybody
from barnombud.domain.identity_number import find_identity_numbers
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, new_case_number, new_id
from barnombud.domain.protection import holds_mask
from barnombud.domain.team import Agency, Member, TeamRules
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.key_care import open_and_share, share_key
from barnombud.services.own_records import agencies_to_tick, ticked
from barnombud.services.printable import prints_on_one_line
from barnombud.store.repositories.cases import case_facts
from barnombud.store.unit_of_work import UnitOfWork


class CaseRefusal(StrEnum):
    """Why a case cannot be added or written in now; the class's codes have texts like every blocker's."""

    PROTECTED_OUTSIDE = "protected_outside"
    PROTECTED_INSIDE = "protected_inside"
    """The municipality has decided that the program handles such cases: the child is marked, not erased."""
    NO_CONSENT_YET = "no_consent_yet"


MOST_GUARDIANS = 4
LONGEST_ALIAS = 60


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
    agencies: tuple[Agency, ...]
    """The team's active ones, in its own order."""
    members: tuple[Member, ...]
    rules: TeamRules
    today: date

    @property
    def may_write(self) -> bool:
        """Whether name, concern and flower may be written now; when not, what was written is frozen (R7)."""
        return self.consent_holds and self.case.state is not CaseState.CLOSED and not self.case.removed_on


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
        InputError: the alias cannot be used, there is no guardian with custody, or too many, or the agency
            has nobody in the team.
        RuleViolation: a protected identity is handled outside the program (R23).
    """
    shown = checked_alias(alias)
    bringer = brought_by or desk.member.agency_id
    if all(new.capacity not in GUARDIAN_CAPACITIES for new in guardians):
        raise InputError("guardians", "empty")
    if len(guardians) > MOST_GUARDIANS:
        raise InputError("guardians", "out_of_range")
    with desk.unit_of_work() as uow:
        require_handled(uow, protection)
        if all(member.agency_id != bringer for member in uow.members.active()):
            raise InputError("brought_by", "unknown_choice")  # nobody would hold the case's key
        case = Case(
            id=CaseId(new_id()),
            number=new_case_number(uow.cases.numbers()),
            state=CaseState.ASKING,
            brought_by=bringer,
            created_on=desk.today(),
        )
        uow.cases.add(case, CaseIdentity(alias=shown, protection=protection), frozenset())
        for ordinal, new in enumerate(guardians, start=1):
            uow.guardians.save(_guardian(case.id, ordinal, new))
        open_and_share(uow, case)
        return Outcome(case, uow.commit(Op.ADD_CASE, case.id))


def require_handled(uow: UnitOfWork, protection: ProtectionFlag) -> None:
    """Refuse a protected identity unless the municipality has decided that the program handles it (R23).

    Raises:
        RuleViolation: it is handled outside the program; nothing of it may be kept.
    """
    if protection is not ProtectionFlag.NONE and not uow.team.rules().handles_protected:
        raise RuleViolation((CaseRefusal.PROTECTED_OUTSIDE,))


def checked_alias(text: str) -> str:
    """Return an alias as it is kept: one line without what points out a person.

    Raises:
        InputError: it is empty, too long, cannot be printed or holds an identity number.
    """
    alias = " ".join(text.split())
    if not alias:
        raise InputError("alias", "empty")
    if len(alias) > LONGEST_ALIAS:
        raise InputError("alias", "too_long")
    if not prints_on_one_line(alias):
        raise InputError("alias", "unprintable")
    if find_identity_numbers(alias):
        raise InputError("alias", "points_out")
    return alias


def case_page(desk: Desk, case_id: CaseId) -> CasePage:
    """Return one child's page and log that it was read (R36); a protected child's names are covered (R23).

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        page = page_of(uow, desk, case_id)
        uow.commit(Op.READ_CASE, case_id)
        return page


def page_of(uow: UnitOfWork, desk: Desk, case_id: CaseId) -> CasePage:
    """Gather one child's page, with a protected child's names covered; commits nothing."""
    case = uow.cases.get(case_id)
    facts = gather(uow, case)
    return CasePage(
        case=case,
        identity=uow.cases.identity(case_id).covered,
        preparation=uow.cases.preparation(case_id),
        guardians=facts.guardians,
        consent_holds=holds_for_anybody(facts.guardians, facts.events, uow.now()),
        facts=facts,
        agencies=uow.agencies.active(),
        members=uow.members.active(),
        rules=uow.team.rules(),
        today=desk.today(),
    )


def gather(uow: UnitOfWork, case: Case) -> CaseFacts:
    """Gather what the gate looks at, for one case whose key is held.

    The guardians of a protected child come with their names covered: nothing the gate decides rests on a
    name, and what is shown or frozen is made from this (R23).
    """
    guardians = uow.guardians.for_case(case.id)
    if any(guardian.name for guardian in guardians) and uow.cases.identity(case.id).is_protected:
        guardians = tuple(guardian.covered for guardian in guardians)
    return case_facts(
        case,
        guardians,
        uow.consents.for_case(case.id),
        uow.consents.confirmations(case.id),
    )


def save_identity(desk: Desk, case_id: CaseId, identity: CaseIdentity) -> Outcome[CaseIdentity]:
    """Keep who the child is; beyond the alias only while a consent holds. Its protection stays as it was.

    Raises:
        InputError: the alias cannot be used, or a cover stands where a name should (R23).
        RuleViolation: no consent holds, or the birth date is in the future.
    """
    _check_uncovered("alias", identity.alias, identity.first_name, identity.family_name)
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        kept = uow.cases.identity(case_id)
        identity = identity.model_copy(
            update={"alias": checked_alias(identity.alias), "protection": kept.protection}
        )
        facts = gather(uow, case)
        holds = holds_for_anybody(facts.guardians, facts.events, uow.now())
        blockers = identity_blockers(case, identity, holds, desk.today())
        if blockers:
            raise RuleViolation(blockers, case_id)
        uow.cases.save_identity(case_id, identity)
        return Outcome(identity, uow.commit(Op.CHANGE_CASE, case_id))


def save_preparation(desk: Desk, case_id: CaseId, preparation: Preparation) -> Outcome[Preparation]:
    """Keep what has been prepared; a member said to have a conflict of interest loses the key (R15).

    Raises:
        RuleViolation: no consent holds yet.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        require_holding(uow, case)
        kept = uow.cases.preparation(case_id)
        preparation = preparation.model_copy(
            update={"own_records": kept.own_records, "paper_checks": kept.paper_checks}
        )
        share_key(uow, case, conflicted=preparation.conflicted)
        uow.cases.save_preparation(case_id, preparation)
        return Outcome(preparation, uow.commit(Op.CHANGE_CASE, case_id))


def save_guardian(desk: Desk, guardian: Guardian) -> Outcome[Guardian]:
    """Keep a new or changed guardian; a new name only while a consent holds.

    Capacity, language and hindrance may always be put right: the gate looks at them (R4).

    Raises:
        InputError: a cover stands where a new guardian's name should (R23).
        RuleViolation: a name is given and no consent holds, another guardian has the number, or custody would
            no longer be with anybody, or joint with nobody (R4).
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(guardian.case_id)
        before = uow.guardians.for_case(case.id)
        known = next((each for each in before if each.id == guardian.id), None)
        if known is not None and guardian.name == known.covered.name:
            guardian = guardian.model_copy(update={"name": known.name})  # as it was shown, covered
        _check_uncovered("name", guardian.name)
        if guardian.name.strip() and guardian.name != (known.name if known else ""):
            require_holding(uow, case)
        guardian = guardian.model_copy(update={"answers_from": _answers_from(known, guardian, uow.now())})
        others = tuple(each for each in before if each.id != guardian.id)
        _check_guardians(case, before, (*others, guardian))
        open_and_share(uow, case, guardians=(*others, guardian))
        uow.guardians.save(guardian)
        return Outcome(guardian, uow.commit(Op.CHANGE_GUARDIANS, case.id))


def _answers_from(known: Guardian | None, guardian: Guardian, now: datetime) -> datetime | None:
    """Return since when a guardian's yes counts: custody that comes back wakes no earlier answer (R4)."""
    if known is None:
        return None
    lost = known.capacity not in GUARDIAN_CAPACITIES
    return now if lost and guardian.capacity in GUARDIAN_CAPACITIES else known.answers_from


def look_alikes(desk: Desk, case_id: CaseId, identity: CaseIdentity) -> tuple[CaseId, ...]:
    """Return other cases that may be about the same child: a question to the person, never a stop."""
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        others = {other: who for other, who in uow.cases.identities().items() if other != case_id}
        return same_child(identity, others)


def add_guardian(desk: Desk, case_id: CaseId, new: NewGuardian) -> Outcome[Guardian]:
    """Add a guardian to a case; her own answer is then needed too (R4).

    Raises:
        InputError: there is no room for another.
        RuleViolation: the case is closed.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        before = uow.guardians.for_case(case_id)
        taken = {guardian.ordinal for guardian in before}
        ordinal = next((n for n in range(1, MOST_GUARDIANS + 1) if n not in taken), None)
        if ordinal is None:
            raise InputError("guardians", "out_of_range", case_id)
        guardian = _guardian(case_id, ordinal, new)
        _check_guardians(case, before, (*before, guardian))
        open_and_share(uow, case, guardians=(*before, guardian))
        uow.guardians.save(guardian)
        return Outcome(guardian, uow.commit(Op.CHANGE_GUARDIANS, case_id))


def remove_case(desk: Desk, case_id: CaseId) -> Outcome[Case]:
    """Put a case in the bin, where it can be restored for 30 days."""
    return _changed(desk, case_id, Op.REMOVE_CASE, {"removed_on": desk.today()})


def restore_case(desk: Desk, case_id: CaseId) -> Outcome[Case]:
    """Take a case out of the bin."""
    return _changed(desk, case_id, Op.RESTORE_CASE, {"removed_on": None})


def close_case(desk: Desk, case_id: CaseId) -> Outcome[Case]:
    """Close a case; its open agreements have to be closed first, and every agency has ticked (R49).

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
        RuleViolation: it is closed already, an agreement still runs, or an agency has not ticked.
    """
    with desk.unit_of_work() as uow:
        running = sum(agreement.is_open for agreement in uow.agreements.for_case(case_id))
        case = uow.cases.get(case_id)
        blockers = may_close_case(
            case,
            open_agreements=running,
            agencies=agencies_to_tick(uow, case),
            ticked=ticked(uow, case_id),
        )
        if blockers:
            raise RuleViolation(blockers, case_id)
    return _changed(desk, case_id, Op.CLOSE_CASE, {"state": CaseState.CLOSED, "closed_on": desk.today()})


def _check_guardians(case: Case, before: tuple[Guardian, ...], after: tuple[Guardian, ...]) -> None:
    """Refuse a change of guardians that makes something wrong that was right before (R4).

    Names are checked by themselves: those given while a consent held stay when it no longer does (R7).
    """
    if case.state is CaseState.CLOSED or case.removed_on is not None:
        raise RuleViolation((CaseBlocker.ALREADY_CLOSED,), case.id)
    new = set(guardian_blockers(after, holds=True)) - set(guardian_blockers(before, holds=True))
    if new:
        raise RuleViolation(sorted(new), case.id)


def require_holding(uow: UnitOfWork, case: Case) -> None:
    """Refuse what may not be kept before a first consent holds (R12), or in a case that is shut.

    Raises:
        RuleViolation: no consent holds, or the case is closed or in the bin.
    """
    if case.state is CaseState.CLOSED or case.removed_on is not None:
        raise RuleViolation((CaseBlocker.ALREADY_CLOSED,), case.id)
    facts = gather(uow, case)
    if not holds_for_anybody(facts.guardians, facts.events, uow.now()):
        raise RuleViolation((CaseRefusal.NO_CONSENT_YET,), case.id)


def _check_uncovered(field: str, *texts: str) -> None:
    if holds_mask(texts):
        raise InputError(field, "covered")


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
    """Change what lies outside the seal; only for those who hold the key."""
    with desk.unit_of_work() as uow:
        uow.case_keys.sealer(case_id)
        case = uow.cases.get(case_id).model_copy(update=update)
        uow.cases.save(case)
        return Outcome(case, uow.commit(op, case_id))
