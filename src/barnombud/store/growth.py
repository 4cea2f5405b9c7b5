"""Whether the disk lets files grow: asked of the disk itself, as the database's driver does not tell.

What a quota or the largest size of a file refuses, the driver calls an input/output error like any
other, though whoever is at the screen has to make room and not to have the disk looked at.
"""

from __future__ import annotations

import tempfile
from collections import deque
from pathlib import Path

from barnombud.errors import DiskFull
from barnombud.store.faults_disk import disk_fault

_MARGIN = 1 << 20
_AT_ONCE = 1 << 16
_written: deque[Path] = deque(maxlen=4)
"""The folders written in of late: the store's, its backups' and the second place's."""


def note_written(folder: Path) -> None:
    """Remember that the database writes in ``folder``; any thread."""
    if folder not in _written:
        _written.append(folder)


def is_growth_refused() -> bool:
    """Whether one of the folders written in of late takes no larger files."""
    return any(refuses_growth(folder) for folder in tuple(_written))


def refuses_growth(folder: Path) -> bool:
    """Whether ``folder`` has no room for a file a little larger than its largest; leaves nothing behind."""
    try:
        largest = max((each.stat().st_size for each in folder.iterdir()), default=0)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.write(bytes(_AT_ONCE))
            file.seek(largest + _MARGIN)
            file.write(b"\0")
    except OSError as error:
        return isinstance(disk_fault(error), DiskFull)
    return False
