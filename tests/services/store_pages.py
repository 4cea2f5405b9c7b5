"""Every page of the store and of its write-ahead log, decrypted by hand: also what the database has freed."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from barnombud.store.engine import PAGE_BYTES
from barnombud.store.folder import log_path, store_path
from tests.world import World

_RESERVED = 80
"""Bytes at the end of a page: 16 of initialisation vector and 64 of HMAC-SHA512."""
_SALT = 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def decrypted(world: World) -> str:
    """Return all that somebody with the store's key could read out of the two files."""
    key = world.desk.store.keys.store_key
    store = store_path(world.folder).read_bytes()
    log = log_path(world.folder)
    pages = [*_pages(store), *(_frames(log.read_bytes()) if log.exists() else ())]
    assert pages
    return b"".join(_plain(page, key) for page in pages).decode("utf-8", errors="replace")


def _pages(store: bytes) -> Iterator[bytes]:
    for start in range(0, len(store), PAGE_BYTES):
        yield store[start : start + PAGE_BYTES]


def _frames(log: bytes) -> Iterator[bytes]:
    step = _FRAME_HEADER + PAGE_BYTES
    for start in range(_LOG_HEADER, len(log) - step + 1, step):
        yield log[start + _FRAME_HEADER : start + step]


def _plain(page: bytes, key: bytes) -> bytes:
    body, vector = page[:-_RESERVED], page[-_RESERVED : -_RESERVED + 16]
    plain = _decrypt(body, vector, key)
    # The first page begins with the salt, which is not encrypted.
    return plain + _decrypt(body[_SALT:], vector, key)


def _decrypt(body: bytes, vector: bytes, key: bytes) -> bytes:
    whole = body[: len(body) // 16 * 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(whole) + decryptor.finalize()
