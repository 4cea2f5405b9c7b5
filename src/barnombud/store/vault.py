"""Making, opening and closing a store: lock first, then key, then check, then the form's revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from barnombud.errors import (
    NoPermission,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
    StoreTooNew,
    UserError,
)
from barnombud.models.all_rows import METADATA
from barnombud.store.engine import driver_connection, open_engine
from barnombud.store.faults import store_faults
from barnombud.store.folder import store_path, sweep, sync_folder
from barnombud.store.integrity import check_quickly, may_be_whole
from barnombud.store.key_mirror_keeper import MirrorKeeper
from barnombud.store.keyring_proof import keys_now, read_proven
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.lasting_keys import LastingKeys, read_lasting_keys
from barnombud.store.log_end import LogEnd
from barnombud.store.rekeying import settle_key_change
from barnombud.store.restore_swap import finish_restore
from barnombud.store.revision import HEAD_REVISION, VERSION_TABLE, stored_revision
from barnombud.store.store_lock import StoreLock


class UnbackedChanges:
    """Whether something has been written since the last backup; and the turn of who makes one."""

    def __init__(self) -> None:
        """Start with nothing written."""
        self.any = False
        self.one_at_a_time = RLock()


@dataclass(eq=False)
class OpenStore:
    """A store that is held, keyed and whole; on the store lane; owns engine and lock until closed.

    Keys and engine are others after the store has got a new key, so nobody keeps them.
    """

    folder: Path
    keys: UnlockedKeys
    engine: Engine
    lock: StoreLock
    lasting: LastingKeys
    recovery: bytes | None = None
    """Public half of the office holders' key, if they have one: every case's key is sealed to it too."""
    log_end: LogEnd = field(default_factory=LogEnd)
    mirror: MirrorKeeper = field(default_factory=MirrorKeeper)
    unbacked: UnbackedChanges = field(default_factory=UnbackedChanges)

    def keep_log_end(self) -> None:
        """Write the end of the access log beside the keyring now; a full disk keeps nobody from working."""
        with suppress(UserError):
            self.log_end.write(self.folder, self.keys.store_id, self.lasting.log_end)

    def keep_case_keys(self) -> None:
        """Write the newest case keys beside the store now; outside any transaction."""
        self.mirror.keep(self.folder, self.engine, self.keys)

    def mend_case_keys(self) -> bool:
        """See to it that the newest case keys lie beside the store; tell whether they did not.

        Raises:
            DiskFull, NoPermission: the disk does not take it.
        """
        return self.mirror.mend(self.folder, self.engine, self.keys)

    def close(self) -> None:
        """Write the log into the store, disconnect, let go of the lock; harmless when done twice.

        A backup that is being made is waited for: it must not outlive the lock.
        """
        with self.unbacked.one_at_a_time:
            self._close()

    def _close(self) -> None:
        try:
            # What is committed is safe in the log too, and a full disk must not keep anybody from locking.
            if self.lock.held:
                self.keep_log_end()
            with suppress(UserError):
                self.write_log_into_store()
        finally:
            self.engine.dispose()
            self.lock.release()

    def write_log_into_store(self) -> None:
        """Write the log into the store and empty it: what was deleted is then in neither.

        Raises:
            DiskFull, NoPermission: the disk does not take it.
        """
        if self.lock.held:
            with store_faults(), driver_connection(self.engine) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def create_store(folder: Path, keys: UnlockedKeys) -> OpenStore:
    """Make an empty store beside its keyring, all tables and the head revision in one transaction.

    Raises:
        StoreInUse: there is a store already, or another window holds the folder.
        StoreMissing, KeyringDamaged: the keyring is not there or not that of ``keys``.
        DiskFull, NoPermission: the disk does not take it.
    """
    path = store_path(folder)
    with _held_and_keyed(folder, keys) as store:
        if path.exists():
            raise StoreInUse(keys.store_id)
        _make_tables(store.engine)
        sync_folder(folder)
    return store


def open_store(folder: Path, keys: UnlockedKeys) -> OpenStore:
    """Open a store that is there: hold it, prove the key, check every page in use, bring its form up to date.

    Raises:
        StoreMissing: no store, or no keyring.
        StoreInUse: another window holds it.
        KeyringDamaged: the keyring is not whole or not that of ``keys``.
        StoreDamaged: the key is right and the store does not check.
        StoreTooNew: a later version of the program wrote it.
        DiskFull, NoPermission: the disk does not take what opening writes.
    """
    path = store_path(folder)
    with _held_and_keyed(folder, keys) as store:
        if not path.exists():
            raise StoreMissing(keys.store_id)
        if not os.access(path, os.W_OK):
            raise NoPermission(keys.store_id)
        if not may_be_whole(path):
            raise StoreDamaged(keys.store_id)
        _make_ready(store)
    return store


@contextmanager
def _held_and_keyed(folder: Path, keys: UnlockedKeys) -> Iterator[OpenStore]:
    """Lend a store whose lock is taken and whose keys are proved; let go of it when the block fails."""
    lock = StoreLock(folder)
    lock.acquire()
    try:
        sweep(folder)
        finish_restore(folder)
        keys = settle_key_change(folder, keys_now(folder, keys))
        office = read_proven(folder, keys).recovery
        with _engine(folder, keys) as engine, store_faults():
            lasting = LastingKeys.of_first_key(keys.store_key)
            yield OpenStore(folder, keys, engine, lock, lasting, office.public_key if office else None)
    except BaseException:
        lock.release()
        raise


@contextmanager
def _engine(folder: Path, keys: UnlockedKeys) -> Iterator[Engine]:
    engine = open_engine(store_path(folder), keys.store_key)
    try:
        yield engine
    except BaseException:
        engine.dispose()
        raise


def _make_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        METADATA.create_all(connection)
        connection.exec_driver_sql(
            # Letter for letter what Alembic writes, so that new and migrated stores are the same.
            f"CREATE TABLE {VERSION_TABLE} (\n\tversion_num VARCHAR(32) NOT NULL, \n"
            f"\tCONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num)\n)"
        )
        connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} VALUES (?)", (HEAD_REVISION,))  # noqa: S608  # a constant


def _make_ready(store: OpenStore) -> None:
    with driver_connection(store.engine) as connection:
        check_quickly(connection)
        revision = stored_revision(connection)
    if int(revision) > int(HEAD_REVISION):
        raise StoreTooNew(store.keys.store_id)
    if revision != HEAD_REVISION:
        # Alembic takes 0.3 s to load and is needed once a year.
        from barnombud.store.migrating import bring_up_to_date  # noqa: PLC0415  # the one import allowed here

        bring_up_to_date(store.engine, store.folder, store.keys)
    with driver_connection(store.engine) as connection:
        store.lasting = read_lasting_keys(connection, store.keys.store_key)
