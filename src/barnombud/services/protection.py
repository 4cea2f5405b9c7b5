"""Protected identity: marking a child, looking at what is covered, and taking a case out of the program.

The default is that such a child is handled outside the program, and then nothing is stored (R23).
"""

from __future__ import annotations

from barnombud.domain.case import CaseIdentity, ProtectionFlag
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.protection import UncoverReason
from barnombud.errors import RuleViolation
from barnombud.services.cases import CasePage, CaseRefusal, page_of, require_handled
from barnombud.services.desk import Desk
from barnombud.services.disposal_holds import require_not_on_hold


def set_protection(desk: Desk, case_id: CaseId, flag: ProtectionFlag) -> Outcome[CaseIdentity]:
    """Mark a child as protected, or no longer; the mark lies inside the seal and nowhere else.

    Returns who the child is as a page may show it from now on.

    Raises:
        RuleViolation: the program handles no protected identities; nothing was stored (R23).
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        require_handled(uow, flag)
        identity = uow.cases.identity(case_id).model_copy(update={"protection": flag})
        uow.cases.save_identity(case_id, identity)
        # The same operation as for any change of a case: the log tells nobody who is protected.
        return Outcome(identity.covered, uow.commit(Op.CHANGE_CASE, case_id))


def uncovered_page(desk: Desk, case_id: CaseId, reason: UncoverReason) -> CasePage:
    """Return one child's page with its names, and log that somebody looked and why (R23, R36).

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        page = page_of(uow, desk, case_id)
        guardians = uow.guardians.for_case(case_id)
        uncovered = page.model_copy(
            update={
                "identity": uow.cases.identity(case_id),
                "guardians": guardians,
                "facts": page.facts.model_copy(update={"guardians": guardians}),
            }
        )
        uow.commit(Op.UNCOVER_IDENTITY, case_id, reason.value)
        return uncovered


def take_case_out(desk: Desk, case_id: CaseId) -> Outcome[CaseId]:
    """Erase a case whose child turned out to be protected: it is handled outside the program (R23, R32).

    The key is destroyed and everything about the child goes at once, with no bin; the log keeps that a case
    was erased, by whom and when.

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold the case's key.
        RuleViolation: the program handles protected identities, and then it is marked instead; or somebody
            keeps the case from disposal.
    """
    with desk.unit_of_work() as uow:
        uow.cases.get(case_id)
        if uow.team.rules().handles_protected:
            raise RuleViolation((CaseRefusal.PROTECTED_INSIDE,), case_id)
        require_not_on_hold(uow, case_id)
        uow.cases.erase(case_id)
        change = uow.commit(Op.ERASE_CASE, case_id)
    desk.store.write_log_into_store()
    return Outcome(case_id, change)
