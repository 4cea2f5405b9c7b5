"""De-identified consultations (R13)."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import ConsultationId, MeetingId
from barnombud.errors import NotFound
from barnombud.models.consultations import ConsultationRow
from barnombud.store.repositories.writing import as_json


class ConsultationRepository:
    """General questions to the team, in a table with no way to a child."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def get(self, consultation_id: ConsultationId) -> Consultation:
        """Return one consultation.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._session.get(ConsultationRow, consultation_id)
        if row is None:
            raise NotFound(consultation_id)
        return Consultation.model_validate_json(row.content)

    def list(self) -> tuple[Consultation, ...]:
        """Return every consultation, by id, so that the order tells nothing."""
        rows = self._session.scalars(select(ConsultationRow.content).order_by(ConsultationRow.id))
        return tuple(Consultation.model_validate_json(content) for content in rows)

    def for_meeting(self, meeting_id: MeetingId) -> tuple[Consultation, ...]:
        """Return the consultations of one meeting."""
        rows = self._session.scalars(
            select(ConsultationRow.content)
            .where(ConsultationRow.meeting_id == meeting_id)
            .order_by(ConsultationRow.id)
        )
        return tuple(Consultation.model_validate_json(content) for content in rows)

    def save(self, consultation: Consultation) -> None:
        """Keep a new or changed consultation."""
        self._session.merge(
            ConsultationRow(
                id=consultation.id,
                meeting_id=consultation.meeting_id,
                state=consultation.state.value,
                content=as_json(consultation),
            )
        )
        self._session.flush()

    def discard(self, consultation_id: ConsultationId) -> None:
        """Forget a consultation, text and all ("Någon känner igen barnet")."""
        self._session.execute(delete(ConsultationRow).where(ConsultationRow.id == consultation_id))
