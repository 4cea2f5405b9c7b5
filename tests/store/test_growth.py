"""Whether there is room for files to grow is asked of the disk itself."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from barnombud.errors import DiskFailing, DiskFull
from barnombud.store.faults import store_faults
from barnombud.store.growth import is_growth_refused, note_written, refuses_growth
from tests.faults.disks import files_at_most
from tests.store.test_faults import driver_error


def test_a_folder_with_room_is_left_as_it_was(tmp_path: Path) -> None:
    """Nothing is left of the question."""
    (tmp_path / "file").write_bytes(b"x" * 10_000)
    assert not refuses_growth(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("size", [0, 100_000, 1_000_000])
def test_no_room_to_grow(tmp_path: Path, size: int) -> None:
    """At once, or a little beyond the largest file."""
    (tmp_path / "file").write_bytes(b"x" * size)
    with files_at_most(size):
        assert refuses_growth(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_gone_is_not_full(tmp_path: Path) -> None:
    """What has been pulled out fails, and is told so."""
    assert not refuses_growth(tmp_path / "gone")


def test_the_driver_says_the_same_of_both(tmp_path: Path) -> None:
    """A plain input/output error is a full disk only when the disk itself says so."""
    note_written(tmp_path)
    note_written(tmp_path)
    with pytest.raises(DiskFailing), store_faults():
        raise driver_error(10)
    with files_at_most(0), pytest.raises(DiskFull), store_faults():
        assert is_growth_refused()
        raise driver_error(10)


def test_a_disk_that_fails_is_not_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the question itself fails."""

    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(Path, "iterdir", fail)
    assert not refuses_growth(tmp_path)
