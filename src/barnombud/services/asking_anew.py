"""Another agency asks anew: for the cases of an agency that closes, or that hands a family on."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.case import Case, CaseIdentity, CaseState
from barnombud.domain.case_rules import may_close_case
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, new_case_number, new_id
from barnombud.errors import InputError, RuleViolation
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.key_care import open_and_share
from barnombud.services.own_records import agencies_to_tick, ticked


class AskingAnewBlocker(StrEnum):
    """Why another agency cannot take a family over."""

    MAY_NOT_KNOW = "may_not_know"
    """The family lets the present agency tell the other nothing; only the family can turn to it."""


def ask_anew_by(desk: Desk, case_id: CaseId, agency_id: AgencyId) -> Outcome[Case]:
    """Close a case and let another agency ask the family anew, as a new case with a new number.

    Consents are given to the agency that asked: none of them comes along, nor anything that was written. The
    alias, and who has to be asked in which language, does, and only to an agency that the family lets know.

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
        InputError: the agency has nobody in the team, or is the one that has the case.
        RuleViolation: the family does not let it know, or the case may not be closed yet (R49).
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        facts = gather(uow, case)
        staffed = {member.agency_id for member in uow.members.active()}
        if agency_id == case.brought_by or agency_id not in staffed:
            raise InputError("agency", "unknown_choice", case_id)
        allowed = permits(standings(facts.guardians, facts.events, uow.now()))
        running = sum(agreement.is_open for agreement in uow.agreements.for_case(case_id))
        blockers: list[StrEnum] = list(
            may_close_case(
                case,
                open_agreements=running,
                agencies=agencies_to_tick(uow, case),
                ticked=ticked(uow, case_id),
            )
        )
        if (case.brought_by, agency_id) not in allowed:
            blockers.append(AskingAnewBlocker.MAY_NOT_KNOW)
        if blockers:
            raise RuleViolation(blockers, case_id)
        identity = uow.cases.identity(case_id)
        new = Case(
            id=CaseId(new_id()),
            number=new_case_number(uow.cases.numbers()),
            state=CaseState.ASKING,
            brought_by=agency_id,
            created_on=desk.today(),
        )
        uow.cases.add(new, CaseIdentity(alias=identity.alias, protection=identity.protection), frozenset())
        for guardian in uow.guardians.for_case(case_id):
            asked = {"id": GuardianId(new_id()), "case_id": new.id, "name": "", "hindrance": None}
            uow.guardians.save(guardian.model_copy(update=asked))
        open_and_share(uow, new)
        uow.cases.save(case.model_copy(update={"state": CaseState.CLOSED, "closed_on": desk.today()}))
        return Outcome(new, uow.commit(Op.ADD_CASE, new.id, case_id))
