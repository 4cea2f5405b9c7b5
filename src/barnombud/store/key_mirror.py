"""`case-keys.json`: the newest copies of every case key, and what an older backup must obey, sealed.

It lies beside the store and in every place with backups, and only its newest copy is kept. Backups hold no
case keys, so a key that is gone from this file is gone from all of them. The form: docs/keyring-format.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barnombud.errors import StoreDamaged
from barnombud.store.folder import case_keys_path, replace_file
from barnombud.store.key_derivation import KEY_BYTES
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.keyring_file import canonical

FORMAT = "barnombud-case-keys"
VERSION = 1
_MOST_BYTES = 256 * 1024 * 1024
_NONCE_BYTES = 12
_PURPOSE = b"barnombud/case-keys/1"

Table = list[list[Any]]
"""Rows of a table as plain JSON values; the first row is the columns' names."""


@dataclass(frozen=True, repr=False)
class KeyMirror:
    """What one such file holds; ``sequence`` grows by one at each writing, so the highest is the newest."""

    sequence: int
    tables: dict[str, Table]


def encode_mirror(mirror: KeyMirror, keys: UnlockedKeys) -> bytes:
    """Return the file's bytes: nothing of it can be read, or changed unseen, without the store's key."""
    header = _header(keys.store_id, mirror.sequence)
    nonce = os.urandom(_NONCE_BYTES)
    plain = json.dumps(mirror.tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    sealed = nonce + _cipher(keys).encrypt(nonce, plain, canonical(header))
    document = {**header, "sealed": base64.urlsafe_b64encode(sealed).decode("ascii")}
    document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
    return canonical(document)


def decode_mirror(raw: bytes, keys: UnlockedKeys) -> KeyMirror:
    """Return what the file holds.

    Raises:
        StoreDamaged: not a byte may differ from what was written for this store with this key.
    """
    try:
        document = json.loads(raw.decode("utf-8"))
        sealed = base64.urlsafe_b64decode(document.pop("sealed"))
        checksum = document.pop("checksum")
        whole = {**document, "sealed": base64.urlsafe_b64encode(sealed).decode("ascii")}
        exact = canonical({**whole, "checksum": checksum}) == raw
        summed = checksum == hashlib.sha256(canonical(whole)).hexdigest()
        if not exact or not summed or document != _header(keys.store_id, document["sequence"]):
            raise StoreDamaged(keys.store_id)
        plain = _cipher(keys).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], canonical(document))
        return KeyMirror(int(document["sequence"]), json.loads(plain))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InvalidTag) as error:
        raise StoreDamaged(keys.store_id) from error


def read_mirror(where: Path, keys: UnlockedKeys) -> KeyMirror | None:
    """Return what the file in ``where`` holds, or None when there is none that can be used."""
    try:
        with case_keys_path(where).open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        return decode_mirror(raw, keys) if len(raw) <= _MOST_BYTES else None
    except (OSError, StoreDamaged):
        return None


def newest_mirror(places: Iterable[Path], keys: UnlockedKeys) -> KeyMirror | None:
    """Return the newest of the usable files in several places."""
    found = [mirror for place in places if (mirror := read_mirror(place, keys)) is not None]
    return max(found, key=lambda mirror: mirror.sequence, default=None)


def put_mirror(where: Path, raw: bytes) -> None:
    """Put the file's bytes in ``where``; the one before is gone.

    Raises:
        DiskFull, NoPermission: the one before stands.
    """
    replace_file(case_keys_path(where), raw)


def _header(store_id: str, sequence: object) -> dict[str, Any]:
    return {"format": FORMAT, "version": VERSION, "store_id": store_id, "sequence": sequence}


def _cipher(keys: UnlockedKeys) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=_PURPOSE).derive(keys.store_key))
