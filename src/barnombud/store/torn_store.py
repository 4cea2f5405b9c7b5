"""Reading a damaged store row by row: what proves itself is read, what does not is passed over and counted.

A page counts only when its authentication code fits, so nothing that is read here has been changed by damage.
Only a copy is read, and only by connections that cannot write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from barnombud.errors import StoreDamaged
from barnombud.store.engine import connect

Row = tuple[Any, ...]
"""A row's number in its table, then its columns."""

_LAST_NUMBER = 2**62
_OWN_PAGES = 900
"""Letters or bytes from which on a row may reach into pages of its own."""
_MOST_TRIED = 4_096
"""Numbers tried one by one in a gap: more than the rows of any page that holds rows."""


@dataclass
class TableRead:
    """What could be read of one table."""

    rows: dict[int, Row] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    """Numbers of rows that were there, or may have been, and cannot be read."""
    end_unknown: bool = False
    """Whether the table may have gone on after the last row that is known of."""


class TornStore:
    """A damaged store's copy; one thread. Close it."""

    def __init__(self, path: Path, store_key: bytes) -> None:
        """Open the copy at ``path``.

        Raises:
            StoreDamaged: not even its list of tables can be read.
        """
        self._path, self._key = path, store_key
        self._connection: sqlcipher.Connection | None = None
        found = self._ask("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid")
        if not found:
            self.close()
            raise StoreDamaged
        self.form: tuple[Row, ...] = tuple(found)
        """Kind, name, table and statement of everything in it."""

    def close(self) -> None:
        """Let go of the file; harmless when done twice."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def read(self, table: str) -> TableRead:
        """Read what can be read of one table."""
        read = TableRead()
        gaps = list(self._stretches(table, read))
        # The database gives zeros for a torn page of a long row, so each such row is proved by itself.
        sought = {number for number, row in read.rows.items() if _is_long(row)}
        for number in sought:
            del read.rows[number]
        if gaps or read.end_unknown:
            known, complete = self._numbers_in_indexes(table)
            sought |= known | {number for gap in gaps if len(gap) <= _MOST_TRIED for number in gap}
            read.end_unknown = read.end_unknown and not complete
        for number in sorted(sought - read.rows.keys()):
            self._read_one(table, number, read)
        return read

    def _stretches(self, table: str, read: TableRead) -> Iterator[range]:
        """Read stretch by stretch; yield the numbers between two stretches."""
        last = stuck = 0
        while True:
            before = last
            whole, last = self._read_on(table, last, read)
            if whole:
                return
            # Pages from different times may lead round in a ring: pass over more each time nothing came.
            stuck = stuck + 1 if last == before else 0
            start = self._next_readable(table, last + (1 << stuck) - 1)
            if start is None:
                read.end_unknown = True
                return
            yield range(last + 1, start)
            last = start - 1

    def _read_on(self, table: str, last: int, read: TableRead) -> tuple[bool, int]:
        """Read from after number ``last`` until the end (True) or the first page that is torn."""
        sql = f'SELECT rowid, * FROM "{table}" WHERE rowid >= ? ORDER BY rowid'  # noqa: S608  # named by the store
        try:
            for row in self._connected().execute(sql, (last + 1,)):
                if row[0] <= last:  # a page from another time: it proves itself and is not where it belongs
                    return False, last
                last = row[0]
                read.rows[last] = row
        except sqlcipher.DatabaseError:
            self.close()
            # The driver is one row ahead, so the last readable one has not come out yet.
            for row in self._ask(f"{sql} LIMIT 1", last + 1) or ():
                last = row[0]
                read.rows[last] = row
            return False, last
        return True, last

    def _next_readable(self, table: str, last: int) -> int | None:
        """Return a number after ``last`` from which on there is something to read again, or the end."""
        unreadable, step = last, 1
        while not self._is_readable(table, last + step):
            unreadable, step = last + step, 2 * step
            if last + step > _LAST_NUMBER:
                return None
        readable = last + step
        while readable - unreadable > 1:
            middle = (readable + unreadable) // 2
            if self._is_readable(table, middle):
                readable = middle
            else:
                unreadable = middle
        return readable

    def _is_readable(self, table: str, number: int) -> bool:
        sql = f'SELECT rowid, * FROM "{table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'  # noqa: S608  # as above
        return self._ask(sql, number) is not None

    def _read_one(self, table: str, number: int, read: TableRead) -> None:
        found = self._ask(f'SELECT rowid, * FROM "{table}" WHERE rowid = ?', number)  # noqa: S608  # as above
        if found is None or (found and _is_long(found[0]) and not self._is_sound()):
            read.lost.add(number)
            return
        for row in found:  # one or none
            read.rows[number] = row

    def _numbers_in_indexes(self, table: str) -> tuple[set[int], bool]:
        """Return the numbers of rows the table's indexes know of, and whether one of them is whole."""
        numbers: set[int] = set()
        complete = False
        indexes = self._ask(f"SELECT name FROM pragma_index_list('{table}') WHERE partial = 0")  # noqa: S608  # as above
        for (name,) in indexes or ():
            columns = self._ask(f"SELECT name FROM pragma_index_info('{name}')") or ()  # noqa: S608  # as above
            for order in ("ASC", "DESC"):
                by = ", ".join(f'"{column}" {order}' for (column,) in columns)
                sql = f'SELECT rowid FROM "{table}" INDEXED BY "{name}" ORDER BY {by}'  # noqa: S608  # as above
                complete |= self._take_numbers(sql, numbers)
        return numbers, complete

    def _take_numbers(self, sql: str, numbers: set[int]) -> bool:
        """Add the numbers a question gives until it meets a damaged page; tell whether it met none."""
        try:
            for (number,) in self._connected().execute(sql):
                numbers.add(number)
        except sqlcipher.DatabaseError:
            self.close()
            return False
        return True

    def _is_sound(self) -> bool:
        """Whether the connection has met no damaged page: after one, it cannot read what it has let go of."""
        self._ask("PRAGMA shrink_memory")
        return self._ask("SELECT count(*) FROM sqlite_master") is not None

    def _ask(self, sql: str, *values: int) -> list[Row] | None:
        """Return what a question gives, or None when a page it needs does not prove itself."""
        try:
            rows: list[Row] = self._connected().execute(sql, values).fetchall()
        except sqlcipher.DatabaseError:
            self.close()
            return None
        return rows

    def _connected(self) -> sqlcipher.Connection:
        """Return a connection; one that has met a damaged page reads nothing any more and is closed."""
        if self._connection is None:
            self._connection = connect(self._path, self._key, read_only=True)
        return self._connection


def _is_long(row: Row) -> bool:
    return sum(len(value) for value in row if isinstance(value, bytes | str)) > _OWN_PAGES
