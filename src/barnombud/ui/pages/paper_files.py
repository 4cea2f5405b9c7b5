"""Writes a paper to a file where the person chose; the program itself leaves none behind."""

from __future__ import annotations

import errno
from pathlib import Path

from barnombud.errors import DiskFull, NoPermission
from barnombud.services.paper_contents import MadePaper


def write_paper(paper: MadePaper, path: Path) -> Path:
    """Write ``paper`` to ``path`` and return it; works in a small-pool job.

    Raises:
        DiskFull: there is no room.
        NoPermission: the file cannot be written there.
    """
    try:
        path.write_bytes(paper.pdf)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise NoPermission from error
    return path
