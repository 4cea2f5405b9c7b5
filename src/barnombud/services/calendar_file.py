"""The team's meetings a year ahead as a file for any calendar; nothing of a child, a family or an agenda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from barnombud.documents.calendar_file import calendar_file
from barnombud.domain.calendar_book import CalendarEvent, EventState
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date, swedish_instant
from barnombud.domain.ids import new_id
from barnombud.domain.meeting.meeting import Meeting, MeetingState
from barnombud.domain.meeting_calendar import propose_next
from barnombud.services.desk import Desk
from barnombud.services.encrypted_archive import archive_phrase, write_files
from barnombud.services.paper_files import Saved, leaves_encrypted, write_compared
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.calendar import FILE_NAME

_AHEAD = timedelta(days=365)
_STATES = {
    MeetingState.PLANNED: EventState.CONFIRMED,
    MeetingState.RUNNING: EventState.CONFIRMED,
    MeetingState.ENDED: EventState.CONFIRMED,
    MeetingState.CANCELLED: EventState.CANCELLED,
}


@dataclass(frozen=True)
class MadeCalendar:
    """The file, in memory, and how many events are in it."""

    content: bytes
    events: int


def make_calendar(desk: Desk) -> Outcome[MadeCalendar]:
    """Make the file and remember what it tells, so that the next one changes the same events."""
    with desk.unit_of_work() as uow:
        now = uow.now()
        events = [event for event in _events(uow, desk) if event.starts_at > now]
        book = uow.meetings.calendar_book().told_anew(events, now, new_id)
        uow.meetings.save_calendar_book(book)
        content = calendar_file(book, uow.team.team().name)
        change = uow.commit(Op.SAVE_PAPER)
    return Outcome(MadeCalendar(content, len(book.entries)), change)


def save_calendar(calendar: MadeCalendar, path: Path) -> Saved:
    """Write the file to ``path``, or onto what can be carried away in an encrypted archive (R37).

    Raises:
        DiskFull, NoPermission, InputError: as `write_compared` and `write_files`.
    """
    if leaves_encrypted(path):
        phrase = archive_phrase()
        files = ((FILE_NAME, calendar.content),)
        return Saved(write_files(files, path.parent, phrase, Path(FILE_NAME).stem), 1, phrase)
    path = path if path.suffix.casefold() == ".ics" else path.with_name(f"{path.name}.ics")
    return Saved(write_compared(path, calendar.content), 1)


def _events(uow: UnitOfWork, desk: Desk) -> Iterator[CalendarEvent]:
    """Return planned and cancelled meetings, and the days of the series after the last that is planned."""
    meetings = uow.meetings.list()
    for meeting in meetings:
        yield _of_meeting(meeting)
    series, today = uow.team.series(), desk.today()
    if series is None:
        return
    planned = [swedish_date(m.starts_at) for m in meetings if m.state is not MeetingState.CANCELLED]
    day = propose_next(series, max([today, *planned]))
    while day <= today + _AHEAD:
        yield CalendarEvent(
            starts_at=swedish_instant(day, series.start_time),
            minutes=series.minutes,
            state=EventState.TENTATIVE,
        )
        day = propose_next(series, day)


def _of_meeting(meeting: Meeting) -> CalendarEvent:
    return CalendarEvent(
        meeting_id=meeting.id,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        place=meeting.place,
        extra=meeting.extra,
        state=_STATES[meeting.state],
    )
