"""Making a new store from what can be read of a damaged one, beside it; the damaged one is never written to.

Its own form is made anew and filled row by row, so an older form is brought up to date as usual afterwards.
What is sealed stays sealed. Rows that hang on a lost row are lost too, or no check would let the store open.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from barnombud.errors import StoreDamaged
from barnombud.store.engine import PAGE_BYTES, connect
from barnombud.store.faults import store_faults
from barnombud.store.folder import log_path, store_path, sync_file
from barnombud.store.integrity import check_thoroughly
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.rekeying import opens_with
from barnombud.store.torn_store import Row, TableRead, TornStore


@dataclass(frozen=True)
class TableSaved:
    """How much of one table came through."""

    table: str
    saved: int
    lost: int
    """Rows that were there, or may have been, and are not in the new store."""
    end_unknown: bool
    """Whether more rows may have been lost than are known of."""


@dataclass(frozen=True)
class Salvaged:
    """What was made of a damaged store: the key that opens it, and what came through, table by table."""

    store_key: bytes
    tables: tuple[TableSaved, ...]


def copy_torn(folder: Path, to: Path) -> None:
    """Copy the store of ``folder`` and its log to ``to``; what the disk cannot give is left as zeros.

    Raises:
        StoreDamaged: there is no store.
        DiskFull, NoPermission: ``to`` does not take it.
    """
    if not store_path(folder).exists():
        raise StoreDamaged
    with store_faults():
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in (store_path, log_path):
            if path(folder).exists():
                _copy_pieces(path(folder), path(to))


def salvage_store(torn: Path, keys: UnlockedKeys, making: Path) -> Salvaged:
    """Make a store in ``making`` of what can be read in ``torn``, a folder with a copy that is not kept.

    Raises:
        StoreDamaged: no key opens it, or not even its list of tables can be read.
        DiskFull, NoPermission: the disk does not take it.
    """
    key = _key_of(store_path(torn), keys)
    with store_faults(), closing(TornStore(store_path(torn), key)) as store:
        path = store_path(making)
        with closing(connect(path, key, unfinished=True)) as fresh:
            tables = _fill(fresh, store)
            check_thoroughly(fresh)
        sync_file(path)
    return Salvaged(key, tables)


def _key_of(path: Path, keys: UnlockedKeys) -> bytes:
    known = (keys.store_key, keys.next_store_key, *keys.former_store_keys)
    for key in known:
        if key is not None and opens_with(path, key):
            return key
    raise StoreDamaged(keys.store_id)


def _fill(fresh: sqlcipher.Connection, store: TornStore) -> tuple[TableSaved, ...]:
    """Make the tables, put in what was read, take out what hangs loose, then make the rest of the form."""
    fresh.execute("PRAGMA foreign_keys = OFF")
    fresh.execute("BEGIN IMMEDIATE")
    _make(fresh, store, ("table",))
    saved: dict[str, TableRead] = {}
    for kind, name, _, _ in store.form:
        if kind == "table" and not name.startswith("sqlite_"):
            saved[name] = store.read(name)
            _put_in(fresh, name, saved[name])
    loose = _take_out_loose(fresh)
    _make(fresh, store, ("index", "trigger", "view"))
    fresh.execute("COMMIT")
    return tuple(
        TableSaved(
            table,
            _count(fresh, table),
            len(read.lost) + loose.get(table, 0),
            read.end_unknown,
        )
        for table, read in saved.items()
    )


def _make(fresh: sqlcipher.Connection, store: TornStore, kinds: Sequence[str]) -> None:
    for kind, name, _, statement in store.form:
        if kind in kinds and statement is not None and not name.startswith("sqlite_"):
            fresh.execute(statement)


def _put_in(fresh: sqlcipher.Connection, table: str, read: TableRead) -> None:
    """Put rows in; two that claim the same place come from different times, and the first one stands."""
    rows: list[Row] = [row for _, row in sorted(read.rows.items())]
    if not rows:
        return
    names = [column[1] for column in fresh.execute(f'PRAGMA table_info("{table}")')]
    columns = ", ".join(f'"{name}"' for name in ("rowid", *names))
    places = ", ".join("?" * (len(names) + 1))
    before = fresh.total_changes
    fresh.executemany(f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({places})', rows)  # noqa: S608  # named by the store
    refused = len(rows) - (fresh.total_changes - before)
    # They have no number of their own any more; any that no row has will do for counting.
    read.lost.update(-number for number in range(1, refused + 1))


def _take_out_loose(fresh: sqlcipher.Connection) -> dict[str, int]:
    """Take out rows whose parent is lost, and those that hung on them; return how many of each table."""
    taken: dict[str, int] = {}
    while loose := {(row[0], row[1]) for row in fresh.execute("PRAGMA foreign_key_check")}:
        for table, number in loose:
            fresh.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))  # noqa: S608  # named by the store
            taken[table] = taken.get(table, 0) + 1
    return taken


def _count(fresh: sqlcipher.Connection, table: str) -> int:
    (count,) = fresh.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608  # named by the store
    return int(count)


def _copy_pieces(source: Path, to: Path) -> None:
    size = source.stat().st_size
    with source.open("rb", buffering=0) as torn, to.open("wb") as copy:
        for start in range(0, size, PAGE_BYTES):
            length = min(PAGE_BYTES, size - start)
            copy.write(_piece(torn.fileno(), start, length))


def _piece(handle: int, start: int, length: int) -> bytes:
    try:
        os.lseek(handle, start, os.SEEK_SET)
        return os.read(handle, length).ljust(length, b"\0")
    except OSError:
        return bytes(length)
