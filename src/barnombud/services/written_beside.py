"""A file is written beside its name first: what breaks off leaves nothing half made behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from barnombud.errors import UserError


@contextmanager
def written_beside(beside: Path, said: Callable[[OSError], UserError]) -> Iterator[None]:
    """Clear away the half-written file at ``beside`` when writing fails or is stopped.

    Raises:
        UserError: what ``said`` makes of the system's error.
        BaseException: raised by the block itself, as it is.
    """
    try:
        yield
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise said(error) from error


def write_through(path: Path, content: bytes) -> None:
    """Write ``content`` to the disk itself; the next reader gets what lies there, not what memory remembers.

    Where the system cannot be asked to forget its copy, as on Windows, the file is only synced.
    """
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        forget = getattr(os, "posix_fadvise", None)
        if forget is not None:
            forget(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
