"""Going back to a backup: a store is made from it in a folder of its own, and made to obey what came later.

Nothing of the team's is touched before `restore_swap` puts it in place.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from barnombud.errors import StoreDamaged
from barnombud.store.backup_copy import check_backup
from barnombud.store.engine import driver_connection
from barnombud.store.faults import store_faults
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import backups_path, keyring_path, store_path
from barnombud.store.key_mirror import encode_mirror, newest_mirror, put_mirror
from barnombud.store.key_mirror_rows import MIRRORED, Obeyed, obey
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.restore_swap import making_path
from barnombud.store.vault import OpenStore, open_store


@dataclass(frozen=True)
class MadeReady:
    """A store made from a backup, open in a folder of its own; nothing of the team's has been touched yet."""

    store: OpenStore
    obeyed: Obeyed


def make_ready(folder: Path, keys: UnlockedKeys, backup: Path, more_places: Iterable[Path] = ()) -> MadeReady:
    """Make a store from a backup, in the newest form and obedient to what was decided later.

    ``folder`` is the team's, whose keyring opens it; its lock is held by the caller. ``more_places`` may have
    newer case keys than the folder and the backup's place. Close the store and go on with `put_in_place`.

    Raises:
        StoreDamaged: the backup does not check, or no file with case keys is left anywhere.
        StoreTooNew: a later version of the program wrote the backup.
        DiskFull, NoPermission: the disk does not take it.
    """
    making = making_path(folder)
    check_backup(backup, keys)
    mirror = newest_mirror((folder, backups_path(folder), backup.parent, *more_places), keys)
    if mirror is None or not mirror.tables.keys() >= MIRRORED:
        raise StoreDamaged(keys.store_id)
    with disk_faults():
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        shutil.copyfile(backup, store_path(making))
        shutil.copyfile(keyring_path(folder), keyring_path(making))
        # The number of the newest file goes on from there.
        put_mirror(making, encode_mirror(mirror, keys))
    store = open_store(making, keys)
    try:
        with store_faults(), driver_connection(store.engine) as connection:
            connection.execute("BEGIN IMMEDIATE")
            obeyed = obey(connection, mirror.tables)
            connection.execute("COMMIT")
    except BaseException:
        store.close()
        raise
    return MadeReady(store, obeyed)
