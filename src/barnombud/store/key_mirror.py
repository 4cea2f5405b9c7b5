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
from barnombud.store.key_mirror_packing import Table, pack, unpack, unpack_first_form
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.keyring_file import canonical

FORMAT = "barnombud-case-keys"
VERSION = 2
_UNPACKED_BY = {1: unpack_first_form, VERSION: unpack}
_MOST_BYTES = 256 * 1024 * 1024
_NONCE_BYTES = 12
_PURPOSE = b"barnombud/case-keys/1"


@dataclass(frozen=True, repr=False)
class KeyMirror:
    """What one such file holds; ``sequence`` grows by one at each writing, so the highest is the newest."""

    sequence: int
    tables: dict[str, Table]


def encode_mirror(mirror: KeyMirror, keys: UnlockedKeys) -> bytes:
    """Return the file's bytes: nothing of it can be read, or changed unseen, without the store's key."""
    header = _header(keys.store_id, mirror.sequence, VERSION)
    nonce = os.urandom(_NONCE_BYTES)
    sealed = nonce + _cipher(keys).encrypt(nonce, pack(mirror.tables), canonical(header))
    text = base64.urlsafe_b64encode(sealed)
    return _written({**header, "checksum": _checksum(header, text)}, text)


def decode_mirror(raw: bytes, keys: UnlockedKeys) -> KeyMirror:
    """Return what the file holds, in this form or an earlier one.

    Raises:
        StoreDamaged: not a byte may differ from what was written for this store with this key.
    """
    try:
        header = json.loads(raw.decode("utf-8"))
        sealed = base64.urlsafe_b64decode(header.pop("sealed"))
        checksum, text = header.pop("checksum"), base64.urlsafe_b64encode(sealed)
        if (
            header != _header(keys.store_id, header["sequence"], header["version"])
            or raw != _written({**header, "checksum": checksum}, text)
            or checksum != _checksum(header, text)
        ):
            raise StoreDamaged(keys.store_id)
        plain = _cipher(keys).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], canonical(header))
        return KeyMirror(int(header["sequence"]), _UNPACKED_BY[header["version"]](plain))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InvalidTag) as error:
        raise StoreDamaged(keys.store_id) from error


def read_mirror(where: Path, keys: UnlockedKeys) -> KeyMirror | None:
    """Return what the file in ``where`` holds, or None when there is none that can be used."""
    (found,) = read_mirrors((where,), keys)
    return found


def read_mirrors(places: Iterable[Path], keys: UnlockedKeys) -> list[KeyMirror | None]:
    """Return what the file in each place holds, None where none can be used; equal ones are opened once."""
    raws = [_bytes_of(place) for place in places]
    opened = {raw: _usable(raw, keys) for raw in raws}
    return [opened[raw] for raw in raws]


def newest_mirror(places: Iterable[Path], keys: UnlockedKeys) -> KeyMirror | None:
    """Return the newest of the usable files in several places."""
    found = [mirror for mirror in read_mirrors(places, keys) if mirror is not None]
    return max(found, key=lambda mirror: mirror.sequence, default=None)


def put_mirror(where: Path, raw: bytes) -> None:
    """Put the file's bytes in ``where``; the one before is gone.

    Raises:
        DiskFull, NoPermission: the one before stands.
    """
    replace_file(case_keys_path(where), raw)


def _bytes_of(where: Path) -> bytes:
    """Return the file's bytes; none for a file that is missing, unreadable or too long to be ours."""
    try:
        with case_keys_path(where).open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError:
        return b""
    return raw if len(raw) <= _MOST_BYTES else b""


def _usable(raw: bytes, keys: UnlockedKeys) -> KeyMirror | None:
    try:
        return decode_mirror(raw, keys)
    except StoreDamaged:
        return None


def _header(store_id: str, sequence: object, version: object) -> dict[str, Any]:
    return {"format": FORMAT, "version": version, "store_id": store_id, "sequence": sequence}


def _checksum(header: dict[str, Any], text: bytes) -> str:
    return hashlib.sha256(_written(header, text)).hexdigest()


def _written(short: dict[str, Any], text: bytes) -> bytes:
    """Return the canonical form of ``short`` and the sealed text.

    The text goes in last: it is megabytes of plain characters, which an encoder would look at one by one.
    """
    return canonical({**short, "sealed": ""}).replace(b'"sealed": ""', b'"sealed": "%b"' % text, 1)


def _cipher(keys: UnlockedKeys) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=_PURPOSE).derive(keys.store_key))
