"""Which agencies have answered in a meeting's consent check."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from barnombud.domain.consent.round import AgencyHeard, HeardWay
from barnombud.domain.ids import AgencyId, MeetingId, MemberId
from barnombud.models.meetings import ConsentRoundRow
from barnombud.store.repositories.writing import as_columns


class ConsentRoundRepository:
    """One row an agency and meeting; what it answered is not kept (R7)."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def for_meeting(self, meeting_id: MeetingId) -> tuple[AgencyHeard, ...]:
        """Return the agencies that have answered, in order of time."""
        query = select(ConsentRoundRow).where(ConsentRoundRow.meeting_id == meeting_id)
        rows = self._session.scalars(query.order_by(ConsentRoundRow.heard_at, ConsentRoundRow.agency_id))
        return tuple(
            AgencyHeard(
                meeting_id=meeting_id,
                agency_id=AgencyId(row.agency_id),
                heard_at=row.heard_at,
                way=HeardWay(row.way),
                noted_by=MemberId(row.noted_by),
            )
            for row in rows
        )

    def save(self, heard: AgencyHeard) -> None:
        """Keep that an agency has answered, or has done so again."""
        self._session.merge(ConsentRoundRow(**as_columns(heard)))
        self._session.flush()
