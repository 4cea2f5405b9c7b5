"""Unlocking: from a passphrase to a desk, and passing case keys on to those who should hold them."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from barnombud.domain.changes import Op
from barnombud.domain.ids import MemberId
from barnombud.domain.team import Member
from barnombud.errors import NotFound, TriedTooSoon, UserError, WrongPassphrase
from barnombud.services.deputies import may_come_in
from barnombud.services.desk import Desk
from barnombud.services.letting_in import meet_new_key
from barnombud.services.log_care import look_after_log
from barnombud.services.logo_file import read_municipality_with_logo
from barnombud.services.machine import Machine
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.data_place import refuse_bad_place
from barnombud.store.failed_unlocks import forget_failed_unlocks, note_failed_unlock
from barnombud.store.keyring import UnlockedKeys, unlock
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import OpenStore, open_store

Opened = TypeVar("Opened")
"""What a right passphrase gives."""


def unlock_team(machine: Machine, folder: Path, member_id: MemberId, passphrase: str) -> Desk:
    """Open the store in ``folder`` as one member; takes as long as the key derivation costs.

    Raises:
        WrongPassphrase: the passphrase does not open the member's slot; the try is noted (R35).
        TriedTooSoon: there were too many of those just now.
        KeyringDamaged, StoreDamaged, StoreMissing, StoreInUse, StoreTooNew, NoPermission, DiskFull: as named.
        NotFound: the member is no longer in the team.
        RuleViolation: the folder is synced or on a network (R34).
    """
    refuse_bad_place(folder)
    start = time.perf_counter()
    keys = try_passphrase(machine, folder, member_id, passphrase)
    took = time.perf_counter() - start
    store = open_store(folder, keys)
    try:
        return replace(_signed_in(machine, store, member_id), derivation_seconds=took)
    except BaseException:
        store.close()
        raise


def try_passphrase(
    machine: Machine, folder: Path, member_id: MemberId, passphrase: str, *, notes: bool = True
) -> UnlockedKeys:
    """Return what a passphrase opens, no faster than `UnlockPace` lets anybody try.

    Without ``notes`` nothing is written in ``folder``, and tries are counted for this run only.

    Raises:
        WrongPassphrase: it is not hers; the try is noted, and the error says how long to wait.
        TriedTooSoon: nobody can try yet.
        NotFound, KeyringDamaged, StoreMissing, StoreTooNew: as `unlock`.
    """
    opens = partial(unlock, folder, member_id, passphrase, caps=machine.caps)
    return at_the_pace(machine, folder, opens, notes=notes)


def at_the_pace(machine: Machine, folder: Path, opens: Callable[[], Opened], *, notes: bool = True) -> Opened:
    """Return what ``opens`` gives, unless there were too many wrong passphrases for the team in ``folder``.

    Raises:
        WrongPassphrase, TriedTooSoon: as `try_passphrase`.
        UserError: as ``opens``.
    """
    wait = machine.pace.seconds_left(folder, machine.clock.now())
    if wait:
        raise TriedTooSoon(wait)
    try:
        return opens()
    except WrongPassphrase as error:
        error.wait = machine.pace.failed(folder, noted=notes and _is_noted(machine, folder))
        raise


def _is_noted(machine: Machine, folder: Path) -> bool:
    """Note a try that failed; a full disk must not say anything else than that the passphrase is wrong."""
    with suppress(UserError):
        note_failed_unlock(folder, machine.clock.now())
        return True
    return False


def _signed_in(machine: Machine, store: OpenStore, member_id: MemberId) -> Desk:
    opened = OpenedKeys()
    member = _member(machine, store, opened, member_id)
    with UnitOfWork(store, opened, machine.clock, member) as uow:
        practice, now = uow.team.team().practice, uow.now()
        found = look_after_log(uow, store, now)
        meet_new_key(uow, store.keys)
        uow.commit(Op.UNLOCK, member.id, at=now)
    with suppress(UserError):
        forget_failed_unlocks(store.folder)
    machine.pace.opened(store.folder)
    store.keep_log_end()
    return Desk(
        store=store,
        clock=machine.clock,
        member=member,
        practice=practice,
        opened=opened,
        found=found,
        municipality=read_municipality_with_logo(machine.municipality_file),
    )


def _member(machine: Machine, store: OpenStore, opened: OpenedKeys, member_id: MemberId) -> Member:
    with UnitOfWork(store, opened, machine.clock, None) as uow:
        member = uow.members.get(member_id)
        if not may_come_in(uow, member):
            raise NotFound(member_id)
        return member
