"""Restores from a backup, and which agencies have said what has changed since."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from barnombud.domain.consent.restored import RestoreAnswer, Restored
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.models.backups import RestoreAnswerRow, RestoredRow


class RestoreRepository:
    """Rows that only grow: nobody's answer is taken back."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def list(self) -> tuple[Restored, ...]:
        """Return every restore of this store, oldest first."""
        answers: dict[str, list[RestoreAnswer]] = {}
        for row in self._session.scalars(select(RestoreAnswerRow).order_by(RestoreAnswerRow.heard_at)):
            answers.setdefault(row.restored_id, []).append(
                RestoreAnswer(
                    agency_id=AgencyId(row.agency_id), heard_at=row.heard_at, noted_by=MemberId(row.noted_by)
                )
            )
        rows = self._session.scalars(select(RestoredRow).order_by(RestoredRow.at, RestoredRow.id))
        return tuple(
            Restored(id=row.id, at=row.at, backup_at=row.backup_at, answers=tuple(answers.get(row.id, ())))
            for row in rows
        )

    def add(self, restored: Restored) -> None:
        """Keep that the store was restored; nobody has answered yet."""
        self._session.add(RestoredRow(id=restored.id, at=restored.at, backup_at=restored.backup_at))
        self._session.flush()

    def answer(self, restored_id: str, answer: RestoreAnswer) -> None:
        """Keep that an agency has answered; it does so once."""
        self._session.add(
            RestoreAnswerRow(
                restored_id=restored_id,
                agency_id=answer.agency_id,
                heard_at=answer.heard_at,
                noted_by=answer.noted_by,
            )
        )
        self._session.flush()
