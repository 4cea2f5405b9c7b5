"""The keyring beside the backups: only the newest, so that who has left has no slot there either."""

from __future__ import annotations

from pathlib import Path

from barnombud.store.folder import backups_path, keyring_path, replace_file
from barnombud.store.keyring_proof import read_proven
from barnombud.store.keyring_slot import UnlockedKeys


def mirror_keyring(folder: Path, keys: UnlockedKeys) -> None:
    """Put a copy of the keyring, proved genuine first, beside the backups, if there are any.

    Raises:
        KeyringDamaged: it is not whole or not genuine; the copy of before stands.
        DiskFull, NoPermission: the copy of before stands.
    """
    where = backups_path(folder)
    if where.exists():
        read_proven(folder, keys)
        replace_file(where / keyring_path(folder).name, keyring_path(folder).read_bytes())
