"""Reads a store with public tools alone, as anybody with a passphrase could; nothing of ours is imported.

Keys and texts are opened by the very recipe of docs/keyring-format.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.exceptions import InvalidTag

DOCUMENT = Path(__file__).parents[2] / "docs" / "keyring-format.md"
ROW_KEYS = {
    "child_record": "{item_id}",
    "item_snapshot": "{item_id}/{version}",
    "draft": "{place}/{member_id}",
}
"""As the page says; every other row goes by its `id`."""


def recipe() -> dict[str, Any]:
    """Run the recipe's text and return what it defines."""
    (block,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    defined: dict[str, Any] = {}
    exec(block, defined)  # noqa: S102  # the page itself is what is being tried
    return defined


@dataclass
class Reader:
    """What one member can read; `keys` may be taken over from an older copy.

    With ``backup``, which holds no case keys, those of ``folder``'s case-keys.json are taken.

    Attributes:
        keys: case and generation → the case's key.
        rows: every table's rows as the store gives them.
        store_key: what opens the whole store.
    """

    folder: Path
    member_id: str
    passphrase: str
    keys: dict[tuple[str, int], bytes] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    store_key: bytes = b""
    backup: Path | None = None

    def __post_init__(self) -> None:
        """Open the keyring, the store and every key that is sealed to the member."""
        self._tools = recipe()
        keyring = json.loads((self.folder / "keyring.json").read_text(encoding="utf-8"))
        private, store_key = self._tools["open_keyring"](keyring, self.member_id, self.passphrase)
        self.store_key = store_key
        self._own = self._tools["own_key"](private)
        self.rows = _all_rows(self.backup or self.folder / "store.db", store_key)
        for row in self._newest_keys() if self.backup else self.rows["case_key"]:
            if row["member_id"] == self.member_id:
                place = (row["case_id"], row["generation"])
                self.keys[place] = self._tools["open_case_key"](private, row["sealed"], *place)

    def _newest_keys(self) -> Iterator[dict[str, Any]]:
        document = json.loads((self.folder / "case-keys.json").read_text(encoding="utf-8"))
        columns, *rows = self._tools["open_case_keys"](document, self.store_key)["case_key"]
        for row in rows:
            yield dict(zip(columns, row, strict=True))

    def readable(self) -> Iterator[tuple[str, str, object]]:
        """Yield table, column and value of everything: opened where a key opens it, else as it lies there."""
        for table, rows in self.rows.items():
            for row in rows:
                for column, value in row.items():
                    opened = self._opened(table, row, column, value) if isinstance(value, bytes) else value
                    yield table, column, opened

    def text(self) -> str:
        """Return everything as one text, so that a word can be looked for."""
        return "\n".join(_said(value) for _, _, value in self.readable())

    def _opened(self, table: str, row: dict[str, Any], column: str, sealed: bytes) -> bytes:
        row_id = ROW_KEYS.get(table, "{id}").format_map({"id": "", **row})
        candidates = [key for (_, generation), key in sorted(self.keys.items()) if _says(sealed, generation)]
        for key in (*candidates, self._own):
            try:
                opened = self._tools["open_text"](key, sealed, table, row_id, column)
            except (InvalidTag, KeyError, AssertionError, ValueError):
                continue
            assert isinstance(opened, bytes)
            return opened
        return sealed


def _says(sealed: bytes, generation: int) -> bool:
    return sealed[:1] == b"\x01" or sealed[1:5] == generation.to_bytes(4, "big")


def _said(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _all_rows(store: Path, store_key: bytes) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlcipher.connect(str(store))) as plain:
        plain.execute(f"PRAGMA key = \"x'{store_key.hex()}'\"")
        names = plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {}
        for (table,) in names:
            cursor = plain.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # the store's own names
            columns = [each[0] for each in cursor.description]
            found[table] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        return found
