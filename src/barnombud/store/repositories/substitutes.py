"""Who takes over which duty of a meeting."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from barnombud.domain.ids import MeetingId, MemberId
from barnombud.domain.meeting.substitute import Duty, Substitute
from barnombud.models.meetings import MeetingSubstituteRow
from barnombud.store.repositories.writing import as_columns


class SubstituteRepository:
    """One substitute a duty."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def for_meeting(self, meeting_id: MeetingId) -> dict[Duty, MemberId]:
        """Return who has been chosen for which duty."""
        rows = self._session.scalars(
            select(MeetingSubstituteRow).where(MeetingSubstituteRow.meeting_id == meeting_id)
        )
        return {Duty(row.duty): MemberId(row.member_id) for row in rows}

    def save(self, substitute: Substitute) -> None:
        """Keep who takes over a duty."""
        self._session.merge(MeetingSubstituteRow(**as_columns(substitute)))
        self._session.flush()

    def remove(self, meeting_id: MeetingId, duty: Duty) -> None:
        """Let nobody be chosen for a duty."""
        self._session.execute(
            delete(MeetingSubstituteRow).where(
                MeetingSubstituteRow.meeting_id == meeting_id, MeetingSubstituteRow.duty == duty.value
            )
        )
