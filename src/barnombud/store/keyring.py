"""The keyring: who may open the store, each with an own passphrase (R34, R35).

A slot's passphrase opens the member's private key; the store's key is sealed to the public half. So a member is
added or taken away without touching the store. The form on disk is in `keyring_file.py`.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.domain.ids import MemberId
from barnombud.errors import (
    InputError,
    KeyringDamaged,
    NotFound,
    RuleViolation,
    StoreDamaged,
    WrongPassphrase,
)
from barnombud.store.key_derivation import (
    KEY_BYTES,
    PRODUCTION_CAPS,
    SALT_BYTES,
    KdfCaps,
    KdfCost,
    derive_key,
)
from barnombud.store.keyring_file import (
    VERSION,
    KdfRecord,
    KeyringRecord,
    SlotRecord,
    authenticated_bytes,
    canonical,
    read_keyring_file,
    write_keyring_file,
)
from barnombud.store.sealed_box import open_sealed, seal_to

_NONCE_BYTES = 12


class KeyringBlocker(StrEnum):
    """Why the keyring refuses a change."""

    LAST_MEMBER = "last_member"
    MEMBER_HAS_SLOT = "member_has_slot"


@dataclass(frozen=True)
class NewSlot:
    """Who a slot is for: id, and the name, role title and agency shown at unlock."""

    member_id: MemberId
    name: str
    role: str
    agency: str


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


@dataclass(frozen=True, repr=False, eq=False)
class UnlockedKeys:
    """The secrets of a signed-in member; lives until lock. Never logged, never written."""

    store_id: str
    member_id: MemberId
    store_key: bytes
    private_key: X25519PrivateKey

    def __repr__(self) -> str:
        """Show whose keys these are, and nothing of them."""
        return f"UnlockedKeys(store_id={self.store_id!r}, member_id={self.member_id!r}, ***)"


def create_keyring(
    folder: Path,
    store_id: str,
    team_name: str,
    practice: bool,
    first: NewSlot,
    passphrase: str,
    cost: KdfCost,
    *,
    caps: KdfCaps = PRODUCTION_CAPS,
) -> UnlockedKeys:
    """Make a keyring with a fresh store key and one slot, and return the first member's keys.

    Raises:
        InputError: the passphrase is empty.
        DiskFull: there was no room.
        NoPermission: the folder may not be written.
    """
    store_key = os.urandom(KEY_BYTES)
    private_key = X25519PrivateKey.generate()
    slot = _make_slot(store_id, store_key, private_key, first, passphrase, cost, caps)
    record = KeyringRecord(store_id=store_id, team_name=team_name, practice=practice, slots=(slot,))
    keys = UnlockedKeys(store_id, first.member_id, store_key, private_key)
    _write(folder, record, keys)
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
    slot = _slot_of(record, member_id)
    private_key = _open_private_key(record.store_id, slot, passphrase, caps)
    if private_key.public_key().public_bytes_raw() != slot.public_key:
        raise KeyringDamaged
    try:
        context = _store_key_context(record.store_id, member_id)
        store_key = open_sealed(private_key, slot.sealed_store_key, context)
    except StoreDamaged as error:
        raise KeyringDamaged from error
    keys = UnlockedKeys(record.store_id, MemberId(member_id), store_key, private_key)
    _prove(record, keys)
    return keys


def prove_keyring(folder: Path, keys: UnlockedKeys) -> Keyring:
    """Prove that ``folder``'s keyring is genuine and that ``keys`` are its keys; return its readable part.

    After this a store that does not open is damaged: it cannot be the key.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew: as `Keyring.read`; also when the proof fails.
    """
    _read_proven(folder, keys)
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
    record = _read_proven(folder, keys)
    if any(each.member_id == slot.member_id for each in record.slots):
        raise RuleViolation((KeyringBlocker.MEMBER_HAS_SLOT,), slot.member_id)
    private_key = X25519PrivateKey.generate()
    made = _make_slot(record.store_id, keys.store_key, private_key, slot, passphrase, cost, caps)
    _write(folder, record.model_copy(update={"slots": (*record.slots, made)}), keys)
    return private_key.public_key()


def remove_slot(folder: Path, keys: UnlockedKeys, member_id: str) -> None:
    """Take a member's slot away. Who copied the files before can still open the copy with the old passphrase.

    Raises:
        NotFound: the member has no slot.
        RuleViolation: it is the last slot, and nobody could open the store any more.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = _read_proven(folder, keys)
    gone = _slot_of(record, member_id)
    if len(record.slots) == 1:
        raise RuleViolation((KeyringBlocker.LAST_MEMBER,), member_id)
    rest = tuple(slot for slot in record.slots if slot is not gone)
    _write(folder, record.model_copy(update={"slots": rest}), keys)


