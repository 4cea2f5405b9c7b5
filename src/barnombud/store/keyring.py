"""The keyring: who may open the store, each with an own passphrase (R34, R35).

A slot's passphrase opens the member's private key; the store's key is sealed to the public half. So a member
is added or taken away without touching the store. The form on disk is in `keyring_file.py`; a change
of the store's key itself is in `key_change.py`. Nothing here is changed while such a change is not through.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from barnombud.domain.ids import MemberId
from barnombud.errors import NotFound, RuleViolation
from barnombud.store.key_derivation import KEY_BYTES, PRODUCTION_CAPS, KdfCaps, KdfCost
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_proof import (
    KeyringBlocker,
    prove,
    read_proven,
    read_settled,
    slot_of,
    with_other_keys,
    write_proven,
)
from barnombud.store.keyring_record import KeyringRecord, SlotRecord
from barnombud.store.keyring_slot import (
    NewSlot,
    Passphrase,
    UnlockedKeys,
    make_slot,
    open_private_key,
    open_slot,
)

__all__ = [
    "Keyring",
    "KeyringBlocker",
    "NewSlot",
    "SlotInfo",
    "UnlockedKeys",
    "add_slot",
    "change_passphrase",
    "create_keyring",
    "prove_keyring",
    "remove_slot",
    "rename_team",
    "unlock",
    "update_slot_names",
]


@dataclass(frozen=True)
class SlotInfo:
    """What anybody may read of a slot. ``public_key`` is the member's X25519 key, 32 bytes."""

    member_id: MemberId
    name: str
    role: str
    agency: str
    cost: KdfCost
    public_key: bytes


@dataclass(frozen=True)
class Keyring:
    """What anybody may read of a keyring; holds no secret."""

    store_id: str
    team_name: str
    practice: bool
    slots: tuple[SlotInfo, ...]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the names in ``folder``'s keyring.

        Raises:
            StoreMissing: there is no keyring.
            KeyringDamaged: it is not whole.
            StoreTooNew: a later version of the program wrote it.
        """
        record = read_keyring_file(folder)
        return cls(
            store_id=record.store_id,
            team_name=record.team_name,
            practice=record.practice,
            slots=tuple(
                SlotInfo(
                    member_id=MemberId(slot.member_id),
                    name=slot.name,
                    role=slot.role,
                    agency=slot.agency,
                    cost=slot.kdf.cost,
                    public_key=slot.public_key,
                )
                for slot in record.slots
            ),
        )

    def public_key(self, member_id: str) -> X25519PublicKey:
        """Return the key to seal to, so that ``member_id`` can open it.

        Raises:
            NotFound: the member has no slot.
        """
        for slot in self.slots:
            if slot.member_id == member_id:
                return X25519PublicKey.from_public_bytes(slot.public_key)
        raise NotFound(member_id)


def create_keyring(
    folder: Path,
    *,
    store_id: str,
    team_name: str,
    practice: bool,
    first: NewSlot,
    passphrase: str,
    cost: KdfCost,
    caps: KdfCaps = PRODUCTION_CAPS,
) -> UnlockedKeys:
    """Make a keyring with a fresh store key and one slot, and return the first member's keys.

    Raises:
        InputError: the passphrase is empty.
        DiskFull: there was no room.
        NoPermission: the folder may not be written.
    """
    keys = UnlockedKeys(store_id, first.member_id, os.urandom(KEY_BYTES), X25519PrivateKey.generate())
    slot = make_slot(keys, first, Passphrase(passphrase, cost, caps))
    record = KeyringRecord(store_id=store_id, team_name=team_name, practice=practice, slots=(slot,))
    write_proven(folder, record, keys.store_key)
    return keys


def unlock(folder: Path, member_id: str, passphrase: str, *, caps: KdfCaps = PRODUCTION_CAPS) -> UnlockedKeys:
    """Open one member's slot; takes as long as the slot's cost says, so never on the GUI thread.

    Raises:
        StoreMissing: there is no keyring.
        KeyringDamaged: it is not whole, not genuine, or asks for a cost outside ``caps``.
        StoreTooNew: a later version of the program wrote it.
        NotFound: the member has no slot.
        WrongPassphrase: the passphrase does not open the slot.
    """
    record = read_keyring_file(folder)
    slot = slot_of(record, member_id)
    keys = open_slot(record.store_id, slot, passphrase, caps)
    prove(record, keys)
    return with_other_keys(record, keys)


def prove_keyring(folder: Path, keys: UnlockedKeys) -> Keyring:
    """Prove that ``folder``'s keyring is genuine and that ``keys`` are its keys; return its readable part.

    After this a store that does not open is damaged: it cannot be the key.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew: as `Keyring.read`; also when the proof fails.
    """
    read_proven(folder, keys)
    return Keyring.read(folder)


def add_slot(
    folder: Path,
    keys: UnlockedKeys,
    slot: NewSlot,
    passphrase: str,
    cost: KdfCost,
    *,
    caps: KdfCaps = PRODUCTION_CAPS,
) -> X25519PublicKey:
    """Give another member a slot with a fresh key pair; return the public half, to seal case keys to.

    Raises:
        RuleViolation: the member has a slot already.
        InputError: the passphrase is empty.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    if any(each.member_id == slot.member_id for each in record.slots):
        raise RuleViolation((KeyringBlocker.MEMBER_HAS_SLOT,), slot.member_id)
    theirs = replace(keys, member_id=slot.member_id, private_key=X25519PrivateKey.generate())
    made = make_slot(theirs, slot, Passphrase(passphrase, cost, caps))
    write_proven(folder, record.model_copy(update={"slots": (*record.slots, made)}), keys.store_key)
    return theirs.private_key.public_key()


