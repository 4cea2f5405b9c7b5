"""A damaged keyring is mended on the way in, by a passphrase at the usual pace or by two shares."""

from __future__ import annotations

import pytest

from barnombud.errors import KeyringDamaged, TriedTooSoon, WrongPassphrase
from barnombud.services.backups import back_up_now
from barnombud.services.letting_in import NewWayIn
from barnombud.services.mending import mend_with_passphrase, names_to_choose
from barnombud.services.recovering import recover_member
from barnombud.services.unlocking import unlock_team
from barnombud.store.folder import keyring_path
from tests.services.recovery_world import NEW_PASSPHRASE, set_up, two_of
from tests.stores import PASSPHRASE
from tests.world import World


@pytest.mark.rule("R34")
def test_a_passphrase_proves_the_copy_and_mends_the_keyring(world: World) -> None:
    """The names to choose from are the copy's; afterwards the team unlocks as always."""
    back_up_now(world.desk)
    world.desk.close()
    keyring_path(world.folder).write_bytes(b"{")
    with pytest.raises(KeyringDamaged):
        unlock_team(world.machine, world.folder, world.nurse.id, PASSPHRASE)
    names = names_to_choose(world.folder)
    assert names is not None
    assert [slot.member_id for slot in names.slots] == [member.id for member in world.members]
    mend_with_passphrase(world.machine, world.folder, world.nurse.id, PASSPHRASE)
    world.sign_in(world.nurse)
    assert world.desk.found.fault is None


@pytest.mark.rule("R35")
def test_guessing_at_the_copy_slows_down_like_any_guessing(world: World) -> None:
    """The tries count for the team, not for the place the copy lies at."""
    back_up_now(world.desk)
    world.desk.close()
    keyring_path(world.folder).unlink()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            mend_with_passphrase(world.machine, world.folder, world.nurse.id, "fel")
    with pytest.raises(TriedTooSoon):
        mend_with_passphrase(world.machine, world.folder, world.nurse.id, PASSPHRASE)
    assert not keyring_path(world.folder).exists()


@pytest.mark.rule("R34")
def test_two_shares_mend_the_keyring_too(world: World) -> None:
    """Passphrase forgotten and keyring lost at once: the office holders' way in goes by the copy."""
    fresh = set_up(world)
    back_up_now(world.desk)
    world.desk.close()
    keyring_path(world.folder).unlink()
    way_in = NewWayIn(world.nurse.id, NEW_PASSPHRASE, NEW_PASSPHRASE)
    recover_member(world.machine, world.folder, two_of(fresh), way_in)
    unlock_team(world.machine, world.folder, world.nurse.id, NEW_PASSPHRASE).close()
