"""Papers in a ZIP archive with AES-256, which 7-Zip and others open: the only way onto a stick (R37).

Made in memory, read back and opened with its phrase before it gets its name. See docs/decisions/0072.
"""

from __future__ import annotations

import errno
import math
import secrets
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pyzipper
from pyzipper.zipfile_aes import AESZipInfo

from barnombud.errors import DiskFull, InputError, NoPermission, UserError
from barnombud.resources import read_text
from barnombud.services.written_beside import write_through, written_beside
from barnombud.store.faults_disk import disk_fault

WORD_LIST = "words/passphrase.txt"
LEAST_BITS = 64
"""The archive's own key derivation is fast, so the phrase alone has to be long enough."""
STEM = "papper"
"""Names outside and inside tell nothing: ``papper.zip`` holds ``papper-1.pdf`` (R34)."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_PULLED_OUT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO})


def archive_phrase() -> str:
    """Return common words with spaces between, drawn by the system's own randomness, of at least 64 bits.

    Only words in plain letters: archive tools do not agree on how others are written in a passphrase.
    """
    words = [word for word in read_text(WORD_LIST).split() if word.isascii()]
    number = math.ceil(LEAST_BITS / math.log2(len(words)))
    return " ".join(secrets.choice(words) for _ in range(number))


NamedFile = tuple[str, bytes]
"""A file's name inside the archive, with ``/`` between folders, and what it holds."""


def archive_bytes(papers: Sequence[bytes], phrase: str) -> bytes:
    """Return an archive of papers under names that tell nothing."""
    return packed(_named(papers), phrase)


def packed(files: Sequence[NamedFile], phrase: str) -> bytes:
    """Return the archive, made in memory: nothing readable touches a disk."""
    made = BytesIO()
    with pyzipper.AESZipFile(
        made, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        archive.setpassword(phrase.encode("utf-8"))
        for name, content in files:
            archive.writestr(AESZipInfo(name, _NO_DATE), content)
    return made.getvalue()


def plain_archive(files: Sequence[NamedFile]) -> bytes:
    """Return files in an archive without a phrase, made in memory: the one file of a locked one.

    The names in a locked archive can be read without its phrase; what lies a step further in cannot (R34).
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name, _NO_DATE), content)
    return made.getvalue()


def opened_archive(archive: bytes, phrase: str) -> tuple[bytes, ...]:
    """Return what lies in an archive, in order; empty when it cannot be opened with ``phrase``."""
    return tuple(content for _, content in unpacked(archive, phrase))


def unpacked(archive: bytes, phrase: str) -> tuple[NamedFile, ...]:
    """Return the files in an archive, in order; empty when it cannot be opened with ``phrase``."""
    try:
        with pyzipper.AESZipFile(BytesIO(archive)) as found:
            found.setpassword(phrase.encode("utf-8"))
            return tuple((each.filename, found.read(each)) for each in found.infolist())
    except (pyzipper.BadZipFile, RuntimeError, ValueError, OSError, EOFError):
        return ()


def write_archive(papers: Sequence[bytes], folder: Path, phrase: str) -> Path:
    """Write an archive of ``papers`` into ``folder``; see `write_files`."""
    return write_files(_named(papers), folder, phrase)


def _go_on() -> None:
    """Let nothing stop the writing."""


def write_files(
    files: Sequence[NamedFile],
    folder: Path,
    phrase: str,
    stem: str = STEM,
    last: Callable[[], object] = _go_on,
) -> Path:
    """Write an archive of ``files`` into ``folder`` under a free name, and prove that it opens.

    Until that has been done it has another name, and when something goes wrong nothing is left behind.
    ``last`` is called just before it gets its own name, and may raise to stop.

    Raises:
        InputError: ``stick_full``, ``stick_gone``, or ``saved_file_differs`` when the stick did not keep it.
        NoPermission: the stick may not be written.
    """
    names = (f"{stem}.zip" if number == 1 else f"{stem}-{number}.zip" for number in count(1))
    path = next(folder / name for name in names if not (folder / name).exists())
    beside = folder / f".{path.name}.del"
    with written_beside(beside, _stick_fault):
        write_through(beside, packed(files, phrase))
        if unpacked(beside.read_bytes(), phrase) != tuple(files):
            raise InputError("file", "saved_file_differs")
        last()
        beside.replace(path)
    return path


def _named(papers: Sequence[bytes]) -> tuple[NamedFile, ...]:
    return tuple((f"{STEM}-{number}.pdf", paper) for number, paper in enumerate(papers, start=1))


def _stick_fault(error: OSError) -> UserError:
    """Tell a full stick from one that has been pulled out."""
    if error.errno in _PULLED_OUT:
        return InputError("folder", "stick_gone")
    fault = disk_fault(error) or NoPermission()
    return InputError("folder", "stick_full") if isinstance(fault, DiskFull) else fault
