"""A new key for the store: the old one opens nothing any more, and nothing that was proved is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from barnombud.errors import (
    DiskFull,
    KeyringDamaged,
    NoPermission,
    RuleViolation,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
)
from barnombud.store import keyring_mirror, rekeying
from barnombud.store import new_store_key as module
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.engine import connect, driver_connection
from barnombud.store.folder import backups_path, keyring_path, store_path
from barnombud.store.key_change import (
    begin_key_change,
    finish_key_change,
    forget_former_keys,
    undo_key_change,
)
from barnombud.store.keyring import UnlockedKeys, add_slot, remove_slot, rename_team, unlock
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_proof import keys_now, write_proven
from barnombud.store.keyring_record import RecoveryRecord, ShareRecord
from barnombud.store.keyring_slot import RECOVERY_HOLDER, open_store_key, seal_store_key
from barnombud.store.lasting_keys import LastingKeys
from barnombud.store.new_store_key import give_new_store_key
from barnombud.store.rekeying import opens_with, rekey_file, settle_key_change
from barnombud.store.rekeying_backups import backups_to_rekey, end_rekeying, rekey_backup
from barnombud.store.vault import OpenStore, open_store
from tests.faults.disks import files_at_most
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_store

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
OTHER = "en helt annan mening"


def _unlock(folder: Path, member_id: str = ALVA.member_id, passphrase: str = PASSPHRASE) -> UnlockedKeys:
    return unlock(folder, member_id, passphrase, caps=FAST_CAPS)


def _store_of_two(folder: Path) -> OpenStore:
    """Return an open store with a note and two members."""
    store = make_store(folder)
    make_notes(store)
    add_note(store, 1)
    add_slot(folder, store.keys, BO, OTHER, FAST_COST, caps=FAST_CAPS)
    return store


def _begun(folder: Path) -> tuple[UnlockedKeys, bytes, bytes]:
    """Leave a closed store with a change begun; return the keys, the old key and the next."""
    with _store_of_two(folder) as store:
        keys = begin_key_change(folder, store.keys)
    assert keys.next_store_key is not None
    return keys, keys.store_key, keys.next_store_key


@pytest.mark.rule("R34")
def test_the_old_key_opens_nothing_any_more(tmp_path: Path) -> None:
    """Neither the store, nor a backup, nor the keyring; everybody who stays gets in as before."""
    with _store_of_two(tmp_path) as store:
        make_backup(tmp_path, store.keys, NOON - timedelta(days=1))
        old, theirs = store.keys.store_key, _unlock(tmp_path, BO.member_id, OTHER)
        remove_slot(tmp_path, store.keys, BO.member_id)
        give_new_store_key(store, NOON)
        add_note(store, 2)
        assert notes(store) == [1, 2]
        for path in backups_to_rekey(store):
            assert rekey_backup(store, path)
        assert end_rekeying(store) == 0
        new = store.keys.store_key
    assert new != old
    assert len(backups_of(tmp_path)) == 2
    for path in (store_path(tmp_path), *(each.path for each in backups_of(tmp_path))):
        assert opens_with(path, new)
        assert not opens_with(path, old)
    assert b"next" not in keyring_path(tmp_path).read_bytes()
    assert b"former" not in keyring_path(tmp_path).read_bytes()
    assert (backups_path(tmp_path) / "keyring.json").read_bytes() == keyring_path(tmp_path).read_bytes()
    with pytest.raises(KeyringDamaged):
        open_store(tmp_path, theirs)
    assert _unlock(tmp_path).store_key == new
    with open_store(tmp_path, _unlock(tmp_path)) as again:
        assert notes(again) == [1, 2]


def test_members_need_not_be_there(tmp_path: Path) -> None:
    """The next key is sealed to the public halves, the recovery key's too; nobody types anything."""
    recovery = X25519PrivateKey.generate()
    with _store_of_two(tmp_path) as store:
        record = read_keyring_file(tmp_path)
        share = ShareRecord(index=1, role="chef", made_at=NOON, test_value="ab")
        public = recovery.public_key()
        part = RecoveryRecord(
            public_key=public.public_bytes_raw(),
            sealed_store_key=seal_store_key(
                public, store.keys.store_id, RECOVERY_HOLDER, store.keys.store_key
            ),
            threshold=2,
            shares=(share, share.model_copy(update={"index": 2})),
        )
        write_proven(tmp_path, record.model_copy(update={"recovery": part}), store.keys.store_key)
        begun = begin_key_change(tmp_path, store.keys)
        shared = replace(store.keys, member_id=RECOVERY_HOLDER, private_key=recovery)
        assert keys_now(tmp_path, shared).next_store_key == begun.next_store_key
        undo_key_change(tmp_path, begun)
        give_new_store_key(store, NOON)
        new = store.keys.store_key
    after = read_keyring_file(tmp_path).recovery
    assert after is not None
    assert open_store_key(recovery, store.keys.store_id, RECOVERY_HOLDER, after.sealed_store_key) == new
    assert _unlock(tmp_path, BO.member_id, OTHER).store_key == new
    assert after.shares == part.shares


