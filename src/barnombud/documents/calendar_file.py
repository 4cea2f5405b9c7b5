"""A calendar file (iCalendar, RFC 5545): lines of at most 75 octets ended by CRLF, times in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from barnombud.domain.calendar_book import CalendarBook, CalendarEntry
from barnombud.texts import calendar as texts

_MOST_OCTETS = 75
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Barnombud//Barnombud//SV",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)


def calendar_file(book: CalendarBook, team: str) -> bytes:
    """Return the file with every event of ``book``; ``team`` is the team's name.

    Nothing else about the team is in it: no agenda, nobody who is invited.
    """
    lines = [*_HEAD]
    for entry in book.entries:
        lines += _event(entry, team)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")


def _event(entry: CalendarEntry, team: str) -> Iterator[str]:
    event = entry.event
    yield "BEGIN:VEVENT"
    yield f"UID:{_uuid(entry.uid)}"
    yield f"DTSTAMP:{_utc(entry.stamped_at)}"
    yield f"DTSTART:{_utc(event.starts_at)}"
    yield f"DTEND:{_utc(event.starts_at + timedelta(minutes=event.minutes))}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{event.state.value.upper()}"
    yield f"SUMMARY:{_escaped(texts.summary(team, event.state.value, extra=event.extra))}"
    if event.place.strip():
        yield f"LOCATION:{_escaped(event.place)}"
    yield "END:VEVENT"


def _uuid(uid: str) -> str:
    """Return a random id as RFC 7986 wants it, in five groups; it names no computer."""
    return "-".join((uid[:8], uid[8:12], uid[12:16], uid[16:20], uid[20:]))


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """Return a text as a value: what would end or split it is escaped, control characters are left out."""
    for letter, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(letter, written)
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def _folded(line: str) -> str:
    """Return a line broken so that no part is longer than 75 octets, and no character is cut in two."""
    parts, room = [""], _MOST_OCTETS
    for letter in line:
        size = len(letter.encode("utf-8"))
        if size > room:
            parts.append(" ")
            room = _MOST_OCTETS - 1
        parts[-1] += letter
        room -= size
    return "\r\n".join(parts)
