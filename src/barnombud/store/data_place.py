"""Where a store may lie: on this machine's own disk, never in a synced folder or on a network (R34).

There two machines could write to it at once, and old copies of it would live on where nobody sees them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from barnombud.errors import RuleViolation

_NAMES = frozenset(
    {
        "onedrive", "dropbox", "google drive", "googledrive", "my drive", "min enhet", "icloud drive",
        "iclouddrive", "mobile documents", "cloudstorage", "nextcloud", "owncloud", "box sync",
        "synologydrive",
    }
)  # fmt: skip
_BEGINNINGS = ("onedrive - ", "onedrive-", "dropbox (", "googledrive-", "nextcloud-")
_MARKERS = (
    ".dropbox", ".dropbox.cache", ".tmp.drivedownload", ".tmp.driveupload", ".owncloudsync.log",
    ".nextcloudsync.log", ".849C9593-D756-4E56-8D6E-42412F2A707B",
)  # fmt: skip
_MARKER_PATTERNS = (".sync_*.db", "._sync_*.db")
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "9p",
        "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.onedriver", "fuse.glusterfs",
        "fuse.google-drive-ocamlfuse", "fuse.s3fs",
    }
)  # fmt: skip
_LOCAL = frozenset(
    {
        "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "bcachefs", "reiserfs", "overlay",
        "tmpfs",
        "ntfs", "ntfs3", "fuseblk", "vfat", "exfat", "ecryptfs",
    }
)  # fmt: skip
_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE, _FIXED_DRIVES = 4, frozenset({3, 6})
_MOUNTED_LOCALLY = 0x1000


class Place(StrEnum):
    """What sort of place a folder is."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"
    UNKNOWN = "unknown"


class PlaceBlocker(StrEnum):
    """Why a store may not lie where it would."""

    SYNCED_FOLDER = "synced_folder"
    NETWORK_FOLDER = "network_folder"


_BLOCKERS = {Place.SYNCED: PlaceBlocker.SYNCED_FOLDER, Place.NETWORK: PlaceBlocker.NETWORK_FOLDER}


def refuse_bad_place(folder: Path) -> Place:
    """Return where ``folder`` is, or will be, unless a store may not lie there.

    Raises:
        RuleViolation: it is synced or on a network.
    """
    place = place_of(folder, os.environ)
    if place in _BLOCKERS:
        raise RuleViolation((_BLOCKERS[place],))
    return place


def place_of(folder: Path, environment: Mapping[str, str]) -> Place:
    """Return what sort of place ``folder`` is; one that is not there yet is where the folder above it is."""
    there = folder.resolve()
    above = (there, *there.parents)
    if _is_synced(above, environment):
        return Place.SYNCED
    system: str = sys.platform
    existing = next(each for each in above if each.exists())
    if system == "win32":
        return _on_windows(existing)
    if system == "darwin":
        return _on_macos(existing)
    return _on_linux(existing)


def kind_of_mount(lines: Iterable[str], folder: Path) -> Place:
    """Return the place of ``folder`` by a list of mounts as Linux writes it; the longest that fits counts."""
    longest, kind = -1, ""
    for line in lines:
        fields, _, rest = line.partition(" - ")
        point = Path(fields.split()[4].encode("ascii", "backslashreplace").decode("unicode_escape"))
        if folder.is_relative_to(point) and len(point.parts) >= longest:
            longest, kind = len(point.parts), rest.split()[0]
    if kind in _NETWORK:
        return Place.NETWORK
    return Place.LOCAL if kind in _LOCAL else Place.UNKNOWN


def _is_synced(above: tuple[Path, ...], environment: Mapping[str, str]) -> bool:
    roots = {Path(environment[name]).resolve() for name in _VARIABLES if environment.get(name)}
    return any(_is_root_of_sync(each) or each in roots for each in above)


def _is_root_of_sync(folder: Path) -> bool:
    name = folder.name.casefold()
    if name in _NAMES or name.startswith(_BEGINNINGS):
        return True
    try:
        return any((folder / marker).exists() for marker in _MARKERS) or any(
            next(folder.glob(pattern), None) is not None for pattern in _MARKER_PATTERNS
        )
    except OSError:  # what is above may be closed to us
        return False


def _on_linux(folder: Path) -> Place:
    try:
        with _MOUNTS.open(encoding="utf-8", errors="surrogateescape") as lines:
            return kind_of_mount(lines, folder)
    except OSError:
        return Place.UNKNOWN


def _on_windows(folder: Path) -> Place:
    if folder.drive.startswith("\\\\"):
        return Place.NETWORK
    kind = drive_kind(folder.anchor)
    if kind == _REMOTE_DRIVE:
        return Place.NETWORK
    return Place.LOCAL if kind in _FIXED_DRIVES else Place.UNKNOWN


def _on_macos(folder: Path) -> Place:
    flags = mount_flags(folder)
    if flags is None:
        return Place.UNKNOWN
    return Place.LOCAL if flags & _MOUNTED_LOCALLY else Place.NETWORK


def drive_kind(root: str) -> int:
    """Return what Windows calls the drive's kind; 0 where nothing is known."""
    import ctypes  # noqa: PLC0415  # costs a part of the start, and only on this system

    kernel = getattr(ctypes, "windll", None)
    return int(kernel.kernel32.GetDriveTypeW(root)) if kernel is not None else 0


def mount_flags(folder: Path) -> int | None:
    """Return the flags macOS has for the disk of ``folder``, or None where nothing is known."""
    import ctypes  # noqa: PLC0415  # as above

    answer = ctypes.create_string_buffer(4_096)
    system: str = sys.platform
    if system != "darwin" or ctypes.CDLL(None).statfs(os.fsencode(folder), answer):
        return None
    return int.from_bytes(answer.raw[64:68], "little")
