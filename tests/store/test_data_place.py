"""Where a store may lie: synced folders and networks are refused, unknown places are only told apart."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from barnombud.errors import RuleViolation
from barnombud.store import data_place
from barnombud.store.data_place import (
    Place,
    PlaceBlocker,
    drive_kind,
    kind_of_mount,
    mount_flags,
    place_of,
    refuse_bad_place,
)

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /hem rw shared:2 - nfs4 server:/home rw
31 30 8:2 / /hem/mia/egen\\040disk rw - btrfs /dev/sdb rw
32 22 0:41 / /media/moln rw - fuse.rclone moln: rw
33 22 0:42 / /media/okänd rw - fuse.nytt x rw
"""


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/var/lib/barnombud", Place.LOCAL),
        ("/hem/mia/.local/share/Barnombud", Place.NETWORK),
        ("/hem/mia/egen disk/Barnombud", Place.LOCAL),
        ("/media/moln/x", Place.NETWORK),
        ("/media/okänd/x", Place.UNKNOWN),
    ],
)
def test_mounts_of_linux(folder: str, place: Place) -> None:
    """The longest mount that fits counts; names may have blanks."""
    assert kind_of_mount(MOUNTS.splitlines(), Path(folder)) is place


@pytest.mark.rule("R34")
@pytest.mark.parametrize(
    "name",
    ["OneDrive - Exempelkommun", "Dropbox", "Google Drive", "Nextcloud", "CloudStorage", "iCloudDrive"],
)
def test_synced_by_name_is_refused(tmp_path: Path, name: str) -> None:
    """However deep below, and also when nothing is there yet."""
    with pytest.raises(RuleViolation) as caught:
        refuse_bad_place(tmp_path / name / "a" / "Barnombud")
    assert caught.value.blockers == (PlaceBlocker.SYNCED_FOLDER,)


@pytest.mark.parametrize("marker", [".dropbox", ".sync_4f2a.db", ".849C9593-D756-4E56-8D6E-42412F2A707B"])
def test_synced_by_what_lies_in_it(tmp_path: Path, marker: str) -> None:
    """The programs that sync leave files of their own in the folder."""
    (tmp_path / "Filer").mkdir()
    (tmp_path / "Filer" / marker).touch()
    assert place_of(tmp_path / "Filer" / "Barnombud", {}) is Place.SYNCED
    assert place_of(tmp_path / "Annat", {}) is not Place.SYNCED


def test_synced_by_what_the_machine_says(tmp_path: Path) -> None:
    """OneDrive tells every program where it is."""
    (tmp_path / "moln").mkdir()
    folder = tmp_path / "moln" / "Barnombud"
    assert place_of(folder, {"OneDriveCommercial": str(tmp_path / "moln"), "OneDrive": ""}) is Place.SYNCED
    assert place_of(folder, {}) is not Place.SYNCED


def test_synced_through_a_link(tmp_path: Path) -> None:
    """Where it really lies counts."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "hem").symlink_to(tmp_path / "Dropbox")
    assert place_of(tmp_path / "hem" / "Barnombud", {}) is Place.SYNCED


def test_folder_above_that_is_closed_to_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for a synced one."""

    def closed(_path: Path, _pattern: str) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", closed)
    assert place_of(tmp_path, {}) is not Place.SYNCED


@pytest.mark.rule("R34")
def test_network_is_refused_and_unknown_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's own list of mounts."""
    mounts = tmp_path / "mountinfo"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(data_place, "_MOUNTS", mounts)
    assert refuse_bad_place(tmp_path) is Place.UNKNOWN
    mounts.write_text("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n", encoding="ascii")
    assert refuse_bad_place(tmp_path) is Place.LOCAL
    mounts.write_text("22 1 8:1 / / rw - cifs //server/x rw\n", encoding="ascii")
    with pytest.raises(RuleViolation) as caught:
        refuse_bad_place(tmp_path)
    assert caught.value.blockers == (PlaceBlocker.NETWORK_FOLDER,)


@pytest.mark.parametrize(("kind", "place"), [(3, Place.LOCAL), (4, Place.NETWORK), (2, Place.UNKNOWN)])
def test_drives_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, place: Place) -> None:
    """The system is asked for the kind of drive."""
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return kind

    kernel = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=drive_type))
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert place_of(tmp_path, {}) is place
    assert asked == [tmp_path.anchor]


def test_other_systems_calls_are_not_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the call is missing nothing is known."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delattr(ctypes, "windll", raising=False)
    assert drive_kind("C:\\") == 0
    assert mount_flags(Path("/")) is None


def test_share_of_windows() -> None:
    """A path that begins with a server is on a network."""
    share = SimpleNamespace(drive="\\\\server\\delat", anchor="")
    assert data_place._on_windows(share) is Place.NETWORK  # type: ignore[arg-type]  # a path of the other system


@pytest.mark.parametrize(
    ("answer", "flags", "place"), [(0, 0x1000, Place.LOCAL), (0, 0, Place.NETWORK), (-1, 0, Place.UNKNOWN)]
)
def test_disks_of_macos(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int, flags: int, place: Place
) -> None:
    """The system says whether a disk is its own."""

    def statfs(_path: bytes, told: Any) -> int:
        told[64:68] = flags.to_bytes(4, "little")
        return answer

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(statfs=statfs))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert place_of(tmp_path, {}) is place
