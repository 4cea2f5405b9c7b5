"""Frozen minutes, item snapshots, additions, and the register of what was handed over."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, ItemId, MeetingId, MemberId, PaperId
from barnombud.domain.minutes import (
    Addendum,
    HandedOver,
    ItemSnapshot,
    Minutes,
    MinutesState,
    PaperKind,
    Snapshot,
)
from barnombud.models.minutes import AddendumRow, HandedOverRow, ItemSnapshotRow, MinutesRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_json


class MinutesRepository:
    """The general part of minutes; frozen content never changes (R30, held by a trigger too)."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def find(self, meeting_id: MeetingId) -> Minutes | None:
        """Return the finalised minutes of one meeting, or None."""
        row = self._session.get(MinutesRow, meeting_id)
        return _minutes(row) if row else None

    def list(self) -> tuple[Minutes, ...]:
        """Return all finalised minutes by year and number."""
        rows = self._session.scalars(select(MinutesRow).order_by(MinutesRow.year, MinutesRow.number))
        return tuple(_minutes(row) for row in rows)

    def next_number(self, year: int) -> int:
        """Return the next yearly number (R29)."""
        last = self._session.scalar(select(func.max(MinutesRow.number)).where(MinutesRow.year == year))
        return (last or 0) + 1

    def add(self, minutes: Minutes) -> None:
        """Keep finalised minutes."""
        self._session.add(
            MinutesRow(
                meeting_id=minutes.meeting_id,
                state=minutes.state.value,
                year=minutes.year,
                number=minutes.number,
                version=minutes.version,
                snapshot=minutes.snapshot.content,
                sha256=minutes.snapshot.sha256,
                finalised_at=minutes.finalised_at,
                finalised_by=minutes.finalised_by,
            )
        )
        self._session.flush()

    def mark_handed_over(self, meeting_id: MeetingId) -> None:
        """Note that the minutes have left the team; the content stays, and what is gone stays gone (R32)."""
        row = self._session.get(MinutesRow, meeting_id)
        if row is not None and row.state != MinutesState.DISPOSED.value:
            row.state = MinutesState.HANDED_OVER.value


class ItemSnapshotRepository:
    """Children's items as agreed, sealed and frozen."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, ItemSnapshotRow.__tablename__)

    def latest(self, item_id: ItemId) -> ItemSnapshot | None:
        """Return the newest version of one item's snapshot, or None."""
        query = select(ItemSnapshotRow).where(ItemSnapshotRow.item_id == item_id)
        row = self._session.scalar(query.order_by(ItemSnapshotRow.version.desc()).limit(1))
        return self._open(row) if row else None

    def for_meeting(self, meeting_id: MeetingId) -> tuple[ItemSnapshot, ...]:
        """Return the newest snapshot of each child's item of a meeting, of cases whose key is held."""
        held = self._keys.held()
        query = select(ItemSnapshotRow).where(ItemSnapshotRow.meeting_id == meeting_id)
        newest: dict[str, ItemSnapshotRow] = {}
        for row in self._session.scalars(query.order_by(ItemSnapshotRow.version)):
            if row.case_id in held:
                newest[row.item_id] = row
        return tuple(self._open(row) for row in newest.values())

    def for_case(self, case_id: CaseId) -> tuple[ItemSnapshot, ...]:
        """Return the newest snapshot of each item of one case, oldest first."""
        query = select(ItemSnapshotRow).where(ItemSnapshotRow.case_id == case_id)
        rows = self._session.scalars(query.order_by(ItemSnapshotRow.version))
        newest = {row.item_id: row for row in rows}
        return tuple(self._open(row) for row in sorted(newest.values(), key=lambda row: row.frozen_at))

    def add(self, snapshot: ItemSnapshot) -> None:
        """Keep a new version."""
        sealed = self._box.seal(snapshot.case_id, f"{snapshot.item_id}/{snapshot.version}", snapshot)
        self._session.add(
            ItemSnapshotRow(
                item_id=snapshot.item_id,
                version=snapshot.version,
                case_id=snapshot.case_id,
                meeting_id=snapshot.meeting_id,
                frozen_at=snapshot.frozen_at,
                sealed=sealed,
            )
        )
        self._session.flush()

    def _open(self, row: ItemSnapshotRow) -> ItemSnapshot:
        return self._box.open(ItemSnapshot, CaseId(row.case_id), f"{row.item_id}/{row.version}", row.sealed)


