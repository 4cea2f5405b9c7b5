"""A copy for somebody who can help: a team's files as they are, in one encrypted file, with a page."""

from __future__ import annotations

import zipfile
from itertools import count
from pathlib import Path

from barnombud.domain.clock import swedish_date
from barnombud.errors import NoPermission, StoreMissing
from barnombud.services.machine import Machine
from barnombud.store.age_file import AgeWriter
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import backups_path, sync_folder
from barnombud.texts import help_copy as texts

_OWN = ("store.db*", "keyring.json", "log-head.json", "failed-unlocks.json", "case-keys.json")
_BESIDE = ("keyring.json", "case-keys.json")
_STORED_FROM = (1980, 1, 1, 0, 0, 0)
_READ_AT_ONCE = 1_048_576


def make_help_copy(machine: Machine, folder: Path, to: Path, passphrase: str) -> Path:
    """Write the files of a damaged team, as they are, into one file in ``to``; return it.

    What cannot be read at all is left out, and the page in the file says so. Backups are not in it: they lie
    where they lay.

    Raises:
        StoreMissing: there is nothing in ``folder``.
        DiskFull, NoPermission: ``to`` does not take it; nothing is left behind.
    """
    found = [path for pattern in _OWN for path in sorted(folder.glob(pattern))]
    found += [backups_path(folder) / name for name in _BESIDE if (backups_path(folder) / name).exists()]
    if not found:
        raise StoreMissing(folder.name)
    if not to.is_dir():
        raise NoPermission(to.name)
    day = swedish_date(machine.clock.now())
    path = next(each for number in count(1) if not (each := to / texts.file_name(day, number)).exists())
    part = path.with_suffix(".part")
    with disk_faults():
        try:
            with part.open("xb") as file:
                writer = AgeWriter(file, passphrase)
                _put_together(writer, folder, found)
                writer.close()
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(to)
    return path


def _put_together(writer: AgeWriter, folder: Path, found: list[Path]) -> None:
    unreadable = []
    with zipfile.ZipFile(writer, "w") as archive:
        for path in found:
            if not _put(archive, path, path.relative_to(folder).as_posix()):
                unreadable.append(path.relative_to(folder).as_posix())
        archive.writestr(zipfile.ZipInfo(texts.PAGE_NAME, _STORED_FROM), texts.page(unreadable))


def _put(archive: zipfile.ZipFile, path: Path, name: str) -> bool:
    """Put one file in; False when it cannot be read to its end."""
    with path.open("rb") as source, archive.open(zipfile.ZipInfo(name, _STORED_FROM), "w") as entry:
        while True:
            try:
                piece = source.read(_READ_AT_ONCE)
            except OSError:
                return False
            if not piece:
                return True
            entry.write(piece)
