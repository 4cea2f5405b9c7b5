"""Making, opening and closing the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from barnombud.errors import KeyringDamaged, StoreDamaged, StoreInUse, StoreMissing, StoreTooNew
from barnombud.store.engine import connect, driver_connection
from barnombud.store.folder import founding, keyring_path, store_path
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.revision import HEAD_REVISION, stored_revision
from barnombud.store.vault import create_store, open_store
from tests.stores import make_keyring, make_store


def test_what_is_written_is_there_again(tmp_path: Path) -> None:
    """A store closed and opened holds what was committed."""
    with make_store(tmp_path) as store, store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (body TEXT)"))
        connection.execute(text("INSERT INTO note VALUES ('hej')"))
    with open_store(tmp_path, store.keys) as again, again.engine.begin() as connection:
        assert connection.execute(text("SELECT body FROM note")).scalar() == "hej"


def test_leaving_a_transaction_by_an_error_undoes_it_all(tmp_path: Path) -> None:
    """Changes to the form too, which the driver would have committed by itself."""
    with make_store(tmp_path) as store:
        with pytest.raises(ZeroDivisionError), store.engine.begin() as connection:
            connection.execute(text("CREATE TABLE note (body TEXT)"))
            _ = 1 // 0
        with store.engine.begin() as connection:
            assert (
                connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'note'")).scalar()
                == 0
            )


@pytest.mark.rule("R34")
def test_the_store_is_really_encrypted(tmp_path: Path) -> None:
    """SQLCipher is there, and no written word lies in any file of the folder while open or closed."""
    with make_store(tmp_path) as store:
        with driver_connection(store.engine) as connection:
            assert connection.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
        with store.engine.begin() as connection:
            connection.execute(text("CREATE TABLE marker_table (body TEXT)"))
            connection.execute(text("INSERT INTO marker_table VALUES ('marker-text-kantarell')"))
        _assert_nowhere(tmp_path, store.keys)
    _assert_nowhere(tmp_path, store.keys)


def _assert_nowhere(folder: Path, keys: UnlockedKeys) -> None:
    for path in folder.iterdir():
        raw = path.read_bytes()
        for word in (b"kantarell", b"marker_table", b"SQLite format", keys.store_key):
            assert word not in raw, path.name


def test_settings_of_the_connection(tmp_path: Path) -> None:
    """What durability, speed and erasure rest on is really set."""
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "cache_size": -64000,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "cipher_page_size": "4096",
        "cipher_hmac_algorithm": "HMAC_SHA512",
    }
    with make_store(tmp_path) as store, driver_connection(store.engine) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_closing_leaves_one_file_of_the_store(tmp_path: Path) -> None:
    """The log is written into the store, so that what lies there is whole."""
    with make_store(tmp_path) as store:
        assert (tmp_path / "store.db-wal").exists()
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keyring.json", "lock", "store.db"]


def test_opening_sweeps_what_a_crash_left_half_written(tmp_path: Path) -> None:
    """An old keyring's helper file and a half backup go; backups and other people's files stay."""
    with make_store(tmp_path) as store:
        pass
    (tmp_path / "backups").mkdir()
    half = [tmp_path / ".keyring.json.x1.tmp", tmp_path / "backups" / "store-1.part"]
    whole = [tmp_path / "backups" / "store-1.db", tmp_path / "note.tmp"]
    for path in (*half, *whole):
        path.write_bytes(b"")
    open_store(tmp_path, store.keys).close()
    assert not any(path.exists() for path in half)
    assert all(path.exists() for path in whole)


def test_second_opening_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    """One store, one window; also within one process."""
    with make_store(tmp_path) as store:
        with pytest.raises(StoreInUse):
            open_store(tmp_path, store.keys)
        with pytest.raises(StoreInUse):
            create_store(tmp_path, store.keys)
    open_store(tmp_path, store.keys).close()


def test_existing_store_is_never_made_again(tmp_path: Path) -> None:
    """Making a store where there is one changes nothing."""
    with make_store(tmp_path) as store:
        pass
    before = store_path(tmp_path).read_bytes()
    with pytest.raises(StoreInUse):
        create_store(tmp_path, store.keys)
    assert store_path(tmp_path).read_bytes() == before


def test_missing_parts(tmp_path: Path) -> None:
    """No folder, no keyring and no store are each said, and opening makes nothing."""
    keys = make_keyring(tmp_path / "team")
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "nowhere", keys)
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "team", keys)
    assert not store_path(tmp_path / "team").exists()
    keyring_path(tmp_path / "team").unlink()
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "team", keys)


def test_keys_of_another_store_are_no_damage_of_the_store(tmp_path: Path) -> None:
    """The keys are proved by the keyring before the store is touched."""
    with make_store(tmp_path / "one"):
        pass
    others = make_keyring(tmp_path / "two")
    with pytest.raises(KeyringDamaged):
        open_store(tmp_path / "one", others)


def test_store_of_another_team_in_the_folder_is_damage(tmp_path: Path) -> None:
    """The key is right by the keyring, so a store that it does not open is not this store."""
    with make_store(tmp_path / "one") as store, make_store(tmp_path / "two"):
        pass
    store_path(tmp_path / "one").write_bytes(store_path(tmp_path / "two").read_bytes())
    with pytest.raises(StoreDamaged):
        open_store(tmp_path / "one", store.keys)


def test_newer_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A later version's store is said to be so."""
    with make_store(tmp_path) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(StoreTooNew):
        open_store(tmp_path, store.keys)
    plain = connect(store_path(tmp_path), store.keys.store_key)
    assert stored_revision(plain) == "0999"
    plain.close()


@pytest.mark.parametrize(
    "change", ["DROP TABLE alembic_version", "UPDATE alembic_version SET version_num = 'x'"]
)
def test_store_without_a_revision_is_damaged(tmp_path: Path, change: str) -> None:
    """Never guessed at."""
    with make_store(tmp_path) as store, store.engine.begin() as connection:
        connection.execute(text(change))
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, store.keys)
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, store.keys)


def test_new_store_has_the_head_revision(tmp_path: Path) -> None:
    """A new store needs no step."""
    with make_store(tmp_path) as store, driver_connection(store.engine) as connection:
        assert stored_revision(connection) == HEAD_REVISION


def test_engine_hides_key_and_values(tmp_path: Path) -> None:
    """Neither the address nor an error's text shows the key or what was being written."""
    with make_store(tmp_path) as store:
        assert store.keys.store_key.hex() not in repr(store.engine) + str(store.engine.url)
        with pytest.raises(Exception, match="no such table") as caught, store.engine.begin() as connection:
            connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Alva Påhitt"})
        assert "Alva" not in str(caught.value)


def test_key_of_wrong_length_is_a_bug(tmp_path: Path) -> None:
    """A truncated key never becomes a store."""
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / "store.db", b"short")
    assert not (tmp_path / "store.db").exists()


def test_founding_puts_the_folder_in_place_at_the_end(tmp_path: Path) -> None:
    """A team is there whole or not at all."""
    team = tmp_path / "teams" / "one"
    with founding(team) as making, make_store(making) as store:
        assert not team.exists()
    open_store(team, store.keys).close()
    with pytest.raises(StoreInUse), founding(team):
        pass
    with pytest.raises(ZeroDivisionError), founding(tmp_path / "teams" / "two") as making:
        make_store(making).close()
        _ = 1 // 0
    assert [path.name for path in team.parent.iterdir()] == ["one"]
