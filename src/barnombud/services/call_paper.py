"""Makes the call to a meeting from what is planned."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from barnombud.domain.clock import STOCKHOLM
from barnombud.domain.ids import MeetingId
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind
from barnombud.domain.papers.call import AgendaLine, CallContent
from barnombud.services.desk import Desk
from barnombud.services.minutes import person_row
from barnombud.services.paper_frame import paper_frame
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import states
from barnombud.texts.roles import person_line


def call_content(uow: UnitOfWork, desk: Desk, meeting_id: MeetingId) -> CallContent:
    """Return the call: no child, no number of children (issue, Agenda)."""
    meeting, agencies = uow.meetings.get(meeting_id), uow.agencies.list()
    starts = meeting.starts_at.astimezone(STOCKHOLM)
    host = next((m for m in uow.members.active() if m.id == meeting.chair_id), desk.member)
    row = person_row(host, agencies)
    return CallContent(
        **dict(paper_frame(uow, desk, f"K{starts.year}-{meeting_id[:6]}")),
        municipality=uow.team.team().municipality,
        on=starts.date(),
        starts=_minute(starts),
        ends=_minute(starts + timedelta(minutes=meeting.minutes)),
        place=meeting.place,
        invited=tuple(person_row(member, agencies) for member in uow.members.active()),
        agenda=_open_agenda(uow.agenda.for_meeting(meeting_id)),
        absence_to=", ".join(
            part for part in (person_line(row.name, row.role, row.agency), host.telephone) if part
        ),
    )


def _minute(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0)


def _open_agenda(items: tuple[AgendaItem, ...]) -> tuple[AgendaLine, ...]:
    """Return the general items; minutes are left out, as the gaps would tell how many children there are."""
    return tuple(
        AgendaLine(title=states.item_title(item.kind.value, item.title))
        for item in items
        if item.kind is not ItemKind.CHILD
    )
