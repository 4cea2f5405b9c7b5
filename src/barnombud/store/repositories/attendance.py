"""Who came, went and returned; which visitor came to which child lies sealed with the child's key (R34)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceEvent, VisitorKind
from barnombud.domain.value import Value
from barnombud.errors import KeyNotHeld, StoreDamaged
from barnombud.models.meetings import AgendaItemRow, AttendanceRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box
from barnombud.store.repositories.writing import as_columns

_BLOCK = 128
"""Bytes: every kind of visitor to any item then fills the same."""


class _Visit(Value):
    """Who came, and to what."""

    visitor: VisitorKind
    item_id: ItemId


class AttendanceRepository:
    """Attendance of meetings.

    The child a visitor came to is named in no readable column, so the key is found by trying those of the
    meeting's children. Who holds none of them sees that somebody is there, and no more.
    """

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._keys = keys
        self._box = Box(keys, AttendanceRow.__tablename__, _BLOCK)

    def for_meeting(self, meeting_id: MeetingId) -> tuple[AttendanceEvent, ...]:
        """Return the notes of one meeting by time."""
        query = select(AttendanceRow).where(AttendanceRow.meeting_id == meeting_id)
        rows = self._session.scalars(query.order_by(AttendanceRow.at, AttendanceRow.id)).all()
        cases = self._held_cases(meeting_id) if any(row.sealed for row in rows) else ()
        notes: dict[str, AttendanceEvent] = {}
        for row in rows:
            came = notes.get(row.of_note or "")
            notes[row.id] = self._note(row, came, cases)
        return tuple(notes.values())

    def add(self, event: AttendanceEvent) -> None:
        """Keep one note.

        Raises:
            KeyNotHeld: a visitor comes to a child whose key the signed-in member does not hold.
        """
        self._session.add(self._row(event))
        self._session.flush()

    def seal_old(self) -> int:
        """Seal what 0.1.0 kept in the open of visitors, where the key is held; return how many notes."""
        held = self._keys.held()
        query = (
            select(AttendanceRow, AgendaItemRow.case_id)
            .join(AgendaItemRow, AgendaItemRow.id == AttendanceRow.item_id)
            .where(AttendanceRow.visitor.is_not(None), AgendaItemRow.case_id.in_(sorted(held)))
        )
        found = self._session.execute(query).all()
        for row, case_id in found:
            visit = _Visit.model_validate({"visitor": row.visitor, "item_id": row.item_id}, strict=False)
            row.sealed = self._box.seal(CaseId(case_id or ""), row.id, visit)
            row.visitor = row.item_id = None
        self._session.flush()
        return len(found)

    def _row(self, event: AttendanceEvent) -> AttendanceRow:
        row = AttendanceRow(**as_columns(event))
        if event.of_note is not None:
            row.visitor = row.item_id = None
        elif event.visitor is not None and event.item_id is not None:
            item = self._session.get_one(AgendaItemRow, event.item_id)
            if item.case_id is not None:
                visit = _Visit(visitor=event.visitor, item_id=event.item_id)
                row.sealed = self._box.seal(CaseId(item.case_id), row.id, visit)
                row.visitor = row.item_id = None
        return row

    def _held_cases(self, meeting_id: MeetingId) -> tuple[CaseId, ...]:
        """Return the children of a meeting whose keys are held; none is read by asking (R36)."""
        held = self._keys.held()
        query = select(AgendaItemRow.case_id).where(AgendaItemRow.meeting_id == meeting_id)
        return tuple(CaseId(case_id) for case_id in self._session.scalars(query) if case_id in held)

    def _note(
        self, row: AttendanceRow, came: AttendanceEvent | None, cases: tuple[CaseId, ...]
    ) -> AttendanceEvent:
        """Return a note; ``came`` is that of arrival, where a visitor leaves."""
        columns = {name: getattr(row, name) for name in AttendanceEvent.model_fields}
        if row.sealed is not None:
            visit = self._visit(row.id, row.sealed, cases)
            columns |= {"visitor": visit.visitor, "item_id": visit.item_id} if visit else _UNKNOWN
        elif came is not None:
            columns |= {"visitor": came.visitor, "item_id": came.item_id}
        return AttendanceEvent.model_validate(columns, strict=False)

    def _visit(self, row_id: str, blob: bytes, cases: tuple[CaseId, ...]) -> _Visit | None:
        """Return what is sealed, or None when no key at hand opens it: then nobody knows who is there."""
        before = frozenset(self._keys.opened_now)
        for case_id in cases:
            try:
                return self._box.open(_Visit, case_id, row_id, blob)
            except (KeyNotHeld, StoreDamaged):
                continue
            finally:
                self._keys.opened_now &= before
        return None


_UNKNOWN = {"visitor": VisitorKind.SOMEBODY, "item_id": None}
