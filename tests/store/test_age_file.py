"""The age format: what we write is what its description says, read here by a reader of the tests' own."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.store.age_file import AgeWriter

WORK = 4
PIECE = 65_536


def written(content: bytes, passphrase: str = "tre små ord") -> bytes:
    """Return a file with ``content`` in it, written in uneven parts."""
    file = io.BytesIO()
    writer = AgeWriter(file, passphrase, WORK)
    for start in range(0, len(content), 50_000):
        part = content[start : start + 50_000]
        assert writer.write(part) == len(part)
    writer.flush()
    writer.close()
    return file.getvalue()


def read_age(raw: bytes, passphrase: str = "tre små ord") -> bytes:
    """Open a file as https://age-encryption.org/v1 says."""
    version, stanza, body, last, rest = raw.split(b"\n", 4)
    assert version == b"age-encryption.org/v1"
    arrow, kind, salt, work = stanza.split(b" ")
    assert (arrow, kind) == (b"->", b"scrypt")
    wrap = hashlib.scrypt(
        passphrase.encode(),
        salt=b"age-encryption.org/v1/scrypt" + unbase64(salt),
        n=1 << int(work),
        r=8,
        p=1,
        maxmem=1 << 28,
        dklen=32,
    )
    key = ChaCha20Poly1305(wrap).decrypt(bytes(12), unbase64(body), None)
    dashes, proof = last.split(b" ")
    header = b"\n".join((version, stanza, body, dashes))
    assert unbase64(proof) == hmac.digest(derived(key, b"", b"header"), header, "sha256")
    cipher, sealed, plain = ChaCha20Poly1305(derived(key, rest[:16], b"payload")), rest[16:], b""
    pieces = [sealed[start : start + PIECE + 16] for start in range(0, len(sealed), PIECE + 16)]
    for number, piece in enumerate(pieces):
        nonce = number.to_bytes(11, "big") + bytes([number == len(pieces) - 1])
        plain += cipher.decrypt(nonce, piece, None)
    return plain


def unbase64(text: bytes) -> bytes:
    """Undo base64 without padding."""
    assert b"=" not in text
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Derive a key for one purpose."""
    return HKDF(SHA256(), 32, salt=salt, info=purpose).derive(key)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_is_written_can_be_read(size: int) -> None:
    """Also when the last piece is full, and when there is nothing at all."""
    content = bytes(number % 251 for number in range(size))
    assert read_age(written(content)) == content


def test_another_passphrase_opens_nothing() -> None:
    """And nothing of the content stands in the open."""
    raw = written(b"Alva" * 100)
    assert b"Alva" not in raw
    with pytest.raises(InvalidTag):
        read_age(raw, "tre andra ord")
