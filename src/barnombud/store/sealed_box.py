"""Sealing to somebody's public key, so that only that person's private key opens it.

The construction is not ours: HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
AES-256-GCM, as kept in `cryptography`. The context goes in as HPKE's ``info``.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from barnombud.errors import StoreDamaged

_VERSION = b"\x01"
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal_to(public_key: X25519PublicKey, plaintext: bytes, context: bytes) -> bytes:
    """Return ``plaintext`` sealed to ``public_key``; it opens only with the same ``context``."""
    return _VERSION + _SUITE.encrypt(plaintext, public_key, info=context)


def open_sealed(private_key: X25519PrivateKey, blob: bytes, context: bytes) -> bytes:
    """Return what was sealed.

    Raises:
        StoreDamaged: the blob was changed, belongs to another context, or was sealed to somebody else.
    """
    if blob[:1] != _VERSION:
        raise StoreDamaged
    try:
        return _SUITE.decrypt(blob[1:], private_key, info=context)
    except InvalidTag as error:
        raise StoreDamaged from error
