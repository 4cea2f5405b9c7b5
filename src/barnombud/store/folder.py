"""The folder of one store: where its files lie, and how a file or the whole of it is put in place at once."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from barnombud.errors import StoreInUse
from barnombud.store.faults_disk import disk_faults

_PRIVATE = 0o700


def store_path(folder: Path) -> Path:
    """Return where the encrypted store lies in ``folder``."""
    return folder / "store.db"


def log_path(folder: Path) -> Path:
    """Return where the database keeps what is committed and not yet in the store itself."""
    return folder / "store.db-wal"


def keyring_path(folder: Path) -> Path:
    """Return where the keyring lies in ``folder``."""
    return folder / "keyring.json"


def log_head_path(folder: Path) -> Path:
    """Return where the end of the access log is kept, outside the store."""
    return folder / "log-head.json"


def failed_unlocks_path(folder: Path) -> Path:
    """Return where failed tries to unlock are noted."""
    return folder / "failed-unlocks.json"


def lock_path(folder: Path) -> Path:
    """Return the file that is locked while a window holds the store."""
    return folder / "lock"


def front_request_path(folder: Path) -> Path:
    """Return the file by which a second start asks the first window to come to the front."""
    return folder / "front"


def backups_path(folder: Path) -> Path:
    """Return the folder that holds the store's own backups."""
    return folder / "backups"


def case_keys_path(where: Path) -> Path:
    """Return where the newest case keys lie in ``where``: a store's folder, or a place with backups."""
    return where / "case-keys.json"


def second_place_path(folder: Path) -> Path:
    """Return where the chosen second place for backups is noted; it belongs to this machine."""
    return folder / "second-place.json"


def sync_folder(folder: Path) -> None:
    """Have the system write ``folder``'s list of files to disk; Windows does so unasked."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it; once made, no power loss takes them away."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=_PRIVATE, exist_ok=True)
        sync_folder(each.parent)


def sync_file(path: Path) -> None:
    """Have the system write the content of ``path`` to disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that, whatever happens, either the old or the new file is whole.

    Raises:
        DiskFull: there was no room; the old file stands.
        NoPermission: the folder may not be written; the old file stands.
    """
    with disk_faults():
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what a crash left half-written; only for who holds the folder's lock.

    An old half-written keyring could hold the slot of somebody who has left since.
    """
    left = [*folder.glob(".*.tmp"), *backups_path(folder).glob("*.part*")]
    with disk_faults():
        for path in left:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


@contextmanager
def founding(folder: Path) -> Iterator[Path]:
    """Give a folder to make a new store in; it becomes ``folder`` only when the block ends well.

    Whatever breaks off in between leaves no half-made team behind. Close the store before the block ends.

    Raises:
        StoreInUse: ``folder`` is there already.
        DiskFull: there was no room.
        NoPermission: the parent folder may not be written.
    """
    if folder.exists():
        raise StoreInUse(folder.name)
    with disk_faults():
        make_folder(folder.parent)
        making = folder.parent / f".founding-{secrets.token_hex(8)}"
        making.mkdir(mode=_PRIVATE)
    try:
        yield making
        with disk_faults():
            making.rename(folder)
            sync_folder(folder.parent)
    finally:
        shutil.rmtree(making, ignore_errors=True)
