"""Changed and missing bytes: found or harmless, never shown as data, never a crash."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from barnombud.errors import KeyringDamaged, StoreDamaged, WrongPassphrase
from barnombud.store.backup import make_backup
from barnombud.store.backup_copy import check_backup
from barnombud.store.folder import keyring_path, store_path
from barnombud.store.keyring import unlock
from barnombud.store.vault import OpenStore, open_store
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import ALVA, FAST_CAPS, PASSPHRASE, make_store

FLIPS = 300
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _store_with_notes(folder: Path) -> OpenStore:
    with make_store(folder) as store:
        make_notes(store)
        for number in range(12):
            add_note(store, number)
    return store


def _offsets(size: int) -> list[int]:
    """Return the ends of the file and of its first pages, and random places."""
    chance = random.Random(11)
    edges = [0, 15, 16, 100, 4_015, 4_016, 4_095, 4_096, size - 1]
    return edges + [chance.randrange(size) for _ in range(FLIPS)]


@pytest.mark.rule("R34")
def test_flipped_byte_in_the_store_is_found_or_harmless(tmp_path: Path) -> None:
    """Opening says the store is damaged, or everything is there as written."""
    store = _store_with_notes(tmp_path)
    path = store_path(tmp_path)
    whole = path.read_bytes()
    found = 0
    for offset in _offsets(len(whole)):
        rotten = bytearray(whole)
        rotten[offset] ^= 1 << (offset % 8)
        path.write_bytes(rotten)
        try:
            with open_store(tmp_path, store.keys) as opened:
                assert notes(opened) == list(range(12))
        except StoreDamaged:
            found += 1
    assert found >= FLIPS // 2
    path.write_bytes(whole)
    open_store(tmp_path, store.keys).close()


def test_cut_store_is_found(tmp_path: Path) -> None:
    """Cut short at any place, the store is damaged and is not written to."""
    store = _store_with_notes(tmp_path)
    path = store_path(tmp_path)
    whole = path.read_bytes()
    for size in [0, 1, 15, 16, 4_095, 4_096, 8_192, len(whole) // 2, len(whole) - 4_096, len(whole) - 1]:
        path.write_bytes(whole[:size])
        with pytest.raises(StoreDamaged):
            open_store(tmp_path, store.keys)
        assert path.read_bytes() == whole[:size]


def test_swapped_pages_are_found(tmp_path: Path) -> None:
    """Pages that are genuine but in each other's place do not pass."""
    store = _store_with_notes(tmp_path)
    path = store_path(tmp_path)
    whole = path.read_bytes()
    one, other = whole[4_096:8_192], whole[8_192:12_288]
    path.write_bytes(whole[:4_096] + other + one + whole[12_288:])
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, store.keys)


def test_flipped_byte_in_the_log_is_never_shown_as_data(tmp_path: Path) -> None:
    """After a crash the log is read again: what it no longer proves is left out, the rest is as written.

    The one place where rot could cost a commit: rot of the log between a crash and the next start.
    """
    with make_store(tmp_path / "a") as store:
        make_notes(store)
        for number in range(12):
            add_note(store, number)
        files = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    log = files["store.db-wal"]
    (tmp_path / "b").mkdir()
    chance = random.Random(13)
    for offset in [chance.randrange(len(log)) for _ in range(60)]:
        rotten = bytearray(log)
        rotten[offset] ^= 0x10
        for name, content in {**files, "store.db-wal": bytes(rotten)}.items():
            (tmp_path / "b" / name).write_bytes(content)
        (tmp_path / "b" / "store.db-shm").unlink()
        try:
            with open_store(tmp_path / "b", store.keys) as opened:
                kept = notes(opened)
                assert kept == list(range(len(kept)))
        except StoreDamaged:
            pass
        except Exception as error:  # noqa: BLE001  # a table not yet made is what an early cut of the log looks like
            assert "no such table" in str(error)
        for name in ("store.db-wal", "store.db-shm"):
            (tmp_path / "b" / name).unlink(missing_ok=True)


@pytest.mark.rule("R37")
def test_flipped_or_cut_backup_is_found(tmp_path: Path) -> None:
    """In every page, unused ones too."""
    store = _store_with_notes(tmp_path)
    with open_store(tmp_path, store.keys):
        path = make_backup(tmp_path, store.keys, NOON).path
    whole = path.read_bytes()
    for offset in _offsets(len(whole))[:80]:
        path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 0x40]) + whole[offset + 1 :])
        with pytest.raises(StoreDamaged):
            check_backup(path, store.keys)
        path.write_bytes(whole[:offset])
        with pytest.raises(StoreDamaged):
            check_backup(path, store.keys)


def test_three_troubles_have_three_answers(tmp_path: Path) -> None:
    """Wrong passphrase, damaged keyring and damaged store are told apart."""
    store = _store_with_notes(tmp_path)
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, ALVA.member_id, "fel", caps=FAST_CAPS)
    good = keyring_path(tmp_path).read_bytes()
    keyring_path(tmp_path).write_bytes(good.replace(b"Alva", b"Elva"))
    with pytest.raises(KeyringDamaged):
        unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
    keyring_path(tmp_path).write_bytes(good)
    store_path(tmp_path).write_bytes(bytes(store_path(tmp_path).stat().st_size))
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS))
    assert store.keys.store_id == "5" * 32
