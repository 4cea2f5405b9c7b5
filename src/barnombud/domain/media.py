"""What a folder lies on, from facts alone: can it be carried away (R37), and is it encrypted (R38)?

How the facts are found on each system is `store.place_probe`.
"""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.value import Value


class MediaKind(StrEnum):
    """Whether a file there may be readable to whoever has it; only `STAYS` may."""

    STAYS = "stays"
    """An inner disk, a share of the organisation, or something encrypted as a whole."""
    CARRIED = "carried"
    UNKNOWN = "unknown"
    """Nobody can tell: treated as carried."""


class DiskState(StrEnum):
    """Whether what lies on a disk is unreadable without its key."""

    ENCRYPTED = "encrypted"
    NOT_ENCRYPTED = "not_encrypted"
    UNKNOWN = "unknown"


class BlockDevice(Value):
    """A disk, a part of one, or a volume made of others, as the Linux kernel tells of it."""

    name: str
    removable: bool = False
    usb: bool = False
    container: bool = False
    """It is the inside of an encrypted container (dm-crypt)."""
    below: tuple[BlockDevice, ...] = ()


class MountedPlace(Value):
    """Where in the tree of a Linux machine a folder is mounted, and on what; None: on no block device."""

    mount_point: str
    file_system: str
    device: BlockDevice | None = None


class WindowsDrive(Value):
    """A drive as Windows tells of it: `GetDriveType` and, where it can be asked, the bus."""

    kind: int
    bus: int | None = None


_PHONES = ("fuse.gvfsd", "fuse.mtp", "fuse.simple-mtp", "fuse.jmtpfs", "fuse.aft-mtp")
"""File systems of telephones and cameras."""
_ELSEWHERE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "virtiofs", "afs", "ceph"}
)
_OF_THE_MACHINE = frozenset({"tmpfs", "ramfs", "overlay", "sysfs", "proc", "devtmpfs"})
_ENCRYPTING = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs"})
_WHERE_STICKS_COME = ("/media/", "/run/media/")

_REMOVABLE, _FIXED, _REMOTE, _RAM = 2, 3, 4, 6
"""Of `GetDriveType`."""
_CARRIED_BUSES = frozenset({4, 7, 12, 13})
"""Of `STORAGE_BUS_TYPE`: FireWire, USB, SD, MMC."""


def linux_media(place: MountedPlace) -> MediaKind:
    """Return whether a folder on Linux can be carried away."""
    system = place.file_system
    if system.startswith(_PHONES):
        return MediaKind.CARRIED
    if system in _ELSEWHERE | _OF_THE_MACHINE | _ENCRYPTING:
        return MediaKind.STAYS
    if place.device is not None:
        return MediaKind.CARRIED if _is_carried(place.device) else MediaKind.STAYS
    sticks = f"{place.mount_point}/".startswith(_WHERE_STICKS_COME)
    return MediaKind.CARRIED if sticks else MediaKind.UNKNOWN


def windows_media(drive: WindowsDrive) -> MediaKind:
    """Return whether a drive on Windows can be carried away; a large USB disk calls itself fixed."""
    if drive.kind in (_REMOTE, _RAM):
        return MediaKind.STAYS
    if drive.kind != _FIXED:
        return MediaKind.CARRIED if drive.kind == _REMOVABLE else MediaKind.UNKNOWN
    if drive.bus is None:
        return MediaKind.UNKNOWN
    return MediaKind.CARRIED if drive.bus in _CARRIED_BUSES else MediaKind.STAYS


def mac_media(folder: str) -> MediaKind:
    """Return whether a folder on a Mac can be carried away: what is not the machine's own is there."""
    return MediaKind.CARRIED if f"{folder}/".startswith("/Volumes/") else MediaKind.STAYS


def linux_disk(place: MountedPlace) -> DiskState:
    """Return whether a folder on Linux is encrypted; a disk that does so by itself looks plain."""
    if place.file_system in _ENCRYPTING:
        return DiskState.ENCRYPTED
    if place.device is None:
        return DiskState.UNKNOWN
    return DiskState.ENCRYPTED if _is_sealed(place.device) else DiskState.NOT_ENCRYPTED


def windows_disk(protection: str) -> DiskState:
    """Return what the shell's property ``System.Volume.BitLockerProtection`` means.

    1 on, 2 off, 3 to 5 on its way on, off or suspended, 6 locked; anything else: it could not be asked.
    """
    states = {"1": DiskState.ENCRYPTED, "2": DiskState.NOT_ENCRYPTED, "6": DiskState.ENCRYPTED}
    return states.get(protection.strip(), DiskState.UNKNOWN)


def mac_disk(status: str) -> DiskState:
    """Return what ``fdesetup status`` has said; half-way on or off is not known."""
    lines = [line.strip() for line in status.splitlines() if line.strip()]
    if lines == ["FileVault is On."]:
        return DiskState.ENCRYPTED
    return DiskState.NOT_ENCRYPTED if lines == ["FileVault is Off."] else DiskState.UNKNOWN


def _is_carried(device: BlockDevice) -> bool:
    if device.container:
        return False
    return device.removable or device.usb or any(_is_carried(each) for each in device.below)


def _is_sealed(device: BlockDevice) -> bool:
    return device.container or (bool(device.below) and all(_is_sealed(each) for each in device.below))
