"""Sealing a whole domain value into one column, and opening it again.

Where its length would tell something, such as a no from a yes, the text is squeezed and filled up before it
is sealed.
"""

from __future__ import annotations

import zlib
from typing import TypeVar

from barnombud.domain.ids import CaseId
from barnombud.domain.value import Value
from barnombud.store.case_keys import CaseKeys
from barnombud.store.repositories.writing import as_json
from barnombud.store.sealing import seal_context

V = TypeVar("V", bound=Value)


class Box:
    """Turns values about a case into sealed bytes bound to their table and row, and back."""

    def __init__(self, keys: CaseKeys, table: str, block: int = 0) -> None:
        """Seal for rows of ``table``; with ``block`` texts are filled up to whole blocks of so many bytes."""
        self._keys = keys
        self._table = table
        self._block = block

    def seal(self, case_id: CaseId, row_id: str, value: Value, column: str = "sealed") -> bytes:
        """Return ``value`` as sealed JSON.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        plain = _filled(as_json(value).encode(), self._block)
        return self._keys.sealer(case_id).seal(plain, seal_context(self._table, row_id, column))

    def open(self, kind: type[V], case_id: CaseId, row_id: str, blob: bytes, column: str = "sealed") -> V:
        """Return the value that was sealed.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
            StoreDamaged: the bytes were changed or moved.
        """
        return kind.model_validate_json(self._text(case_id, row_id, blob, column))

    def mentions(self, text: str, case_id: CaseId, row_id: str, blob: bytes, column: str = "sealed") -> bool:
        """Whether the value's JSON has ``text`` in it: many times quicker than making the value of it.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
            StoreDamaged: the bytes were changed or moved.
        """
        return text.encode() in self._text(case_id, row_id, blob, column)

    def open_once(self, kind: type[V], case_id: CaseId, row_id: str, blob: bytes) -> V:
        """Return a value of a row that never changes, opened the first time and remembered until the lock.

        Raises:
            KeyNotHeld: the signed-in member does not, or no longer, hold the case's key.
            StoreDamaged: the bytes were changed or moved.
        """
        self._keys.opener(case_id, blob)
        known = self._keys.remembered(case_id)
        value = known.get(row_id)
        if not isinstance(value, kind):
            value = known[row_id] = self.open(kind, case_id, row_id, blob)
        return value

    def seal_bytes(self, case_id: CaseId, row_id: str, content: bytes, column: str = "sealed") -> bytes:
        """Return bytes that are no value of the program, such as a picture, sealed.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
        """
        return self._keys.sealer(case_id).seal(content, seal_context(self._table, row_id, column))

    def open_bytes(self, case_id: CaseId, row_id: str, blob: bytes, column: str = "sealed") -> bytes:
        """Return the bytes that were sealed by `seal_bytes`.

        Raises:
            KeyNotHeld: the signed-in member does not hold the case's key.
            StoreDamaged: the bytes were changed or moved.
        """
        return self._keys.opener(case_id, blob).open(blob, seal_context(self._table, row_id, column))

    def _text(self, case_id: CaseId, row_id: str, blob: bytes, column: str) -> bytes:
        plain = self._keys.opener(case_id, blob).open(blob, seal_context(self._table, row_id, column))
        return _unfilled(plain)


def _filled(plain: bytes, block: int) -> bytes:
    if not block:
        return plain
    squeezed = zlib.compress(plain)
    return squeezed + bytes(-len(squeezed) % block)


def _unfilled(plain: bytes) -> bytes:
    """JSON of a value begins with a brace, squeezed text never does; what follows its end is filling."""
    return plain if plain[:1] == b"{" else zlib.decompressobj().decompress(plain)
