"""Papers as files: whole, compared, never over another, and a plain reason when it cannot be done."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from barnombud.domain.minutes import PaperKind
from barnombud.errors import DiskFull, InputError, NoPermission
from barnombud.services.paper_contents import MadePaper, make_paper
from barnombud.services.paper_files import save_in_folder, save_out, save_paper
from barnombud.services.papers import PaperRequest
from tests.world import World


@pytest.fixture
def paper(world: World) -> MadePaper:
    """A real paper."""
    return make_paper(world.desk, PaperRequest(kind=PaperKind.BLANK_FLOWER))


def test_file_is_the_paper_and_nothing_else_is_left(paper: MadePaper, tmp_path: Path) -> None:
    """The suffix is added; a file of the same name that the person has chosen is replaced."""
    folder = tmp_path / "papper"
    folder.mkdir()
    assert save_paper(paper, folder / "blomma") == folder / "blomma.pdf"
    (folder / "blomma.pdf").write_bytes(b"gammal")
    save_paper(paper, folder / "blomma.pdf")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("blomma.pdf", paper.pdf)]


def test_folder_gets_every_paper_under_a_name_of_its_own(paper: MadePaper, tmp_path: Path) -> None:
    """Nothing is written over, and names hold no name (R34)."""
    folder = tmp_path / "papper"
    folder.mkdir()
    names = [save_in_folder(paper, folder).name for _ in range(3)]
    assert names == ["blomma-B0.pdf", "blomma-B0-2.pdf", "blomma-B0-3.pdf"]


def test_folder_that_is_gone_is_told(paper: MadePaper, tmp_path: Path) -> None:
    """As when a stick has been pulled out."""
    with pytest.raises(InputError) as caught:
        save_paper(paper, tmp_path / "borta" / "a.pdf")
    assert caught.value.reason == "folder_gone"


def test_name_no_file_can_have_is_told(paper: MadePaper, tmp_path: Path) -> None:
    """Too long for the disk."""
    with pytest.raises(NoPermission):
        save_paper(paper, tmp_path / ("a" * 300))


def test_folder_one_may_not_write_in_is_told(paper: MadePaper) -> None:
    """The kernel's own folder refuses even the system's owner."""
    with pytest.raises((NoPermission, InputError)):
        save_paper(paper, Path("/sys/kernel/a.pdf"))


def test_full_disk_leaves_nothing_half(paper: MadePaper, tmp_path: Path) -> None:
    """A real limit of the system, hit while writing."""
    folder = tmp_path / "papper"
    folder.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(DiskFull):
            save_paper(paper, folder / "a.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert list(folder.iterdir()) == []


def test_disk_that_does_not_keep_what_was_written_is_told(
    paper: MadePaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that loses bytes: the file is taken away again."""
    folder = tmp_path / "papper"
    folder.mkdir()
    with monkeypatch.context() as stick, pytest.raises(InputError) as caught:
        stick.setattr(os, "fsync", lambda number: os.truncate(number, 10))
        save_paper(paper, folder / "a.pdf")
    assert caught.value.reason == "saved_file_differs"
    assert list(folder.iterdir()) == []


def test_the_file_is_read_back_from_the_disk(
    paper: MadePaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system is asked to forget what it has in memory; where it cannot be, the file is only synced."""
    asked: list[int] = []
    with monkeypatch.context() as disk:
        disk.setattr(os, "posix_fadvise", lambda *told: asked.append(told[-1]))
        save_paper(paper, tmp_path / "a.pdf")
    assert asked == [os.POSIX_FADV_DONTNEED]
    with monkeypatch.context() as disk:
        disk.delattr(os, "posix_fadvise")
        save_paper(paper, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes() == paper.pdf


@pytest.mark.rule("R37")
def test_a_folder_whose_stick_is_gone_gets_nothing(paper: MadePaper, tmp_path: Path) -> None:
    """It was a stick's when the person chose it, and is the computer's now."""
    folder = tmp_path / "sticka"
    folder.mkdir()
    with pytest.raises(InputError) as gone:
        save_out((paper,), folder, locked=True)
    assert gone.value.reason == "stick_gone"
    assert list(folder.iterdir()) == []
