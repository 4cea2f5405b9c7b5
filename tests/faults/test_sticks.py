"""Real small disks as sticks: full and pulled out are told apart, and nothing half or readable is left."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from barnombud.domain.media import MediaKind
from barnombud.domain.minutes import PaperKind
from barnombud.errors import InputError
from barnombud.services import paper_files
from barnombud.services.encrypted_archive import opened_archive
from barnombud.services.paper_contents import MadePaper
from barnombud.services.paper_files import leaves_encrypted, save_out
from barnombud.services.papers import PaperRequest
from barnombud.store.place_probe import media_kind
from tests.faults.disks import small_disk

SMALL = 200_000
LARGE = 900_000
"""Bytes; two of them do not fit on a disk of one mebibyte."""


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Lend a mounted disk that counts as one to carry for as long as it is mounted."""
    with small_disk(tmp_path / "sticka") as at:

        def answer(place: Path) -> MediaKind:
            return MediaKind.CARRIED if place == at and at.is_mount() else media_kind(place)

        monkeypatch.setattr(paper_files, "media_kind", answer)
        try:
            yield at
        finally:
            if not at.is_mount():  # so that the disk can be taken away as it was lent
                subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(at)], check=True)


def paper(size: int) -> MadePaper:
    """A paper of so many bytes that no archive makes smaller."""
    return MadePaper(
        request=PaperRequest(kind=PaperKind.CALL),
        pdf=b"%PDF-1.7" + os.urandom(size),
        file_name="kallelse-K1.pdf",
        document_id="K1",
        version=1,
        sha256="",
    )


def pull_out(stick: Path) -> None:
    """Take the disk away; its folder stays, as it does on many computers."""
    subprocess.run(["umount", "-l", str(stick)], check=True)


@pytest.mark.rule("R37")
def test_a_full_stick(stick: Path) -> None:
    """What was there stays, the new archive is gone, and with room it works again."""
    first = save_out((paper(SMALL),), stick, locked=True)
    with pytest.raises(InputError) as full:
        save_out((paper(LARGE), paper(LARGE)), stick, locked=True)
    assert full.value.reason == "stick_full"
    assert [path.name for path in stick.iterdir()] == [first.path.name]
    again = save_out((paper(SMALL),), stick, locked=True)
    assert len(opened_archive(again.path.read_bytes(), again.phrase)) == 1


@pytest.mark.rule("R37")
def test_a_stick_that_is_pulled_out_before_anything_is_written(stick: Path) -> None:
    """The folder it was in is the computer's now: nothing is written there, locked or readable."""
    assert leaves_encrypted(stick)
    pull_out(stick)
    with pytest.raises(InputError) as gone:
        save_out((paper(SMALL),), stick, locked=True)
    assert gone.value.reason == "stick_gone"
    assert list(stick.iterdir()) == []


@pytest.mark.rule("R37")
def test_a_stick_that_is_pulled_out_while_it_is_written(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left in the folder it was in."""
    real = os.fsync

    def pulled(number: int) -> None:
        pull_out(stick)
        real(number)

    with monkeypatch.context() as hand, pytest.raises(InputError) as gone:
        hand.setattr(os, "fsync", pulled)
        save_out((paper(SMALL),), stick, locked=True)
    assert gone.value.reason == "stick_gone"
    assert list(stick.iterdir()) == []


@pytest.mark.rule("R37")
def test_a_folder_that_has_become_a_stick_gets_no_readable_file(stick: Path) -> None:
    """It was the computer's when the person chose it."""
    with pytest.raises(InputError) as refused:
        save_out((paper(SMALL),), stick, locked=False)
    assert refused.value.reason == "folder_removable"
    assert list(stick.iterdir()) == []
