"""The store's own backups: made whole, opened and checked before they count, the oldest let go.

A copied file would miss the write-ahead log, so the database writes the copy itself. It is encrypted with the
same key; the newest keyring is kept beside the copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from barnombud.errors import StoreDamaged
from barnombud.store.engine import connect, driver_connection
from barnombud.store.faults import store_faults
from barnombud.store.folder import (
    backups_path,
    keyring_path,
    make_folder,
    replace_file,
    sync_file,
    sync_folder,
)
from barnombud.store.integrity import check_thoroughly
from barnombud.store.keyring import UnlockedKeys, prove_keyring
from barnombud.store.revision import stored_revision

KEPT = 12
_STAMP = "%Y%m%dT%H%M%S%fZ"
_PATTERN = "store-*.db"


@dataclass(frozen=True)
class Backup:
    """One checked backup: where it lies, the instant it shows, and its size in bytes."""

    path: Path
    at: datetime
    size: int


def make_backup(folder: Path, keys: UnlockedKeys, engine: Engine, at: datetime) -> Backup:
    """Write a backup of the open store, open it again with the key, check it, and only then give it its name.

    Runs on the store lane, outside any transaction. ``at`` is the present instant.

    Raises:
        DiskFull, NoPermission: the disk does not take it; earlier backups stand.
        StoreDamaged: the copy does not check.
    """
    where = backups_path(folder)
    final = where / f"store-{at.astimezone(UTC).strftime(_STAMP)}.db"
    part = final.with_suffix(".part")
    with store_faults():
        make_folder(where)
        try:
            part.unlink(missing_ok=True)
            with driver_connection(engine) as connection:
                connection.execute("VACUUM INTO ?", (str(part),))
            check_backup(part, keys)
            sync_file(part)
            part.replace(final)
        finally:
            part.unlink(missing_ok=True)
        prove_keyring(folder, keys)
        replace_file(where / keyring_path(folder).name, keyring_path(folder).read_bytes())
        _thin(where)
        sync_folder(where)
        return Backup(final, at.astimezone(UTC), final.stat().st_size)


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of ``folder``'s store by their names, newest first; other files are left alone."""
    found = []
    for path in backups_path(folder).glob(_PATTERN):
        try:
            at = datetime.strptime(path.stem.removeprefix("store-"), _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, at, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def check_backup(path: Path, keys: UnlockedKeys) -> None:
    """Open the copy at ``path`` with the store's key and check all of it.

    Raises:
        StoreDamaged: it does not open or does not check.
    """
    with store_faults():
        try:
            connection = connect(path, keys.store_key, read_only=True)
        except sqlcipher.OperationalError as error:
            raise StoreDamaged from error
        try:
            check_thoroughly(connection)
            # An empty file is a sound database too, and would be found empty on the day it is needed.
            stored_revision(connection)
        finally:
            connection.close()


def _thin(where: Path) -> None:
    for old in backups_of(where.parent)[KEPT:]:
        old.path.unlink()
