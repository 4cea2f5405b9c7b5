"""A damaged or missing keyring comes back from its newest copy, once a passphrase has proved it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from barnombud.domain.access_log import LogHead
from barnombud.errors import (
    KeyringDamaged,
    NotFound,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
    WrongPassphrase,
)
from barnombud.store.backup import make_backup
from barnombud.store.folder import backups_path, keyring_path, log_head_path, store_path
from barnombud.store.key_change import begin_key_change
from barnombud.store.keyring import (
    UnlockedKeys,
    add_slot,
    change_passphrase,
    remove_slot,
    rename_team,
    unlock,
)
from barnombud.store.keyring_file import encode, read_keyring_file
from barnombud.store.log_head import write_head
from barnombud.store.rekeying import rekey_file
from barnombud.store.second_place import choose_second_place, copy_to_second_place, place_of_store
from barnombud.store.spare_keyring import mend_keyring, names_in_spare, spare_keyrings
from barnombud.store.vault import open_store
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_store

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
OTHER = "elva blå burkar i skafferiet"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a team with Alva and Bo, closed, with a backup beside it and at a second place."""
    team, stick = tmp_path / "team", tmp_path / "stick"
    stick.mkdir()
    with make_store(team) as store:
        add_slot(team, store.keys, BO, OTHER, FAST_COST, caps=FAST_CAPS)
        choose_second_place(team, stick)
        make_backup(team, store.keys, NOON)
        copy_to_second_place(team, store.keys, NOON)
        head = LogHead(sequence=1, chain=bytes(32))
        write_head(team, store.keys.store_id, store.lasting.log_end, head)
    return team


def by(passphrase: str, member_id: str = ALVA.member_id) -> Callable[[Path], UnlockedKeys]:
    """Return what opens a keyring with a passphrase."""
    return lambda where: unlock(where, member_id, passphrase, caps=FAST_CAPS)


def stick_of(folder: Path) -> Path:
    """Return the team's folder at the second place."""
    return place_of_store(folder.parent / "stick", "5" * 32)


def _opens(folder: Path) -> bool:
    open_store(folder, unlock(folder, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)).close()
    return True


def test_each_writing_has_the_next_number(folder: Path) -> None:
    """So that of several copies the newest is known; one of 0.1.0 has none and counts as the oldest."""
    before = read_keyring_file(folder).sequence
    assert before is not None
    rename_team(folder, by(PASSPHRASE)(folder), "Nytt namn")
    assert read_keyring_file(folder).sequence == before + 1
    assert [read_keyring_file(each).sequence for each in spare_keyrings(folder)] == [before + 1, before]


