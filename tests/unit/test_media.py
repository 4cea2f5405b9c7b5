"""What can be carried away and what is encrypted, decided from facts (R37, R38)."""

from __future__ import annotations

import pytest

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

INNER = BlockDevice(name="sda1")
STICK = BlockDevice(name="sdb1", removable=True)
USB_DISK = BlockDevice(name="sdc1", usb=True)
LUKS = BlockDevice(name="dm-0", container=True, below=(INNER,))
LUKS_ON_STICK = BlockDevice(name="dm-1", container=True, below=(STICK,))
PLAIN_VOLUME = BlockDevice(name="dm-2", below=(INNER, USB_DISK))
VOLUME_IN_LUKS = BlockDevice(name="dm-3", below=(LUKS,))
HALF_SEALED = BlockDevice(name="dm-4", below=(LUKS, INNER))


@pytest.mark.rule("R37")
@pytest.mark.rule("R38")
@pytest.mark.parametrize(
    ("device", "media", "disk"),
    [
        (INNER, MediaKind.STAYS, DiskState.NOT_ENCRYPTED),
        (STICK, MediaKind.CARRIED, DiskState.NOT_ENCRYPTED),
        (USB_DISK, MediaKind.CARRIED, DiskState.NOT_ENCRYPTED),
        (LUKS, MediaKind.STAYS, DiskState.ENCRYPTED),
        (LUKS_ON_STICK, MediaKind.STAYS, DiskState.ENCRYPTED),
        (PLAIN_VOLUME, MediaKind.CARRIED, DiskState.NOT_ENCRYPTED),
        (VOLUME_IN_LUKS, MediaKind.STAYS, DiskState.ENCRYPTED),
        (HALF_SEALED, MediaKind.STAYS, DiskState.NOT_ENCRYPTED),
    ],
)
def test_on_linux_the_device_below_decides(device: BlockDevice, media: MediaKind, disk: DiskState) -> None:
    """A container makes a stick safe to leave; one plain part makes a volume plain."""
    place = MountedPlace(mount_point="/media/x", file_system="ext4", device=device)
    assert (linux_media(place), linux_disk(place)) == (media, disk)


@pytest.mark.rule("R37")
@pytest.mark.parametrize(
    ("point", "system", "media", "disk"),
    [
        ("/run/user/1/gvfs", "fuse.gvfsd-fuse", MediaKind.CARRIED, DiskState.UNKNOWN),
        ("/srv", "cifs", MediaKind.STAYS, DiskState.UNKNOWN),
        ("/tmp", "tmpfs", MediaKind.STAYS, DiskState.UNKNOWN),  # noqa: S108  # a mount point, not a file
        ("/safe", "fuse.gocryptfs", MediaKind.STAYS, DiskState.ENCRYPTED),
        ("/run/media/a/stick", "exfat", MediaKind.CARRIED, DiskState.UNKNOWN),
        ("/media", "zfs", MediaKind.CARRIED, DiskState.UNKNOWN),
        ("/data", "zfs", MediaKind.UNKNOWN, DiskState.UNKNOWN),
    ],
)
def test_without_a_device_the_file_system_and_the_place_decide(
    point: str, system: str, media: MediaKind, disk: DiskState
) -> None:
    """What nobody can tell stays unknown."""
    place = MountedPlace(mount_point=point, file_system=system)
    assert (linux_media(place), linux_disk(place)) == (media, disk)


@pytest.mark.rule("R37")
def test_on_windows_the_drive_and_its_bus_decide() -> None:
    """A large USB disk calls itself fixed; one that cannot be asked is unknown."""
    answers = {
        (2, None): MediaKind.CARRIED,
        (3, None): MediaKind.UNKNOWN,
        (3, 7): MediaKind.CARRIED,
        (3, 17): MediaKind.STAYS,
        (4, None): MediaKind.STAYS,
        (5, None): MediaKind.UNKNOWN,
        (0, None): MediaKind.UNKNOWN,
    }
    drives = {each: windows_media(WindowsDrive(kind=each[0], bus=each[1])) for each in answers}
    assert drives == answers


@pytest.mark.rule("R37")
def test_on_a_mac_what_is_mounted_can_be_carried() -> None:
    """A disk of the same name beside is not it."""
    assert mac_media("/Volumes/STICKA/a") is MediaKind.CARRIED
    assert mac_media("/Volumes") is MediaKind.CARRIED
    assert mac_media("/Users/rakel") is MediaKind.STAYS


@pytest.mark.rule("R38")
def test_what_windows_and_macs_say_of_encryption() -> None:
    """Only a plain on counts as on; everything half-way is asked."""
    windows = {word: windows_disk(word) for word in ("1", " 2\r\n", "3", "5", "6", "", "x")}
    encrypted, plain, unknown = DiskState.ENCRYPTED, DiskState.NOT_ENCRYPTED, DiskState.UNKNOWN
    assert list(windows.values()) == [encrypted, plain, unknown, unknown, encrypted, unknown, unknown]
    assert mac_disk("FileVault is On.\n") is encrypted
    assert mac_disk("FileVault is Off.\n") is plain
    assert mac_disk("FileVault is On.\nDecryption in progress: 30 %\n") is unknown
    assert mac_disk("") is unknown
