"""Unlocking: each trouble has its own answer, and nothing stays open after one."""

from __future__ import annotations

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.ids import MemberId
from barnombud.errors import (
    KeyringDamaged,
    NotFound,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
    WrongPassphrase,
)
from barnombud.services.unlocking import unlock_team
from barnombud.store.folder import keyring_path, store_path
from barnombud.store.store_lock import StoreLock
from tests.stores import PASSPHRASE
from tests.world import World


def is_free(world: World) -> bool:
    """Tell whether nobody holds the store."""
    lock = StoreLock(world.folder)
    try:
        lock.acquire()
    except StoreInUse:
        return False
    lock.release()
    return True


@pytest.mark.rule("R36")
def test_unlocking_is_logged_with_who_and_when(world: World) -> None:
    """The log names the member, and the desk is hers."""
    desk = world.sign_in(world.nurse)
    with desk.unit_of_work() as uow:
        logged = uow.audit.lines()
    assert any(Op.UNLOCK in line and world.nurse.id in line for line in logged)
    assert (desk.member, desk.practice) == (world.nurse, False)


def test_wrong_passphrase_is_told_apart_from_damage(world: World) -> None:
    """The file is sound, and is free afterwards."""
    world.close()
    with pytest.raises(WrongPassphrase):
        unlock_team(world.machine, world.folder, world.rektor.id, f"{PASSPHRASE}.")
    assert is_free(world)


def test_damaged_keyring_is_found_before_any_passphrase(world: World) -> None:
    """Even the right one is not tried."""
    world.close()
    keyring_path(world.folder).write_bytes(b"{")
    with pytest.raises(KeyringDamaged):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)


def test_damaged_store_is_told_with_the_right_passphrase(world: World) -> None:
    """And let go of, so that a backup can be put in its place."""
    world.close()
    path = store_path(world.folder)
    path.write_bytes(bytes(len(path.read_bytes())))
    with pytest.raises(StoreDamaged):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)
    assert is_free(world)


def test_store_open_in_another_window(world: World) -> None:
    """The right passphrase does not open it twice."""
    with pytest.raises(StoreInUse):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)


def test_missing_store(world: World) -> None:
    """The keyring alone is no team."""
    world.close()
    store_path(world.folder).unlink()
    with pytest.raises(StoreMissing):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)


def test_member_without_a_slot(world: World) -> None:
    """Somebody who was never in the team."""
    world.close()
    with pytest.raises(NotFound):
        unlock_team(world.machine, world.folder, MemberId("f" * 32), PASSPHRASE)


def test_member_the_store_says_has_left(world: World) -> None:
    """A slot that a crash left behind opens nothing, and the store is free again."""
    with world.desk.unit_of_work() as uow:
        uow.members.save(world.teacher.model_copy(update={"active": False}))
        uow.commit(Op.REMOVE_MEMBER, world.teacher.id)
    world.close()
    with pytest.raises(NotFound):
        unlock_team(world.machine, world.folder, world.teacher.id, PASSPHRASE)
    assert is_free(world)
