"""Who the child is, once a consent holds; and why a guardian is not asked."""

from __future__ import annotations

from datetime import date

from barnombud.domain.case import CaseIdentity, Guardian, Hindrance, HindranceGround
from barnombud.domain.case_rules import same_child
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.identity_number import (
    IdentityKind,
    IdentityNumber,
    IdentityWarningCode,
    masked,
    parse_identity_number,
    written,
)
from barnombud.domain.ids import CaseId, GuardianId
from barnombud.domain.protection import ProtectionBlocker
from barnombud.domain.value import Value
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services.cases import checked_alias, save_guardian, save_identity
from barnombud.services.desk import Desk
from barnombud.services.printable import prints_on_one_line

LONGEST_NAME = 80


class ChildForm(Value):
    """What is typed about the child; `identity_number` as typed, None keeps the number there is."""

    alias: str
    first_name: str = ""
    family_name: str = ""
    birth_date: date | None = None
    identity_number: str | None = None
    number_kind: IdentityKind | None = None


class LookAlike(Value):
    """Another case that may be about the same child: its number, and nothing else of it."""

    case_id: CaseId
    number: str


class SavedChild(Value):
    """Who the child is now, what in the number is worth a second look, and who may be the same child."""

    identity: CaseIdentity
    warnings: tuple[IdentityWarningCode, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()


def save_child(desk: Desk, case_id: CaseId, form: ChildForm) -> Outcome[SavedChild]:
    """Keep who the child is; beyond the alias only while a consent holds. Finding a look-alike stops nobody.

    Raises:
        InputError: at the field that cannot be used (R45).
        RuleViolation: no consent holds, or the birth date is in the future.
    """
    alias = checked_alias(form.alias)
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        before = uow.cases.identity(case_id)
    number = _number(desk, form)
    identity = CaseIdentity(
        alias=alias,
        first_name=_name(form.first_name, "first_name"),
        family_name=_name(form.family_name, "family_name"),
        birth_date=form.birth_date,
        identity_number=before.identity_number if number is None else number.stored,
    )
    outcome = save_identity(desk, case_id, identity)
    saved = SavedChild(
        identity=outcome.value.covered,
        warnings=number.warnings if number is not None else (),
        look_alikes=_look_alikes(desk, case_id, identity),
    )
    return Outcome(saved, outcome.change)


def masked_number(identity: CaseIdentity) -> str:
    """Return the identity number with the last four hidden; empty when there is none (R46)."""
    return masked(_read(identity.identity_number)) if identity.identity_number else ""


def uncover_number(desk: Desk, case_id: CaseId) -> str:
    """Return the whole identity number, and log that somebody has looked at it (R36, R46).

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
        RuleViolation: the child is protected; then it is seen with the names, for a reason (R23).
    """
    with desk.unit_of_work() as uow:
        identity = uow.cases.identity(case_id)
        if identity.is_protected:
            raise RuleViolation((ProtectionBlocker.UNCOVER_WITH_REASON,), case_id)
        stored = identity.identity_number
        uow.commit(Op.UNCOVER_NUMBER, case_id)
    return whole_number(stored)


def whole_number(stored: str) -> str:
    """Return a stored identity number as people write it; showing it is a logged command (R46)."""
    return written(_read(stored)) if stored else ""


def note_hindrance(
    desk: Desk,
    case_id: CaseId,
    guardian_id: GuardianId,
    *,
    ground: HindranceGround,
    text: str,
    responsible_name: str,
) -> Outcome[Guardian]:
    """Note why a guardian is not asked, and who answers for that judgement (R4).

    Raises:
        InputError: the ground in words or the name is missing or too long.
        NotFound: the case has no such guardian.
    """
    for field, words, longest in (("hindrance", text, 500), ("responsible_name", responsible_name, 120)):
        if not words.strip():
            raise InputError(field, "empty", case_id)
        if len(words.strip()) > longest:
            raise InputError(field, "too_long", case_id)
    hindrance = Hindrance(
        ground=ground,
        text=text.strip(),
        responsible_name=responsible_name.strip(),
        responsible_member_id=desk.member.id,
        on=desk.today(),
    )
    return save_guardian(desk, _with(desk, case_id, guardian_id, hindrance))


def lift_hindrance(desk: Desk, case_id: CaseId, guardian_id: GuardianId) -> Outcome[Guardian]:
    """Note that a guardian can be asked after all; her own answer is then needed.

    Raises:
        NotFound: the case has no such guardian.
    """
    return save_guardian(desk, _with(desk, case_id, guardian_id, None))


def _with(desk: Desk, case_id: CaseId, guardian_id: GuardianId, hindrance: Hindrance | None) -> Guardian:
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        for guardian in uow.guardians.for_case(case_id):
            if guardian.id == guardian_id:
                return guardian.model_copy(update={"hindrance": hindrance})
    raise NotFound(guardian_id)


def _number(desk: Desk, form: ChildForm) -> IdentityNumber | None:
    if form.identity_number is None:
        return None
    return parse_identity_number(form.identity_number, form.number_kind, today=desk.today())


def _read(stored: str) -> IdentityNumber:
    """Return a stored number with its kind; what does not look like a number is a reserve number."""
    if len(stored) == 12 and stored[:8].isdigit():
        if stored[8:].isdigit():
            kind = IdentityKind.SAMORDNINGSNUMMER if int(stored[6:8]) >= 60 else IdentityKind.PERSONNUMMER
            return IdentityNumber(kind=kind, stored=stored)
        if stored[8] == "T":
            kind = IdentityKind.TEMPORARY_TF if stored[9] == "F" else IdentityKind.TEMPORARY_T
            return IdentityNumber(kind=kind, stored=stored)
    return IdentityNumber(kind=IdentityKind.RESERVE, stored=stored)


def _name(text: str, field: str) -> str:
    name = " ".join(text.split())
    if len(name) > LONGEST_NAME:
        raise InputError(field, "too_long")
    if not prints_on_one_line(name):
        raise InputError(field, "unprintable")
    return name


def _look_alikes(desk: Desk, case_id: CaseId, identity: CaseIdentity) -> tuple[LookAlike, ...]:
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        others = {other: who for other, who in uow.cases.identities().items() if other != case_id}
        found = same_child(identity, others)
        numbers = {case.id: case.number for case in uow.cases.list()} if found else {}
    return tuple(LookAlike(case_id=other, number=numbers[other]) for other in found)
