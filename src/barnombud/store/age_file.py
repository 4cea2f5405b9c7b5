"""Writing a file in the age format (age-encryption.org/v1), sealed with a passphrase, piece by piece.

Common public tools open it: ``age --decrypt``. Nothing is held in memory but the piece at hand.
"""

from __future__ import annotations

import base64
import hmac
import os
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

WORK = 16
"""The passphrase costs 2 to this power times 1 kB of memory to try."""
_PIECE = 65_536
_FIRST_LINE = b"age-encryption.org/v1\n"
_LAST = b"\1"


class AgeWriter:
    """Takes what is to be sealed with `write` and is ended with `close`; one thread.

    The file it writes to stays open and belongs to the caller.
    """

    def __init__(self, file: BinaryIO, passphrase: str, work: int = WORK) -> None:
        """Write the header; takes as long as the passphrase costs."""
        self._file = file
        file_key, nonce = os.urandom(16), os.urandom(16)
        file.write(_header(file_key, passphrase, work) + nonce)
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
        self._waiting = bytearray()
        self._number = 0

    def write(self, content: bytes) -> int:
        """Take some more; return how much, as files do."""
        self._waiting += content
        while len(self._waiting) > _PIECE:  # the last piece has to be known as such
            self._put(bytes(self._waiting[:_PIECE]), b"\0")
            del self._waiting[:_PIECE]
        return len(content)

    def flush(self) -> None:
        """Keep the piece at hand: it can only be sealed when it is known whether it is the last."""

    def close(self) -> None:
        """Write the last piece; nothing more is taken."""
        self._put(bytes(self._waiting), _LAST)

    def _put(self, piece: bytes, last: bytes) -> None:
        nonce = self._number.to_bytes(11, "big") + last
        self._file.write(self._cipher.encrypt(nonce, piece, None))
        self._number += 1


def _header(file_key: bytes, passphrase: str, work: int) -> bytes:
    salt = os.urandom(16)
    wrap = Scrypt(b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work, r=8, p=1)
    sealed = ChaCha20Poly1305(wrap.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    lines = _FIRST_LINE + b"-> scrypt %s %d\n%s\n---" % (_base64(salt), work, _base64(sealed))
    proof = hmac.digest(_derived(file_key, b"", b"header"), lines, "sha256")
    return lines + b" " + _base64(proof) + b"\n"


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=purpose).derive(file_key)


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")
