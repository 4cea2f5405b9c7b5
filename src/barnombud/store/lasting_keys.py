"""Keys that outlive a change of the store's key, so that what they prove stays proved (decisions/0062).

At first they follow from the store's key. Before that one is changed for the first time they are written down
in the store itself, where only who opens the store can read them.
"""

from __future__ import annotations

import base64
import hmac
import json
from dataclasses import dataclass
from typing import Any, Protocol, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_ROW = "lasting_keys"
_KEY_BYTES = 32


class Runs(Protocol):
    """A driver's connection, as much of it as is needed here."""

    def execute(self, sql: str, parameters: tuple[str, ...] = (), /) -> Any:
        """Run one statement and return its cursor."""
        ...


@dataclass(frozen=True, repr=False)
class LastingKeys:
    """32 bytes each; shows nothing of itself."""

    chain: bytes
    """Links the lines of the access log (R36)."""
    log_end: bytes
    """Proves the end of the log that is kept beside the keyring."""
    draft_mark: bytes
    """Marks the place of half-typed text that every member may find."""

    @classmethod
    def of_first_key(cls, store_key: bytes) -> Self:
        """Return those of a store whose key has never been changed."""
        mark = HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"barnombud/draft-place/1").derive(store_key)
        return cls(
            chain=hmac.digest(store_key, b"barnombud/audit/1", "sha256"),
            log_end=hmac.digest(store_key, b"barnombud/audit-head/1", "sha256"),
            draft_mark=mark,
        )


def read_lasting_keys(connection: Runs, store_key: bytes) -> LastingKeys:
    """Return what is written down in the store, or else what follows from its key."""
    row = connection.execute("SELECT content FROM setting WHERE key = ?", (_ROW,)).fetchone()
    if row is None:
        return LastingKeys.of_first_key(store_key)
    return LastingKeys(**{name: base64.b64decode(value) for name, value in json.loads(row[0]).items()})


def write_lasting_keys(connection: Runs, store_key: bytes) -> None:
    """Write them down, unless they are; ``store_key`` is the one the store has now."""
    keys = read_lasting_keys(connection, store_key)
    content = {name: base64.b64encode(value).decode("ascii") for name, value in vars(keys).items()}
    connection.execute(
        "INSERT OR IGNORE INTO setting (key, content) VALUES (?, ?)", (_ROW, json.dumps(content))
    )