def test_what_was_proved_stays_proved(tmp_path: Path) -> None:
    """The keys of the log and of draft marks are the same after one change and after another."""
    with _store_of_two(tmp_path) as store:
        first = store.lasting
        assert first == LastingKeys.of_first_key(store.keys.store_key)
        for day in range(2):
            give_new_store_key(store, NOON + timedelta(days=day))
        assert store.lasting == first
        assert len(store.keys.former_store_keys) == 2
    with open_store(tmp_path, store.keys) as again:
        assert again.lasting == first
        assert again.lasting != LastingKeys.of_first_key(again.keys.store_key)
        assert again.keys.former_store_keys == store.keys.former_store_keys
        for path in backups_to_rekey(again):
            assert rekey_backup(again, path)
        assert end_rekeying(again) == 0


def test_a_store_that_never_got_another_key_has_no_row_for_it(tmp_path: Path) -> None:
    """What follows from the key need not be written down; once it is, it is written once."""
    with _store_of_two(tmp_path) as store:
        assert _rows_of_lasting(store) == 0
        for day in range(2):
            give_new_store_key(store, NOON + timedelta(days=day))
            assert _rows_of_lasting(store) == 1


def _rows_of_lasting(store: OpenStore) -> int:
    with driver_connection(store.engine) as connection:
        query = "SELECT count(*) FROM setting WHERE key = 'lasting_keys'"
        return int(connection.execute(query).fetchone()[0])


def test_broken_off_before_the_store_has_it_the_change_is_undone(tmp_path: Path) -> None:
    """Opening forgets the next key, which opens nothing."""
    keys, old, following = _begun(tmp_path)
    assert _unlock(tmp_path).next_store_key == following
    with open_store(tmp_path, keys) as store:
        assert (store.keys.store_key, store.keys.next_store_key) == (old, None)
        assert notes(store) == [1]
        rename_team(tmp_path, store.keys, "Nytt namn")
    assert read_keyring_file(tmp_path).next is None


def test_broken_off_after_the_store_has_it_the_change_is_carried_through(tmp_path: Path) -> None:
    """For everybody, whoever opens it; what was unlocked before may open it too."""
    keys, old, following = _begun(tmp_path)
    rekey_file(store_path(tmp_path), old, following)
    theirs = _unlock(tmp_path, BO.member_id, OTHER)
    assert (theirs.store_key, theirs.next_store_key) == (old, following)
    with open_store(tmp_path, theirs) as store:
        assert store.keys.store_key == following
        assert store.keys.former_store_keys == (old,)
        assert notes(store) == [1]
    assert _unlock(tmp_path).store_key == following
    with open_store(tmp_path, keys) as store:  # from before the change was through
        assert store.keys.store_key == following


def test_store_that_neither_key_opens_leaves_both(tmp_path: Path) -> None:
    """It is damaged, and a backup may need either of them."""
    keys, *_ = _begun(tmp_path)
    before = keyring_path(tmp_path).read_bytes()
    path = store_path(tmp_path)
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, keys)
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        open_store(tmp_path, keys)
    path.unlink()
    with pytest.raises(StoreMissing):
        open_store(tmp_path, keys)
    assert keyring_path(tmp_path).read_bytes() == before


def test_failed_rekeying_leaves_the_store_open_with_its_old_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room: said, and one goes on working."""
    with _store_of_two(tmp_path) as store:
        old = store.keys.store_key
        monkeypatch.setattr(module, "rekey_file", _raise(DiskFull()))
        with pytest.raises(DiskFull):
            give_new_store_key(store, NOON)
        assert (store.keys.store_key, store.keys.next_store_key) == (old, None)
        add_note(store, 2)
    with open_store(tmp_path, _unlock(tmp_path)) as again:
        assert notes(again) == [1, 2]


def test_store_is_closed_when_nobody_can_tell_which_key_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing more is written; opening anew carries the change through."""
    store = _store_of_two(tmp_path)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(rekeying, "finish_key_change", _raise(DiskFull()))
        with pytest.raises(DiskFull):
            give_new_store_key(store, NOON)
    assert not store.lock.held
    keys = _unlock(tmp_path)
    with open_store(tmp_path, keys) as again:
        assert again.keys.store_key == keys.next_store_key
        assert notes(again) == [1]


def test_rekeying_needs_the_store_for_itself(tmp_path: Path) -> None:
    """A reader that has not finished keeps the log from being emptied, and the old key stands."""
    keys, old, following = _begun(tmp_path)
    other = connect(store_path(tmp_path), old)
    other.execute("BEGIN")
    other.execute("SELECT * FROM note").fetchone()
    with pytest.raises(StoreInUse):
        rekey_file(store_path(tmp_path), old, following)
    other.close()
    assert opens_with(store_path(tmp_path), old)
    assert settle_key_change(tmp_path, keys).next_store_key is None


