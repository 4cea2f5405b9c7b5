"""What `case-keys.json` holds, read from a store; and an older store made to obey it.

Every copy of every case key; consent events so far back that any consent they touch has run out since; what
has been erased or disposed of; who is in the team. Rows go as they lie: sealed ones stay sealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Table as SqlTable

from barnombud.models.all_rows import METADATA
from barnombud.store.gone import GONE
from barnombud.store.integrity import Runs
from barnombud.store.key_mirror_packing import Table

EVENTS_KEPT = timedelta(days=400)
"""Longer than any consent may hold (R2), so that no backup, however old, opens by one that was taken back."""
WHOLE = (
    "agency",
    "member",
    "erased_case",
    "disposal",
    "disposal_certificate",
    "case_key",
    "laid_aside_key",
    "laid_aside_event",
)
"""Tables that are mirrored whole."""
EVENTS = "consent_event"
MIRRORED = frozenset({*WHOLE, EVENTS})
_RECENT = (
    f"SELECT {{columns}} FROM {EVENTS} WHERE recorded_at >= "  # noqa: S608  # constants of ours
    f"(SELECT max(recorded_at) FROM {EVENTS}) - {EVENTS_KEPT // timedelta(microseconds=1)} ORDER BY rowid"
)


def mirrored_rows(connection: Runs) -> dict[str, Table]:
    """Return the rows of an open store that are mirrored, in an order that does not change by itself."""
    found = {name: _rows(connection, name, _all_of(name)) for name in WHOLE}
    return found | {EVENTS: _rows(connection, EVENTS, _RECENT)}


@dataclass(frozen=True)
class Obeyed:
    """What came to an older store: how many answers, and how many cases were erased anew."""

    answers: int
    erased: int


def obey(connection: Runs, tables: dict[str, Table]) -> Obeyed:
    """Make an older store, inside a transaction of its own, obey what was mirrored later.

    The team becomes what it was last; what has been erased or disposed of goes; consent events that are
    missing come in; and the case keys are the newest. What belongs to cases this store lacks is laid aside.
    """
    _upsert(connection, "agency", tables["agency"])
    _upsert(connection, "member", tables["member"])
    erased = _erase(connection, tables)
    cases = _ids(connection, "case_file")
    events = [*_dicts(tables[EVENTS]), *_dicts(tables["laid_aside_event"])]
    keys = [*_dicts(tables["case_key"]), *_dicts(tables["laid_aside_key"])]
    connection.execute("DELETE FROM laid_aside_event")
    connection.execute("DELETE FROM laid_aside_key")
    connection.execute("DELETE FROM case_key")
    answers = 0
    for event in events:
        if event["case_id"] in cases:
            answers += _insert(connection, EVENTS, event)
        else:
            _insert(connection, "laid_aside_event", event)
    for key in keys:
        _insert(connection, "case_key" if key["case_id"] in cases else "laid_aside_key", key)
    return Obeyed(answers, erased)


def _erase(connection: Runs, tables: dict[str, Table]) -> int:
    erased = 0
    for row in _dicts(tables["erased_case"]):
        _insert(connection, "erased_case", row)
        erased += connection.execute("DELETE FROM case_file WHERE id = ?", (row["case_id"],)).rowcount
    for row in _dicts(tables["disposal"]):
        _insert(connection, "disposal", row)
        for statement in GONE:
            connection.execute(statement, (row["record_id"],))
    for row in _dicts(tables.get("disposal_certificate", [[]])):
        _insert(connection, "disposal_certificate", row)
    return erased


def _all_of(name: str) -> str:
    order = ", ".join(column.name for column in METADATA.tables[name].primary_key.columns)
    return f"SELECT {{columns}} FROM {name} ORDER BY {order}"  # noqa: S608  # names of ours


def _rows(connection: Runs, name: str, query: str) -> Table:
    columns = [column.name for column in METADATA.tables[name].columns]
    return [columns, *map(list, connection.execute(query.format(columns=", ".join(columns))))]


def _dicts(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def _insert(connection: Runs, name: str, row: dict[str, Any]) -> int:
    """Put a row in unless it is there; return how many came."""
    known = _known(METADATA.tables[name], row)
    places = ", ".join("?" for _ in known)
    statement = f"INSERT OR IGNORE INTO {name} ({', '.join(known)}) VALUES ({places})"  # noqa: S608  # ours
    return int(connection.execute(statement, tuple(known.values())).rowcount)


def _upsert(connection: Runs, name: str, table: Table) -> None:
    for row in _dicts(table):
        known = _known(METADATA.tables[name], row)
        places, rest = ", ".join("?" for _ in known), [column for column in known if column != "id"]
        changed = ", ".join(f"{column} = excluded.{column}" for column in rest)
        statement = (
            f"INSERT INTO {name} ({', '.join(known)}) VALUES ({places}) "  # noqa: S608  # ours
            f"ON CONFLICT (id) DO UPDATE SET {changed}"
        )
        connection.execute(statement, tuple(known.values()))


def _known(table: SqlTable, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row's values for the columns this version has."""
    return {column.name: row[column.name] for column in table.columns if column.name in row}


def _ids(connection: Runs, name: str) -> frozenset[str]:
    return frozenset(row[0] for row in connection.execute(f"SELECT id FROM {name}"))  # noqa: S608  # ours
