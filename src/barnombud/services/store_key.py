"""A new key for the store when somebody has left, and what of it is still to do (R34, R35).

It is due from the moment she leaves, and stays so until it is done: broken off, it is offered again.
"""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import MemberId
from barnombud.domain.team import Member
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.store.folder import backups_path
from barnombud.store.keyring import Keyring, remove_slot
from barnombud.store.new_store_key import give_new_store_key
from barnombud.store.rekeying_backups import backups_to_rekey, end_rekeying, rekey_backup
from barnombud.store.unit_of_work import UnitOfWork


class KeyWork(Value):
    """What is left to do."""

    due_since: datetime | None = None
    """When somebody left who could open the store with the key it has now."""
    backups: tuple[str, ...] = ()
    """File names of older backups that an earlier key still opens."""

    @property
    def any(self) -> bool:
        """Whether anything is left."""
        return self.due_since is not None or bool(self.backups)


def key_work(desk: Desk) -> KeyWork:
    """Return what is left to do; reads the first page of each backup while a former key is kept.

    Raises:
        NoPermission: a backup may not be read.
    """
    with desk.unit_of_work() as uow:
        due = uow.team.store_key_due()
    return KeyWork(due_since=due, backups=tuple(path.name for path in backups_to_rekey(desk.store)))


def note_leaving(uow: UnitOfWork, *gone: Member) -> None:
    """Note, in the transaction in which somebody leaves, that a new store key is due if she could unlock."""
    if any(member.account for member in gone) and uow.team.store_key_due() is None:
        uow.team.note_store_key_due(uow.now())


def take_slots_of_the_gone(desk: Desk) -> int:
    """Take away, after unlock, the slots of those who have left: a crash may have come in between.

    Returns how many there were.

    Raises:
        KeyringDamaged, DiskFull, NoPermission: the slots that are left stay for the next time.
    """
    with desk.unit_of_work() as uow:
        here = {member.id for member in uow.members.active()}
    slots = Keyring.read(desk.store.folder).slots
    gone: list[MemberId] = [slot.member_id for slot in slots if slot.member_id not in here]
    for member_id in gone:
        remove_slot(desk.store.folder, desk.store.keys, member_id)
    return len(gone)


def change_store_key(desk: Desk) -> Outcome[KeyWork]:
    """Give the store a new key, with a checked backup before and after; return what is then left to do.

    Takes about a second for each 25 MB. When it fails so that nobody can tell which key the store has now,
    the store is closed (`is_closed`), and the next unlock settles it.

    Raises:
        RuleViolation: a change is begun already.
        StoreDamaged: the store or a backup of it does not check.
        KeyringDamaged, DiskFull, NoPermission, StoreInUse: the disk does not take it.
    """
    give_new_store_key(desk.store, desk.clock.now())
    with desk.unit_of_work() as uow:
        uow.team.forget_store_key_due()
        change = uow.commit(Op.NEW_STORE_KEY, desk.member.id)
    return Outcome(key_work(desk), change)


def rekey_one_backup(desk: Desk, name: str) -> bool:
    """Give one older backup the store's key; False when it does not check, and so is left as it is.

    Raises:
        DiskFull, NoPermission: it is as it was.
    """
    return rekey_backup(desk.store, backups_path(desk.store.folder) / name)


def end_change(desk: Desk) -> int:
    """Forget the former keys when no backup needs them any more; return how many still do.

    Raises:
        KeyringDamaged, DiskFull, NoPermission: they are still kept.
    """
    return end_rekeying(desk.store)


def is_closed(desk: Desk) -> bool:
    """Whether the store had to be closed, so that the window has to be locked."""
    return not desk.store.lock.held
