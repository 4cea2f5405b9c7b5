"""Bringing an older store's form up to date: backup first, then every step in one transaction.

The only module that loads Alembic; imported only when the stored revision is not ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from barnombud.domain.clock import SystemClock
from barnombud.errors import StoreDamaged
from barnombud.models.all_rows import METADATA
from barnombud.store.backup import make_backup
from barnombud.store.engine import driver_connection
from barnombud.store.faults import store_faults
from barnombud.store.integrity import check_thoroughly
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.revision import HEAD_REVISION

SCRIPTS = "barnombud.store:migrations"


def bring_up_to_date(engine: Engine, folder: Path, keys: UnlockedKeys) -> None:
    """Lead the store to `HEAD_REVISION`, or leave it as it was.

    Raises:
        StoreDamaged: a reference is broken after the steps, or the store does not check.
        DiskFull, NoPermission: the disk does not take the backup or the steps.
    """
    # The instant only names the file; the steps themselves know no time.
    make_backup(folder, keys, SystemClock().now())
    with store_faults(), _without_foreign_keys(engine), engine.begin() as connection:
        run_steps(connection, HEAD_REVISION)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise StoreDamaged(keys.store_id)
    with store_faults(), driver_connection(engine) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        check_thoroughly(plain)


@contextmanager
def _without_foreign_keys(engine: Engine) -> Iterator[None]:
    """Switch foreign keys off meanwhile: rebuilding a table with them on deletes rows that refer to it."""
    with driver_connection(engine) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        with driver_connection(engine) as connection:
            connection.execute("PRAGMA foreign_keys = ON")


def run_steps(connection: Connection, target: str) -> None:
    """Run Alembic's steps up to ``target`` on our open, keyed connection, inside its transaction."""
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    config.attributes["metadata"] = METADATA
    command.upgrade(config, target)