def remove_slot(folder: Path, keys: UnlockedKeys, member_id: str) -> None:
    """Take a member's slot away. Who copied the files before can still open the copy with the old passphrase.

    Raises:
        NotFound: the member has no slot.
        RuleViolation: it is the last slot, and nobody could open the store any more.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    gone = slot_of(record, member_id)
    if len(record.slots) == 1:
        raise RuleViolation((KeyringBlocker.LAST_MEMBER,), member_id)
    rest = tuple(slot for slot in record.slots if slot is not gone)
    write_proven(folder, record.model_copy(update={"slots": rest}), keys.store_key)


def update_slot_names(folder: Path, keys: UnlockedKeys, slot: NewSlot) -> None:
    """Change the name, role and agency shown at unlock for ``slot.member_id``.

    Raises:
        NotFound: the member has no slot.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    old = slot_of(record, slot.member_id)
    new = old.model_copy(update={"name": slot.name, "role": slot.role, "agency": slot.agency})
    write_proven(folder, _with_slot(record, new), keys.store_key)


def rename_team(folder: Path, keys: UnlockedKeys, team_name: str) -> None:
    """Change the team's name shown at unlock.

    Raises:
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    write_proven(folder, record.model_copy(update={"team_name": team_name}), keys.store_key)


def change_passphrase(
    folder: Path,
    keys: UnlockedKeys,
    *,
    current: str,
    new: str,
    cost: KdfCost,
    caps: KdfCaps = PRODUCTION_CAPS,
) -> None:
    """Seal the signed-in member's private key under a new passphrase; asks for the current one first.

    Raises:
        WrongPassphrase: ``current`` does not open the slot.
        InputError: the new passphrase is empty.
        NotFound, KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    old = slot_of(record, keys.member_id)
    open_private_key(record.store_id, old, current, caps)
    who = NewSlot(keys.member_id, old.name, old.role, old.agency)
    fresh = make_slot(keys, who, Passphrase(new, cost, caps))
    write_proven(folder, _with_slot(record, fresh), keys.store_key)


def _with_slot(record: KeyringRecord, new: SlotRecord) -> KeyringRecord:
    slots = tuple(new if slot.member_id == new.member_id else slot for slot in record.slots)
    return record.model_copy(update={"slots": slots})
