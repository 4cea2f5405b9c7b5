"""The calendar file read back by a strict reader of our own tests, with odd names and places."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.documents.calendar_file import calendar_file
from barnombud.domain.calendar_book import CalendarBook, CalendarEvent, EventState
from barnombud.domain.ids import MeetingId
from tests.calendar_reader import read_calendar

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
_ids = count(1)


def new_uid() -> str:
    """Return one more id."""
    return f"{next(_ids):032x}"


def event(
    days: float = 7, *, meeting: str = "m", place: str = "", state: EventState = EventState.CONFIRMED
) -> CalendarEvent:
    """Return an event some days ahead; without a meeting it is a day of the series."""
    return CalendarEvent(
        meeting_id=MeetingId(meeting) if meeting else None,
        starts_at=NOW + timedelta(days=days),
        minutes=90,
        place=place,
        state=state,
    )


def slot(days: float) -> CalendarEvent:
    """Return a day of the series."""
    return event(days, meeting="", state=EventState.TENTATIVE)


def told(book: CalendarBook, *events: CalendarEvent, days: float = 0) -> CalendarBook:
    """Tell some events, some days from now."""
    return book.told_anew(events, NOW + timedelta(days=days), new_uid)


def test_a_meeting_is_read_back_as_it_is() -> None:
    """In UTC, with team and place; the file has no other words."""
    book = told(CalendarBook(), event(place="Personalrummet, plan 2; rum 7"))
    (read,) = read_calendar(calendar_file(book, "Tallbackens barnombudsteam"))
    assert (read.starts, read.ends) == (NOW + timedelta(days=7), NOW + timedelta(days=7, minutes=90))
    assert (read.summary, read.location) == (
        "Möte: Tallbackens barnombudsteam",
        "Personalrummet, plan 2; rum 7",
    )
    assert (read.status, read.sequence, read.stamped) == ("CONFIRMED", 0, NOW)
    assert read.uid.replace("-", "") == book.entries[0].uid
    assert read_calendar(calendar_file(CalendarBook(), "Laget")) == []


@given(st.text(max_size=120), st.text(min_size=1, max_size=120))
def test_any_name_and_place_gives_a_file_that_can_be_read(place: str, team: str) -> None:
    """Whatever letters: nothing is cut, split or smuggled in; only control characters are left out."""

    def kept(text: str) -> str:
        as_lines = text.replace("\r\n", "\n")
        return "".join(
            letter for letter in as_lines if letter == "\n" or (letter >= " " and letter != "\x7f")
        )

    if any("\ud800" <= letter <= "\udfff" for letter in place + team):
        return
    book = told(CalendarBook(), event(place=place), slot(14))
    first, second = read_calendar(calendar_file(book, team))
    assert first.location == (kept(place) if place.strip() else "")
    assert first.summary == f"Möte: {kept(team)}"
    assert second.summary == f"Förslag på mötesdag: {kept(team)}"


def test_an_extra_meeting_says_so() -> None:
    """One the series did not have."""
    book = told(CalendarBook(), event().model_copy(update={"extra": True}))
    assert read_calendar(calendar_file(book, "Laget"))[0].summary == "Extra möte: Laget"


def test_what_has_not_changed_is_told_as_before() -> None:
    """Same bytes, whenever it is saved."""
    first = told(CalendarBook(), event(), slot(35))
    again = told(first, event(), slot(35), days=1)
    assert calendar_file(again, "Laget") == calendar_file(first, "Laget")


def test_a_moved_meeting_keeps_its_id_and_gets_the_next_number() -> None:
    """So that a calendar moves it instead of adding one."""
    first = told(CalendarBook(), event())
    moved = told(first, event(9), days=1)
    (one,), (other,) = read_calendar(calendar_file(first, "L")), read_calendar(calendar_file(moved, "L"))
    assert (other.uid, other.sequence, other.starts) == (one.uid, 1, NOW + timedelta(days=9))
    assert other.stamped == NOW + timedelta(days=1)
    cancelled = told(moved, event(9, state=EventState.CANCELLED), days=2)
    (last,) = read_calendar(calendar_file(cancelled, "L"))
    assert (last.uid, last.sequence, last.status) == (one.uid, 2, "CANCELLED")


def test_a_day_of_the_series_becomes_the_meeting_planned_on_it() -> None:
    """And the one whose day is not proposed any longer is cancelled."""
    first = told(CalendarBook(), slot(7), slot(35))
    then = told(first, event(7.05), slot(42))
    before, after = read_calendar(calendar_file(first, "L")), read_calendar(calendar_file(then, "L"))
    assert [(e.status, e.sequence) for e in after] == [("CONFIRMED", 1), ("CANCELLED", 1), ("TENTATIVE", 0)]
    assert [e.uid for e in after[:2]] == [e.uid for e in before]
    assert told(then, event(7.05), slot(42)).entries == then.entries


def test_what_has_been_is_forgotten() -> None:
    """A calendar keeps it by itself."""
    book = told(told(CalendarBook(), event()), slot(35), days=8)
    assert [entry.event.meeting_id for entry in book.entries] == [None]


@pytest.mark.parametrize(
    "raw",
    [
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:" + b"x" * 80 + b"\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
def test_the_reader_refuses_what_is_wrong(raw: bytes) -> None:
    """A reader that takes everything would prove nothing."""
    with pytest.raises(ValueError, match=r"."):
        read_calendar(raw)
