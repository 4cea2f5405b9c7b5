"""Tells whether a folder lies on something one can carry away: plain papers are not saved there (R37).

On Linux the kernel says so of the disk (`removable`, or a USB connection); a disk under a LUKS container is
encrypted and counts as staying. On Windows the drive's type says so. What cannot be told counts as staying.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

BLOCK_DEVICES = Path("/sys/class/block")
_PHONES = ("fuse.gvfsd", "fuse.mtp", "fuse.simple-mtp", "fuse.jmtpfs", "fuse.aft-mtp")
"""File systems of telephones and cameras."""
_DRIVE_REMOVABLE, _DRIVE_CD = 2, 5


def is_removable(folder: Path) -> bool:
    """Whether ``folder`` (or the nearest one above it that exists) can be carried away unencrypted."""
    storage = QStorageInfo(str(_existing(folder)))
    if sys.platform == "win32":
        return _is_carried_drive(storage.rootPath())
    if bytes(storage.fileSystemType().data()).decode().startswith(_PHONES):
        return True
    return device_is_removable(bytes(storage.device().data()).decode(), BLOCK_DEVICES)


def device_is_removable(device: str, block_devices: Path) -> bool:
    """Whether the block device ``device``, such as ``/dev/sdb1``, can be carried away unencrypted.

    Args:
        device: as the system names it; a network share or nothing at all is not removable.
        block_devices: the kernel's folder of block devices.
    """
    name = Path(device).resolve().name if device.startswith("/dev/") else ""
    entry = block_devices / name
    if not name or not entry.exists():
        return False
    container = entry / "dm" / "uuid"
    if container.exists():
        if container.read_text(encoding="ascii").startswith("CRYPT-"):
            return False
        return any(device_is_removable(f"/dev/{each.name}", block_devices) for each in _under(entry))
    real = entry.resolve()
    disk = real.parent if (real / "partition").exists() else real
    flag = disk / "removable"
    return "/usb" in str(real) or (flag.exists() and flag.read_text(encoding="ascii").strip() == "1")


def _under(entry: Path) -> list[Path]:
    return sorted((entry / "slaves").iterdir()) if (entry / "slaves").exists() else []


def _existing(folder: Path) -> Path:
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


if sys.platform == "win32":

    def _is_carried_drive(root: str) -> bool:
        """Ask Windows what sort of drive ``root`` is."""
        import ctypes  # noqa: PLC0415 - only Windows asks this way

        kind = ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\"))
        return kind in (_DRIVE_REMOVABLE, _DRIVE_CD)
