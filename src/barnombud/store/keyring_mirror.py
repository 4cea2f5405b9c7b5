"""The keyring beside the backups: only the newest, so that who has left has no slot there either."""

from __future__ import annotations

from pathlib import Path

from barnombud.store.folder import backups_path, keyring_path, replace_file


def mirror_keyring(folder: Path) -> None:
    """Put a copy of the keyring beside the backups, if there are any.

    Raises:
        DiskFull, NoPermission: the copy of before stands.
    """
    where = backups_path(folder)
    if where.exists():
        replace_file(where / keyring_path(folder).name, keyring_path(folder).read_bytes())
