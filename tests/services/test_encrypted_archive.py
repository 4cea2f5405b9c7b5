"""Onto a stick papers go in an archive that opens with its phrase only, or not at all (R37)."""

from __future__ import annotations

import errno
import math
import os
import resource
import shutil
import signal
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from barnombud.domain.media import MediaKind
from barnombud.domain.minutes import PaperKind
from barnombud.errors import InputError, NoPermission, UserError
from barnombud.resources import read_text
from barnombud.services.encrypted_archive import (
    WORD_LIST,
    archive_bytes,
    archive_phrase,
    opened_archive,
    write_archive,
)
from barnombud.services.paper_contents import MadePaper, make_paper
from barnombud.services.paper_files import Saved, leaves_encrypted, save_out, save_paper
from barnombud.services.papers import PaperRequest
from tests.sticks import as_stick
from tests.world import World

PAPERS = (b"%PDF-1.7 Alva", b"%PDF-1.7 Ture")


@pytest.fixture
def paper(world: World) -> MadePaper:
    """A real paper."""
    return make_paper(world.desk, PaperRequest(kind=PaperKind.BLANK_FLOWER))


@pytest.mark.rule("R37")
@pytest.mark.parametrize("kind", [MediaKind.CARRIED, MediaKind.UNKNOWN])
def test_a_plain_copy_is_impossible_on_what_can_be_carried(
    paper: MadePaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: MediaKind
) -> None:
    """The use case itself refuses, also where nobody can tell; the way round it is the archive."""
    stick = as_stick(monkeypatch, tmp_path / "sticka", kind)
    assert leaves_encrypted(stick / "a.pdf")
    with pytest.raises(InputError) as caught:
        save_paper(paper, stick / "a.pdf")
    assert caught.value.reason == "folder_removable"
    assert list(stick.iterdir()) == []
    saved = [save_out((paper, paper), stick), save_out((paper,), stick / "Alva.pdf")]
    assert [each.path.name for each in saved] == ["papper.zip", "papper-2.zip"]
    assert [each.count for each in saved] == [2, 1]
    assert sorted(each.name for each in stick.iterdir()) == ["papper-2.zip", "papper.zip"]
    assert opened_archive(saved[0].path.read_bytes(), saved[0].phrase) == (paper.pdf, paper.pdf)
    assert saved[0].phrase != saved[1].phrase
    for each in saved:
        assert paper.pdf[100:200] not in each.path.read_bytes()


def test_on_the_computer_papers_stay_files(paper: MadePaper, tmp_path: Path) -> None:
    """One where the person said, several each under its own name; no phrase."""
    assert save_out((paper,), tmp_path / "a.pdf") == Saved(tmp_path / "a.pdf", 1)
    assert save_out((paper, paper), tmp_path) == Saved(tmp_path / "blomma-B0-2.pdf", 2)


@pytest.mark.rule("R37")
def test_the_archive_is_aes_256_and_shuts_out_who_has_no_phrase() -> None:
    """Every entry is AE-2 with the longest key, says no date and has a neutral name."""
    archive = archive_bytes(PAPERS, "sju vanliga ord")
    assert opened_archive(archive, "sju vanliga ord") == PAPERS
    assert opened_archive(archive, "sju andra ord") == ()
    assert opened_archive(archive[:-10], "sju vanliga ord") == ()
    assert b"Alva" not in archive
    for number, entry in enumerate(zipfile.ZipFile(BytesIO(archive)).infolist(), start=1):
        assert entry.filename == f"papper-{number}.pdf"
        assert (entry.date_time[0], entry.compress_type, entry.flag_bits & 1) == (1980, 99, 1)
        kind, size, version, maker, strength = _aes_field(entry.extra)
        assert (kind, size, version, maker, strength) == (0x9901, 7, 2, b"AE", 3)


def _aes_field(extra: bytes) -> tuple[int, int, int, bytes, int]:
    return (
        int.from_bytes(extra[0:2], "little"),
        int.from_bytes(extra[2:4], "little"),
        int.from_bytes(extra[4:6], "little"),
        extra[6:8],
        extra[8],
    )


@pytest.mark.skipif(shutil.which("7z") is None, reason="7-Zip is not on this machine")
def test_seven_zip_opens_it(tmp_path: Path) -> None:
    """The tool a municipality has; where it is missing the format alone is looked at, above."""
    path = write_archive(PAPERS, tmp_path, "sju vanliga ord")
    tool = shutil.which("7z") or ""
    out = tmp_path / "ut"
    command = [tool, "x", "-y", "-psju vanliga ord", f"-o{out}", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    assert [each.read_bytes() for each in sorted(out.iterdir())] == list(PAPERS)


def test_the_phrase_is_long_enough_by_itself() -> None:
    """The archive's own derivation is fast: at least 64 bits, in letters every tool writes alike."""
    words = [word for word in read_text(WORD_LIST).split() if word.isascii()]
    phrase = archive_phrase().split(" ")
    assert set(phrase) <= set(words)
    assert len(phrase) * math.log2(len(words)) >= 64
    assert archive_phrase() != archive_phrase()


@pytest.mark.rule("R37")
def test_a_full_stick_and_one_that_was_pulled_out_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real limits of the system; nothing half is left."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(InputError) as full:
            write_archive(PAPERS, tmp_path, "sju vanliga ord")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert full.value.reason == "stick_full"
    with pytest.raises(InputError) as gone:
        write_archive(PAPERS, tmp_path / "borta", "sju vanliga ord")
    assert gone.value.reason == "stick_gone"
    for number, expected in ((errno.EIO, "stick_gone"), (errno.EROFS, ""), (errno.EBUSY, "")):
        with monkeypatch.context() as stick, pytest.raises(UserError) as told:
            stick.setattr(os, "fsync", _failing(number))
            write_archive(PAPERS, tmp_path, "sju vanliga ord")
        if expected:
            assert isinstance(told.value, InputError)
            assert told.value.reason == expected
        else:
            assert isinstance(told.value, NoPermission)
    with monkeypatch.context() as stick, pytest.raises(InputError) as differs:
        stick.setattr(os, "fsync", lambda descriptor: os.truncate(descriptor, 10))
        write_archive(PAPERS, tmp_path, "sju vanliga ord")
    assert differs.value.reason == "saved_file_differs"
    assert list(tmp_path.iterdir()) == []


def _failing(number: int) -> object:
    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    return fail
