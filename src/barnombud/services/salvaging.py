"""Saving what can be read of a damaged store into a team of its own, beside it, from the unlock window."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.restored import Restored
from barnombud.domain.ids import MemberId, new_id
from barnombud.errors import NotFound, StoreDamaged
from barnombud.services.log_care import look_after_log
from barnombud.services.machine import Machine
from barnombud.services.unlocking import try_passphrase
from barnombud.store.backup import backups_of
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.engine import driver_connection
from barnombud.store.faults import store_faults
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import (
    backups_path,
    founding,
    keyring_path,
    log_head_path,
    store_path,
)
from barnombud.store.key_mirror import encode_mirror, newest_mirror, put_mirror
from barnombud.store.key_mirror_rows import obey
from barnombud.store.keyring import UnlockedKeys, rename_team
from barnombud.store.keyring_proof import keys_now
from barnombud.store.rekeying import rekey_file
from barnombud.store.salvaging import Salvaged, TableSaved, copy_torn, salvage_store
from barnombud.store.store_lock import StoreLock
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import open_store
from barnombud.texts.unlock_damaged import salvaged_name

_STAMP = "%Y%m%dT%H%M%SZ"
_TORN = ".torn.tmp"
"""Swept away with what else is half-made when a crash leaves it."""


@dataclass(frozen=True)
class SalvageDone:
    """What was saved, and where the team made of it lies."""

    folder: Path
    name: str
    saved: int
    """Rows that came through."""
    lost: int
    """Rows that were there, or may have been, and did not."""
    more_lost: bool
    """Whether more may be missing than is known of."""
    hurt: tuple[TableSaved, ...]
    """The tables something is missing in."""


def salvage_team(machine: Machine, folder: Path, member_id: MemberId, passphrase: str) -> SalvageDone:
    """Make a team of what can be read of a damaged store; the damaged one is only read and stays as it is.

    What is known of withdrawals and erasures beside the store is obeyed, and no child is taken up by name
    before every agency has said what has changed (R7, R12): an answer may be among what is lost.

    Raises:
        WrongPassphrase, TriedTooSoon, KeyringDamaged, StoreMissing, StoreTooNew, NotFound: as named.
        StoreInUse: the team is open in a window.
        StoreDamaged: too little can be read to open it.
        DiskFull, NoPermission: the disk does not take it; nothing is left behind.
    """
    keys = try_passphrase(machine, folder, member_id, passphrase)
    now = machine.clock.now()
    to = folder.parent / f"{folder.name}-salvaged-{now.strftime(_STAMP)}"
    lock = StoreLock(folder)
    lock.acquire()
    try:
        keys = keys_now(folder, keys)
        with founding(to) as making:
            salvaged = _fill(folder, keys, making)
            try:
                name = _make_a_team_of_it(machine, folder, keys, making)
            except NotFound as error:
                raise StoreDamaged(keys.store_id) from error
    finally:
        lock.release()
    hurt = tuple(each for each in salvaged.tables if each.lost or each.end_unknown)
    return SalvageDone(
        folder=to,
        name=name,
        saved=sum(each.saved for each in salvaged.tables),
        lost=sum(each.lost for each in hurt),
        more_lost=any(each.end_unknown for each in hurt),
        hurt=hurt,
    )


def _fill(folder: Path, keys: UnlockedKeys, making: Path) -> Salvaged:
    torn = making / _TORN
    try:
        copy_torn(folder, torn)
        salvaged = salvage_store(torn, keys, making)
    finally:
        shutil.rmtree(torn, ignore_errors=True)
    if salvaged.store_key != keys.store_key:
        rekey_file(store_path(making), salvaged.store_key, keys.store_key, unfinished=True)
    with disk_faults():
        for path in (keyring_path, log_head_path):
            if path(folder).exists():
                shutil.copyfile(path(folder), path(making))
    return salvaged


def _make_a_team_of_it(machine: Machine, folder: Path, keys: UnlockedKeys, making: Path) -> str:
    """Give it its name, let it obey what is known beside the store, and note what it is."""
    mirror = newest_mirror((folder, backups_path(folder)), keys)
    if mirror is not None:
        put_mirror(making, encode_mirror(mirror, keys))
    now = machine.clock.now()
    with open_store(making, keys) as store:
        if mirror is not None:
            with store_faults(), driver_connection(store.engine) as connection:
                connection.execute("BEGIN IMMEDIATE")
                obey(connection, mirror.tables)
                connection.execute("COMMIT")
        with UnitOfWork(store, OpenedKeys(), machine.clock, None) as uow:
            member = uow.members.get(keys.member_id)
        with UnitOfWork(store, OpenedKeys(), machine.clock, member) as uow:
            team = uow.team.team()
            team = team.model_copy(update={"name": salvaged_name(team.name, swedish_date(now))})
            uow.team.save_team(team)
            restored = Restored(id=new_id(), at=now, backup_at=_last_known_whole(folder, now))
            uow.restores.add(restored)
            look_after_log(uow, store, now)
            uow.commit(Op.SALVAGE_STORE, restored.id)
        rename_team(making, store.keys, team.name)
        store.keep_case_keys()
    return team.name


def _last_known_whole(folder: Path, now: datetime) -> datetime:
    """Return when a backup was last made: it was checked then, and so the store was whole."""
    return next((backup.at for backup in backups_of(folder)), now)
