"""Erasing a case for good: its key is destroyed, and with it everything that was written (R32)."""

from __future__ import annotations

from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.meeting.meeting import ItemState
from barnombud.errors import InputError, RuleViolation
from barnombud.services.backups import back_up_now
from barnombud.services.desk import Desk
from barnombud.services.disposal_holds import require_not_on_hold


def erase_case(desk: Desk, case_id: CaseId, typed_number: str) -> Outcome[None]:
    """Erase a case with every copy of its key; nothing brings it back. Only for lawful disposal.

    ``typed_number`` is the case's number as somebody has typed it, so that nobody erases another by mistake.
    The log keeps one line: who, when, and the random id. Older backups hold no key that opens the child, and
    a restore erases it anew. Papers that have left the program are not reached (docs/threat-model.md).

    Raises:
        InputError: at ``case_number``: it is not this case's (``number_differs``).
        RuleViolation: its item is open in the running meeting, or somebody keeps it from disposal.
        KeyNotHeld: the signed-in member does not hold its key.
        NotFound: it is gone already.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        if typed_number.strip().upper() != case.number:
            raise InputError("case_number", "number_differs", case_id)
        if any(item.state is ItemState.OPEN for item in uow.agenda.for_case(case_id)):
            raise RuleViolation((CaseBlocker.TAKEN_UP_NOW,), case_id)
        require_not_on_hold(uow, case_id)
        # What goes wrong now is found in a backup from just before; the child's rows in it open with no key.
        back_up_now(desk)
        uow.cases.erase(case_id)
        change = uow.commit(Op.ERASE_CASE, case_id)
    desk.store.write_log_into_store()
    return Outcome(None, change)
