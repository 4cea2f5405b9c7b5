"""The keyring's form on disk: read, checked and written without any secret (docs/keyring-format.md).

A checksum over the whole file tells damage apart from a wrong passphrase before any key is derived. Whoever
holds the store's key can also prove the file genuine (`keyring.py`); the checksum alone only shows accidents.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from barnombud.errors import KeyringDamaged, StoreMissing, StoreTooNew
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import keyring_path, replace_file
from barnombud.store.keyring_record import FORMAT, VERSION, KeyringRecord

_MOST_BYTES = 1_048_576


def canonical(document: dict[str, Any]) -> bytes:
    """Return the one way a document is written: keys sorted, one space of indent, UTF-8, a last line end."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    return text.encode("utf-8", "surrogatepass")


def to_document(record: KeyringRecord) -> dict[str, Any]:
    """Return ``record`` as plain JSON values, without the checksum; a part that is not there has no key."""
    return record.model_dump(mode="json", exclude_none=True)


def authenticated_bytes(record: KeyringRecord) -> bytes:
    """Return what the file's MAC is taken over: everything but the MAC and the checksum."""
    document = to_document(record)
    del document["mac"]
    return canonical(document)


def encode(record: KeyringRecord) -> bytes:
    """Return the file's bytes, checksum included."""
    document = to_document(record)
    document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
    return canonical(document)


def decode(raw: bytes) -> KeyringRecord:
    """Return the record in ``raw``.

    Raises:
        KeyringDamaged: not a byte may differ from what was written.
        StoreTooNew: the file is whole but of a later version.
    """
    document = _whole_document(raw)
    version = document.get("version")
    if document.get("format") == FORMAT and isinstance(version, int) and version > VERSION:
        raise StoreTooNew
    del document["checksum"]
    try:
        return KeyringRecord.model_validate_json(canonical(document))
    except ValidationError as error:
        raise KeyringDamaged from error


def read_keyring_file(folder: Path) -> KeyringRecord:
    """Return the keyring in ``folder``.

    Raises:
        StoreMissing: there is none.
        KeyringDamaged: it is not whole.
        StoreTooNew: a later version of the program wrote it.
        NoPermission: it may not be read.
    """
    path = keyring_path(folder)
    try:
        with disk_faults(), path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreMissing(folder.name) from error
    return decode(raw)


def write_keyring_file(folder: Path, record: KeyringRecord) -> None:
    """Replace the keyring in ``folder`` at once.

    Raises:
        DiskFull: there was no room; the old one stands.
        NoPermission: the folder may not be written; the old one stands.
    """
    replace_file(keyring_path(folder), encode(record))


def _whole_document(raw: bytes) -> dict[str, Any]:
    """Return the JSON object when the checksum fits and every byte is as we would write it."""
    if len(raw) > _MOST_BYTES:
        raise KeyringDamaged
    try:
        document = json.loads(raw.decode("utf-8"))
        if not isinstance(document, dict):
            raise KeyringDamaged
        unsummed = {key: value for key, value in document.items() if key != "checksum"}
        whole = document.get("checksum") == hashlib.sha256(canonical(unsummed)).hexdigest()
        exact = canonical(document) == raw
    except (ValueError, RecursionError) as error:
        raise KeyringDamaged from error
    if not (whole and exact):
        raise KeyringDamaged
    return document
