"""Scans of signed consents: read from a file, sealed with the case, shown again from memory.

The file itself is left as it is where it lies. A scan goes only when its case is lawfully disposed of.
"""

from __future__ import annotations

from pathlib import Path

from barnombud.domain.case import CaseState
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.history import is_denial
from barnombud.domain.consent.scan import LARGEST_SCAN, MOST_SCANS, ScanBlocker, check_scan
from barnombud.domain.ids import CaseId, ConsentEventId, ScanId, new_id
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk


def read_scan(path: Path) -> bytes:
    """Return what lies in a file a person has chosen; touches no store, for any thread.

    Raises:
        InputError: at ``scan``: it cannot be read, is empty or too large, or is no PDF, JPEG or PNG.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_SCAN + 1)
    except OSError as error:
        raise InputError("scan", ScanBlocker.UNREADABLE) from error
    wrong = check_scan(content)
    if wrong is not None:
        raise InputError("scan", wrong)
    return content


def attach_scan(desk: Desk, case_id: CaseId, event_id: ConsentEventId, content: bytes) -> Outcome[ScanId]:
    """Seal a scan with the answer whose signed original it shows.

    The log row is that of any answer: it must not tell a yes from a no (R9).

    Raises:
        InputError: at ``scan``: it is no picture that is taken, or belongs to no yes, or there are enough.
        RuleViolation: the case is closed.
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    wrong = check_scan(content)
    if wrong is not None:
        raise InputError("scan", wrong, case_id)
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        if case.state is CaseState.CLOSED or case.removed_on is not None:
            raise RuleViolation((CaseBlocker.ALREADY_CLOSED,), case_id)
        given = [each for each in uow.consents.for_case(case_id) if each.id == event_id]
        if not given or is_denial(given[0]) or given[0].terms is None:
            raise InputError("scan", ScanBlocker.NO_ANSWER, case_id)
        if sum(event == event_id for event, _ in uow.scans.of_case(case_id)) >= MOST_SCANS:
            raise InputError("scan", ScanBlocker.TOO_MANY, case_id)
        scan_id = ScanId(new_id())
        uow.scans.add(case_id, event_id, scan_id, content)
        return Outcome(scan_id, uow.commit(Op.RECORD_CONSENT, case_id))


def open_scan(desk: Desk, case_id: CaseId, scan_id: ScanId) -> bytes:
    """Return a scan, and log that the case was read (R36).

    Raises:
        NotFound: the case has no such scan.
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        content = uow.scans.open(case_id, scan_id)
        uow.commit(Op.READ_CASE, case_id)
        return content