@pytest.mark.rule("R34")
def test_a_missing_keyring_is_taken_back(folder: Path) -> None:
    """From beside the backups; then the store opens as before, and the file is byte for byte the copy."""
    whole = keyring_path(folder).read_bytes()
    keyring_path(folder).unlink()
    with pytest.raises(StoreMissing):
        unlock(folder, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
    names = names_in_spare(folder)
    assert names is not None
    assert [slot.name for slot in names.slots] == [ALVA.name, BO.name]
    mend_keyring(folder, by(PASSPHRASE))
    assert keyring_path(folder).read_bytes() == whole
    assert _opens(folder)


@pytest.mark.rule("R34")
@pytest.mark.parametrize("seed", range(12))
def test_any_changed_byte_is_found_and_mended(folder: Path, seed: int) -> None:
    """Wherever it is; also where the copy beside the backups is hurt too: then from the second place."""
    chance = random.Random(seed)
    hurt = [keyring_path(folder), keyring_path(backups_path(folder))][: 1 + seed % 2]
    whole = keyring_path(folder).read_bytes()
    for path in hurt:
        raw = bytearray(path.read_bytes())
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
    mend_keyring(folder, by(PASSPHRASE))
    assert keyring_path(folder).read_bytes() == whole
    assert _opens(folder)


@pytest.mark.rule("R34")
def test_an_older_copy_does_not_win_over_a_newer(folder: Path) -> None:
    """The stick was away when Bo left and Alva got another passphrase: it lets neither of the old ones in."""
    keys = by(PASSPHRASE)(folder)
    remove_slot(folder, keys, BO.member_id)
    change_passphrase(folder, keys, current=PASSPHRASE, new=OTHER, cost=FAST_COST, caps=FAST_CAPS)
    assert {slot.member_id for slot in read_keyring_file(stick_of(folder)).slots} == {
        ALVA.member_id,
        BO.member_id,
    }
    keyring_path(folder).write_bytes(b"")
    with pytest.raises(WrongPassphrase):
        mend_keyring(folder, by(PASSPHRASE))
    with pytest.raises(NotFound):
        mend_keyring(folder, by(OTHER, BO.member_id))
    assert keyring_path(folder).read_bytes() == b""
    mend_keyring(folder, by(OTHER))
    assert [slot.member_id for slot in read_keyring_file(folder).slots] == [ALVA.member_id]


@pytest.mark.rule("R34")
def test_a_copy_somebody_has_changed_is_passed_over(folder: Path) -> None:
    """With a right checksum and a higher number, but no proof: the genuine one on the stick is taken."""
    whole = keyring_path(folder).read_bytes()
    forged = read_keyring_file(folder).model_copy(update={"team_name": "Någon annans", "sequence": 900})
    for where in (folder, backups_path(folder)):
        keyring_path(where).write_bytes(encode(forged))
    assert spare_keyrings(folder) == (backups_path(folder), stick_of(folder))
    with pytest.raises(KeyringDamaged):
        unlock(folder, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
    mend_keyring(folder, by(PASSPHRASE))
    assert keyring_path(folder).read_bytes() == whole


def test_nothing_is_changed_where_no_copy_proves_itself(folder: Path) -> None:
    """Forged everywhere, or nowhere a copy, missing or damaged."""
    forged = encode(read_keyring_file(folder).model_copy(update={"team_name": "Någon annans"}))
    for where in (folder, backups_path(folder), stick_of(folder)):
        keyring_path(where).write_bytes(forged)
    with pytest.raises(KeyringDamaged):
        mend_keyring(folder, by(PASSPHRASE))
    assert keyring_path(folder).read_bytes() == forged
    shutil.rmtree(backups_path(folder))
    shutil.rmtree(folder.parent / "stick")
    with pytest.raises(KeyringDamaged):
        mend_keyring(folder, by(PASSPHRASE))
    keyring_path(folder).unlink()
    assert names_in_spare(folder) is None
    with pytest.raises(StoreMissing):
        mend_keyring(folder, by(PASSPHRASE))


def test_a_copy_from_before_a_new_store_key_opens_nothing(folder: Path) -> None:
    """It is genuine, but the store has another key by now: it is not put in place."""
    keys = by(PASSPHRASE)(folder)
    rekey_file(store_path(folder), keys.store_key, b"\x07" * 32)
    keyring_path(folder).unlink()
    with pytest.raises(StoreDamaged):
        mend_keyring(folder, by(PASSPHRASE))
    assert not keyring_path(folder).exists()


def test_a_copy_from_the_midst_of_a_change_of_the_key_serves(folder: Path) -> None:
    """It has the next key too; opening carries the change through."""
    changing = begin_key_change(folder, by(PASSPHRASE)(folder))
    assert changing.next_store_key is not None
    rekey_file(store_path(folder), changing.store_key, changing.next_store_key)
    keyring_path(folder).write_bytes(b"{}")
    mend_keyring(folder, by(PASSPHRASE))
    assert _opens(folder)
    assert read_keyring_file(folder).next is None


def test_a_whole_keyring_is_left_alone(folder: Path) -> None:
    """Somebody else has mended it meanwhile, or it was never damaged: a wrong passphrase is just that."""
    whole = keyring_path(folder).read_bytes()
    shutil.rmtree(backups_path(folder))
    assert mend_keyring(folder, by(PASSPHRASE)).member_id == ALVA.member_id
    with pytest.raises(WrongPassphrase):
        mend_keyring(folder, by(OTHER))
    assert keyring_path(folder).read_bytes() == whole


def test_not_while_a_window_has_the_store_open(folder: Path) -> None:
    """The other window will write the keyring itself."""
    with open_store(folder, by(PASSPHRASE)(folder)), pytest.raises(StoreInUse):
        mend_keyring(folder, by(PASSPHRASE))


def test_without_a_store_the_keyring_comes_back_all_the_same(folder: Path) -> None:
    """The store is gone as well: with the keyring one goes back to a backup."""
    store_path(folder).unlink()
    keyring_path(folder).unlink()
    assert mend_keyring(folder, by(PASSPHRASE)).member_id == ALVA.member_id


def test_the_second_place_is_found_by_what_is_left(folder: Path) -> None:
    """The team's id is in the end of the log, or else the folder is called so; a strange id leads nowhere."""
    keyring_path(folder).unlink()
    shutil.rmtree(backups_path(folder))
    assert spare_keyrings(folder) == (stick_of(folder),)
    log_head_path(folder).write_bytes(b'{"store_id": "../../etc"}')
    assert spare_keyrings(folder) == ()
    log_head_path(folder).unlink()
    assert spare_keyrings(folder.rename(folder.with_name("5" * 32))) == (stick_of(folder),)


def test_a_copy_that_cannot_be_read_is_none(folder: Path) -> None:
    """Something else lies under its name."""
    keyring_path(backups_path(folder)).unlink()
    keyring_path(backups_path(folder)).mkdir()
    assert spare_keyrings(folder) == (stick_of(folder),)
