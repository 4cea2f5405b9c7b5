"""The same code on plain SQLite: a copy of the store without encryption, made for the measurement only."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from barnombud.domain.clock import Clock
from barnombud.services.desk import Desk
from barnombud.store.engine import driver_connection

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


def export(desk: Desk, path: Path) -> None:
    """Write the desk's store to ``path`` without encryption; made-up data only."""
    path.unlink(missing_ok=True)
    with driver_connection(desk.store.engine) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH DATABASE plain")


def plain_engine(path: Path) -> Engine:
    """Return an engine as the store's own, on plain SQLite."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in _SETTINGS:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=0)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def plain_desk(desk: Desk, path: Path, clock: Clock) -> Desk:
    """Return a desk with the same member and keys on the plain copy."""
    return replace(desk, store=replace(desk.store, engine=plain_engine(path)), clock=clock)
