"""Every page of an encrypted store, decrypted with public tools: what lies in unused pages is in it too."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from barnombud.store.engine import PAGE_BYTES

_SALT, _IV, _MAC = 16, 16, 64
"""SQLCipher 4: a salt before the first page; after each page its vector and its HMAC-SHA512."""


def decrypted_pages(path: Path, store_key: bytes) -> bytes:
    """Return the plain content of all pages, one after the other; nothing is checked."""
    raw = path.read_bytes()
    found = []
    for start in range(0, len(raw), PAGE_BYTES):
        page = raw[start : start + PAGE_BYTES]
        body = page[_SALT if start == 0 else 0 : -_IV - _MAC]
        vector = page[-_IV - _MAC : -_MAC]
        decryptor = Cipher(AES(store_key), CBC(vector)).decryptor()
        found.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(found)
