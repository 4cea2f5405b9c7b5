"""Disposing of records that are due: keys destroyed, older copies too, and a certificate of it (R32).

A backup is made just before; then everything goes in one transaction, or nothing. The log says only that
something went. A restore of any older copy makes the same records go anew (`store.gone`, `key_mirror_rows`).
"""

from __future__ import annotations

from collections.abc import Collection

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.disposal_certificate import DisposalBlocker, DisposalCertificate, DisposedLine
from barnombud.domain.ids import AgencyId, CaseId, CertificateId, new_id
from barnombud.domain.retention import RecordKind, RetentionTerm
from barnombud.errors import InputError, RuleViolation
from barnombud.services.backups import back_up_now
from barnombud.services.desk import Desk
from barnombud.services.dry_run import DryRun, TouchedRecord, backups_now, what_goes
from barnombud.services.due_records import due_records
from barnombud.services.trusted_date import is_date_trusted
from barnombud.store.backup import Backup, backups_of
from barnombud.store.faults import store_faults
from barnombud.store.repositories.disposal import CONSULTATION, MINUTES
from barnombud.store.second_place import backups_at_second_place
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.roles import person_line

_TABLE = {RecordKind.MINUTES: MINUTES, RecordKind.CONSULTATION: CONSULTATION}


def dispose_of_records(desk: Desk, shown: DryRun, typed_count: str) -> Outcome[DisposalCertificate]:
    """Dispose of what a dry run has shown, and of nothing else.

    ``typed_count`` is how many records somebody has typed that it is, so that nobody does it by mistake.

    Raises:
        InputError: at ``count``: it is another number (``count_differs``).
        RuleViolation: something is not due, no decision stands for it, or it is no longer what was shown.
        KeyNotHeld: the signed-in member does not hold a case's key.
    """
    if typed_count.strip() != str(len(shown.records)):
        raise InputError("count", "count_differs")
    with desk.unit_of_work() as uow:
        now = what_goes(uow, desk, {each.record.record_id for each in shown.records})
        if now.digest != shown.digest:
            raise RuleViolation((DisposalBlocker.CHANGED_MEANWHILE,))
        if not all(each.record.is_decided for each in now.records):
            raise RuleViolation((DisposalBlocker.NO_DECISION,))
        certificate = _carry_out(uow, desk, now, by_itself=False)
        change = uow.commit(Op.DISPOSE)
    desk.store.write_log_into_store()
    return Outcome(certificate, change)


def dispose_by_plan(desk: Desk) -> DisposalCertificate | None:
    """After unlock: dispose of what is due and decided to go by itself; None when nothing was.

    After a long pause, or with a clock far ahead, everything is only proposed (`is_date_trusted`).
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        due = [each for each in due_records(uow, desk.today())[0] if each.goes_by_itself]
        if not due or not is_date_trusted(uow):
            return None
        found = what_goes(uow, desk, {each.record_id for each in due})
        certificate = _carry_out(uow, desk, found, by_itself=True)
        uow.commit(Op.DISPOSE)
    desk.store.write_log_into_store()
    return certificate


def let_go_of_old_backups(desk: Desk) -> int:
    """After unlock: let go of backups older than the plan's time, where it is decided; return how many.

    The newest of each place stays however old it is, and all of them after a long pause (`is_date_trusted`).
    That some went is a line in the access log (R36).
    """
    with desk.unit_of_work() as uow:
        term, trusted = uow.retention.plan().term(RecordKind.BACKUP), is_date_trusted(uow)
    if not trusted or not term.is_decided or term.kept:
        return 0
    folder, store_id = desk.store.folder, desk.store.keys.store_id
    places = (backups_of(folder), tuple(backups_at_second_place(folder, store_id)))
    old = [each for place in places for each in place[1:] if _is_over(term, each, desk)]
    with store_faults():
        for each in old:
            each.path.unlink(missing_ok=True)
    if old:
        with desk.unit_of_work() as uow:
            uow.commit(Op.DISPOSE)
    return len(old)


def _is_over(term: RetentionTerm, backup: Backup, desk: Desk) -> bool:
    return term.last_day(swedish_date(backup.at)) < desk.today()


def _carry_out(uow: UnitOfWork, desk: Desk, found: DryRun, *, by_itself: bool) -> DisposalCertificate:
    back_up_now(desk)  # what goes wrong now is found in it; the cases in it open with no key
    at = uow.now()
    for each in found.records:
        if each.record.kind is RecordKind.CASE:
            uow.cases.erase(CaseId(each.record.record_id))
    for kind, table in _TABLE.items():
        records = [each.record for each in found.records if each.record.kind is kind]
        decision = records[0].terms[0].decision if records else ""
        uow.disposal.records(table, [each.record_id for each in records], at, desk.member.id, decision)
    certificate = _certificate(uow, desk, found, by_itself=by_itself)
    uow.retention.add_certificate(certificate)
    return certificate


def _certificate(uow: UnitOfWork, desk: Desk, found: DryRun, *, by_itself: bool) -> DisposalCertificate:
    at, agencies = uow.now(), {agency.id: agency.name for agency in uow.agencies.list()}
    year = swedish_date(at).year
    lines = [
        _line(records, agencies.get(agency_id, "") if agency_id else "", term)
        for (agency_id, term), records in _grouped(found.records).items()
    ]
    return DisposalCertificate(
        id=CertificateId(new_id()),
        year=year,
        number=uow.retention.next_number(year),
        at=at,
        by=desk.member.id,
        by_shown=person_line(desk.member.name, desk.member.role, agencies.get(desk.member.agency_id, "")),
        by_itself=by_itself,
        backups=len(backups_now(desk)),
        lines=tuple(lines),
    )


def _grouped(
    records: Collection[TouchedRecord],
) -> dict[tuple[AgencyId | None, RetentionTerm], list[TouchedRecord]]:
    """Group what goes by agency and term: a case is a line for each kind of record in it."""
    found: dict[tuple[AgencyId | None, RetentionTerm], list[TouchedRecord]] = {}
    for each in records:
        for term in each.record.terms:
            found.setdefault((each.record.agency_id, term), []).append(each)
    return found


def _line(records: list[TouchedRecord], agency: str, term: RetentionTerm) -> DisposedLine:
    """Say one line; papers are counted at the record they are made of, not at the answers beside it."""
    made_of = term.kind in (RecordKind.CASE, RecordKind.MINUTES)
    return DisposedLine(
        kind=term.kind,
        agency=agency,
        count=len(records),
        papers=sum(len(each.papers) for each in records) if made_of else 0,
        basis=term.basis,
        time=term.time,
        unit=term.unit,
        decision=term.decision,
    )
