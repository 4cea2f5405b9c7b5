"""The office holders' key: made, kept in the keyring by its public half, and opened by two of three shares.

Neither the secret nor a share is ever written. How a share looks on paper is in `domain.recovery_share`;
docs/decisions/0070 says why it is as it is. The library that shares the secret is loaded when it is needed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.domain.recovery_share import SHARE_BYTES, OfficeShare, ShareFault, team_tag
from barnombud.errors import InputError, KeyringDamaged, RuleViolation
from barnombud.store.key_derivation import KEY_BYTES
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_proof import prove, read_settled, with_other_keys, write_proven
from barnombud.store.keyring_record import KeyringRecord, RecoveryRecord, ShareRecord
from barnombud.store.keyring_slot import (
    RECOVERY_HOLDER,
    UnlockedKeys,
    open_store_key,
    seal_store_key,
)

THRESHOLD = 2
SHARES = 3


class RecoveryBlocker(StrEnum):
    """Why the office holders' shares cannot be used."""

    NO_RECOVERY_KEY = "no_recovery_key"


@dataclass(frozen=True)
class KeptShare:
    """What anybody may know of a share: its number, whose it is, when it was made."""

    index: int
    role: str
    made_at: datetime


@dataclass(frozen=True, repr=False, eq=False)
class FreshRecovery:
    """A key that nothing is sealed to yet, and its shares; lives in memory until they are on paper."""

    store_id: str
    public_key: bytes
    shares: tuple[OfficeShare, ...]


def make_recovery(store_id: str) -> FreshRecovery:
    """Return a new key's public half and its three shares; the secret is let go of at once."""
    from Crypto.Protocol.SecretSharing import Shamir  # noqa: PLC0415  # seldom needed, never before unlock

    secret = os.urandom(SHARE_BYTES)
    tag = team_tag(store_id)
    shares = tuple(
        OfficeShare(index=index, team=tag, value=value)
        for index, value in Shamir.split(THRESHOLD, SHARES, secret)
    )
    return FreshRecovery(store_id, _private_key(secret).public_key().public_bytes_raw(), shares)


def keep_recovery(
    folder: Path, keys: UnlockedKeys, fresh: FreshRecovery, roles: Sequence[str], at: datetime
) -> None:
    """Let ``fresh`` be the recovery key from now on; ``roles`` are whose the shares are, in their order.

    Raises:
        RuleViolation: a change of the store's key is not through.
        KeyringDamaged, DiskFull, NoPermission: the one of before stands.
    """
    record = read_settled(folder, keys)
    public_key = X25519PublicKey.from_public_bytes(fresh.public_key)
    recovery = RecoveryRecord(
        public_key=fresh.public_key,
        sealed_store_key=seal_store_key(public_key, keys.store_id, RECOVERY_HOLDER, keys.store_key),
        threshold=THRESHOLD,
        shares=tuple(
            ShareRecord(
                index=share.index, role=role, made_at=at, test_value=_test_value(record.store_id, share)
            )
            for share, role in zip(fresh.shares, roles, strict=True)
        ),
    )
    write_proven(folder, record.model_copy(update={"recovery": recovery}), keys.store_key)


def kept_shares(folder: Path) -> tuple[KeptShare, ...]:
    """Return whose the shares are, none when there is no recovery key; no secret is needed.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew: as `read_keyring_file`.
    """
    recovery = read_keyring_file(folder).recovery
    found = recovery.shares if recovery is not None else ()
    return tuple(KeptShare(share.index, share.role, share.made_at) for share in found)


def open_with_shares(folder: Path, first: OfficeShare, second: OfficeShare) -> UnlockedKeys:
    """Return the keys of the office holders, as whom the store opens; nothing is written.

    Raises:
        InputError: at ``share_1`` or ``share_2``: of another team, of before, or the same sheet twice.
        RuleViolation: there is no recovery key.
        StoreMissing, KeyringDamaged, StoreTooNew: as `read_keyring_file`; also when the proof fails.
    """
    from Crypto.Protocol.SecretSharing import Shamir  # noqa: PLC0415  # seldom needed, never before unlock

    record = read_keyring_file(folder)
    for share, field in ((first, "share_1"), (second, "share_2")):
        _kept(record, share, field)
    if first.index == second.index:
        raise InputError("share_2", ShareFault.SHARE_TWICE)
    assert record.recovery is not None  # noqa: S101  # `_kept` has looked
    private_key = _private_key(Shamir.combine([(first.index, first.value), (second.index, second.value)]))
    if private_key.public_key().public_bytes_raw() != record.recovery.public_key:
        raise KeyringDamaged
    sealed = record.recovery.sealed_store_key
    store_key = open_store_key(private_key, record.store_id, RECOVERY_HOLDER, sealed)
    keys = UnlockedKeys(record.store_id, RECOVERY_HOLDER, store_key, private_key)
    prove(record, keys)
    return with_other_keys(record, keys)


def _kept(record: KeyringRecord, share: OfficeShare, field: str) -> ShareRecord:
    if share.team != team_tag(record.store_id):
        raise InputError(field, ShareFault.SHARE_OF_ANOTHER_TEAM)
    if record.recovery is None:
        raise RuleViolation((RecoveryBlocker.NO_RECOVERY_KEY,))
    tested = _test_value(record.store_id, share)
    for kept in record.recovery.shares:
        if kept.index == share.index and hmac.compare_digest(kept.test_value, tested):
            return kept
    raise InputError(field, ShareFault.SHARE_NOT_OF_NOW)


def _test_value(store_id: str, share: OfficeShare) -> str:
    """Return what tells that a share is the one that was printed; of 128 random bits a hash tells nothing."""
    bound = f"barnombud/recovery-share/1/{store_id}/{share.index}/".encode()
    return hashlib.sha256(bound + share.value).hexdigest()


def _private_key(secret: bytes) -> X25519PrivateKey:
    derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"barnombud/recovery-key/1").derive(secret)
    return X25519PrivateKey.from_private_bytes(derived)
