"""When the end of the access log is written beside the keyring: at unlock, at lock, and now and then (R36).

Not at every line, as each writing waits for the disk. After a crash it may be `ROWS_BETWEEN` lines behind.
"""

from __future__ import annotations

from pathlib import Path

from barnombud.domain.access_log import LogHead
from barnombud.store.log_head import write_head

ROWS_BETWEEN = 25


class LogEnd:
    """The newest committed line of an open store's log, and whether it has been written down."""

    def __init__(self) -> None:
        """Start without having seen a line."""
        self._head: LogHead | None = None
        self._unwritten = 0

    def passed(self, head: LogHead) -> bool:
        """Note that ``head`` is committed; tell whether it is time to write it down."""
        self._head = head
        self._unwritten += 1
        return self._unwritten >= ROWS_BETWEEN

    def write(self, folder: Path, store_id: str, key: bytes) -> None:
        """Write the newest line down, if there is one that has not been; ``key`` proves it.

        Raises:
            DiskFull, NoPermission: the one written before stands.
        """
        if self._head is not None and self._unwritten:
            write_head(folder, store_id, key, self._head)
            self._unwritten = 0
