"""The store's own backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from barnombud.errors import StoreDamaged
from barnombud.store import backup as module
from barnombud.store.backup import KEPT, backups_of, check_backup, make_backup
from barnombud.store.engine import connect
from barnombud.store.folder import backups_path, keyring_path, store_path
from barnombud.store.keyring import UnlockedKeys, rename_team
from barnombud.store.vault import OpenStore, open_store
from tests.stores import make_store

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
        made = make_backup(tmp_path, store.keys, store.engine, NOON)
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
        made = make_backup(tmp_path / "team", store.keys, store.engine, NOON)
    (tmp_path / "other").mkdir()
    store_path(tmp_path / "other").write_bytes(made.path.read_bytes())
    copied = backups_path(tmp_path / "team") / "keyring.json"
    assert copied.read_bytes() == keyring_path(tmp_path / "team").read_bytes()
    keyring_path(tmp_path / "other").write_bytes(copied.read_bytes())
    with open_store(tmp_path / "other", store.keys) as again, again.engine.begin() as connection:
        assert connection.execute(text("SELECT body FROM note")).scalar() == "hej"


def test_oldest_are_let_go_and_strangers_left_alone(tmp_path: Path) -> None:
    """A file that we did not name is not ours to remove."""
    with make_store(tmp_path) as store:
        backups_path(tmp_path).mkdir()
        strange = backups_path(tmp_path) / "store-min-kopia.db"
        strange.write_bytes(b"")
        for day in range(KEPT + 3):
            make_backup(tmp_path, store.keys, store.engine, NOON + timedelta(days=day))
    kept = backups_of(tmp_path)
    assert [backup.at for backup in kept] == [NOON + timedelta(days=day) for day in range(KEPT + 2, 2, -1)]
    assert strange.exists()
    assert not list(backups_path(tmp_path).glob("*.part"))


def test_copy_that_does_not_check_gets_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one found empty on the day it is needed is found now; the earlier ones stand."""
    with make_store(tmp_path) as store:
        make_backup(tmp_path, store.keys, store.engine, NOON)
        real = module.check_backup

        def rot_first(path: Path, keys: UnlockedKeys) -> None:
            raw = bytearray(path.read_bytes())
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw)
            real(path, keys)

        monkeypatch.setattr(module, "check_backup", rot_first)
        with pytest.raises(StoreDamaged):
            make_backup(tmp_path, store.keys, store.engine, NOON + timedelta(days=1))
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
