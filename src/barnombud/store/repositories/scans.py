"""Scans of signed consents, sealed with their case's key; they go when the case is lawfully disposed of."""

from __future__ import annotations

from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import CaseId, ConsentEventId, ScanId
from barnombud.errors import NotFound
from barnombud.models.cases import ConsentScanRow
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.box import Box


class ScanRepository:
    """Scans; listing tells that there are some, only a holder of the case's key sees one."""

    def __init__(self, session: Session, keys: CaseKeys) -> None:
        """Work in ``session`` with the signed-in member's keys."""
        self._session = session
        self._box = Box(keys, ConsentScanRow.__tablename__)

    def of_case(self, case_id: CaseId) -> tuple[tuple[ConsentEventId, ScanId], ...]:
        """Return the scans of one case with the answer each belongs to, in the order they were added."""
        rows = self._session.execute(
            select(ConsentScanRow.event_id, ConsentScanRow.id)
            .where(ConsentScanRow.case_id == case_id)
            .order_by(literal_column("consent_scan.rowid"))
        )
        return tuple((ConsentEventId(event_id), ScanId(scan_id)) for event_id, scan_id in rows)

    def add(self, case_id: CaseId, event_id: ConsentEventId, scan_id: ScanId, content: bytes) -> None:
        """Keep one scan; none is ever changed."""
        sealed = self._box.seal_bytes(case_id, scan_id, content)
        self._session.add(ConsentScanRow(id=scan_id, case_id=case_id, event_id=event_id, sealed=sealed))
        self._session.flush()

    def open(self, case_id: CaseId, scan_id: ScanId) -> bytes:
        """Return one scan as it was read from its file.

        Raises:
            NotFound: the case has no such scan.
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        row = self._session.get(ConsentScanRow, scan_id)
        if row is None or row.case_id != case_id:
            raise NotFound(scan_id)
        return self._box.open_bytes(case_id, scan_id, row.sealed)
