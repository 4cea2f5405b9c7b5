"""A new store key when somebody has left: due, done, broken off and done again; the log stays whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.domain.access_log import ChainWalk
from barnombud.domain.changes import Op
from barnombud.errors import DiskFull, WrongPassphrase
from barnombud.services.deputies import let_in, see_out
from barnombud.services.drafts import find_draft, save_draft
from barnombud.services.holding import start_meeting
from barnombud.services.log_care import check_chain
from barnombud.services.store_key import (
    change_store_key,
    end_change,
    is_closed,
    key_work,
    rekey_one_backup,
    take_slots_of_the_gone,
)
from barnombud.services.team import remove_member
from barnombud.services.unlocking import unlock_team
from barnombud.store import rekeying
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.keyring import Keyring, NewSlot, add_slot
from tests.held_meeting import plan
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import World


def backup(world: World, days_ago: int) -> None:
    """Leave a backup of some days ago."""
    store = world.desk.store
    make_backup(store.folder, store.keys, world.clock.now() - timedelta(days=days_ago))


@pytest.mark.rule("R35")
def test_it_is_due_from_the_moment_somebody_leaves(world: World) -> None:
    """It stays due until done, over a lock; then the backups wait until the last has the key."""
    backup(world, 1)
    assert not key_work(world.desk).any
    remove_member(world.desk, world.teacher.id)
    since = key_work(world.desk).due_since
    assert since == world.clock.now()
    world.clock.set(world.clock.now() + timedelta(days=1))
    remove_member(world.desk, world.nurse.id)
    assert key_work(world.desk).due_since == since
    world.sign_in(world.rektor)
    assert key_work(world.desk).due_since == since

    old = world.desk.store.keys.store_key
    done = change_store_key(world.desk)
    assert done.change.op is Op.NEW_STORE_KEY
    assert (done.value.due_since, len(done.value.backups)) == (None, 1)
    assert world.desk.store.keys.store_key != old
    assert done.value.any
    assert rekey_one_backup(world.desk, done.value.backups[0])
    assert end_change(world.desk) == 0
    assert not key_work(world.desk).any
    assert len(backups_of(world.folder)) == 2


@pytest.mark.rule("R36")
def test_the_log_and_what_is_half_typed_outlive_the_change(world: World) -> None:
    """Every line from before stays provable, the end beside the keyring fits, and drafts are found."""
    save_draft(world.desk, "consultation/x", "halvskrivet")
    remove_member(world.desk, world.teacher.id)
    change_store_key(world.desk)
    walk = ChainWalk()
    while not walk.done:
        walk = check_chain(world.desk, walk)
    assert walk.broken_at is None
    world.sign_in(world.rektor)
    assert world.desk.found.fault is None
    assert find_draft(world.desk, "consultation/x")


def test_who_had_no_way_in_takes_no_key_along(world: World) -> None:
    """A deputy without a passphrase of her own; one with is like anybody else."""
    meeting_id = plan(world)
    start_meeting(world.desk, meeting_id)
    let_in(world.desk, world.machine, meeting_id, "Nils Påhitt", "vikarie", agency_id=world.bvc.id)
    with world.desk.unit_of_work() as uow:
        assert see_out(uow, meeting_id) == ()
        uow.commit(Op.END_MEETING)
    assert not key_work(world.desk).any
    let_in(
        world.desk,
        world.machine,
        meeting_id,
        "Nora Påhitt",
        "vikarie",
        agency_id=world.bvc.id,
        passphrase="nio blå hinkar i sanden",
    )
    with world.desk.unit_of_work() as uow:
        assert len(see_out(uow, meeting_id)) == 1
        uow.commit(Op.END_MEETING)
    assert key_work(world.desk).due_since is not None


@pytest.mark.rule("R35")
def test_slot_that_a_crash_left_is_taken_away_after_unlock(world: World) -> None:
    """She had left, and the program ended before her slot was gone."""
    gone = world.teacher
    remove_member(world.desk, gone.id)
    assert take_slots_of_the_gone(world.desk) == 0
    slot = NewSlot(gone.id, gone.name, gone.role, "x")
    add_slot(world.folder, world.desk.store.keys, slot, PASSPHRASE, FAST_COST, caps=FAST_CAPS)
    assert take_slots_of_the_gone(world.desk) == 1
    assert gone.id not in {each.member_id for each in Keyring.read(world.folder).slots}


def test_store_that_had_to_be_closed_opens_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk took the store's new key and not the keyring: locked, and settled at the next unlock."""
    remove_member(world.desk, world.teacher.id)
    assert not is_closed(world.desk)

    def no_room(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(rekeying, "finish_key_change", no_room)
        with pytest.raises(DiskFull):
            change_store_key(world.desk)
    assert is_closed(world.desk)
    world.sign_in(world.rektor)
    assert key_work(world.desk).due_since is not None
    assert world.desk.store.keys.former_store_keys
    change_store_key(world.desk)
    with pytest.raises(WrongPassphrase):
        unlock_team(world.machine, Path(world.folder), world.rektor.id, "fel lösenfras helt")
