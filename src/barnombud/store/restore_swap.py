"""Putting a store made from a backup in the place of the team's; what was there is kept under a dated name.

When it is ready its folder gets another name, in one step; from then on the restore is finished whenever the
store is opened, however often it is broken off.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from barnombud.errors import UserError
from barnombud.store.backup_copy import empty_of_keys, has_keys
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import (
    backups_path,
    case_keys_path,
    log_head_path,
    log_path,
    replace_file,
    store_path,
    sync_file,
    sync_folder,
)
from barnombud.store.keyring import UnlockedKeys

_MAKING, _READY = ".restoring.tmp", "restored-ready"
_ASIDE = "before-restore-"
_STAMP = "%Y%m%dT%H%M%SZ"


def making_path(folder: Path) -> Path:
    """Return the folder a store is made from a backup in; swept away as long as it is not ready."""
    return folder / _MAKING


def put_in_place(folder: Path, at: datetime) -> Path:
    """Let the store made ready, and closed again, take the team's place; return where the old one is kept.

    Raises:
        DiskFull, NoPermission: the disk does not take it; opening the store goes on with it.
    """
    making, aside = making_path(folder), folder / f"{_ASIDE}{at.astimezone(UTC).strftime(_STAMP)}"
    with disk_faults():
        for path in (store_path(making), case_keys_path(making), log_head_path(making)):
            sync_file(path)
        aside.mkdir(mode=0o700, exist_ok=True)
        replace_file(making / "aside", aside.name.encode("ascii"))
        making.rename(folder / _READY)
        sync_folder(folder)
    finish_restore(folder)
    return aside


def finish_restore(folder: Path) -> None:
    """Go on with a restore that was broken off after it was ready; only for who holds the folder's lock.

    Raises:
        DiskFull, NoPermission: the disk does not take it; the next opening goes on.
    """
    ready = folder / _READY
    if not ready.exists():
        return
    with disk_faults():
        if store_path(ready).exists():
            _set_aside(folder, ready, folder / (ready / "aside").read_text(encoding="ascii"))
            for path in (log_head_path, case_keys_path):
                if path(ready).exists():
                    path(ready).replace(path(folder))
            with suppress(OSError):  # among the backups it is mended after the next unlock
                case_keys_path(backups_path(folder)).write_bytes(case_keys_path(folder).read_bytes())
            store_path(ready).replace(store_path(folder))
            sync_folder(folder)
        shutil.rmtree(ready)
        sync_folder(folder)


def stores_set_aside(folder: Path) -> tuple[Path, ...]:
    """Return the folders with what was there before each restore, oldest first."""
    return tuple(sorted(path for path in folder.glob(f"{_ASIDE}*") if path.is_dir()))


def take_keys_from_set_aside(folder: Path, keys: UnlockedKeys) -> int:
    """Take the case keys out of stores that were set aside, as of backups; return how many cannot be opened.

    One that is too damaged keeps what it held, until somebody removes it.
    """
    left = 0
    for aside in stores_set_aside(folder):
        path = store_path(aside)
        if not path.exists():
            continue
        try:
            if has_keys(path, keys):
                empty_of_keys(path, keys)
        except UserError:
            left += 1
    return left


def _set_aside(folder: Path, ready: Path, aside: Path) -> None:
    """Move what is in place now; what has been moved, or come in its place, before a cut is passed over."""
    index = store_path(folder).with_name("store.db-shm")
    head = [log_head_path(folder)] if log_head_path(ready).exists() else []
    for path in (index, log_path(folder), *head, store_path(folder)):
        if path.exists():
            path.replace(aside / path.name)
    sync_folder(aside)
