"""What has been disposed of lawfully: a random id, when, and on what decision; nothing about anybody (R9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import ConsentEventId, MemberId
from barnombud.models.cases import ConsentEventRow, ConsentScanRow
from barnombud.models.disposal import DisposalRow
from barnombud.store.gone import GONE

MINUTES = "minutes"
CONSULTATION = "consultation"
CONSENT = "consent"
PICTURE = "picture"
"""Kinds of what is disposed of: an answer, the picture of its signed original, and what is no child's."""


class DisposalRepository:
    """Deletes what is append-only, and notes that it has; the store refuses it without the note."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def consent_events(
        self, events: Iterable[ConsentEventId], at: datetime, member_id: MemberId, decision: str
    ) -> None:
        """Dispose of consent events and of the pictures of their signed originals."""
        ids = sorted(events)
        pictures = sorted(
            self._session.scalars(select(ConsentScanRow.id).where(ConsentScanRow.event_id.in_(ids)))
        )
        for record_id, kind in [*((each, CONSENT) for each in ids), *((each, PICTURE) for each in pictures)]:
            self._session.add(
                DisposalRow(
                    record_id=record_id, kind=kind, at=at, member_id=member_id, decision_reference=decision
                )
            )
        self._session.flush()
        self._session.execute(delete(ConsentScanRow).where(ConsentScanRow.id.in_(pictures)))
        self._session.execute(delete(ConsentEventRow).where(ConsentEventRow.id.in_(ids)))

    def records(
        self, kind: str, record_ids: Iterable[str], at: datetime, member_id: MemberId, decision: str
    ) -> None:
        """Dispose of general parts by their meeting's id, or of consultations; only their ids are left."""
        ids = sorted(record_ids)
        self._session.add_all(
            DisposalRow(record_id=each, kind=kind, at=at, member_id=member_id, decision_reference=decision)
            for each in ids
        )
        self._session.flush()
        if ids:
            for statement in GONE:
                self._session.connection().exec_driver_sql(statement, [(each,) for each in ids])
            self._session.expire_all()
