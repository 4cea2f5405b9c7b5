"""A second, reading connection to an open store, to look through it while others write."""

from __future__ import annotations

from typing import Self

import sqlcipher3.dbapi2 as sqlcipher

from barnombud.store.engine import connect
from barnombud.store.faults import store_faults
from barnombud.store.folder import store_path
from barnombud.store.integrity import check_thoroughly
from barnombud.store.vault import OpenStore


class StandingReader:
    """Sees the store as it was when it began; what is written meanwhile waits in the log. Use it once."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        """Own a connection that has begun to read."""
        self._connection = connection

    @classmethod
    def of(cls, store: OpenStore) -> Self:
        """Begin to read; on the store lane, so that nothing is written in between.

        The log is empty then, and as long as this reader stands nothing is moved from it into the file:
        the pages in the file hold still.

        Raises:
            StoreDamaged, StoreInUse, DiskFull, NoPermission: as named.
        """
        store.write_log_into_store()
        with store_faults():
            connection = connect(store_path(store.folder), store.keys.store_key, read_only=True)
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return cls(connection)

    def read_through(self) -> None:
        """Check every page, the tree and the references, and let go; small pool.

        Raises:
            StoreDamaged: something does not fit, or cannot be read.
        """
        try:
            check_thoroughly(self._connection)
        finally:
            self._connection.close()
