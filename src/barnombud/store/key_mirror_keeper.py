"""Keeps `case-keys.json` in step with an open store, beside it and among its backups; on the store lane."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from barnombud.errors import UserError
from barnombud.store.engine import driver_connection
from barnombud.store.faults import store_faults
from barnombud.store.folder import backups_path, make_folder
from barnombud.store.key_mirror import KeyMirror, encode_mirror, newest_mirror, put_mirror, read_mirrors
from barnombud.store.key_mirror_rows import mirrored_rows
from barnombud.store.keyring import UnlockedKeys


class MirrorKeeper:
    """One open store's file of case keys: written after what changes it, mended when it is not in step."""

    def __init__(self) -> None:
        """Start without having seen the file."""
        self._sequence: int | None = None
        self.behind = False
        """The disk did not take the newest: it is written at the next chance."""

    def keep(self, folder: Path, engine: Engine, keys: UnlockedKeys) -> None:
        """Write what the store says now; a full disk keeps nobody from working."""
        self.behind = True
        with suppress(UserError, OSError):
            self._write(folder, engine, keys)
            self.behind = False

    def mend(self, folder: Path, engine: Engine, keys: UnlockedKeys) -> bool:
        """Write the file anew where it is missing, damaged or not what the store says; tell whether it was.

        Raises:
            DiskFull, NoPermission: the disk does not take it.
        """
        with store_faults(), driver_connection(engine) as connection:
            now = mirrored_rows(connection)
        here, there = read_mirrors(_places(folder), keys)
        if here is not None and here == there and here.tables == now:
            return False
        self._write(folder, engine, keys)
        self.behind = False
        return True

    def _write(self, folder: Path, engine: Engine, keys: UnlockedKeys) -> None:
        places = _places(folder)
        if self._sequence is None:
            newest = newest_mirror(places, keys)
            self._sequence = newest.sequence if newest is not None else 0
        with store_faults():
            with driver_connection(engine) as connection:
                rows = mirrored_rows(connection)
            self._sequence += 1
            raw = encode_mirror(KeyMirror(self._sequence, rows), keys)
            make_folder(backups_path(folder))
            for place in places:
                put_mirror(place, raw)


def _places(folder: Path) -> tuple[Path, ...]:
    return (folder, backups_path(folder))
