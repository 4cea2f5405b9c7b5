"""What is asked when a child is added: how long it is to the next meeting, and whom to ring."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from barnombud.domain.clock import swedish_date, swedish_instant
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.meeting_calendar import days_until, is_swedish_holiday
from barnombud.domain.team import Agency
from barnombud.domain.value import Value
from barnombud.services.desk import Desk

EXTRA_AT = time(13, 0)
"""Proposed for an extra meeting; the team changes it as it likes."""


class CanItWait(Value):
    """Facts for "Nästa möte är om N dagar. Kan det vänta?"."""

    next_meeting: datetime | None = None
    days: int | None = None
    telephone_social_services: str = ""
    telephone_out_of_hours: str = ""
    agencies: tuple[Agency, ...]
    own_agency: str
    handles_protected: bool = False
    """The municipality has decided that protected identities are handled here (R23)."""
    extra_at: datetime
    """Proposed start of an extra meeting: the next working day."""
    today: date


def can_it_wait(desk: Desk) -> CanItWait:
    """Return when the next meeting is, whom to ring today, and when an extra meeting could be."""
    today = desk.today()
    with desk.unit_of_work() as uow:
        rules = uow.team.rules()
        coming = [
            meeting.starts_at
            for meeting in uow.meetings.list()
            if meeting.state is MeetingState.PLANNED and swedish_date(meeting.starts_at) >= today
        ]
        agencies = uow.agencies.active()
    soonest = min(coming, default=None)
    return CanItWait(
        next_meeting=soonest,
        days=days_until(swedish_date(soonest), today) if soonest else None,
        telephone_social_services=rules.telephone_social_services,
        telephone_out_of_hours=rules.telephone_out_of_hours,
        agencies=agencies,
        own_agency=desk.member.agency_id,
        handles_protected=rules.handles_protected,
        extra_at=swedish_instant(_next_working_day(today), EXTRA_AT),
        today=today,
    )


def _next_working_day(today: date) -> date:
    day = today + timedelta(days=1)
    while day.weekday() >= 5 or is_swedish_holiday(day):
        day += timedelta(days=1)
    return day
