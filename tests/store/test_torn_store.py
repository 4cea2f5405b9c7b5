"""A damaged store read row by row: every row comes out as it was written or is counted as lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import Connection

from barnombud.errors import StoreDamaged
from barnombud.store.engine import PAGE_BYTES, connect
from barnombud.store.torn_store import TornStore
from tests.store.tearing import KEY, LINES, NOTES, note_id, note_text, pages_of, tear, write_notes


def test_whole_store_is_read_whole(tmp_path: Path) -> None:
    """Nothing is lost where nothing is damaged."""
    path = tmp_path / "store.db"
    write_notes(path)
    with closing(TornStore(path, KEY)) as store:
        notes, lines = store.read("note"), store.read("line")
    assert len(notes.rows) == NOTES and len(lines.rows) == LINES
    assert not (notes.lost or notes.end_unknown or lines.lost or lines.end_unknown)


@pytest.mark.rule("R37")
def test_each_page_torn_in_turn(tmp_path: Path) -> None:
    """What is read is as written; what is missing is counted, or said to be more than is known."""
    path = tmp_path / "store.db"
    write_notes(path)
    whole = path.read_bytes()
    saved = []
    for page in range(2, pages_of(path) + 1):
        path.write_bytes(whole)
        tear(path, page)
        with closing(TornStore(path, KEY)) as store:
            notes, lines = store.read("note"), store.read("line")
        assert all(row == (number, note_id(number), note_text(number)) for number, row in notes.rows.items())
        assert notes.end_unknown or set(range(1, NOTES + 1)) == notes.rows.keys() | notes.lost
        assert lines.end_unknown or {2 * n for n in range(1, LINES + 1)} <= lines.rows.keys() | lines.lost
        assert not notes.rows.keys() & notes.lost
        saved.append(len(notes.rows) + len(lines.rows))
    assert max(saved) == NOTES + LINES
    assert min(saved) >= LINES


def test_several_pages_torn_together(tmp_path: Path) -> None:
    """Every other page is gone and the rest is still read."""
    path = tmp_path / "store.db"
    write_notes(path)
    tear(path, *range(6, pages_of(path), 3))
    with closing(TornStore(path, KEY)) as store:
        notes = store.read("note")
    assert NOTES / 2 < len(notes.rows) < NOTES
    assert notes.lost
    assert all(row[2] == note_text(number) for number, row in notes.rows.items())


def test_without_a_list_of_tables_there_is_nothing_to_read(tmp_path: Path) -> None:
    """A torn first page, another key, and a store with nothing in it."""
    path = tmp_path / "store.db"
    write_notes(path)
    with pytest.raises(StoreDamaged):
        TornStore(path, bytes(32))
    tear(path, 1)
    with pytest.raises(StoreDamaged):
        TornStore(path, KEY)
    empty = tmp_path / "empty.db"
    connect(empty, KEY).close()
    with pytest.raises(StoreDamaged):
        TornStore(empty, KEY)


def test_page_from_another_time_is_passed_over(tmp_path: Path) -> None:
    """It proves itself, so it was ours once; its rows are not mixed up with those of now."""
    path = tmp_path / "store.db"
    with closing(connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, content TEXT)")
        _fill(connection, 1)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = path.read_bytes()
        connection.execute("DELETE FROM line")
        _fill(connection, 5_001)
    after = bytearray(path.read_bytes())
    jumps = 0
    for page in range(3, pages_of(path)):
        mixed = bytearray(after)
        place = slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES)
        mixed[place] = before[place]
        path.write_bytes(mixed)
        with closing(TornStore(path, KEY)) as store:
            read = store.read("line")
        assert all(row == (number, number, f"rad {number} " * 12) for number, row in read.rows.items())
        jumps += bool(read.lost) or len(read.rows) < LINES
    assert jumps


def _fill(connection: Connection, first: int) -> None:
    connection.execute("BEGIN")
    for number in range(first, first + LINES):
        connection.execute("INSERT INTO line VALUES (?, ?)", (number, f"rad {number} " * 12))
    connection.execute("COMMIT")