def test_rekeying_says_why_it_could_not(tmp_path: Path) -> None:
    """A page that does not check, or no room: the database itself says neither, and the old key stands."""
    _, old, following = _begun(tmp_path)
    path = store_path(tmp_path)
    with files_at_most(path.stat().st_size // 2), pytest.raises(DiskFull):
        rekey_file(path, old, following)
    assert opens_with(path, old)
    raw = bytearray(path.read_bytes())
    raw[-2000] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged):
        rekey_file(path, old, following)
    assert opens_with(path, old)


def test_opening_tells_a_wrong_key_from_other_trouble(tmp_path: Path) -> None:
    """A page that does not check is not opened by the key; a file that is not there is another trouble."""
    with _store_of_two(tmp_path) as store:
        key = store.keys.store_key
    path = store_path(tmp_path)
    assert opens_with(path, key)
    assert not opens_with(path, bytes(32))
    with pytest.raises(NoPermission):
        opens_with(tmp_path / "nothing.db", key)


def test_nothing_is_begun_twice_or_finished_unbegun(tmp_path: Path) -> None:
    """Two next keys would be one too many."""
    with _store_of_two(tmp_path) as store:
        with pytest.raises(KeyringDamaged):
            finish_key_change(tmp_path, store.keys)
        begun = begin_key_change(tmp_path, store.keys)
        with pytest.raises(RuleViolation) as caught:
            begin_key_change(tmp_path, store.keys)
        assert caught.value.blockers == ("key_change_begun",)
        with pytest.raises(KeyringDamaged):
            finish_key_change(tmp_path, store.keys)
        with pytest.raises(RuleViolation):
            forget_former_keys(tmp_path, begun)


def test_forged_former_key_is_found(tmp_path: Path) -> None:
    """It is sealed under the key of now."""
    with _store_of_two(tmp_path) as store:
        give_new_store_key(store, NOON)
        record = read_keyring_file(tmp_path)
        write_proven(tmp_path, record.model_copy(update={"former": (b"x" * 60,)}), store.keys.store_key)
        with pytest.raises(KeyringDamaged):
            keys_now(tmp_path, store.keys)


def test_who_has_no_slot_has_no_next_key(tmp_path: Path) -> None:
    """Neither a next one nor the one of now, once it has changed."""
    with _store_of_two(tmp_path) as store:
        gone = _unlock(tmp_path, BO.member_id, OTHER)
        remove_slot(tmp_path, store.keys, BO.member_id)
        begun = begin_key_change(tmp_path, store.keys)
        assert keys_now(tmp_path, gone).next_store_key is None
        rekey_file_of(store, begun)
        finish_key_change(tmp_path, begun)
        with pytest.raises(KeyringDamaged):
            keys_now(tmp_path, gone)


def rekey_file_of(store: OpenStore, begun: UnlockedKeys) -> None:
    """Give the store the key that is begun, and close it."""
    store.close()
    assert begun.next_store_key is not None
    rekey_file(store_path(store.folder), begun.store_key, begun.next_store_key)


def test_backups_are_given_the_key_or_left_as_they_are(tmp_path: Path) -> None:
    """One that does not check, or has a strange key, stays as it is; the former key stays while needed."""
    with _store_of_two(tmp_path) as store:
        for day in range(1, 4):
            make_backup(tmp_path, store.keys, NOON - timedelta(days=day))
        good, damaged, strange = (each.path for each in backups_of(tmp_path))
        raw = bytearray(damaged.read_bytes())
        raw[5000] ^= 1
        damaged.write_bytes(raw)
        rekey_file(strange, store.keys.store_key, bytes(32), unfinished=True)
        assert backups_to_rekey(store) == ()
        give_new_store_key(store, NOON)
        assert backups_to_rekey(store) == (good, damaged)
        assert [rekey_backup(store, path) for path in (good, damaged, strange)] == [True, False, False]
        assert end_rekeying(store) == 1
        assert store.keys.former_store_keys
        assert damaged.read_bytes() == raw
        damaged.unlink()
        assert not rekey_backup(store, damaged)
        assert end_rekeying(store) == 0
        assert end_rekeying(store) == 0
        assert (store.keys.former_store_keys, read_keyring_file(tmp_path).former) == ((), None)
    assert not list(backups_path(tmp_path).glob("*.part*"))
    assert opens_with(good, store.keys.store_key)
    assert opens_with(strange, bytes(32))


@pytest.mark.rule("R35")
def test_copy_of_the_keyring_follows_every_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the backups nobody keeps a slot; before the first backup there is nothing to put it beside."""
    copy = backups_path(tmp_path) / "keyring.json"
    with _store_of_two(tmp_path) as store:
        assert not copy.parent.exists()
        make_backup(tmp_path, store.keys, NOON)
        remove_slot(tmp_path, store.keys, BO.member_id)
        assert copy.read_bytes() == keyring_path(tmp_path).read_bytes()
        before = copy.read_bytes()
        monkeypatch.setattr(keyring_mirror, "replace_file", _raise(DiskFull()))
        rename_team(tmp_path, store.keys, "Nytt namn")
        assert copy.read_bytes() == before
    assert read_keyring_file(tmp_path).team_name == "Nytt namn"


def _raise(error: Exception) -> Callable[..., object]:
    def raising(*_: object, **__: object) -> object:
        raise error

    return raising
