"""A new store from what can be read of a damaged one: what comes through and what is left alone."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from barnombud.errors import StoreDamaged
from barnombud.store.engine import PAGE_BYTES, connect
from barnombud.store.folder import log_path, store_path
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.salvaging import TableSaved, copy_torn, salvage_store
from barnombud.store.vault import open_store
from tests.faults.notes import add_note, make_notes, notes
from tests.store.tearing import KEY, LINES, NOTES, note_id, pages_of, tear, write_notes
from tests.stores import make_keyring, make_store


def _keys(folder: Path, key: bytes = KEY) -> UnlockedKeys:
    made = make_keyring(folder)
    return UnlockedKeys(made.store_id, made.member_id, key, made.private_key)


def _making(folder: Path) -> Path:
    making = folder / "making"
    making.mkdir()
    return making


def test_whole_store_comes_through_whole(tmp_path: Path) -> None:
    """With its form: the new one opens as the old one did."""
    with make_store(tmp_path) as store:
        make_notes(store)
        add_note(store, 7)
    making = _making(tmp_path)
    (making / "keyring.json").write_bytes((tmp_path / "keyring.json").read_bytes())
    done = salvage_store(tmp_path, store.keys, making)
    assert done.store_key == store.keys.store_key
    assert not any(each.lost or each.end_unknown for each in done.tables)
    with open_store(making, store.keys) as opened:
        assert notes(opened) == [7]


@pytest.mark.rule("R37")
def test_rows_that_hang_on_a_lost_row_are_lost_and_counted(tmp_path: Path) -> None:
    """The sum of what came through and what is lost is what was there."""
    path = store_path(tmp_path)
    keys = _keys(tmp_path)
    write_notes(path)
    making = _making(tmp_path)
    whole = path.read_bytes()
    loose = 0
    for page in range(4, pages_of(path) + 1, 2):
        path.write_bytes(whole)
        tear(path, page)
        torn = path.read_bytes()
        done = {each.table: each for each in salvage_store(tmp_path, keys, making).tables}
        assert path.read_bytes() == torn
        assert done["note"].saved + done["note"].lost >= NOTES or done["note"].end_unknown
        assert done["line"].saved + done["line"].lost >= LINES or done["line"].end_unknown
        loose += done["note"].lost > 0 and done["line"].lost > 0
        store_path(making).unlink()
    assert loose


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    """Nothing is made of a store that no key of the member's opens."""
    write_notes(store_path(tmp_path))
    with pytest.raises(StoreDamaged):
        salvage_store(tmp_path, _keys(tmp_path, bytes(32)), _making(tmp_path))


def test_nothing_to_copy(tmp_path: Path) -> None:
    """Without a file there is nothing to save."""
    with pytest.raises(StoreDamaged):
        copy_torn(tmp_path, tmp_path / "torn")


def test_copy_takes_the_log_along(tmp_path: Path) -> None:
    """What is committed may stand only there."""
    write_notes(store_path(tmp_path))
    log_path(tmp_path).write_bytes(b"log")
    copy_torn(tmp_path, tmp_path / "torn")
    assert store_path(tmp_path / "torn").read_bytes() == store_path(tmp_path).read_bytes()
    assert log_path(tmp_path / "torn").read_bytes() == b"log"


def test_a_piece_the_disk_cannot_give_is_left_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One bad place on the disk does not take the rest with it."""
    write_notes(store_path(tmp_path))
    read = os.read

    def fail_once(handle: int, length: int) -> bytes:
        if os.lseek(handle, 0, os.SEEK_CUR) == 5 * PAGE_BYTES:
            raise OSError(5, "bad place")
        return read(handle, length)

    monkeypatch.setattr(os, "read", fail_once)
    copy_torn(tmp_path, tmp_path / "torn")
    copied, whole = store_path(tmp_path / "torn").read_bytes(), store_path(tmp_path).read_bytes()
    assert copied[5 * PAGE_BYTES : 6 * PAGE_BYTES] == bytes(PAGE_BYTES)
    assert copied[6 * PAGE_BYTES :] == whole[6 * PAGE_BYTES :] and len(copied) == len(whole)


@pytest.mark.parametrize("place", ["next", "former"])
def test_any_key_the_store_may_have_opens_it(tmp_path: Path, place: str) -> None:
    """A change of the store's key may have been under way, or have gone by this file."""
    keys = _keys(tmp_path, bytes(32))
    write_notes(store_path(tmp_path))
    if place == "next":
        keys = replace(keys, next_store_key=KEY)
    else:
        keys = replace(keys, former_store_keys=(bytes([1] * 32), KEY))
    done = salvage_store(tmp_path, keys, _making(tmp_path))
    assert done.store_key == KEY
    assert done.tables == (TableSaved("note", NOTES, 0, False), TableSaved("line", LINES, 0, False))


def test_rows_that_the_form_refuses_are_counted(tmp_path: Path) -> None:
    """A page from another time may hold what has no place any more."""
    path = store_path(tmp_path)
    with closing(connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE note (id TEXT)")
        connection.executemany("INSERT INTO note VALUES (?)", [(note_id(1),), (None,), (note_id(2),)])
        connection.execute("CREATE TABLE empty (id TEXT)")
        connection.execute("PRAGMA writable_schema = ON")
        statement = "CREATE TABLE note (id TEXT NOT NULL)"
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'note'", (statement,))
    done = salvage_store(tmp_path, _keys(tmp_path), _making(tmp_path))
    assert done.tables == (TableSaved("note", 2, 1, False), TableSaved("empty", 0, 0, False))
