"""Writes papers as files where the person chose: read back and compared, and never half a file.

On what can be carried away they go into an encrypted archive only: `save_paper` itself refuses (R37).
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from barnombud.domain.media import MediaKind
from barnombud.errors import InputError, NoPermission, UserError
from barnombud.services.encrypted_archive import archive_phrase, write_archive
from barnombud.services.paper_contents import MadePaper
from barnombud.services.written_beside import write_through, written_beside
from barnombud.store.faults_disk import disk_fault
from barnombud.store.place_probe import media_kind

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO})
"""A folder that was removed, or a stick that was pulled out."""


@dataclass(frozen=True)
class Saved:
    """What has been written: the file, or of several the last one, and for an archive its phrase."""

    path: Path
    count: int
    phrase: str = ""


def leaves_encrypted(place: Path) -> bool:
    """Whether a file at ``place``, a folder or a file in one, can be carried away, or nobody can tell."""
    return media_kind(_folder_of(place)) is not MediaKind.STAYS


def save_out(papers: tuple[MadePaper, ...], place: Path, *, locked: bool | None = None) -> Saved:
    """Write papers where the person chose: each as a file, or all in one encrypted archive (R37).

    ``place`` is a folder, or for one paper a file; an archive has a name of its own. With ``locked`` the
    answer of `leaves_encrypted` is known, and must be the same still. Raises as `save_paper` and
    `write_archive`; ``stick_gone`` too when the folder a stick was in is left without it.
    """
    carried = leaves_encrypted(place)
    if locked and not carried:
        raise InputError("folder", "stick_gone")
    if carried and locked is not False:
        folder, phrase = _folder_of(place), archive_phrase()
        return Saved(write_archive([each.pdf for each in papers], folder, phrase), len(papers), phrase)
    if _folder_of(place) == place:
        return Saved([save_in_folder(paper, place) for paper in papers][-1], len(papers))
    (paper,) = papers
    return Saved(save_paper(paper, place), 1)


def save_paper(paper: MadePaper, path: Path) -> Path:
    """Write the paper to ``path``, replacing what is there, and compare what was written.

    The PDF gets its suffix when it is left out. Until the whole of it has been compared it has another name,
    and when something goes wrong nothing is left behind.

    Raises:
        DiskFull: no room.
        NoPermission: the folder or file may not be written.
        InputError: ``folder_removable``: it could be carried away readable (R37); ``folder_gone``; or
            ``saved_file_differs`` when the disk did not keep what was written.
    """
    if leaves_encrypted(path.parent):
        raise InputError("folder", "folder_removable")
    path = path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
    return write_compared(path, paper.pdf)


def write_compared(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path``, on what stays here, and compare it; raises as `save_paper`."""
    beside = path.with_name(f".{path.name}.del")
    with written_beside(beside, file_fault):
        write_through(beside, content)
        if beside.read_bytes() != content:
            raise InputError("file", "saved_file_differs")
        beside.replace(path)
    return path


def save_in_folder(paper: MadePaper, folder: Path) -> Path:
    """Write the paper under its own name in ``folder``; never over another file. Raises as `save_paper`."""
    stem = paper.file_name.removesuffix(".pdf")
    names = (f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf" for number in count(1))
    free = next(folder / name for name in names if not (folder / name).exists())
    return save_paper(paper, free)


def _folder_of(place: Path) -> Path:
    """Return ``place`` when it is a folder, else the one it is to lie in."""
    return place if os.path.isdir(place) else place.parent  # noqa: PTH112  # never raises, also for a name no disk takes


def file_fault(error: OSError) -> UserError:
    """Return what a person is told when a file could not be written."""
    if error.errno in _GONE:
        return InputError("folder", "folder_gone")
    return disk_fault(error) or NoPermission()
