"""The store's own backups."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from barnombud.domain.backups import StoreCounts
from barnombud.domain.changes import Op
from barnombud.errors import DiskFailing, StoreDamaged
from barnombud.store import backup as backup_module
from barnombud.store import backup_copy as module
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.backup_copy import check_backup, empty_of_keys
from barnombud.store.engine import connect, driver_connection
from barnombud.store.folder import backups_path, keyring_path, store_path
from barnombud.store.keyring import UnlockedKeys, rename_team
from barnombud.store.vault import OpenStore, open_store
from tests.store.pages import decrypted_pages
from tests.stores import make_store
from tests.world import World

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _note(store: OpenStore, body: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS note (body TEXT)"))
        connection.execute(text("INSERT INTO note VALUES (:body)"), {"body": body})


@pytest.mark.rule("R37")
def test_backup_holds_what_was_committed_and_is_encrypted(tmp_path: Path) -> None:
    """Also what still lies in the write-ahead log; nothing of it readable without the key."""
    with make_store(tmp_path) as store:
        _note(store, "marker-kantarell")
        made = make_backup(tmp_path, store.keys, NOON)
        _note(store, "later")
    assert made.at == NOON
    raw = made.path.read_bytes()
    assert len(raw) == made.size
    assert b"kantarell" not in raw
    assert b"SQLite format" not in raw
    plain = connect(made.path, store.keys.store_key, read_only=True)
    assert plain.execute("SELECT body FROM note").fetchall() == [("marker-kantarell",)]
    plain.close()


def test_backup_with_its_keyring_is_a_whole_store(tmp_path: Path) -> None:
    """Put into an empty folder the two open like any store."""
    with make_store(tmp_path / "team") as store:
        _note(store, "hej")
        rename_team(tmp_path / "team", store.keys, "Nytt namn")
        made = make_backup(tmp_path / "team", store.keys, NOON)
    (tmp_path / "other").mkdir()
    store_path(tmp_path / "other").write_bytes(made.path.read_bytes())
    copied = backups_path(tmp_path / "team") / "keyring.json"
    assert copied.read_bytes() == keyring_path(tmp_path / "team").read_bytes()
    keyring_path(tmp_path / "other").write_bytes(copied.read_bytes())
    with open_store(tmp_path / "other", store.keys) as again, again.engine.begin() as connection:
        assert connection.execute(text("SELECT body FROM note")).scalar() == "hej"


def test_older_are_thinned_and_strangers_left_alone(tmp_path: Path) -> None:
    """Of each day the newest, all of the last half hour; a file we did not name is not ours to remove."""
    with make_store(tmp_path) as store:
        backups_path(tmp_path).mkdir()
        strange = backups_path(tmp_path) / "store-min-kopia.db"
        strange.write_bytes(b"")
        steps = [timedelta(hours=-20), timedelta(hours=-2), timedelta(minutes=-29), timedelta()]
        for step in steps:
            make_backup(tmp_path, store.keys, NOON + step)
    kept = backups_of(tmp_path)
    assert [backup.at for backup in kept] == [NOON + step for step in (steps[3], steps[2], steps[0])]
    assert strange.exists()
    assert not list(backups_path(tmp_path).glob("*.part"))


@pytest.mark.rule("R34")
def test_no_byte_of_a_case_key_is_in_a_backup(world: World) -> None:
    """Searched for in every decrypted page, unused ones too, while the store itself does have them.

    Keys of many cases, so that they fill pages of their own; some given, taken and given anew, as in use.
    """
    cases = [world.add_case(f"Barn {n}", holders=(world.nurse, world.family_worker)) for n in range(40)]
    with world.desk.unit_of_work() as uow:
        uow.shows_nothing()
        for case in cases[::2]:
            uow.case_keys.share(case.id, frozenset({world.rektor.id}))
            uow.case_keys.share(case.id, frozenset({world.rektor.id, world.teacher.id}))
        uow.commit(Op.SHARE_KEYS)
    store = world.desk.store
    with driver_connection(store.engine) as connection:
        sealed = [row[0] for row in connection.execute("SELECT sealed FROM case_key")]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made = make_backup(world.folder, store.keys, NOON)
    parts = [key[at : at + 20] for key in sealed for at in (0, 30, 61)]
    assert len(sealed) > 100
    live = decrypted_pages(store_path(world.folder), store.keys.store_key)
    assert all(part in live for part in parts)
    pages = decrypted_pages(made.path, store.keys.store_key)
    assert b"case_key" in pages
    assert not any(part in pages for part in parts)
    assert made.path.read_bytes() != live


def test_a_copy_with_case_keys_in_it_does_not_check(world: World, tmp_path: Path) -> None:
    """The store's own file, copied, is no backup of ours; emptied of keys it is."""
    world.consented_case()
    keys = world.desk.store.keys
    world.close()
    copy = tmp_path / "copy.db"
    copy.write_bytes(store_path(world.folder).read_bytes())
    with pytest.raises(StoreDamaged):
        check_backup(copy, keys)
    empty_of_keys(copy, keys)
    counts = check_backup(copy, keys)
    assert counts == StoreCounts(cases=1, consent_events=1, members=4)
    assert [path.name for path in tmp_path.glob("copy.db*")] == ["copy.db"]


