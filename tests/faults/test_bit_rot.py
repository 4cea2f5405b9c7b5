"""Changed and missing bytes: found or harmless, never shown as data, never a crash.

Two thousand random bytes in every run: in the store, its log, the keyring, the case keys and the backups.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from barnombud.errors import KeyringDamaged, StoreDamaged, StoreTooNew, WrongPassphrase
from barnombud.store.backup import make_backup
from barnombud.store.backup_copy import check_backup
from barnombud.store.folder import case_keys_path, keyring_path, store_path
from barnombud.store.key_mirror import read_mirror
from barnombud.store.keyring import unlock
from barnombud.store.vault import OpenStore, open_store
from tests.faults.disks import quick_folder
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import ALVA, FAST_CAPS, PASSPHRASE, make_keyring, make_store
from tests.world import World

IN_STORE, IN_LOG, IN_KEYRING, IN_CASE_KEYS, IN_BACKUP = 1_000, 100, 300, 300, 300
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _store_with_notes(folder: Path) -> OpenStore:
    with make_store(folder) as store:
        make_notes(store)
        for number in range(12):
            add_note(store, number)
    return store


@pytest.fixture
def quick() -> Iterator[Path]:
    """Lend a folder in memory."""
    with quick_folder() as folder:
        yield folder


def _rotten(whole: bytes, many: int) -> Iterator[bytes]:
    """Yield ``whole`` with one byte changed: at the ends of file and first pages, and at random places."""
    chance = random.Random(11)
    edges = [0, 15, 16, 100, 4_015, 4_016, 4_095, 4_096, len(whole) - 1]
    for number in range(many):
        at = (
            edges[number]
            if number < len(edges) and edges[number] < len(whole)
            else chance.randrange(len(whole))
        )
        yield whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :]


@pytest.mark.rule("R34")
def test_changed_byte_in_the_store_is_found_or_harmless(quick: Path) -> None:
    """Opening says the store is damaged, or everything is there as written."""
    store = _store_with_notes(quick)
    path = store_path(quick)
    whole = path.read_bytes()
    found = 0
    for rotten in _rotten(whole, IN_STORE):
        path.write_bytes(rotten)
        try:
            with open_store(quick, store.keys) as opened:
                assert notes(opened) == list(range(12))
        except StoreDamaged:
            found += 1
    assert found >= IN_STORE // 2
    path.write_bytes(whole)
    open_store(quick, store.keys).close()


@pytest.mark.rule("R34")
def test_changed_byte_in_the_keyring_is_found(quick: Path) -> None:
    """Before any passphrase is tried, and every one of them."""
    make_keyring(quick)
    path = keyring_path(quick)
    whole = path.read_bytes()
    for rotten in _rotten(whole, IN_KEYRING):
        path.write_bytes(rotten)
        with pytest.raises((KeyringDamaged, StoreTooNew)):
            unlock(quick, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
    path.write_bytes(whole)
    assert unlock(quick, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS).store_id == "5" * 32


@pytest.mark.rule("R34")
def test_changed_byte_in_the_case_keys_is_found_and_mended(world: World) -> None:
    """None is taken for the newest keys; the whole one beside the backups still is, and mends the other."""
    world.consented_case()
    store = world.desk.store
    path = case_keys_path(world.folder)
    whole, newest = path.read_bytes(), read_mirror(world.folder, store.keys)
    for number, rotten in enumerate(_rotten(whole, IN_CASE_KEYS)):
        path.write_bytes(rotten)
        assert read_mirror(world.folder, store.keys) is None
        if number % 60 == 0:
            assert store.mend_case_keys()
            mended = read_mirror(world.folder, store.keys)
            assert mended is not None
            assert newest is not None
            assert mended.tables == newest.tables


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


def test_changed_byte_in_the_log_is_never_shown_as_data(quick: Path) -> None:
    """After a crash the log is read again: what it no longer proves is left out, the rest is as written.

    The one place where rot could cost a commit: rot of the log between a crash and the next start.
    """
    with make_store(quick / "a") as store:
        make_notes(store)
        for number in range(12):
            add_note(store, number)
        files = {path.name: path.read_bytes() for path in (quick / "a").iterdir()}
    del files["store.db-shm"]
    (quick / "b").mkdir()
    for rotten in _rotten(files["store.db-wal"], IN_LOG):
        for name, content in {**files, "store.db-wal": rotten}.items():
            (quick / "b" / name).write_bytes(content)
        try:
            with open_store(quick / "b", store.keys) as opened:
                kept = notes(opened)
                assert kept == list(range(len(kept)))
        except StoreDamaged:
            pass
        except Exception as error:  # noqa: BLE001  # a table not yet made is what an early cut of the log looks like
            assert "no such table" in str(error)
        for name in ("store.db-wal", "store.db-shm"):
            (quick / "b" / name).unlink(missing_ok=True)


@pytest.mark.rule("R37")
def test_changed_or_cut_backup_is_found(quick: Path) -> None:
    """In every page, unused ones too."""
    store = _store_with_notes(quick)
    with open_store(quick, store.keys):
        path = make_backup(quick, store.keys, NOON).path
    whole = path.read_bytes()
    for number, rotten in enumerate(_rotten(whole, IN_BACKUP)):
        path.write_bytes(rotten)
        with pytest.raises(StoreDamaged):
            check_backup(path, store.keys)
        if number % 5 == 0:
            path.write_bytes(whole[: len(whole) * number // IN_BACKUP])
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