class AddendumRepository:
    """Dated additions; sealed when they are about a child."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, AddendumRow.__tablename__)

    def for_meeting(self, meeting_id: MeetingId) -> tuple[Addendum, ...]:
        """Return the additions to one meeting's general part, oldest first."""
        query = select(AddendumRow).where(AddendumRow.meeting_id == meeting_id, AddendumRow.case_id.is_(None))
        rows = self._session.scalars(query.order_by(AddendumRow.at))
        return tuple(Addendum.model_validate_json(row.content or "") for row in rows)

    def for_item(self, item_id: ItemId) -> tuple[Addendum, ...]:
        """Return the additions to one child's item, oldest first."""
        query = select(AddendumRow).where(AddendumRow.item_id == item_id, AddendumRow.case_id.is_not(None))
        rows = self._session.scalars(query.order_by(AddendumRow.at))
        return tuple(
            self._box.open(Addendum, CaseId(row.case_id or ""), row.id, row.sealed or b"") for row in rows
        )

    def for_case(self, case_id: CaseId) -> tuple[Addendum, ...]:
        """Return the additions about one case, oldest first."""
        query = select(AddendumRow).where(AddendumRow.case_id == case_id).order_by(AddendumRow.at)
        rows = self._session.scalars(query)
        return tuple(self._box.open(Addendum, case_id, row.id, row.sealed or b"") for row in rows)

    def add(self, addendum: Addendum) -> None:
        """Keep one addition."""
        case_id = addendum.case_id
        self._session.add(
            AddendumRow(
                id=addendum.id,
                meeting_id=addendum.meeting_id,
                item_id=addendum.item_id,
                case_id=case_id,
                at=addendum.at,
                content=None if case_id else as_json(addendum),
                sealed=self._box.seal(case_id, addendum.id, addendum) if case_id else None,
            )
        )
        self._session.flush()


class HandoverRepository:
    """What was given to whom, how, when and by whom (R31); sealed when it is about a child."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, HandedOverRow.__tablename__)

    def for_meeting(self, meeting_id: MeetingId) -> tuple[HandedOver, ...]:
        """Return what was handed over of one meeting's papers, oldest first; of a child to key holders."""
        held = self._keys.held()
        query = select(HandedOverRow).where(HandedOverRow.meeting_id == meeting_id)
        rows = self._session.scalars(query.order_by(HandedOverRow.at))
        return tuple(self._open(row) for row in rows if row.case_id is None or row.case_id in held)

    def for_case(self, case_id: CaseId) -> tuple[HandedOver, ...]:
        """Return what was handed over about one case, oldest first."""
        query = select(HandedOverRow).where(HandedOverRow.case_id == case_id).order_by(HandedOverRow.at)
        return tuple(self._open(row) for row in self._session.scalars(query))

    def add(self, handed: HandedOver) -> None:
        """Keep one line of the register."""
        row = HandedOverRow(id=handed.id, meeting_id=handed.meeting_id, case_id=handed.case_id, at=handed.at)
        self._write(row, handed)
        self._session.add(row)
        self._session.flush()

    def save(self, handed: HandedOver) -> None:
        """Keep a line that has changed: a delivery that has been begun is done, or broken off."""
        row = HandedOverRow(id=handed.id, meeting_id=handed.meeting_id, case_id=handed.case_id, at=handed.at)
        self._write(row, handed)
        self._session.merge(row)
        self._session.flush()

    def remove(self, handed_id: PaperId) -> None:
        """Forget a delivery of which nothing has left."""
        self._session.execute(delete(HandedOverRow).where(HandedOverRow.id == handed_id))

    def packages(self) -> tuple[HandedOver, ...]:
        """Return the deliveries to archives, oldest first."""
        query = select(HandedOverRow).where(
            HandedOverRow.meeting_id.is_(None), HandedOverRow.case_id.is_(None)
        )
        found = map(self._open, self._session.scalars(query.order_by(HandedOverRow.at)))
        return tuple(each for each in found if each.kind is PaperKind.DELIVERY_INDEX)

    def seal_old(self) -> int:
        """Seal the lines that 0.1.0 kept in the open, of cases whose key is held; return how many."""
        held = self._keys.held()
        query = select(HandedOverRow).where(
            HandedOverRow.case_id.is_not(None), HandedOverRow.content.is_not(None)
        )
        old = [row for row in self._session.scalars(query) if row.case_id in held]
        for row in old:
            self._write(row, self._open(row))
        self._session.flush()
        return len(old)

    def _write(self, row: HandedOverRow, handed: HandedOver) -> None:
        case_id = handed.case_id
        row.content = None if case_id else as_json(handed)
        row.sealed = self._box.seal(case_id, handed.id, handed) if case_id else None

    def _open(self, row: HandedOverRow) -> HandedOver:
        if row.case_id is None or row.sealed is None:
            return HandedOver.model_validate_json(row.content or "")
        return self._box.open(HandedOver, CaseId(row.case_id), row.id, row.sealed)


def _minutes(row: MinutesRow) -> Minutes:
    return Minutes(
        meeting_id=MeetingId(row.meeting_id),
        state=MinutesState(row.state),
        year=row.year,
        number=row.number,
        version=row.version,
        snapshot=Snapshot(content=row.snapshot, sha256=row.sha256),
        finalised_at=row.finalised_at,
        finalised_by=MemberId(row.finalised_by),
    )
