"""Writes a delivery where somebody chose: whole and read back, or nothing at all; needs no store.

On what can be carried away it goes into an encrypted archive (R37), whole in one file: a locked archive shows
the names in it to anybody, and how many papers there are of how many children (R22, R34). It may be stopped
until the package gets its name.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from barnombud.documents.catalogue import render_paper
from barnombud.documents.delivery_package import checksum_list, checksums_hold, index_csv
from barnombud.domain.minutes import HandoverWay
from barnombud.domain.papers.retention import DeliveredPaper, DeliveryIndexContent
from barnombud.errors import InputError
from barnombud.services.delivery import Delivery
from barnombud.services.encrypted_archive import archive_phrase, plain_archive, write_files
from barnombud.services.paper_files import Saved, file_fault, leaves_encrypted
from barnombud.services.written_beside import write_through
from barnombud.texts import delivery as texts

Step = Callable[[int, int], object]
"""Called before each paper with how many are done and how many there are, and twice when all are: before they
are written, and when the package has been read back and is about to get its name. May raise to stop.
"""


@dataclass(frozen=True)
class Written:
    """A delivery that is written and read back."""

    saved: Saved
    way: HandoverWay
    sums: dict[str, str]
    """Checksum of each paper by file."""
    listed: str
    """Checksum of the list of checksums."""


def write_delivery(delivery: Delivery, folder: Path, step: Step) -> Written:
    """Make every paper of a delivery, write the package into ``folder`` under a free name, and read it back.

    Raises:
        DiskFull, NoPermission: nothing is left behind.
        InputError: ``folder_gone``, ``stick_full``, ``stick_gone`` or ``saved_file_differs``.
    """
    files = _files(delivery, step)
    last = partial(step, len(delivery.papers), len(delivery.papers))
    last()
    sums = {paper.file: hashlib.sha256(files[paper.file]).hexdigest() for paper in delivery.papers}
    listed = hashlib.sha256(files[texts.SUMS]).hexdigest()
    stem = texts.package_name(delivery.document_id)
    if leaves_encrypted(folder):
        phrase = archive_phrase()
        whole = (f"{stem}.zip", plain_archive(tuple(sorted(files.items()))))
        path = write_files((whole,), folder, phrase, stem, last)
        return Written(Saved(path, len(sums), phrase), HandoverWay.ENCRYPTED, sums, listed)
    path = _write_folder(files, folder, stem, last)
    return Written(Saved(path, len(sums)), HandoverWay.DELIVERED, sums, listed)


def read_package(folder: Path) -> dict[str, bytes]:
    """Return every file of a package by its place in it; raises OSError."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _files(delivery: Delivery, step: Step) -> dict[str, bytes]:
    """Return the whole package in memory, by place."""
    files: dict[str, bytes] = {}
    rows = []
    for number, paper in enumerate(delivery.papers):
        step(number, len(delivery.papers))
        pdf = files[paper.file] = render_paper(paper.content)
        rows.append(
            DeliveredPaper(
                file=paper.file,
                kind=paper.request.kind,
                document_id=paper.content.document_id,
                version=paper.content.version,
                meeting_on=paper.meeting_on,
                case_number=paper.case_number,
                size=len(pdf),
                sha256=hashlib.sha256(pdf).hexdigest(),
            )
        )
    index = DeliveryIndexContent(
        **dict(delivery.frame), agency=delivery.agency.name, year=delivery.year, papers=tuple(rows)
    )
    files[texts.CSV], files[texts.PDF] = index_csv(rows), render_paper(index)
    return files | {texts.SUMS: checksum_list(files)}


def _read_back(folder: Path) -> None:
    read = read_package(folder)
    if not checksums_hold(read.pop(texts.SUMS), read):
        raise InputError("file", "saved_file_differs")


def _write_folder(files: dict[str, bytes], folder: Path, stem: str, last: Callable[[], object]) -> Path:
    """Write under another name until everything has been read back; what breaks off is taken away."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    path = next(folder / name for name in names if not (folder / name).exists())
    beside = folder / f".{path.name}.del"
    shutil.rmtree(beside, ignore_errors=True)  # left by a run that was broken off
    try:
        beside.mkdir()
        (beside / texts.FOLDER).mkdir()
        for name, content in files.items():
            write_through(beside / name, content)
        _read_back(beside)
        last()
        beside.rename(path)
    except BaseException as error:
        with suppress(OSError):
            shutil.rmtree(beside)
        if isinstance(error, OSError):
            raise file_fault(error) from error
        raise
    return path
