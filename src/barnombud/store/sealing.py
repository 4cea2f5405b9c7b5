"""Sealing what is written about one child with that child's own key (R34).

Destroying a case key erases everything sealed with it, in backups too. Who holds which key is not decided
here.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from barnombud.errors import StoreDamaged
from barnombud.store.sealed_box import open_sealed, seal_to

CASE_KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16


def new_case_key() -> bytes:
    """Return a fresh random key of 32 bytes for one case."""
    return os.urandom(CASE_KEY_BYTES)


def seal_context(table: str, row_id: str, column: str) -> str:
    """Return the place a sealed text belongs to, so that it does not open when moved elsewhere."""
    return f"{table}/{row_id}/{column}"


class CaseSeal:
    """Seals and opens texts with one case's key (AES-256-GCM, a random 96-bit nonce each time).

    May be used from any thread; owns a copy of the key for as long as it lives.
    """

    def __init__(self, key: bytes) -> None:
        """Take the case's 32-byte key."""
        if len(key) != CASE_KEY_BYTES:
            raise StoreDamaged
        self._cipher = AESGCM(key)

    def __repr__(self) -> str:
        """Show nothing of the key."""
        return "CaseSeal(***)"

    def seal(self, plaintext: bytes, context: str) -> bytes:
        """Return ``plaintext`` sealed; ``context`` (see `seal_context`) must be given again to open it."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plaintext, _bound(context))

    def open(self, blob: bytes, context: str) -> bytes:
        """Return what was sealed.

        Raises:
            StoreDamaged: the blob was changed, moved, or sealed with another key.
        """
        if blob[:1] != _VERSION or len(blob) < 1 + _NONCE_BYTES + _TAG_BYTES:
            raise StoreDamaged
        nonce = blob[1 : 1 + _NONCE_BYTES]
        try:
            return self._cipher.decrypt(nonce, blob[1 + _NONCE_BYTES :], _bound(context))
        except InvalidTag as error:
            raise StoreDamaged from error


def seal_case_key(case_key: bytes, public_key: X25519PublicKey, case_id: str) -> bytes:
    """Return ``case_key`` sealed to one member's public key."""
    return seal_to(public_key, case_key, _case_context(case_id))


def open_case_key(blob: bytes, private_key: X25519PrivateKey, case_id: str) -> CaseSeal:
    """Return the seal of the case whose key was sealed to this member.

    Raises:
        StoreDamaged: the blob was changed, or belongs to another case or member.
    """
    return CaseSeal(raw_case_key(blob, private_key, case_id))


def raw_case_key(blob: bytes, private_key: X25519PrivateKey, case_id: str) -> bytes:
    """Return the case's 32-byte key itself, to be sealed to somebody else.

    Raises:
        StoreDamaged: as `open_case_key`.
    """
    return open_sealed(private_key, blob, _case_context(case_id))


def _bound(context: str) -> bytes:
    return f"barnombud/text/1/{context}".encode()


def _case_context(case_id: str) -> bytes:
    return f"barnombud/case-key/1/{case_id}".encode()
