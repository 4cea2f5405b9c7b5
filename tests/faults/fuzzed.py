"""Every reader of a file that may come damaged: a good file, and what a bad one may be answered."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from barnombud import settings
from barnombud.documents.phrases import read_book
from barnombud.domain.access_log import LogHead
from barnombud.errors import InputError, KeyringDamaged, StoreDamaged, StoreTooNew
from barnombud.services.municipality import read_municipality
from barnombud.services.scenario.reading import ScenarioError, read_script
from barnombud.store.backup import make_backup
from barnombud.store.backup_copy import check_backup
from barnombud.store.failed_unlocks import note_failed_unlock, read_failed_unlocks
from barnombud.store.folder import case_keys_path, failed_unlocks_path, keyring_path, log_head_path
from barnombud.store.key_derivation import PRODUCTION_CAPS
from barnombud.store.key_mirror import decode_mirror
from barnombud.store.keyring_file import canonical, decode
from barnombud.store.log_head import read_head, write_head
from tests.faults.mutation import mutated
from tests.scenario.files import ADD, CHILD, TEAM, YES
from tests.stores import make_store

NOON = datetime(2026, 3, 3, 11, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Reader:
    """How one kind of file is read.

    Attributes:
        good: a file as the program writes it.
        read: reads such a file.
        answers: what it may raise; nothing else, whatever the file says.
        make: makes a bad file of the good one.
    """

    good: bytes
    read: Callable[[bytes], object]
    answers: tuple[type[Exception], ...] = ()
    make: Callable[[bytes, random.Random], bytes] = mutated


def readers(folder: Path) -> dict[str, Reader]:
    """Return every reader by name; ``folder`` is for files that are read from a disk."""
    with make_store(folder / "team") as store:
        team, keys, end = store.folder, store.keys, store.lasting.log_end
        backup = make_backup(team, keys, NOON).path
        assert store.mend_case_keys()
    mirror = case_keys_path(team).read_bytes()
    keyring = keyring_path(team).read_bytes()
    write_head(team, keys.store_id, end, LogHead(sequence=7, chain=b"h" * 32))
    note_failed_unlock(team, NOON)
    damaged = (KeyringDamaged, StoreTooNew)
    return {
        "keyring": Reader(keyring, _read_keyring, damaged),
        "keyring-summed": Reader(keyring, _read_keyring, damaged, _summed),
        "case-keys": Reader(mirror, lambda raw: decode_mirror(raw, keys), (StoreDamaged,)),
        "case-keys-summed": Reader(mirror, lambda raw: decode_mirror(raw, keys), (StoreDamaged,), _summed),
        "known-team": _on_disk(
            keyring, folder / "teams" / "one" / "keyring.json", lambda: settings.known_teams(folder)
        ),
        "log-head": _on_disk(
            log_head_path(team).read_bytes(),
            log_head_path(team),
            lambda: read_head(team, keys.store_id, end),
        ),
        "failed-unlocks": _on_disk(
            failed_unlocks_path(team).read_bytes(),
            failed_unlocks_path(team),
            lambda: read_failed_unlocks(team),
        ),
        "backup": _on_disk(
            backup.read_bytes(), backup, lambda: check_backup(backup, keys), StoreDamaged, make=_head
        ),
        **_written_by_people(folder),
    }


def _written_by_people(folder: Path) -> dict[str, Reader]:
    """Return the readers of what somebody may have edited."""
    settings.write_settings(folder, settings.Settings(last_store_id="5" * 32))
    phrases = (ROOT / "assets" / "phrases" / "en.toml").read_bytes()[:2_000].rpartition(b"\n")[0]
    return {
        "settings": _on_disk(
            (folder / "settings.json").read_bytes(),
            folder / "settings.json",
            lambda: settings.read_settings(folder),
        ),
        "scenario": _on_disk(
            (TEAM + CHILD + ADD + YES).encode(),
            folder / "scenario.toml",
            lambda: read_script(folder / "scenario.toml"),
            ScenarioError,
        ),
        "phrases": Reader(phrases, lambda raw: read_book("phrases/en.toml", raw), (InputError,)),
        "municipality": _on_disk(
            next((ROOT / "docs" / "municipality").glob("*.toml")).read_bytes(),
            folder / "municipality.toml",
            lambda: read_municipality(folder / "municipality.toml"),
        ),
    }


def _on_disk(
    good: bytes,
    path: Path,
    read: Callable[[], object],
    *answers: type[Exception],
    make: Callable[[bytes, random.Random], bytes] = mutated,
) -> Reader:
    path.parent.mkdir(parents=True, exist_ok=True)

    def put_and_read(raw: bytes) -> object:
        path.write_bytes(raw)
        return read()

    return Reader(good, put_and_read, answers, make)


def _read_keyring(raw: bytes) -> object:
    """Read as far as a key would be derived next: the caps are asked, and nothing is derived."""
    return [PRODUCTION_CAPS.allow(slot.kdf.cost) for slot in decode(raw).slots]


def _summed(good: bytes, chance: random.Random) -> bytes:
    """Return a changed file with a fitting checksum, when it is a document still."""
    raw = mutated(good, chance)
    try:
        document = json.loads(raw)
        document.pop("checksum", None)
        document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
        return canonical(document)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return raw


def _head(good: bytes, chance: random.Random) -> bytes:
    """Return a backup whose first page is changed."""
    return mutated(good[:4_096], chance) + good[4_096:]
