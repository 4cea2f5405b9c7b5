"""What absent members have sent in for children's items, sealed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, MeetingId
from barnombud.domain.meeting.written_input import WrittenInput
from barnombud.models.meetings import WrittenInputRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box


class WrittenInputRepository:
    """Written input by meeting and case."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._box = Box(keys, WrittenInputRow.__tablename__)

    def for_item(self, meeting_id: MeetingId, case_id: CaseId) -> tuple[WrittenInput, ...]:
        """Return what has been sent in for one child at one meeting, in order of time.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        return self._found(case_id, WrittenInputRow.meeting_id == meeting_id)

    def for_case(self, case_id: CaseId) -> tuple[WrittenInput, ...]:
        """Return everything that has been sent in for one child, in order of time; raises as `for_item`."""
        return self._found(case_id)

    def add(self, written: WrittenInput) -> None:
        """Keep a text.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        self._session.add(
            WrittenInputRow(
                id=written.id,
                meeting_id=written.meeting_id,
                case_id=written.case_id,
                member_id=written.member_id,
                at=written.at,
                sealed=self._box.seal(written.case_id, written.id, written),
            )
        )
        self._session.flush()

    def remove(self, written_id: str) -> None:
        """Take a text away again."""
        self._session.execute(delete(WrittenInputRow).where(WrittenInputRow.id == written_id))

    def _found(self, case_id: CaseId, *narrower: ColumnElement[bool]) -> tuple[WrittenInput, ...]:
        query = select(WrittenInputRow).where(WrittenInputRow.case_id == case_id, *narrower)
        rows = self._session.scalars(query.order_by(WrittenInputRow.at, WrittenInputRow.id))
        return tuple(self._box.open(WrittenInput, case_id, row.id, row.sealed) for row in rows)
