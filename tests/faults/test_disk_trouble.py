"""Full and read-only disks: a plain answer, nothing acknowledged lost, and going on when there is room."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from barnombud.errors import DiskFull, NoPermission
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.engine import driver_connection
from barnombud.store.folder import founding, keyring_path, replace_file, store_path, sync_folder
from barnombud.store.keyring import Keyring, rename_team, unlock
from barnombud.store.vault import OpenStore, open_store
from tests.faults.disks import files_at_most, remount, small_disk
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import ALVA, FAST_CAPS, PASSPHRASE, make_keyring, make_store

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Lend a real disk of one mebibyte."""
    with small_disk(tmp_path / "disk") as at:
        yield at


def _fill(store: OpenStore) -> list[int]:
    """Commit notes until there is no room; return those acknowledged."""
    kept: list[int] = []
    with pytest.raises(DiskFull):
        for number in range(2_000):
            add_note(store, number)
            kept.append(number)
    return kept


def test_full_disk_at_a_commit(disk: Path) -> None:
    """The store goes on where it stood; when room comes, so do the commits, also after reopening."""
    with make_store(disk / "team") as store:
        make_notes(store)
        kept = _fill(store)
        assert len(kept) > 20
        assert notes(store) == kept
        remount(disk, "size=3m")
        add_note(store, 5_000)
    with open_store(disk / "team", store.keys) as again:
        assert notes(again) == [*kept, 5_000]


def test_full_disk_when_the_store_is_opened(disk: Path) -> None:
    """Opening needs next to no room: it either works or says that the disk is full, and loses nothing."""
    with make_store(disk / "team") as store:
        make_notes(store)
        kept = _fill(store)
    with (disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="space"):
        while True:
            filler.write(b"x" * 512)
    with ExitStack() as maybe:
        try:
            opened = maybe.enter_context(open_store(disk / "team", store.keys))
            assert notes(opened) == kept
        except DiskFull:
            pass
    remount(disk, "size=3m")
    with open_store(disk / "team", store.keys) as again:
        assert notes(again) == kept


def test_full_disk_when_a_backup_is_made(disk: Path) -> None:
    """No half backup is left, and the store is as it was."""
    with make_store(disk / "team") as store:
        make_notes(store)
        kept = _fill(store)
        with pytest.raises(DiskFull):
            make_backup(disk / "team", store.keys, NOON)
        assert backups_of(disk / "team") == ()
        assert not list((disk / "team" / "backups").iterdir())
        assert notes(store) == kept
        remount(disk, "size=4m")
        make_backup(disk / "team", store.keys, NOON)


def test_read_only_disk(disk: Path) -> None:
    """Opening, making and changing the keyring each say that the folder may not be written."""
    with make_store(disk / "team") as store:
        make_notes(store)
    remount(disk, "ro")
    with pytest.raises(NoPermission):
        open_store(disk / "team", store.keys)
    with pytest.raises(NoPermission):
        rename_team(disk / "team", store.keys, "Nytt")
    with pytest.raises(NoPermission), founding(disk / "other"):
        pass
    assert Keyring.read(disk / "team").team_name == "Laget i Exempelkommun"
    remount(disk, "rw")
    open_store(disk / "team", store.keys).close()


def test_no_more_room_at_each_size_in_turn(tmp_path: Path) -> None:
    """Wherever the writing stops, what was acknowledged is there and the store goes on."""
    with make_store(tmp_path) as store:
        make_notes(store)
        kept: list[int] = []
        log = tmp_path / "store.db-wal"
        numbers = itertools.count()
        for step in range(40):
            size = max(log.stat().st_size, store_path(tmp_path).stat().st_size)
            with files_at_most(size + 700 * step), suppress(DiskFull):
                for number in itertools.islice(numbers, 3):
                    add_note(store, number)
                    kept.append(number)
            assert notes(store) == kept
        assert 0 < len(kept) < next(numbers)
    with open_store(tmp_path, store.keys) as again:
        assert notes(again) == kept


def test_no_room_for_a_new_store(tmp_path: Path) -> None:
    """First start on a full disk leaves no half-made team."""
    for size in (0, 100, 5_000, 60_000):
        with files_at_most(size), pytest.raises(DiskFull), founding(tmp_path / "team") as making:
            make_store(making).close()
        assert list(tmp_path.iterdir()) == []


def test_no_room_for_the_keyring(tmp_path: Path) -> None:
    """The old keyring stands, whole, and no helper file is left."""
    keys = make_keyring(tmp_path)
    whole = keyring_path(tmp_path).read_bytes()
    for size in range(0, len(whole), 50):
        with files_at_most(size), pytest.raises(DiskFull):
            rename_team(tmp_path, keys, "Ett helt annat namn på laget")
        assert keyring_path(tmp_path).read_bytes() == whole
        assert len(list(tmp_path.iterdir())) == 1
    assert unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS).store_key == keys.store_key


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_replacing_a_file_fails_at_each_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Whichever call fails, the old content stands and nothing is left over."""
    target = tmp_path / "file"
    replace_file(target, b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(call, fail)
        with pytest.raises(DiskFull):
            replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_store_that_became_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a commit, and at opening by an account that may only read."""
    with make_store(tmp_path) as store:
        make_notes(store)
        with driver_connection(store.engine) as connection:
            connection.execute("PRAGMA query_only = ON")
        with pytest.raises(NoPermission):
            add_note(store, 1)
        with driver_connection(store.engine) as connection:
            connection.execute("PRAGMA query_only = OFF")
        add_note(store, 1)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NoPermission):
        open_store(tmp_path, store.keys)


def test_folders_are_not_synced_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system there does it by itself, and a folder cannot be opened."""
    monkeypatch.setattr("sys.platform", "win32")
    sync_folder(tmp_path / "none")
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "none")
