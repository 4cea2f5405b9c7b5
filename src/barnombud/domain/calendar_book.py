"""What a team's calendar file has told of its meetings, so that the next one changes the same events.

Nothing in it is about a child or a family. An event keeps its random id for as long as it is ahead: a
proposed day becomes the meeting that is planned on it, and one that is moved or cancelled is told anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field

from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import MeetingId
from barnombud.domain.value import Value


class EventState(StrEnum):
    """How sure a day is (RFC 5545, STATUS)."""

    TENTATIVE = "tentative"
    """A day of the series on which no meeting is planned yet."""
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class CalendarEvent(Value):
    """One meeting, or one day of the series, as a calendar shows it."""

    meeting_id: MeetingId | None = None
    starts_at: AwareDatetime
    minutes: int = Field(ge=1)
    place: str = Field(default="", max_length=120)
    extra: bool = False
    state: EventState


class CalendarEntry(Value):
    """An event as it was last told, with its id, how many times it has changed, and when it was told so."""

    uid: str = Field(min_length=32, max_length=32)
    sequence: int = Field(default=0, ge=0)
    stamped_at: AwareDatetime
    event: CalendarEvent


class CalendarBook(Value):
    """Every event that is still ahead."""

    entries: tuple[CalendarEntry, ...] = ()

    def told_anew(
        self, events: Sequence[CalendarEvent], now: datetime, new_uid: Callable[[], str]
    ) -> CalendarBook:
        """Return the book with what is ahead now, in order of time; what has begun is left out.

        Meetings find their entry by their own id, else by the day of the series they were planned on. An
        event that is no longer among ``events`` is told as cancelled.
        """
        left = {entry.uid: entry for entry in self.entries if entry.event.starts_at > now}
        entries = []
        for event in sorted(events, key=lambda each: (each.meeting_id is None, each.starts_at)):
            known = _known(event, left.values())
            if known is None:
                entries.append(CalendarEntry(uid=new_uid(), stamped_at=now, event=event))
            else:
                entries.append(_changed(left.pop(known.uid), event, now))
        gone = (each.event.model_copy(update={"state": EventState.CANCELLED}) for each in left.values())
        entries += [_changed(entry, event, now) for entry, event in zip(left.values(), gone, strict=True)]
        return CalendarBook(entries=tuple(sorted(entries, key=lambda each: (each.event.starts_at, each.uid))))


def _known(event: CalendarEvent, entries: Iterable[CalendarEntry]) -> CalendarEntry | None:
    """Return the entry of an event: of the same meeting, else of the same day with no meeting."""
    same_day = None
    for entry in entries:
        if event.meeting_id is not None and entry.event.meeting_id == event.meeting_id:
            return entry
        if entry.event.meeting_id is None and _day(entry.event) == _day(event):
            same_day = entry
    return same_day


def _day(event: CalendarEvent) -> date:
    return swedish_date(event.starts_at)


def _changed(entry: CalendarEntry, event: CalendarEvent, now: datetime) -> CalendarEntry:
    if entry.event == event:
        return entry
    told = {"event": event, "sequence": entry.sequence + 1, "stamped_at": now}
    return entry.model_copy(update=told)
