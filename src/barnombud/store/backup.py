"""The store's own backups: made whole, opened and checked before they count, the older ones thinned out.

They are encrypted with the store's key and hold no case keys; those lie beside them in one file, of which
only the newest copy is kept (`key_mirror`), and so does the newest keyring.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from barnombud.domain.backups import kept_backups
from barnombud.errors import DiskFailing
from barnombud.store.backup_copy import copy_without_keys
from barnombud.store.faults import store_faults
from barnombud.store.folder import (
    backups_path,
    keyring_path,
    make_folder,
    replace_file,
    store_path,
    sync_file,
    sync_folder,
)
from barnombud.store.keyring import UnlockedKeys, prove_keyring

_STAMP = "%Y%m%dT%H%M%S%fZ"
_PATTERN = "store-*.db"


@dataclass(frozen=True)
class Backup:
    """One checked backup: where it lies, the instant it shows, and its size in bytes."""

    path: Path
    at: datetime
    size: int


def make_backup(folder: Path, keys: UnlockedKeys, at: datetime) -> Backup:
    """Write a backup of the open store, open it again with the key, check it, and only then give it its name.

    Runs on any thread but the GUI's, with a connection of its own. ``at`` is the present instant.

    Raises:
        DiskFull, DiskFailing, NoPermission: the disk does not take it; earlier backups stand.
        StoreDamaged: the copy does not check.
    """
    where = backups_path(folder)
    final = where / name_of_backup(at)
    part = final.with_suffix(".part")
    with store_faults():
        make_folder(where)
        try:
            copy_without_keys(store_path(folder), part, keys)
            put_in_place(part, final)
            prove_keyring(folder, keys)
            replace_file(where / keyring_path(folder).name, keyring_path(folder).read_bytes())
            thin_backups(where, at)
            return Backup(final, at.astimezone(UTC), final.stat().st_size)
        except FileNotFoundError as error:  # the place has been pulled out meanwhile
            raise DiskFailing from error
        finally:
            part.unlink(missing_ok=True)


def put_in_place(part: Path, final: Path) -> None:
    """Give a checked copy its name, once it is on the disk."""
    sync_file(part)
    part.replace(final)
    sync_folder(final.parent)


def name_of_backup(at: datetime) -> str:
    """Return the name of the backup of an instant."""
    return f"store-{at.astimezone(UTC).strftime(_STAMP)}.db"


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """Return the backups beside ``folder``'s store, newest first."""
    return backups_in(backups_path(folder))


def backups_in(where: Path) -> tuple[Backup, ...]:
    """Return the backups in one place by their names, newest first; other files are left alone."""
    found = []
    for path in where.glob(_PATTERN):
        try:
            at = datetime.strptime(path.stem.removeprefix("store-"), _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, at, path.stat().st_size))
        except (ValueError, FileNotFoundError):
            continue
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def thin_backups(where: Path, now: datetime) -> None:
    """Let go of the backups in one place that the rule does not keep (`kept_backups`)."""
    found = backups_in(where)
    kept = kept_backups((backup.at for backup in found), now)
    for old in found:
        if old.at not in kept:
            old.path.unlink(missing_ok=True)
    sync_folder(where)
