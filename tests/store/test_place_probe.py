"""The system is asked what a folder lies on: the kernel's own files, and Windows by a stand-in (R37, R38)."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from barnombud.domain.media import DiskState, MediaKind, WindowsDrive, linux_media
from barnombud.store import place_probe
from barnombud.store.place_probe import (
    ask_system,
    block_device,
    disk_state,
    media_kind,
    mounted_place,
    windows_drive,
)

DEVICES = (
    ("8:0", "pci/ata1/sda", "0", "", ()),
    ("8:16", "pci/usb1/sdb", "0", "", ()),
    ("179:0", "pci/mmc/mmcblk0", "1", "", ()),
    ("253:0", "virtual/dm-0", "0", "CRYPT-LUKS2-1", ("8:16",)),
    ("253:1", "virtual/dm-1", "0", "LVM-1", ("8:16", "8:99")),
)


@pytest.fixture
def sys_block(tmp_path: Path) -> Path:
    """What ``/sys/dev/block`` holds on a machine with every sort of disk."""
    numbers = tmp_path / "numbers"
    numbers.mkdir()
    for number, place, removable, container, below in DEVICES:
        device = tmp_path / "devices" / place
        device.mkdir(parents=True)
        (device / "removable").write_text(f"{removable}\n", encoding="ascii")
        if container:
            (device / "dm").mkdir()
            (device / "dm" / "uuid").write_text(container, encoding="ascii")
            (device / "slaves").mkdir()
        for each in below:
            (device / "slaves" / each).symlink_to(numbers / each)
        (numbers / number).symlink_to(device)
    part = tmp_path / "devices/pci/mmc/mmcblk0/mmcblk0p1"
    part.mkdir()
    (part / "partition").write_text("1", encoding="ascii")
    (numbers / "179:1").symlink_to(part)
    return numbers


@pytest.mark.rule("R37")
def test_the_kernel_says_what_can_be_carried_away(sys_block: Path, tmp_path: Path) -> None:
    """An inner disk, a USB disk, a memory card's part, a container on a stick, a plain volume on one."""
    mounts = tmp_path / "mountinfo"
    lines = [
        "1 0 8:0 / / rw - ext4 /dev/sda rw",
        "2 1 8:16 / /media/usb\\040disk rw shared:1 - vfat /dev/sdb rw",
        "3 1 179:1 / /media/kort rw - exfat /dev/mmcblk0p1 rw",
        "4 1 253:0 / /media/safe rw - ext4 /dev/mapper/safe rw",
        "5 1 253:1 / /media/plain rw - ext4 /dev/mapper/plain rw",
        "6 1 8:77 / /gone rw - ext4 /dev/sdz rw",
        "7 1 0:50 / /many rw - btrfs /dev/none rw",
        "8 1 0:51 / /pool rw - zfs pool/home rw",
        f"9 1 0:52 / /known rw - btrfs {os.devnull} rw",
    ]
    mounts.write_text("\n".join(lines), encoding="utf-8")
    found = {
        folder: linux_media(mounted_place(Path(folder), mounts, sys_block))
        for folder in (
            *("/srv/a", "/media/usb disk/x", "/media/kort", "/media/safe", "/media/plain"),
            *("/gone", "/many", "/pool/x", "/known"),
        )
    }
    stays, carried, unknown = MediaKind.STAYS, MediaKind.CARRIED, MediaKind.UNKNOWN
    assert list(found.values()) == [
        *(stays, carried, carried, stays, carried),
        *(unknown, unknown, unknown, unknown),
    ]
    assert block_device(sys_block / "253:1") is not None
    assert mounted_place(Path("/known"), mounts, sys_block).device is None
    mounts.write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="nowhere"):
        mounted_place(Path("/srv"), mounts, sys_block)


@pytest.mark.rule("R37")
def test_this_machine_answers_and_a_silent_one_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is not made yet is where its parent is; Windows asked elsewhere cannot answer."""
    assert media_kind(tmp_path / "new" / "folder", "linux") is not MediaKind.CARRIED
    assert disk_state(tmp_path / "new", "linux") in set(DiskState)
    assert media_kind(tmp_path, "darwin") is MediaKind.STAYS
    assert media_kind(tmp_path, "win32") is MediaKind.UNKNOWN
    kernel = FakeKernel(kind=3, bus=7)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert media_kind(tmp_path, "win32") is MediaKind.CARRIED
    monkeypatch.setattr(place_probe, "mounted_place", refuse)
    assert media_kind(tmp_path, "linux") is MediaKind.UNKNOWN
    assert disk_state(tmp_path, "linux") is DiskState.UNKNOWN


@pytest.mark.rule("R38")
def test_windows_and_macs_are_asked_by_their_own_commands(tmp_path: Path) -> None:
    """Neither command needs an administrator."""
    commands: list[list[str]] = []

    def ask(command: list[str]) -> str:
        commands.append(command)
        return "1\r\n" if "powershell" in command[0] else "FileVault is Off.\n"

    assert disk_state(tmp_path, "win32", ask) is DiskState.ENCRYPTED
    assert disk_state(tmp_path, "darwin", ask) is DiskState.NOT_ENCRYPTED
    assert "BitLockerProtection" in commands[0][-1]
    assert commands[1] == ["/usr/bin/fdesetup", "status"]


def test_a_command_that_is_not_there_or_fails_says_nothing() -> None:
    """The start never waits for it."""
    assert ask_system(["/no/such/command"]) == ""
    assert ask_system(["/bin/sh", "-c", "exit 3"]) == ""
    assert ask_system(["/bin/sh", "-c", "echo 1"]) == "1\n"


@pytest.mark.rule("R37")
def test_windows_tells_drive_and_bus() -> None:
    """A drive that does not open, and one that does not tell, have no bus."""
    assert windows_drive("C:", FakeKernel(kind=3, bus=17)) == WindowsDrive(kind=3, bus=17)
    shut, silent = FakeKernel(kind=3, bus=7, opens=False), FakeKernel(kind=2, bus=None)
    assert windows_drive("E:", shut) == WindowsDrive(kind=3)
    assert windows_drive("E:", silent) == WindowsDrive(kind=2)
    assert (shut.closed, silent.closed) == (0, 1)


class _Function:
    """A function of a library: its declared types can be set, as with ctypes."""

    restype: Any = None
    argtypes: Any = None

    def __init__(self, answer: Any) -> None:
        """Answer calls with ``answer``."""
        self._answer = answer

    def __call__(self, *arguments: Any) -> Any:
        """Pass the call on."""
        return self._answer(*arguments)


class FakeKernel:
    """Windows' kernel32 as far as it is asked."""

    def __init__(self, *, kind: int, bus: int | None, opens: bool = True) -> None:
        """Answer with a drive of ``kind`` on ``bus``; None: it does not tell."""
        self.closed = 0
        self.GetDriveTypeW = _Function(lambda _root: kind)
        self.CreateFileW = _Function(lambda *_all: 4 if opens else 0xFFFFFFFFFFFFFFFF)
        self.DeviceIoControl = _Function(lambda *given: self._tell(given[4], bus))
        self.CloseHandle = _Function(self._close)

    def _tell(self, answer: Any, bus: int | None) -> int:
        if bus is None:
            return 0
        ctypes.memmove(ctypes.addressof(answer) + 28, bus.to_bytes(4, "little"), 4)
        return 1

    def _close(self, _handle: int) -> int:
        self.closed += 1
        return 1


def refuse(_folder: Path) -> Any:
    """Stand in for a kernel that tells nothing."""
    raise OSError("No answer")
