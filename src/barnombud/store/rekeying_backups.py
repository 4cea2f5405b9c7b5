"""Older backups get the store's new key, one at a time, so that who has the old one opens none of them.

Each is copied, given the key, checked, and only then put in place; a crash leaves it as it was. Until all are
through, the former keys lie in the keyring under the one of now.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from barnombud.errors import StoreDamaged
from barnombud.store.backup import backups_of
from barnombud.store.faults import store_faults
from barnombud.store.folder import sync_file, sync_folder
from barnombud.store.key_change import forget_former_keys
from barnombud.store.rekeying import opens_with, rekey_file
from barnombud.store.vault import OpenStore


def backups_to_rekey(store: OpenStore) -> tuple[Path, ...]:
    """Return the backups that a former key opens, newest first; reads the first page of each.

    Raises:
        NoPermission: one may not be read.
    """
    if not store.keys.former_store_keys:
        return ()
    return tuple(each.path for each in backups_of(store.folder) if _former_key(store, each.path) is not None)


def rekey_backup(store: OpenStore, path: Path) -> bool:
    """Give one backup the store's key of now; tell whether it could be, as one that does not check cannot.

    Raises:
        DiskFull, NoPermission: the disk does not take it; it is as it was.
    """
    part = path.with_suffix(".part")
    try:
        with store_faults():
            former = _former_key(store, path)
            if former is None:
                return False
            shutil.copyfile(path, part)
            rekey_file(part, former, store.keys.store_key, unfinished=True)
            sync_file(part)
            part.replace(path)
            sync_folder(path.parent)
    except StoreDamaged:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


def end_rekeying(store: OpenStore) -> int:
    """Forget the former keys when no backup needs them any more; return how many still do.

    Raises:
        KeyringDamaged, DiskFull, NoPermission: the former keys are still there.
    """
    waiting = len(backups_to_rekey(store))
    if store.keys.former_store_keys and not waiting:
        store.keys = forget_former_keys(store.folder, store.keys)
    return waiting


def _former_key(store: OpenStore, path: Path) -> bytes | None:
    if not path.exists() or opens_with(path, store.keys.store_key):
        return None
    return next((key for key in store.keys.former_store_keys if opens_with(path, key)), None)