def test_who_writes_meanwhile_disturbs_nothing(world: World) -> None:
    """A backup is of one moment: somebody types and records while many are made, and each is whole."""
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            world.add_case(f"Barn {number}")

    typing = threading.Thread(target=work)
    typing.start()
    try:
        made = [
            make_backup(world.folder, world.desk.store.keys, NOON + timedelta(seconds=second))
            for second in range(5)
        ]
    finally:
        stop.set()
        typing.join()
    cases = [check_backup(each.path, world.desk.store.keys).cases for each in made]
    assert cases == sorted(cases)
    assert cases[-1] > 0


def test_a_copy_that_lacks_something_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound pages are not enough: what was counted in the store must be in the copy."""
    world.consented_case()
    store = world.desk.store
    real = empty_of_keys

    def lose_a_meeting(path: Path, keys: UnlockedKeys) -> None:
        real(path, keys)
        plain = connect(path, keys.store_key, unfinished=True)
        plain.execute("DELETE FROM case_file")
        plain.close()

    monkeypatch.setattr(module, "empty_of_keys", lose_a_meeting)
    with pytest.raises(StoreDamaged):
        make_backup(world.folder, store.keys, NOON)
    assert backups_of(world.folder) == ()


def test_copy_that_does_not_check_gets_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one found empty on the day it is needed is found now; the earlier ones stand."""
    with make_store(tmp_path) as store:
        make_backup(tmp_path, store.keys, NOON)
        real = module.check_backup

        def rot_first(path: Path, keys: UnlockedKeys) -> StoreCounts:
            raw = bytearray(path.read_bytes())
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw)
            return real(path, keys)

        monkeypatch.setattr(module, "check_backup", rot_first)
        with pytest.raises(StoreDamaged):
            make_backup(tmp_path, store.keys, NOON + timedelta(days=1))
    assert [backup.at for backup in backups_of(tmp_path)] == [NOON]
    assert not list(backups_path(tmp_path).glob("*.part"))


def test_checking_makes_no_file(tmp_path: Path) -> None:
    """A missing or empty backup is damaged, and looking for it makes none."""
    with make_store(tmp_path) as store:
        pass
    with pytest.raises(StoreDamaged):
        check_backup(tmp_path / "none.db", store.keys)
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "empty.db").write_bytes(b"")
    with pytest.raises(StoreDamaged):
        check_backup(tmp_path / "empty.db", store.keys)


def test_no_backups_yet(tmp_path: Path) -> None:
    """No folder is no backup."""
    assert backups_of(tmp_path) == ()


def test_a_place_that_is_suddenly_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick pulled out after the copy was written and before it has its name."""
    with make_store(tmp_path) as store:
        monkeypatch.setattr(backup_module, "sync_file", lambda part: part.unlink())
        with pytest.raises(DiskFailing):
            make_backup(tmp_path, store.keys, NOON)
