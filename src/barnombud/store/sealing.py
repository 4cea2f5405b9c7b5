"""Sealing what is written about one child with that child's own key (R34).

The key has generations: each time somebody loses it the case gets a new one, and what is written from then on
is sealed with that. Every sealed text says with which generation it opens. Who holds which key is not decided
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
FIRST_GENERATION = 1
_WITHOUT_GENERATION = b"\x01"
"""As 0.1.0 wrote: always of the first generation."""
_VERSION = b"\x02"
_GENERATION_BYTES = 4
_NONCE_BYTES = 12
_TAG_BYTES = 16


def new_case_key() -> bytes:
    """Return a fresh random key of 32 bytes for one case."""
    return os.urandom(CASE_KEY_BYTES)


def seal_context(table: str, row_id: str, column: str) -> str:
    """Return the place a sealed text belongs to, so that it does not open when moved elsewhere."""
    return f"{table}/{row_id}/{column}"


class CaseSeal:
    """Seals and opens texts with one generation of a case's key (AES-256-GCM, a random 96-bit nonce each).

    May be used from any thread; owns a copy of the key for as long as it lives.
    """

    def __init__(self, key: bytes, generation: int = FIRST_GENERATION) -> None:
        """Take the 32-byte key of one generation."""
        if len(key) != CASE_KEY_BYTES:
            raise StoreDamaged
        self._cipher = AESGCM(key)
        self._generation = generation

    def __repr__(self) -> str:
        """Show nothing of the key."""
        return "CaseSeal(***)"

    def seal(self, plaintext: bytes, context: str) -> bytes:
        """Return ``plaintext`` sealed; ``context`` (see `seal_context`) must be given again to open it."""
        nonce = os.urandom(_NONCE_BYTES)
        head = _VERSION + self._generation.to_bytes(_GENERATION_BYTES, "big")
        return head + nonce + self._cipher.encrypt(nonce, plaintext, _bound(self._generation, context))

    def open(self, blob: bytes, context: str) -> bytes:
        """Return what was sealed.

        Raises:
            StoreDamaged: the blob was changed, moved, or sealed with another key or generation.
        """
        if generation_of(blob) != self._generation:
            raise StoreDamaged
        old = blob[:1] == _WITHOUT_GENERATION
        start = 1 if old else 1 + _GENERATION_BYTES
        if len(blob) < start + _NONCE_BYTES + _TAG_BYTES:
            raise StoreDamaged
        bound = _bound_before(context) if old else _bound(self._generation, context)
        try:
            return self._cipher.decrypt(
                blob[start : start + _NONCE_BYTES], blob[start + _NONCE_BYTES :], bound
            )
        except InvalidTag as error:
            raise StoreDamaged from error


def generation_of(blob: bytes) -> int:
    """Return the generation of the key a sealed text opens with; a changed one does not open.

    Raises:
        StoreDamaged: it is no sealed text of a form this version knows.
    """
    if blob[:1] == _WITHOUT_GENERATION:
        return FIRST_GENERATION
    if blob[:1] != _VERSION or len(blob) < 1 + _GENERATION_BYTES:
        raise StoreDamaged
    return int.from_bytes(blob[1 : 1 + _GENERATION_BYTES], "big")


def seal_case_key(
    case_key: bytes, public_key: X25519PublicKey, case_id: str, generation: int = FIRST_GENERATION
) -> bytes:
    """Return one generation of a case's key sealed to one member's public key."""
    return seal_to(public_key, case_key, _case_context(case_id, generation))


def raw_case_key(
    blob: bytes, private_key: X25519PrivateKey, case_id: str, generation: int = FIRST_GENERATION
) -> bytes:
    """Return the 32-byte key that was sealed to this member.

    Raises:
        StoreDamaged: the blob was changed, or belongs to another case, generation or member.
    """
    return open_sealed(private_key, blob, _case_context(case_id, generation))


def _bound(generation: int, context: str) -> bytes:
    return f"barnombud/text/2/{generation}/{context}".encode()


def _bound_before(context: str) -> bytes:
    return f"barnombud/text/1/{context}".encode()


def _case_context(case_id: str, generation: int) -> bytes:
    """The first generation is bound as 0.1.0 bound the only one."""
    if generation == FIRST_GENERATION:
        return f"barnombud/case-key/1/{case_id}".encode()
    return f"barnombud/case-key/2/{case_id}/{generation}".encode()
