"""Writes a paper as a file where the person chose: read back and compared, and never half a file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from barnombud.errors import InputError, NoPermission
from barnombud.services.paper_contents import MadePaper
from barnombud.store.faults_disk import disk_fault

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO})
"""A folder that was removed, or a stick that was pulled out."""


def save_paper(paper: MadePaper, path: Path) -> Path:
    """Write the paper to ``path``, replacing what is there, and compare what was written.

    The PDF gets its suffix when it is left out. Until the whole of it has been compared it has another name,
    and when something goes wrong nothing is left behind.

    Raises:
        DiskFull: no room.
        NoPermission: the folder or file may not be written.
        InputError: ``folder_gone``, or ``saved_file_differs`` when the disk did not keep what was written.
    """
    path = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    beside = path.with_name(f".{path.name}.del")
    with _file_faults(beside):
        _write(beside, paper.pdf)
        if beside.read_bytes() != paper.pdf:
            raise InputError("file", "saved_file_differs")
        beside.replace(path)
    return path


def save_in_folder(paper: MadePaper, folder: Path) -> Path:
    """Write the paper under its own name in ``folder``; never over another file. Raises as `save_paper`."""
    stem = paper.file_name.removesuffix(".pdf")
    names = (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf" for number in count(1))
    free = next(folder / name for name in names if not (folder / name).exists())
    return save_paper(paper, free)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _file_faults(beside: Path) -> Iterator[None]:
    """Clear away a half-written file and say what happened as a `UserError`."""
    try:
        yield
    except (OSError, InputError) as error:
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        if error.errno in _GONE:
            raise InputError("folder", "folder_gone") from error
        raise (disk_fault(error) or NoPermission()) from error
