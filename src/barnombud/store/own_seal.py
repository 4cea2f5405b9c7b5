"""What a member has half typed belongs to her: sealed with a key that follows from her own private key."""

from __future__ import annotations

import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.store.sealing import CASE_KEY_BYTES, CaseSeal

_SEAL, _MARK = b"barnombud/own-drafts/1", b"barnombud/draft-place/1"
"""Purposes of the keys derived from the member's private key; `_MARK` also of the one from the store's."""


class OwnSeal:
    """Seals, opens and marks for the signed-in member alone."""

    def __init__(self, private_key: X25519PrivateKey, store_key: bytes) -> None:
        """Derive the keys; those they come from are not kept."""
        secret = private_key.private_bytes_raw()
        self.seal = CaseSeal(_derived(secret, _SEAL))
        self._own, self._common = _derived(secret, _MARK), _derived(store_key, _MARK)

    def mark(self, place: str) -> str:
        """Return 64 hexadecimal characters for ``place``, the same each time; only this member can tell."""
        return hmac.digest(self._own, place.encode(), "sha256").hex()

    def common_mark(self, place: str) -> str:
        """Return the same for what every member may find, and so take away."""
        return hmac.digest(self._common, place.encode(), "sha256").hex()


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), CASE_KEY_BYTES, salt=None, info=purpose).derive(secret)
