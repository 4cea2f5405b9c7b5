"""Is the store whole? SQLCipher's check of every page and SQLite's own of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from barnombud.errors import DiskFailing, StoreDamaged
from barnombud.store.engine import PAGE_BYTES
from barnombud.store.faults import store_faults
from barnombud.store.folder import log_path


def may_be_whole(path: Path) -> bool:
    """Tell whether to give the file to the database, which would take the stump of one for a new store.

    A last page cut short may still be mended from the log after a power loss.
    """
    if not path.exists():
        return False
    size = path.stat().st_size
    log = log_path(path.parent)
    return size >= PAGE_BYTES and (size % PAGE_BYTES == 0 or (log.exists() and log.stat().st_size > 0))


class Runs(Protocol):
    """A driver's connection, as much of it as the checks need."""

    def execute(self, sql: str, parameters: tuple[Any, ...] = (), /) -> Any:
        """Run one statement and return its cursor."""
        ...


def check_quickly(connection: Runs) -> None:
    """Read every page in use, each with its authentication code, and check the tree.

    Raises:
        StoreDamaged: something does not fit, or cannot be read.
    """
    with _only_reading():
        whole = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    if not whole:
        raise StoreDamaged


def check_thoroughly(connection: Runs) -> None:
    """Check the file's every page, unused ones too, the tree, the indexes and the references between tables.

    The pages are checked in the main file only, so checkpoint first or use it on a copy.

    Raises:
        StoreDamaged: something does not fit, or cannot be read.
    """
    with _only_reading():
        whole = (
            not connection.execute("PRAGMA cipher_integrity_check").fetchall()
            and connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            and not connection.execute("PRAGMA foreign_key_check").fetchall()
        )
    if not whole:
        raise StoreDamaged


@contextmanager
def _only_reading() -> Iterator[None]:
    """Call a page that cannot be read damaged; elsewhere the same error is about the disk."""
    try:
        with store_faults():
            yield
    except DiskFailing as error:
        raise StoreDamaged from error
