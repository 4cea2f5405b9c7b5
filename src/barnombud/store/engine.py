"""The one way to the encrypted store: SQLCipher under SQLAlchemy, with a raw key that is in no URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from barnombud.store.growth import note_written

PAGE_BYTES = 4096
_KEY_BYTES = 32
_SECONDS_FOR_A_LOCK = 5.0
# A second checkout on the store lane would wait for itself; better a plain bug soon than a long silence.
_SECONDS_FOR_THE_CONNECTION = 5.0

_CIPHER = (
    f"PRAGMA cipher_page_size = {PAGE_BYTES}",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512",
    "PRAGMA cipher_use_hmac = ON",
)
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -64000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)

_SETTINGS_OF_A_COPY = ("PRAGMA journal_mode = OFF", *_SETTINGS[1:])
"""For a copy that nobody reads until it is whole: what breaks off is thrown away, so it needs no journal."""


def connect(
    path: Path, store_key: bytes, *, read_only: bool = False, unfinished: bool = False
) -> sqlcipher.Connection:
    """Return a keyed connection in autocommit; the caller closes it.

    A new file is made when there is none, unless ``read_only``. It may change threads. ``unfinished`` is for
    a copy in the making: it has no journal, and is of no use when the program stops half-way.
    """
    if len(store_key) != _KEY_BYTES:
        raise ValueError("A store key is 32 bytes")
    mode = "ro" if read_only else "rwc"
    if not read_only:
        note_written(path.absolute().parent)
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_SECONDS_FOR_A_LOCK,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # SQLCipher would write page numbers of failed checks to the console; we tell it in our own way.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{store_key.hex()}'\"")
        for pragma in _CIPHER:
            connection.execute(pragma)
        settings = _SETTINGS_OF_A_COPY if unfinished else _SETTINGS
        for pragma in settings[1:] if read_only else settings:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, store_key: bytes) -> Engine:
    """Return an engine with one connection, kept open; every transaction begins with ``BEGIN IMMEDIATE``.

    Statements' parameters are kept out of error messages, as they may be names.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, store_key),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=_SECONDS_FOR_THE_CONNECTION,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver is in autocommit, so that a failed migration leaves nothing half done.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def driver_connection(engine: Engine) -> Iterator[sqlcipher.Connection]:
    """Lend the driver's own connection, in autocommit, for what cannot run inside a transaction."""
    borrowed = engine.raw_connection()
    try:
        yield cast(sqlcipher.Connection, borrowed.driver_connection)
    finally:
        borrowed.close()
