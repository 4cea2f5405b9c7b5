"""Asks the system what a folder lies on; what that means is decided in `domain.media` (R37, R38)."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from barnombud.domain.media import (
    BlockDevice,
    DiskState,
    MediaKind,
    MountedPlace,
    WindowsDrive,
    linux_disk,
    linux_media,
    mac_disk,
    mac_media,
    windows_disk,
    windows_media,
)

_MOUNTS = Path("/proc/self/mountinfo")
_DEVICES = Path("/sys/dev/block")
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""A space or the like in the kernel's list."""
_QUERY_SECONDS = 20
_QUERY_PROPERTY = 0x2D1400
"""IOCTL_STORAGE_QUERY_PROPERTY: needs no rights to the drive."""
_OPEN_EXISTING, _SHARE_ALL = 3, 3
_BUS_TYPE_AT, _DESCRIPTOR_BYTES = 28, 1024
"""Where BusType stands in STORAGE_DEVICE_DESCRIPTOR, and room for the whole of it."""
_NO_WINDOW = 0x08000000

Asked = Callable[[list[str]], str]
"""Runs a command of the system and returns what it says; empty when it cannot."""


def media_kind(folder: Path, platform: str = sys.platform) -> MediaKind:
    """Return whether ``folder``, or the nearest one above it that exists, can be carried away."""
    try:
        place = nearest(folder)
        if platform == "win32":
            return windows_media(windows_drive(place.drive, _kernel()))
        if platform == "darwin":
            return mac_media(str(place))
        return linux_media(mounted_place(place))
    except (OSError, ValueError):
        return MediaKind.UNKNOWN


def disk_state(folder: Path, platform: str = sys.platform, ask: Asked | None = None) -> DiskState:
    """Return whether the disk ``folder`` lies on is encrypted; takes up to some seconds, needs no rights."""
    asked = ask or ask_system
    try:
        place = nearest(folder)
        if platform == "win32":
            return windows_disk(asked(_bitlocker(place.drive)))
        if platform == "darwin":
            return mac_disk(asked(["/usr/bin/fdesetup", "status"]))
        return linux_disk(mounted_place(place))
    except (OSError, ValueError):
        return DiskState.UNKNOWN


def nearest(folder: Path) -> Path:
    """Return the folder itself, links followed, or the nearest one above it that exists."""
    whole = Path(os.path.realpath(folder))
    return next(each for each in (whole, *whole.parents) if each.exists())


def mounted_place(folder: Path, mounts: Path = _MOUNTS, devices: Path = _DEVICES) -> MountedPlace:
    """Return on what a folder is mounted, from the kernel's list; the last that fits is in force.

    Raises:
        ValueError: the list has no line for it.
        OSError: the list cannot be read.
    """
    found: tuple[str, str, str] | None = None
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        own, _, rest = line.partition(" - ")
        parts, system = own.split(" "), rest.split(" ")
        point = _ESCAPED.sub(lambda each: chr(int(each[1], 8)), parts[4])
        inside = point == "/" or f"{folder}/".startswith(f"{point}/")
        if inside and (found is None or len(point) >= len(found[0])):
            found = (point, system[0], _number(parts[2], system[1]))
    if found is None:
        raise ValueError("Mounted nowhere")
    point, file_system, number = found
    return MountedPlace(
        mount_point=point, file_system=file_system, device=block_device(devices / number) if number else None
    )


def _number(mounted: str, source: str) -> str:
    """Return ``major:minor`` of a mount; a file system over several disks has a number of its own."""
    if not mounted.startswith("0:"):
        return mounted
    if not source.startswith("/dev/") or not Path(source).exists():
        return ""
    device = Path(source).stat().st_rdev
    return f"{os.major(device)}:{os.minor(device)}"


def block_device(entry: Path) -> BlockDevice | None:
    """Return what the kernel tells of a device in ``/sys``; None when it tells nothing."""
    if not entry.exists():
        return None
    real = Path(os.path.realpath(entry))
    disk = real.parent if (real / "partition").exists() else real
    below = (real / "slaves").iterdir() if (real / "slaves").exists() else ()
    under = (block_device(each) for each in sorted(below))
    return BlockDevice(
        name=real.name,
        removable=_read(disk / "removable") == "1",
        usb="/usb" in str(real),
        container=_read(real / "dm" / "uuid").startswith("CRYPT-"),
        below=tuple(each for each in under if each is not None),
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii", errors="replace").strip() if path.exists() else ""


def windows_drive(drive: str, kernel: Any) -> WindowsDrive:
    """Ask Windows of a drive such as ``C:``; ``kernel`` is its kernel32."""
    kind = int(kernel.GetDriveTypeW(f"{drive}\\"))
    handle = kernel.CreateFileW(f"\\\\.\\{drive}", 0, _SHARE_ALL, None, _OPEN_EXISTING, 0, None)
    if handle in (-1, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF, None):
        return WindowsDrive(kind=kind)
    try:
        query, answer = ctypes.create_string_buffer(12), ctypes.create_string_buffer(_DESCRIPTOR_BYTES)
        written = ctypes.c_ulong(0)
        told = kernel.DeviceIoControl(
            handle, _QUERY_PROPERTY, query, 12, answer, _DESCRIPTOR_BYTES, ctypes.byref(written), None
        )
        bus = int.from_bytes(answer.raw[_BUS_TYPE_AT : _BUS_TYPE_AT + 4], "little") if told else None
        return WindowsDrive(kind=kind, bus=bus)
    finally:
        kernel.CloseHandle(handle)


def _kernel() -> Any:
    """Return Windows' kernel32.

    Raises:
        OSError: this is not Windows.
    """
    library = getattr(ctypes, "windll", None)
    if library is None:
        raise OSError("Not Windows")
    kernel = library.kernel32
    kernel.CreateFileW.restype = ctypes.c_void_p
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    kernel.DeviceIoControl.argtypes = [
        *(ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong),
        *(ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p),
    ]
    return kernel


def _bitlocker(drive: str) -> list[str]:
    """Return the command that reads the shell's own property; an administrator is not needed."""
    asked = (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}\\')"
        ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
    )
    return ["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", asked]


def ask_system(command: list[str]) -> str:
    """Run a command of the system; empty when there is none such, it fails, or it takes too long."""
    try:
        done = subprocess.run(  # noqa: S603  # fixed commands; a drive's letter is all that varies
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_QUERY_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
