"""Giving the store, or a copy, another key; carrying through what a crash broke off (decisions/0062).

The database writes every page anew in one transaction of its own, so that after a crash either the old or the
new key opens it, and checks each page it reads. Which of the two it is is found by trying.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NoReturn

import sqlcipher3.dbapi2 as sqlcipher

from barnombud.errors import DiskFull, StoreDamaged, StoreInUse
from barnombud.store.engine import connect
from barnombud.store.faults import database_fault, store_faults
from barnombud.store.folder import store_path
from barnombud.store.integrity import check_thoroughly, may_be_whole
from barnombud.store.key_change import finish_key_change, undo_key_change
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.lasting_keys import write_lasting_keys


def rekey_file(path: Path, old: bytes, new: bytes, *, unfinished: bool = False) -> None:
    """Let ``new`` open the database at ``path`` instead of ``old``; nobody else may have it open.

    What has to outlive the change is written down in it first. ``unfinished``: a copy in the making, which is
    thrown away when anything fails.

    Raises:
        StoreDamaged: a page does not check.
        StoreInUse: somebody else has it open.
        DiskFull, NoPermission: the disk does not take it; ``old`` still opens it.
    """
    with store_faults():
        with closing(connect(path, old, unfinished=unfinished)) as connection:
            write_lasting_keys(connection, old)
            _empty_log(connection)
            connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
        # The database says nothing when it could not, and goes back to the old key.
        if not opens_with(path, new):
            _tell_why_not(path, old)
        with closing(connect(path, new, unfinished=unfinished)) as connection:
            _empty_log(connection)
            check_thoroughly(connection)


def opens_with(path: Path, key: bytes) -> bool:
    """Tell whether ``key`` opens the database at ``path``; changes nothing.

    Raises:
        NoPermission: it may not be read.
    """
    with store_faults():
        try:
            with closing(connect(path, key, read_only=True)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlcipher.DatabaseError as error:
            if isinstance(database_fault(error), StoreDamaged):
                return False
            raise
    return True


def settle_key_change(folder: Path, keys: UnlockedKeys) -> UnlockedKeys:
    """Carry through or undo a change of the store's key that was broken off; for who holds the folder's lock.

    A store that neither key opens is damaged: the keyring is left as it is, with both.

    Raises:
        KeyringDamaged: the keyring is not whole.
        DiskFull, NoPermission: the keyring could not be written and still has both keys.
    """
    path = store_path(folder)
    if keys.next_store_key is None or not may_be_whole(path):
        return keys
    if opens_with(path, keys.next_store_key):
        return finish_key_change(folder, keys)
    if opens_with(path, keys.store_key):
        return undo_key_change(folder, keys)
    return keys


def _tell_why_not(path: Path, old: bytes) -> NoReturn:
    """Raise `StoreDamaged` when a page does not check, or else `DiskFull`."""
    with closing(connect(path, old, read_only=True)) as connection:
        check_thoroughly(connection)
    raise DiskFull


def _empty_log(connection: sqlcipher.Connection) -> None:
    """Write the log into the file, so that no page under the old key is left in it."""
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreInUse
