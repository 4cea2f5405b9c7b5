"""What a member has half typed belongs to her: sealed with a key that follows from her own private key."""

from __future__ import annotations

import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.store.sealing import CASE_KEY_BYTES, CaseSeal

_SEAL, _MARK = b"barnombud/own-drafts/1", b"barnombud/draft-place/1"
"""Purposes of the keys derived from the member's private key."""


class OwnSeal:
    """Seals, opens and marks for the signed-in member alone."""

    def __init__(self, private_key: X25519PrivateKey, common_mark: bytes) -> None:
        """Derive the member's keys; ``common_mark`` is the one everybody in the team has."""
        secret = private_key.private_bytes_raw()
        self.seal = CaseSeal(_derived(secret, _SEAL))
        self._own, self._common = _derived(secret, _MARK), common_mark

    def mark(self, place: str) -> str:
        """Return 64 hexadecimal characters for ``place``, the same each time; only this member can tell."""
        return hmac.digest(self._own, place.encode(), "sha256").hex()

    def common_mark(self, place: str) -> str:
        """Return the same for what every member may find, and so take away."""
        return hmac.digest(self._common, place.encode(), "sha256").hex()


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), CASE_KEY_BYTES, salt=None, info=purpose).derive(secret)
