"""Reading the keyring so that it is known to be genuine, and writing it so that it can be (R34).

For who is unlocked; what anybody may read is in `keyring.py`.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.errors import KeyringDamaged, NotFound, RuleViolation, UserError
from barnombud.store.key_derivation import KEY_BYTES
from barnombud.store.keyring_file import canonical, read_keyring_file, write_keyring_file
from barnombud.store.keyring_mirror import mirror_keyring
from barnombud.store.keyring_record import VERSION, KeyringRecord, SlotRecord
from barnombud.store.keyring_slot import RECOVERY_HOLDER, UnlockedKeys, keyring_mac, open_store_key

_NONCE_BYTES = 12


class KeyringBlocker(StrEnum):
    """Why the keyring refuses a change."""

    LAST_MEMBER = "last_member"
    MEMBER_HAS_SLOT = "member_has_slot"
    KEY_CHANGE_BEGUN = "key_change_begun"
    """A change of the store's key is not through; opening the store anew carries it through or undoes it."""


def slot_of(record: KeyringRecord, member_id: str) -> SlotRecord:
    """Return a member's slot.

    Raises:
        NotFound: she has none.
    """
    for slot in record.slots:
        if slot.member_id == member_id:
            return slot
    raise NotFound(member_id)


def prove(record: KeyringRecord, keys: UnlockedKeys) -> None:
    """Prove that ``record`` was written by who holds the store's key.

    Raises:
        KeyringDamaged: it was not.
    """
    if record.store_id != keys.store_id or not hmac.compare_digest(
        record.mac, keyring_mac(record, keys.store_key)
    ):
        raise KeyringDamaged


def read_proven(folder: Path, keys: UnlockedKeys) -> KeyringRecord:
    """Return the keyring in ``folder``.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew: as `read_keyring_file`; also when the proof fails.
    """
    record = read_keyring_file(folder)
    prove(record, keys)
    return record


def read_settled(folder: Path, keys: UnlockedKeys) -> KeyringRecord:
    """Return the keyring when it may be changed: the next key would not fit other slots.

    Raises:
        RuleViolation: a change of the store's key is not through.
        StoreMissing, KeyringDamaged, StoreTooNew: as `read_proven`.
    """
    record = read_proven(folder, keys)
    if record.next is not None:
        raise RuleViolation((KeyringBlocker.KEY_CHANGE_BEGUN,), record.store_id)
    return record


def write_proven(folder: Path, record: KeyringRecord, store_key: bytes) -> None:
    """Replace the keyring in ``folder`` by ``record``, with its proof under ``store_key``; its copy too.

    The copy beside the backups follows at once, so that who has lost her slot has none there either. Where
    the disk does not take it, the next backup brings it.

    Raises:
        DiskFull, NoPermission: the old one stands.
    """
    sequence = (record.sequence or 0) + 1
    record = record.model_copy(update={"version": VERSION, "sequence": sequence})
    write_keyring_file(folder, record.model_copy(update={"mac": keyring_mac(record, store_key)}))
    with suppress(UserError):
        mirror_keyring(folder)


def with_other_keys(record: KeyringRecord, keys: UnlockedKeys) -> UnlockedKeys:
    """Return ``keys`` with what else ``record`` has for the member: the next store key, former ones.

    Raises:
        KeyringDamaged: one of them does not open.
    """
    following = None
    if record.next is not None:
        sealed = {slot.member_id: slot.sealed_store_key for slot in record.next.slots}
        if record.next.recovery_sealed_store_key is not None:
            sealed[RECOVERY_HOLDER] = record.next.recovery_sealed_store_key
        if keys.member_id in sealed:
            following = open_store_key(
                keys.private_key, keys.store_id, keys.member_id, sealed[keys.member_id]
            )
    former = tuple(_open_former(keys.store_id, keys.store_key, blob) for blob in record.former or ())
    return replace(keys, next_store_key=following, former_store_keys=former)


def keys_now(folder: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """Return the member's keys as the keyring has them now: another window may have changed the store's key.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew: as `read_proven`.
    """
    record = read_keyring_file(folder)
    try:
        prove(record, keys)
    except KeyringDamaged:
        mine = [slot.sealed_store_key for slot in record.slots if slot.member_id == keys.member_id]
        if not mine:
            raise
        fresh = open_store_key(keys.private_key, keys.store_id, keys.member_id, mine[0])
        keys = replace(keys, store_key=fresh)
        prove(record, keys)
    return with_other_keys(record, keys)


def seal_former(store_id: str, store_key: bytes, former: bytes) -> bytes:
    """Return a former store key sealed under the one of now."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _former_cipher(store_key).encrypt(nonce, former, _former_context(store_id))


def _open_former(store_id: str, store_key: bytes, blob: bytes) -> bytes:
    nonce, sealed = blob[:_NONCE_BYTES], blob[_NONCE_BYTES:]
    try:
        return _former_cipher(store_key).decrypt(nonce, sealed, _former_context(store_id))
    except InvalidTag as error:
        raise KeyringDamaged from error


def _former_cipher(store_key: bytes) -> AESGCM:
    return AESGCM(
        HKDF(SHA256(), KEY_BYTES, salt=None, info=b"barnombud/former-store-key/1").derive(store_key)
    )


def _former_context(store_id: str) -> bytes:
    return canonical({"purpose": "former-store-key", "version": 1, "store_id": store_id})
