"""A strict reader of calendar files (RFC 5545), written from the standard and from nothing of the program's.

Refuses what a lenient calendar would let pass: a bare LF, a line longer than 75 octets, a character cut by a
fold, an unescaped comma or semicolon in a text, a property twice, a missing one, a time without a zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY")
_MAY = (*_ONCE, "LOCATION")
_TEXTS = frozenset({"SUMMARY", "LOCATION"})
_UTC = re.compile(r"\d{8}T\d{6}Z")
_LINE = re.compile(r"([A-Z-]+):(.*)", re.DOTALL)


@dataclass(frozen=True)
class ReadEvent:
    """One VEVENT as read."""

    uid: str
    stamped: datetime
    starts: datetime
    ends: datetime
    sequence: int
    status: str
    summary: str
    location: str


def read_calendar(raw: bytes) -> list[ReadEvent]:
    """Return the events of a file; ValueError for anything the standard does not allow."""
    lines = _content_lines(raw)
    head = lines[: lines.index(("BEGIN", "VEVENT"))] if ("BEGIN", "VEVENT") in lines else lines[:-1]
    if lines[0] != ("BEGIN", "VCALENDAR") or lines[-1] != ("END", "VCALENDAR"):
        raise ValueError("Not one VCALENDAR")
    named = dict(head[1:])
    if named.get("VERSION") != "2.0" or not named.get("PRODID") or len(named) != len(head) - 1:
        raise ValueError("VERSION and PRODID stand once each")
    return _events(lines[len(head) : -1])


def _content_lines(raw: bytes) -> list[tuple[str, str]]:
    if not raw.endswith(b"\r\n"):
        raise ValueError("The last line is not ended")
    physical = raw[:-2].split(b"\r\n")
    for part in physical:
        if len(part) > 75:
            raise ValueError("Longer than 75 octets")
        if b"\r" in part or b"\n" in part:
            raise ValueError("A bare CR or LF")
        part.decode("utf-8")  # a fold must not cut a character in two
    joined: list[str] = []
    for part in physical:
        text = part.decode("utf-8")
        if text.startswith((" ", "\t")):
            joined[-1] += text[1:]
        else:
            joined.append(text)
    return [_name_and_value(line) for line in joined]


def _name_and_value(line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if found is None or any(letter < " " or letter == "\x7f" for letter in line):
        raise ValueError(f"Not a content line: {line!r}")
    return found[1], found[2]


def _events(lines: list[tuple[str, str]]) -> list[ReadEvent]:
    events, inside = [], None
    for name, value in lines:
        if (name, value) == ("BEGIN", "VEVENT") and inside is None:
            inside = dict[str, str]()
        elif (name, value) == ("END", "VEVENT") and inside is not None:
            events.append(_event(inside))
            inside = None
        elif inside is None or name in inside or name not in _MAY:
            raise ValueError(f"{name} may not stand here")
        else:
            inside[name] = _text(value) if name in _TEXTS else value
    if inside is not None:
        raise ValueError("An event without an end")
    return events


def _event(properties: dict[str, str]) -> ReadEvent:
    missing = [name for name in _ONCE if name not in properties]
    if missing:
        raise ValueError(f"Missing: {missing}")
    starts, ends = _instant(properties["DTSTART"]), _instant(properties["DTEND"])
    if ends <= starts or properties["STATUS"] not in {"TENTATIVE", "CONFIRMED", "CANCELLED"}:
        raise ValueError("Ends before it begins, or an unknown status")
    return ReadEvent(
        uid=properties["UID"],
        stamped=_instant(properties["DTSTAMP"]),
        starts=starts,
        ends=ends,
        sequence=int(properties["SEQUENCE"]),
        status=properties["STATUS"],
        summary=properties["SUMMARY"],
        location=properties.get("LOCATION", ""),
    )


def _instant(value: str) -> datetime:
    if not _UTC.fullmatch(value):
        raise ValueError(f"Not an instant in UTC: {value}")
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _text(value: str) -> str:
    """Return a text as it was before it was escaped."""
    read, letters = [], iter(value)
    for letter in letters:
        if letter == "\\":
            escaped = next(letters, "")
            if escaped not in {"\\", ";", ",", "n", "N"}:
                raise ValueError(f"Not an escape: {escaped!r}")
            read.append("\n" if escaped in "nN" else escaped)
        elif letter in ",;":
            raise ValueError("A bare comma or semicolon")
        else:
            read.append(letter)
    return "".join(read)
