"""What a member who cannot come has sent in for a child's item, entered as hers."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from barnombud.domain.ids import AgencyId, CaseId, MeetingId, MemberId
from barnombud.domain.value import Value


class WrittenInput(Value):
    """One text for one child at one meeting; sealed with the case's key."""

    id: str
    meeting_id: MeetingId
    case_id: CaseId
    member_id: MemberId
    """Who wrote it."""
    agency_id: AgencyId
    """Hers on the day it was entered."""
    at: datetime
    """When it was entered."""
    entered_by: MemberId
    text: str = Field(max_length=10_000)
