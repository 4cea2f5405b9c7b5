"""A change of the store's key, as far as the keyring goes: begun, carried through or undone (R34, R35).

Begun: the next key stands beside the current one, sealed to everybody who has a slot. Carried through: it is
the only one that opens the store, and the former one lies under it for backups that are not re-keyed yet.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from barnombud.errors import KeyringDamaged
from barnombud.store.key_derivation import KEY_BYTES
from barnombud.store.keyring_proof import read_proven, read_settled, seal_former, write_proven
from barnombud.store.keyring_record import KeyringRecord, NextRecord, NextSlotRecord
from barnombud.store.keyring_slot import RECOVERY_HOLDER, UnlockedKeys, seal_store_key


def begin_key_change(folder: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """Make a next store key, seal it to everybody, and write it into the keyring before anything uses it.

    Raises:
        RuleViolation: a change is begun already.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    following = os.urandom(KEY_BYTES)
    write_proven(
        folder, record.model_copy(update={"next": _sealed_to_all(record, following)}), keys.store_key
    )
    return replace(keys, next_store_key=following)


def finish_key_change(folder: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """Let the next store key be the only one that opens the store, which it does already.

    Raises:
        KeyringDamaged: no change is begun, or the keyring is not whole.
        DiskFull, NoPermission: the keyring still has both.
    """
    record = read_proven(folder, keys)
    if record.next is None or keys.next_store_key is None:
        raise KeyringDamaged
    former = (keys.store_key, *keys.former_store_keys)
    after = replace(keys, store_key=keys.next_store_key, next_store_key=None, former_store_keys=former)
    write_proven(folder, _with_next_as_current(record, record.next, after), after.store_key)
    return after


def undo_key_change(folder: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """Forget the next store key, which opens nothing.

    Raises:
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_proven(folder, keys)
    write_proven(folder, record.model_copy(update={"next": None}), keys.store_key)
    return replace(keys, next_store_key=None)


def forget_former_keys(folder: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """Forget the former store keys: no backup needs them any more.

    Raises:
        RuleViolation: a change is begun.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    write_proven(folder, record.model_copy(update={"former": None}), keys.store_key)
    return replace(keys, former_store_keys=())


def _sealed_to_all(record: KeyringRecord, store_key: bytes) -> NextRecord:
    def sealed(public_key: bytes, holder: str) -> bytes:
        return seal_store_key(
            X25519PublicKey.from_public_bytes(public_key), record.store_id, holder, store_key
        )

    slots = tuple(
        NextSlotRecord(member_id=slot.member_id, sealed_store_key=sealed(slot.public_key, slot.member_id))
        for slot in record.slots
    )
    if record.recovery is None:
        return NextRecord(slots=slots)
    recovery = sealed(record.recovery.public_key, RECOVERY_HOLDER)
    return NextRecord(slots=slots, recovery_sealed_store_key=recovery)


def _with_next_as_current(record: KeyringRecord, following: NextRecord, keys: UnlockedKeys) -> KeyringRecord:
    """Return the record with what is sealed moved over as it is: nobody else's key is needed for that."""
    slots = tuple(
        slot.model_copy(update={"sealed_store_key": after.sealed_store_key})
        for slot, after in zip(record.slots, following.slots, strict=True)
    )
    recovery = record.recovery and record.recovery.model_copy(
        update={"sealed_store_key": following.recovery_sealed_store_key}
    )
    former = tuple(seal_former(keys.store_id, keys.store_key, each) for each in keys.former_store_keys)
    update = {"slots": slots, "next": None, "recovery": recovery, "former": former}
    return record.model_copy(update=update)
