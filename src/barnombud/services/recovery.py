"""The office holders' recovery key: set up, renewed, and rehearsed without touching anything (R34)."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.recovery_holder import recovery_holder
from barnombud.domain.recovery_share import (
    OfficeShare,
    ShareFault,
    read_share,
    team_tag,
)
from barnombud.domain.value import Value
from barnombud.errors import InputError, KeyringDamaged
from barnombud.services.desk import Desk
from barnombud.services.entered import entered_line
from barnombud.services.key_care import share_held_keys
from barnombud.services.recovering import TwoShares, keys_of
from barnombud.store.keyring_mirror import mirror_keyring
from barnombud.store.new_store_key import give_new_store_key
from barnombud.store.recovery_key import (
    SHARES,
    FreshRecovery,
    KeptShare,
    keep_recovery,
    kept_shares,
    make_recovery,
)
from barnombud.store.unit_of_work import UnitOfWork

_ROLE = 80
"""Longest text, in characters."""


class RecoveryPage(Value):
    """What the page about the recovery key shows: nothing of the shares but whose they are."""

    holders: tuple[str, ...] = ()
    """Whose the shares are; nobody when there is no recovery key."""
    made_on: str = ""
    """ISO date in Sweden."""
    cases: int = 0
    waiting: int = 0
    """Of them, those whose key has not been sealed to the recovery key yet."""


class Rehearsal(Value):
    """What two shares would open as of today."""

    cases: int
    opened: int


def is_set_up(desk: Desk) -> bool:
    """Whether the team has a recovery key."""
    return desk.store.recovery is not None


def recovery_page(desk: Desk) -> RecoveryPage:
    """Return how it stands with the recovery key."""
    kept = kept_shares(desk.store.folder)
    with desk.unit_of_work() as uow:
        return RecoveryPage(
            holders=tuple(share.role for share in kept),
            made_on=_made_on(kept),
            cases=len(uow.case_keys.all_holders()),
            waiting=_waiting(uow),
        )


def begin_recovery(desk: Desk) -> FreshRecovery:
    """Return a new key's shares, to be printed; nothing is kept of them until `set_up_recovery`."""
    return make_recovery(desk.store.keys.store_id)


def check_roles(roles: Sequence[str]) -> tuple[str, ...]:
    """Return whose the shares are to be, trimmed.

    Raises:
        InputError: at ``office_1`` to ``office_3``: a text is empty, too long or unprintable, or two are the
            same.
    """
    entered: list[str] = []
    for number, role in enumerate(roles, start=1):
        line = entered_line(f"office_{number}", role, _ROLE)
        if line.casefold() in {each.casefold() for each in entered}:
            raise InputError(f"office_{number}", "taken")
        entered.append(line)
    return tuple(entered)


def prove_typed(fresh: FreshRecovery, index: int, groups: Sequence[str]) -> OfficeShare:
    """Return the share that was typed from sheet ``index`` (1 to 3) when it is the one that was printed.

    Raises:
        InputError: at ``share_<index>``, for a `ShareFault`.
    """
    field = f"share_{index}"
    typed = read_share(groups, field)
    if typed.team != team_tag(fresh.store_id):
        raise InputError(field, ShareFault.SHARE_OF_ANOTHER_TEAM)
    if typed.index != index:
        raise InputError(field, ShareFault.SHARE_OF_ANOTHER_SHEET)
    if not hmac.compare_digest(typed.value, fresh.shares[index - 1].value):
        raise InputError(field, ShareFault.SHARE_NOT_OF_NOW)
    return typed


def set_up_recovery(
    desk: Desk, fresh: FreshRecovery, roles: Sequence[str], typed: Sequence[OfficeShare]
) -> Outcome[int]:
    """Let ``fresh`` be the recovery key once every share has been typed back; return how many cases wait.

    Where there was one before, it loses every copy, every case gets a new generation of its key and the store
    a new key, with backups before and after: the old shares open nothing that is written from now on.

    Raises:
        InputError: a role cannot be used.
        RuleViolation: a change of the store's key is not through.
        ValueError: not all the shares were typed back.
        StoreDamaged, KeyringDamaged, DiskFull, NoPermission: as named; the recovery key of before stands
            unless the page says otherwise.
    """
    entered = check_roles(roles)
    if [share.index for share in typed] != list(range(1, SHARES + 1)) or tuple(typed) != fresh.shares:
        raise ValueError("A share counts only when it has been typed back")
    store, before = desk.store, desk.store.recovery
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        uow.case_keys.stand_by(fresh.public_key)
        if before is not None:
            uow.case_keys.forget_holder(recovery_holder(before))
        share_held_keys(uow)
        waiting = _waiting(uow)
        change = uow.commit(Op.SET_UP_RECOVERY)
    keep_recovery(store.folder, store.keys, fresh, entered, change.at)
    store.recovery = fresh.public_key
    mirror_keyring(store.folder)
    if before is not None:
        give_new_store_key(store, change.at)
    return Outcome(waiting, change)


def rehearse(desk: Desk, shares: TwoShares) -> Outcome[Rehearsal]:
    """Try two shares: would they open the store as of today, and how many cases; writes a log line only.

    Raises:
        InputError: at ``share_1`` or ``share_2``, for a `ShareFault`.
        RuleViolation: there is no recovery key.
        KeyringDamaged: they do not open what they should.
    """
    keys = keys_of(desk.store.folder, shares)
    if not hmac.compare_digest(keys.store_key, desk.store.keys.store_key):
        raise KeyringDamaged
    holder = recovery_holder(keys.private_key.public_key().public_bytes_raw())
    with desk.unit_of_work() as uow:
        opened = uow.key_copies.openable_by(holder, keys.private_key)
        found = Rehearsal(cases=len(uow.case_keys.all_holders()), opened=len(opened))
        return Outcome(found, uow.commit(Op.REHEARSE_RECOVERY))


def _waiting(uow: UnitOfWork) -> int:
    """Return how many cases' keys are not sealed to it: nobody who holds them has unlocked since."""
    standby = uow.case_keys.standby
    return sum(not holders & standby for holders in uow.case_keys.all_holders().values())


def _made_on(kept: Sequence[KeptShare]) -> str:
    return swedish_date(kept[0].made_at).isoformat() if kept else ""