def update_slot_names(folder: Path, keys: UnlockedKeys, slot: NewSlot) -> None:
    """Change the name, role and agency shown at unlock for ``slot.member_id``.

    Raises:
        NotFound: the member has no slot.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = _read_proven(folder, keys)
    old = _slot_of(record, slot.member_id)
    new = old.model_copy(update={"name": slot.name, "role": slot.role, "agency": slot.agency})
    _write(folder, _with_slot(record, new), keys)


def rename_team(folder: Path, keys: UnlockedKeys, team_name: str) -> None:
    """Change the team's name shown at unlock.

    Raises:
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = _read_proven(folder, keys)
    _write(folder, record.model_copy(update={"team_name": team_name}), keys)


def change_passphrase(
    folder: Path,
    keys: UnlockedKeys,
    current: str,
    new: str,
    cost: KdfCost,
    *,
    caps: KdfCaps = PRODUCTION_CAPS,
) -> None:
    """Seal the signed-in member's private key under a new passphrase; asks for the current one first.

    Raises:
        WrongPassphrase: ``current`` does not open the slot.
        InputError: the new passphrase is empty.
        NotFound, KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = _read_proven(folder, keys)
    old = _slot_of(record, keys.member_id)
    private_key = _open_private_key(record.store_id, old, current, caps)
    who = NewSlot(keys.member_id, old.name, old.role, old.agency)
    fresh = _make_slot(record.store_id, keys.store_key, private_key, who, new, cost, caps)
    _write(folder, _with_slot(record, fresh), keys)


def _make_slot(
    store_id: str,
    store_key: bytes,
    private_key: X25519PrivateKey,
    who: NewSlot,
    passphrase: str,
    cost: KdfCost,
    caps: KdfCaps,
) -> SlotRecord:
    if not passphrase:
        raise InputError("passphrase", "empty")
    if not caps.allow(cost):
        raise ValueError("The cost lies outside the caps, so the slot could never be opened again")
    kdf = KdfRecord(
        salt=os.urandom(SALT_BYTES),
        memory_kib=cost.memory_kib,
        iterations=cost.iterations,
        lanes=cost.lanes,
    )
    nonce = os.urandom(_NONCE_BYTES)
    cipher = AESGCM(derive_key(passphrase, kdf.salt, cost))
    bound = _private_key_context(store_id, who.member_id, kdf)
    context = _store_key_context(store_id, who.member_id)
    return SlotRecord(
        member_id=who.member_id,
        name=who.name,
        role=who.role,
        agency=who.agency,
        kdf=kdf,
        public_key=private_key.public_key().public_bytes_raw(),
        sealed_private_key=nonce + cipher.encrypt(nonce, private_key.private_bytes_raw(), bound),
        sealed_store_key=seal_to(private_key.public_key(), store_key, context),
    )


def _open_private_key(store_id: str, slot: SlotRecord, passphrase: str, caps: KdfCaps) -> X25519PrivateKey:
    if not caps.allow(slot.kdf.cost):
        raise KeyringDamaged
    cipher = AESGCM(derive_key(passphrase, slot.kdf.salt, slot.kdf.cost))
    nonce, sealed = slot.sealed_private_key[:_NONCE_BYTES], slot.sealed_private_key[_NONCE_BYTES:]
    bound = _private_key_context(store_id, slot.member_id, slot.kdf)
    try:
        return X25519PrivateKey.from_private_bytes(cipher.decrypt(nonce, sealed, bound))
    except InvalidTag as error:
        raise WrongPassphrase(slot.member_id) from error


def _slot_of(record: KeyringRecord, member_id: str) -> SlotRecord:
    for slot in record.slots:
        if slot.member_id == member_id:
            return slot
    raise NotFound(member_id)


def _with_slot(record: KeyringRecord, new: SlotRecord) -> KeyringRecord:
    slots = tuple(new if slot.member_id == new.member_id else slot for slot in record.slots)
    return record.model_copy(update={"slots": slots})


def _private_key_context(store_id: str, member_id: str, kdf: KdfRecord) -> bytes:
    bound = {
        "purpose": "private-key",
        "version": VERSION,
        "store_id": store_id,
        "member_id": member_id,
        "kdf": kdf.model_dump(mode="json"),
    }
    return canonical(bound)


def _store_key_context(store_id: str, member_id: str) -> bytes:
    bound = {"purpose": "store-key", "version": VERSION, "store_id": store_id, "member_id": member_id}
    return canonical(bound)


def _mac(record: KeyringRecord, store_key: bytes) -> bytes:
    key = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"barnombud/keyring-mac/1").derive(store_key)
    return hmac.digest(key, authenticated_bytes(record), "sha256")


def _prove(record: KeyringRecord, keys: UnlockedKeys) -> None:
    if record.store_id != keys.store_id or not hmac.compare_digest(record.mac, _mac(record, keys.store_key)):
        raise KeyringDamaged


def _read_proven(folder: Path, keys: UnlockedKeys) -> KeyringRecord:
    record = read_keyring_file(folder)
    _prove(record, keys)
    return record


def _write(folder: Path, record: KeyringRecord, keys: UnlockedKeys) -> None:
    write_keyring_file(folder, record.model_copy(update={"mac": _mac(record, keys.store_key)}))
