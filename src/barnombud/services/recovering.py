"""Getting in with two of the office holders' shares, on this machine or with a copy on another (R34).

Everything lies in the team's folder; nobody is signed in meanwhile. Takes as long as a new passphrase costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from barnombud.domain.changes import Op
from barnombud.domain.recovery_holder import recovery_holder
from barnombud.domain.recovery_share import read_share
from barnombud.services.letting_in import LetIn, NewWayIn, give_slot
from barnombud.services.machine import Machine
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.recovery_key import open_with_shares
from barnombud.store.spare_keyring import mend_keyring
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import OpenStore, open_store


@dataclass(frozen=True)
class TwoShares:
    """What two office holders have typed, ten groups each; no log and no message ever shows it."""

    first: Sequence[str] = field(repr=False)
    second: Sequence[str] = field(repr=False)


def keys_of(folder: Path, shares: TwoShares) -> UnlockedKeys:
    """Return the office holders' keys; nothing is written.

    Raises:
        InputError: at ``share_1`` or ``share_2``, for a `ShareFault`.
        RuleViolation: there is no recovery key.
        KeyringDamaged, StoreMissing, StoreTooNew: as named.
    """
    first, second = read_share(shares.first, "share_1"), read_share(shares.second, "share_2")
    return open_with_shares(folder, first, second)


def recover_member(machine: Machine, folder: Path, shares: TwoShares, way_in: NewWayIn) -> LetIn:
    """Give a member a new slot with two shares, and the keys of the cases her agency may have.

    Everybody else gets what they may have and lack, too; nobody gets more. Then she unlocks as always. A
    damaged keyring is mended from its newest copy on the way.

    Raises:
        InputError: a share or the new passphrase cannot be used.
        RuleViolation: there is no recovery key.
        NotFound: she has left the team, or has no way in of her own.
        StoreInUse: a window has the store open.
        StoreDamaged, KeyringDamaged, StoreMissing, StoreTooNew, DiskFull, NoPermission: as named.
    """
    keys = mend_keyring(folder, lambda where: keys_of(where, shares))
    with open_store(folder, keys) as store:
        _sit_as_office_holders(store)
        with UnitOfWork(store, OpenedKeys(), machine.clock, None) as uow:
            member = uow.members.get(way_in.member_id)
        with UnitOfWork(store, OpenedKeys(), machine.clock, member) as uow:
            uow.shows_nothing()
            return give_slot(uow, store, machine, way_in, Op.RECOVER_MEMBER).value


def _sit_as_office_holders(store: OpenStore) -> None:
    """Let the case keys that are sealed to the recovery key be those that are held."""
    public = store.keys.private_key.public_key().public_bytes_raw()
    store.keys = replace(store.keys, member_id=recovery_holder(public))
