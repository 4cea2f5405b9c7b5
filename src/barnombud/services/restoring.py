"""Going back to a backup, from the unlock window: the team's own store is kept, never written over (R37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from barnombud.domain.backups import StoreCounts
from barnombud.domain.changes import Op
from barnombud.domain.consent.restored import Restored
from barnombud.domain.ids import MemberId, new_id
from barnombud.errors import NotFound
from barnombud.services.machine import Machine
from barnombud.services.unlocking import try_passphrase
from barnombud.store.backup import Backup, backups_in, backups_of
from barnombud.store.backup_copy import peek_at_backup
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.restore_swap import put_in_place, take_keys_from_set_aside
from barnombud.store.restoring import MadeReady, make_ready
from barnombud.store.second_place import backups_at_second_place
from barnombud.store.store_lock import StoreLock
from barnombud.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class BackupLine:
    """One backup that may be gone back to; ``counts`` is None when it does not open."""

    path: Path
    at: datetime
    counts: StoreCounts | None
    second_place: bool
    """Whether it lies at the second place, not beside the store."""


@dataclass(frozen=True)
class RestoreDone:
    """What a restore came to."""

    backup_at: datetime
    aside: Path
    """The folder the old store is kept in."""
    answers: int
    """Answers and withdrawals that came after the backup and hold in the restored store too."""
    erased: int
    """Cases that had been erased since, and are so in the restored store."""


def backups_to_choose(
    machine: Machine, folder: Path, member_id: MemberId, passphrase: str
) -> tuple[BackupLine, ...]:
    """Return every backup there is of a team, newest first; takes as long as the key derivation costs.

    Raises:
        WrongPassphrase, TriedTooSoon, KeyringDamaged, StoreMissing, NotFound: as `try_passphrase`.
    """
    keys = try_passphrase(machine, folder, member_id, passphrase)
    found = [(backup, False) for backup in backups_of(folder)]
    found += [(backup, True) for backup in backups_at_second_place(folder, keys.store_id)]
    lines = [line_of(backup, keys, second_place=second) for backup, second in found]
    return tuple(sorted(lines, key=lambda line: (line.at, not line.second_place), reverse=True))


def line_of(backup: Backup, keys: UnlockedKeys, *, second_place: bool) -> BackupLine:
    """Say one backup as it is chosen from; what it holds is counted, not checked yet."""
    return BackupLine(backup.path, backup.at, peek_at_backup(backup.path, keys), second_place)


def restore_backup(
    machine: Machine, folder: Path, member_id: MemberId, passphrase: str, backup: Path
) -> RestoreDone:
    """Go back to one backup. What was decided since is obeyed: withdrawals, erasures, who is in the team.

    The store of today is kept beside under a dated name. No child is taken up by name afterwards before every
    agency has said what has changed since the backup (`services.after_restore`).

    Raises:
        StoreDamaged: the backup does not check, or no case keys are left; nothing is changed.
        StoreInUse: the team is open in a window.
        NotFound: there is no such backup, or the member is no longer in the team.
        WrongPassphrase, TriedTooSoon, KeyringDamaged, StoreMissing, StoreTooNew, DiskFull, NoPermission: as
            named.
    """
    keys = try_passphrase(machine, folder, member_id, passphrase)
    chosen = [each for each in backups_in(backup.parent) if each.path == backup]
    if not chosen:
        raise NotFound(backup.name)
    lock = StoreLock(folder)
    lock.acquire()
    try:
        ready = make_ready(folder, keys, backup)
        with ready.store:
            note_restored(machine, ready, chosen[0].at, member_id)
        aside = put_in_place(folder, machine.clock.now())
        take_keys_from_set_aside(folder, keys)
    finally:
        lock.release()
    return RestoreDone(chosen[0].at, aside, ready.obeyed.answers, ready.obeyed.erased)


def note_restored(machine: Machine, ready: MadeReady, backup_at: datetime, member_id: MemberId) -> None:
    """Keep in the restored store that a member restored it, before anybody can see it.

    Raises:
        NotFound: she is not in the team.
    """
    with UnitOfWork(ready.store, OpenedKeys(), machine.clock, None) as uow:
        member = uow.members.get(member_id)
    with UnitOfWork(ready.store, OpenedKeys(), machine.clock, member) as uow:
        restored = Restored(id=new_id(), at=machine.clock.now(), backup_at=backup_at)
        uow.restores.add(restored)
        uow.commit(Op.RESTORE_STORE, restored.id)
    ready.store.keep_case_keys()
