"""Saving what can be read of a damaged store: what comes along, what is obeyed, what stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.errors import StoreDamaged, StoreInUse, WrongPassphrase
from barnombud.services.after_restore import restore_round
from barnombud.services.consents import withdraw_consent
from barnombud.services.salvaging import SalvageDone, salvage_team
from barnombud.services.unlocking import unlock_team
from barnombud.store.backup import make_backup
from barnombud.store.failed_unlocks import read_failed_unlocks
from barnombud.store.folder import backups_path, case_keys_path, keyring_path, log_head_path, store_path
from barnombud.store.keyring import Keyring
from barnombud.store.new_store_key import give_new_store_key
from tests.store.tearing import page_of, tear
from tests.stores import PASSPHRASE
from tests.world import World


def salvage(world: World) -> SalvageDone:
    """Save what can be read, as the rektor."""
    return salvage_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)


def tear_table(world: World, table: str) -> bytes:
    """Close the store and damage a page of one table; return the damaged file."""
    key = world.desk.store.keys.store_key
    world.close()
    path = store_path(world.folder)
    tear(path, page_of(path, key, table))
    with pytest.raises(StoreDamaged):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)
    return path.read_bytes()


@pytest.mark.rule("R37")
def test_what_can_be_read_becomes_a_team_of_its_own(world: World) -> None:
    """Children and their sealed texts come along; the damaged file is as it was, losses are counted."""
    case = world.consented_case()
    torn = tear_table(world, "audit")
    done = salvage(world)
    assert store_path(world.folder).read_bytes() == torn
    assert {each.table for each in done.hurt} == {"audit"}
    assert done.lost == sum(each.lost for each in done.hurt) > 0
    assert done.saved > 0
    assert "räddat" in done.name
    assert Keyring.read(done.folder).team_name == done.name
    assert not list(done.folder.glob(".*"))
    desk = unlock_team(world.machine, done.folder, world.rektor.id, PASSPHRASE)
    with desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"
        assert uow.team.team().name == done.name
        assert uow.audit.latest_of(Op.SALVAGE_STORE) is not None
        assert uow.audit.latest_of(Op.LOG_FAULT) is not None
        uow.shows_nothing()
    waiting = restore_round(desk)
    assert waiting is not None and len(waiting.waiting) == len(world.agencies)
    desk.close()


@pytest.mark.rule("R7")
def test_a_withdrawal_that_is_lost_is_put_in_again(world: World) -> None:
    """It is known beside the store; so is when the store was last known to be whole."""
    case = world.consented_case()
    made = make_backup(world.folder, world.desk.store.keys, world.clock.now())
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    withdraw_consent(world.desk, case.id, guardian.id)
    with world.desk.unit_of_work() as uow:
        before = len(uow.consents.for_case(case.id))
        uow.shows_nothing()
    tear_table(world, "consent_event")
    done = salvage(world)
    desk = unlock_team(world.machine, done.folder, world.rektor.id, PASSPHRASE)
    with desk.unit_of_work() as uow:
        assert len(uow.consents.for_case(case.id)) == before
        uow.shows_nothing()
    waiting = restore_round(desk)
    assert waiting is not None and waiting.backup_at == made.at
    desk.close()


def test_without_the_files_beside_it_still_opens(world: World) -> None:
    """Log end and case keys are gone: what the store itself holds is saved."""
    tear_table(world, "audit")
    log_head_path(world.folder).unlink()
    for place in (world.folder, backups_path(world.folder)):
        case_keys_path(place).unlink(missing_ok=True)
    done = salvage(world)
    desk = unlock_team(world.machine, done.folder, world.rektor.id, PASSPHRASE)
    with desk.unit_of_work() as uow:
        assert {member.id for member in uow.members.list()} == {member.id for member in world.members}
        uow.shows_nothing()
    desk.close()


def test_a_store_under_a_former_key_gets_the_one_of_now(world: World) -> None:
    """The file is of before the key was changed, as when the change was put back by somebody's copy."""
    case = world.consented_case()
    world.desk.store.write_log_into_store()
    before = store_path(world.folder).read_bytes()
    give_new_store_key(world.desk.store, world.clock.now())
    world.close()
    store_path(world.folder).write_bytes(before)
    with pytest.raises(StoreDamaged):
        unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)
    done = salvage(world)
    assert not done.hurt
    desk = unlock_team(world.machine, done.folder, world.rektor.id, PASSPHRASE)
    with desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"
        uow.shows_nothing()
    desk.close()


@pytest.mark.parametrize("table", ["sqlite_master", "setting"])
def test_too_little_to_open_leaves_nothing_behind(world: World, table: str) -> None:
    """What everything rests on is gone."""
    key = world.desk.store.keys.store_key
    world.close()
    path = store_path(world.folder)
    tear(path, 1 if table == "sqlite_master" else page_of(path, key, table))
    before = sorted(world.folder.parent.iterdir())
    with pytest.raises(StoreDamaged):
        salvage(world)
    assert sorted(world.folder.parent.iterdir()) == before


def test_in_use_and_wrong_passphrase(world: World) -> None:
    """Nothing is made; the wrong try is noted as at any unlock (R35)."""
    with pytest.raises(StoreInUse):
        salvage(world)
    with pytest.raises(WrongPassphrase):
        salvage_team(world.machine, world.folder, world.rektor.id, "inte den")
    assert len(read_failed_unlocks(world.folder).at) == 1


def test_a_copy_of_the_team_is_left_alone(world: World, tmp_path: Path) -> None:
    """Keyring, backups and everything else in the damaged folder are read only."""
    make_backup(world.folder, world.desk.store.keys, world.clock.now())
    tear_table(world, "audit")
    shutil.copytree(world.folder, tmp_path / "before")
    salvage(world)
    for path in sorted((tmp_path / "before").rglob("*")):
        now = world.folder / path.relative_to(tmp_path / "before")
        assert path.is_dir() or path.read_bytes() == now.read_bytes()
    assert keyring_path(world.folder).exists()
