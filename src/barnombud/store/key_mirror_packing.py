"""Rows as one run of bytes, for `case-keys.json`: JSON, a line end, and then the bytes that the rows hold.

A cell that holds bytes stands in the JSON as ``[<how many>]``; the bytes follow in that order. Sealed columns
are most of the file, and as text they would be a third longer and take longer to write than all the rest.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from sqlalchemy import LargeBinary

from barnombud.models.all_rows import METADATA

Table = list[list[Any]]
"""Rows of a table: numbers, texts, bytes or nothing; the first row is the columns' names."""


def pack(tables: dict[str, Table]) -> bytes:
    """Return the tables as bytes, by name."""
    found: list[bytes] = []

    def stand_in(value: bytes) -> list[int]:
        found.append(value)
        return [len(value)]

    text = json.dumps(
        tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=stand_in
    ).encode()
    return b"".join((text, b"\n", *found))


def unpack(packed: bytes) -> dict[str, Table]:
    """Return what `pack` was given.

    Raises:
        ValueError, TypeError, AttributeError: it is nothing that `pack` writes.
    """
    end = packed.index(b"\n")
    tables: dict[str, Table] = json.loads(packed[:end])
    at = end + 1
    for table in tables.values():
        for row in table:
            for place, value in enumerate(row):
                if isinstance(value, list):
                    (length,) = value
                    row[place] = packed[at : at + length]
                    at += length
    if at != len(packed):
        raise ValueError("The bytes of the rows are not as many as the rows say")
    return tables


def unpack_first_form(packed: bytes) -> dict[str, Table]:
    """Return the tables as version 1 of the file held them: JSON alone, with bytes as base64.

    Raises:
        ValueError, TypeError, AttributeError, KeyError: it is nothing that version 1 wrote.
    """
    tables: dict[str, Table] = json.loads(packed)
    for name, table in tables.items():
        columns = METADATA.tables[name].columns
        for place, column in enumerate(table[0]):
            if column in columns and isinstance(columns[column].type, LargeBinary):
                for row in table[1:]:
                    row[place] = base64.b64decode(row[place])
    return tables
