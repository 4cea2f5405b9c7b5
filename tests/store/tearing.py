"""Stores with damaged pages: a small database of ours, and how single pages of it are torn."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from barnombud.errors import StoreDamaged
from barnombud.store.engine import PAGE_BYTES, connect
from barnombud.store.torn_store import TornStore

KEY = bytes(range(32))
NOTES, LINES = 200, 100


def write_notes(path: Path) -> None:
    """Write notes with a text id and numbered lines that hang on them, over some dozens of pages."""
    with closing(connect(path, KEY)) as connection:
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE note (id TEXT PRIMARY KEY, content TEXT)")
        connection.execute(
            "CREATE TABLE line (number INTEGER PRIMARY KEY, note TEXT REFERENCES note (id), content TEXT)"
        )
        for number in range(1, NOTES + 1):
            connection.execute("INSERT INTO note VALUES (?, ?)", (note_id(number), note_text(number)))
        for number in range(1, LINES + 1):
            line = (2 * number, note_id(number), f"rad {number} " * 12)
            connection.execute("INSERT INTO line VALUES (?, ?, ?)", line)
        connection.execute("COMMIT")


def note_id(number: int) -> str:
    """Return an id whose order is not that of the rows."""
    return f"{number * 7919 % 10007:06}"


def note_text(number: int) -> str:
    """Return a text; every hundredth is longer than a page."""
    return f"anteckning {number} " * (400 if number % 100 == 0 else 6)


def pages_of(path: Path) -> int:
    """Return how many pages a store has."""
    return path.stat().st_size // PAGE_BYTES


def tear(path: Path, *pages: int) -> None:
    """Change one byte in each of the pages, counted from 1."""
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE_BYTES + 1_000] ^= 0x10
    path.write_bytes(content)


def page_of(path: Path, key: bytes, table: str) -> int:
    """Return a page of which only rows of ``table`` depend; the file is as before afterwards."""
    whole = path.read_bytes()
    try:
        for page in range(pages_of(path), 1, -1):
            path.write_bytes(whole)
            tear(path, page)
            if _loses_only(path, key, table):
                return page
    finally:
        path.write_bytes(whole)
    raise AssertionError(table)


def _loses_only(path: Path, key: bytes, table: str) -> bool:
    try:
        store = TornStore(path, key)
    except StoreDamaged:
        return False
    with closing(store):
        return bool(store.read(table).lost)
