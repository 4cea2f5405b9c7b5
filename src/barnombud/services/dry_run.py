"""What would go if it were done now: every record, paper and backup it touches; nothing is changed (R32)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime

from barnombud.domain.case import GUARDIAN_CAPACITIES
from barnombud.domain.disposal_certificate import DisposalBlocker
from barnombud.domain.ids import CaseId, MeetingId
from barnombud.domain.minutes import HandedOver, ItemSnapshot, PaperKind
from barnombud.domain.retention import RecordKind
from barnombud.domain.value import Value
from barnombud.errors import RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.due_records import DueRecord, due_records
from barnombud.services.item_papers import receivers
from barnombud.services.papers import frozen_of
from barnombud.store.backup import backups_of
from barnombud.store.second_place import backups_at_second_place, read_second_place
from barnombud.store.unit_of_work import UnitOfWork


class TouchedPaper(Value):
    """One paper that can no longer be made; and when it was last given to somebody, if it was."""

    kind: PaperKind
    document_id: str
    handed_over_at: datetime | None = None
    """A copy lies with whoever got it then: the program does not reach it."""


class TouchedRecord(Value):
    """One record that goes, with how many rows of each table lie in it, and its papers."""

    record: DueRecord
    rows: tuple[tuple[str, int], ...] = ()
    """Table and count, by table."""
    papers: tuple[TouchedPaper, ...] = ()


class TouchedBackup(Value):
    """One backup that no longer opens a case, as its keys are gone; other records wait until it expires."""

    at: datetime
    second_place: bool


class DryRun(Value):
    """Everything that is touched; ``digest`` has to be given back, so that nothing else goes."""

    records: tuple[TouchedRecord, ...]
    backups: tuple[TouchedBackup, ...]
    second_place_away: bool = False
    """A second place is chosen and not there now: it follows when it comes next."""
    digest: str

    @property
    def papers(self) -> int:
        """How many papers can no longer be made."""
        return sum(len(each.papers) for each in self.records)


def dry_run(desk: Desk, record_ids: Collection[str]) -> DryRun:
    """Return what is touched if these records go now.

    Raises:
        RuleViolation: one of them is not due.
    """
    with desk.unit_of_work() as uow:
        return what_goes(uow, desk, record_ids)


def what_goes(uow: UnitOfWork, desk: Desk, record_ids: Collection[str]) -> DryRun:
    """Return what is touched; see `dry_run`."""
    due = {each.record_id: each for each in due_records(uow, desk.today())[0]}
    if not record_ids or not due.keys() >= set(record_ids):
        raise RuleViolation((DisposalBlocker.NOT_DUE,))
    chosen = [each for each in due.values() if each.record_id in record_ids]
    cases = [CaseId(each.record_id) for each in chosen if each.kind is RecordKind.CASE]
    counts, papers = uow.retention.counts(cases), _papers_of_cases(uow, cases)
    records = tuple(
        TouchedRecord(
            record=each,
            rows=tuple(sorted(counts.get(CaseId(each.record_id), {}).items())),
            papers=papers.get(each.record_id, ())
            if each.kind is not RecordKind.MINUTES
            else _general_papers(uow, each),
        )
        for each in chosen
    )
    place = read_second_place(desk.store.folder)
    return DryRun(
        records=records,
        backups=backups_now(desk),
        second_place_away=place is not None and not place.is_there,
        digest=_digest(records),
    )


def backups_now(desk: Desk) -> tuple[TouchedBackup, ...]:
    """Return every backup within reach, newest first."""
    folder, store_id = desk.store.folder, desk.store.keys.store_id
    found = [TouchedBackup(at=each.at, second_place=False) for each in backups_of(folder)]
    found += [
        TouchedBackup(at=each.at, second_place=True) for each in backups_at_second_place(folder, store_id)
    ]
    return tuple(sorted(found, key=lambda each: (each.at, not each.second_place), reverse=True))


def _papers_of_cases(uow: UnitOfWork, cases: list[CaseId]) -> dict[str, tuple[TouchedPaper, ...]]:
    """Return every paper of each case: those its items can be made into, and others that were given."""
    found = {}
    for case_id in cases:
        papers: dict[str, TouchedPaper] = {}
        for snapshot in uow.item_snapshots.for_case(case_id):
            papers |= {paper.document_id: paper for paper in _of_item(snapshot)}
        found[str(case_id)] = _with_given(papers, uow.handovers.for_case(case_id))
    return found


def _of_item(snapshot: ItemSnapshot) -> list[TouchedPaper]:
    frozen = frozen_of(snapshot)
    part = f"-{frozen.case_number}-{snapshot.item_id[:4]}"
    sheets = [each.ordinal for each in frozen.guardians if each.capacity in GUARDIAN_CAPACITIES]
    return [
        *(
            TouchedPaper(kind=PaperKind.ENCLOSURE, document_id=f"B{part}-{place}")
            for place in range(1, len(receivers(frozen)) + 1)
        ),
        *(
            TouchedPaper(kind=PaperKind.GUARDIAN_SHEET, document_id=f"F{part}-{ordinal}")
            for ordinal in sheets
        ),
    ]


def _general_papers(uow: UnitOfWork, record: DueRecord) -> tuple[TouchedPaper, ...]:
    number, year = record.label.split("/")
    made = TouchedPaper(kind=PaperKind.MINUTES, document_id=f"M{year}-{number}")
    given = uow.handovers.for_meeting(MeetingId(record.record_id))
    return _with_given({made.document_id: made}, tuple(each for each in given if each.case_id is None))


def _with_given(papers: dict[str, TouchedPaper], given: tuple[HandedOver, ...]) -> tuple[TouchedPaper, ...]:
    """Note at each paper when it was last given, and add those that are no item's."""
    for each in given:
        papers[each.document_id] = TouchedPaper(
            kind=each.kind, document_id=each.document_id, handed_over_at=each.at
        )
    return tuple(papers[document_id] for document_id in sorted(papers))


def _digest(records: tuple[TouchedRecord, ...]) -> str:
    content = "\n".join(each.model_dump_json() for each in records)
    return hashlib.sha256(content.encode()).hexdigest()
