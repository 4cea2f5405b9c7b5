"""One slot of the keyring: what a passphrase opens, and how the whole is proved genuine (R34).

Only the cryptography; reading, writing and who may have a slot are in `keyring.py`.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.domain.ids import MemberId
from barnombud.errors import InputError, KeyringDamaged, StoreDamaged, WrongPassphrase
from barnombud.store.key_derivation import KEY_BYTES, SALT_BYTES, KdfCaps, KdfCost, derive_key
from barnombud.store.keyring_file import authenticated_bytes, canonical
from barnombud.store.keyring_record import KdfRecord, KeyringRecord, SlotRecord
from barnombud.store.sealed_box import open_sealed, seal_to

RECOVERY_HOLDER = MemberId("recovery")
"""Who the office holders' key stands for where keys are sealed; no member, and never in the room."""

_NONCE_BYTES = 12
_BOUND_VERSION = 1
"""Of what a slot's parts are bound to: the same in version 2 of the file, so a slot goes over untouched."""


@dataclass(frozen=True)
class NewSlot:
    """Who a slot is for: id, and the name, role title and agency shown at unlock."""

    member_id: MemberId
    name: str
    role: str
    agency: str


@dataclass(frozen=True, repr=False, eq=False)
class UnlockedKeys:
    """The secrets of a signed-in member; lives until lock. Never logged, never written."""

    store_id: str
    member_id: MemberId
    store_key: bytes
    private_key: X25519PrivateKey
    next_store_key: bytes | None = None
    """The store's next key, while a change is not through."""
    former_store_keys: tuple[bytes, ...] = ()
    """Keys the store had before, newest first, while a backup may still need them."""

    def __repr__(self) -> str:
        """Show whose keys these are, and nothing of them."""
        return f"UnlockedKeys(store_id={self.store_id!r}, member_id={self.member_id!r}, ***)"


@dataclass(frozen=True, repr=False)
class Passphrase:
    """A passphrase and what its derivation shall cost; shows nothing of itself."""

    text: str
    cost: KdfCost
    caps: KdfCaps

    def __post_init__(self) -> None:
        """Refuse what could not be opened again."""
        if not self.text:
            raise InputError("passphrase", "empty")
        if not self.caps.allow(self.cost):
            raise ValueError("The cost lies outside the caps, so the slot could never be opened again")


def make_slot(keys: UnlockedKeys, who: NewSlot, passphrase: Passphrase) -> SlotRecord:
    """Return a slot by which ``passphrase`` gives ``who`` the private key and the store key in ``keys``."""
    cost = passphrase.cost
    kdf = KdfRecord(
        salt=os.urandom(SALT_BYTES),
        memory_kib=cost.memory_kib,
        iterations=cost.iterations,
        lanes=cost.lanes,
    )
    nonce = os.urandom(_NONCE_BYTES)
    cipher = AESGCM(derive_key(passphrase.text, kdf.salt, cost))
    bound = _private_key_context(keys.store_id, who.member_id, kdf)
    public_key = keys.private_key.public_key()
    return SlotRecord(
        member_id=who.member_id,
        name=who.name,
        role=who.role,
        agency=who.agency,
        kdf=kdf,
        public_key=public_key.public_bytes_raw(),
        sealed_private_key=nonce + cipher.encrypt(nonce, keys.private_key.private_bytes_raw(), bound),
        sealed_store_key=seal_store_key(public_key, keys.store_id, who.member_id, keys.store_key),
    )


def open_private_key(store_id: str, slot: SlotRecord, passphrase: str, caps: KdfCaps) -> X25519PrivateKey:
    """Return the member's private key; takes as long as the slot's cost says.

    Raises:
        KeyringDamaged: the slot asks for a cost outside ``caps``; nothing is derived.
        WrongPassphrase: the passphrase does not open the slot.
    """
    if not caps.allow(slot.kdf.cost):
        raise KeyringDamaged
    cipher = AESGCM(derive_key(passphrase, slot.kdf.salt, slot.kdf.cost))
    nonce, sealed = slot.sealed_private_key[:_NONCE_BYTES], slot.sealed_private_key[_NONCE_BYTES:]
    bound = _private_key_context(store_id, slot.member_id, slot.kdf)
    try:
        return X25519PrivateKey.from_private_bytes(cipher.decrypt(nonce, sealed, bound))
    except InvalidTag as error:
        raise WrongPassphrase(slot.member_id) from error


def open_slot(store_id: str, slot: SlotRecord, passphrase: str, caps: KdfCaps) -> UnlockedKeys:
    """Return all that a slot holds.

    Raises:
        KeyringDamaged: as `open_private_key`, or the slot's parts do not belong together.
        WrongPassphrase: the passphrase does not open the slot.
    """
    private_key = open_private_key(store_id, slot, passphrase, caps)
    if private_key.public_key().public_bytes_raw() != slot.public_key:
        raise KeyringDamaged
    store_key = open_store_key(private_key, store_id, slot.member_id, slot.sealed_store_key)
    return UnlockedKeys(store_id, MemberId(slot.member_id), store_key, private_key)


def seal_store_key(public_key: X25519PublicKey, store_id: str, holder_id: str, store_key: bytes) -> bytes:
    """Return a store key sealed to a member, or to the recovery key under `RECOVERY_HOLDER`."""
    return seal_to(public_key, store_key, _store_key_context(store_id, holder_id))


def open_store_key(private_key: X25519PrivateKey, store_id: str, holder_id: str, sealed: bytes) -> bytes:
    """Return the store key that `seal_store_key` sealed.

    Raises:
        KeyringDamaged: it was sealed to somebody else, in another store, or was changed.
    """
    try:
        return open_sealed(private_key, sealed, _store_key_context(store_id, holder_id))
    except StoreDamaged as error:
        raise KeyringDamaged from error


def _private_key_context(store_id: str, member_id: str, kdf: KdfRecord) -> bytes:
    bound = {
        "purpose": "private-key",
        "version": _BOUND_VERSION,
        "store_id": store_id,
        "member_id": member_id,
        "kdf": kdf.model_dump(mode="json"),
    }
    return canonical(bound)


def _store_key_context(store_id: str, member_id: str) -> bytes:
    bound = {"purpose": "store-key", "version": _BOUND_VERSION, "store_id": store_id, "member_id": member_id}
    return canonical(bound)


def keyring_mac(record: KeyringRecord, store_key: bytes) -> bytes:
    """Return the code by which who holds the store key proves every readable word of the keyring."""
    key = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"barnombud/keyring-mac/1").derive(store_key)
    return hmac.digest(key, authenticated_bytes(record), "sha256")
