"""The second place for backups, if the team has chosen one: a stick that comes and goes, or a share (R37).

What is written there is what lies beside the store already: encrypted backups without case keys, the newest
keyring, the newest case keys. Which place it is stands beside the store, as it belongs to this machine.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from barnombud.store.backup import Backup, backups_in, backups_of, thin_backups
from barnombud.store.backup import put_in_place as name_checked
from barnombud.store.backup_copy import check_backup
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import (
    case_keys_path,
    keyring_path,
    make_folder,
    replace_file,
    second_place_path,
)
from barnombud.store.keyring import UnlockedKeys

_MOST_BYTES = 65_536


@dataclass(frozen=True)
class SecondPlace:
    """A folder the team has chosen, and the instant of the newest backup that was checked there."""

    path: Path
    newest: datetime | None = None

    @property
    def is_there(self) -> bool:
        """Whether the stick is in, or the share can be reached, right now."""
        return self.path.is_dir()


def read_second_place(folder: Path) -> SecondPlace | None:
    """Return the place chosen for ``folder``'s store; a file that is not as we write it counts as none."""
    try:
        with second_place_path(folder).open("rb") as file:
            document = json.loads(file.read(_MOST_BYTES))
        newest = document["newest"]
        at = datetime.fromisoformat(newest).astimezone(UTC) if newest is not None else None
        return SecondPlace(Path(document["path"]), at)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def choose_second_place(folder: Path, place: Path | None) -> None:
    """Remember a place, or that there is none any more; what lies there is left alone.

    Raises:
        DiskFull, NoPermission: the disk does not take it.
    """
    with disk_faults():
        if place is None:
            second_place_path(folder).unlink(missing_ok=True)
        else:
            _remember(folder, SecondPlace(place))


def copy_to_second_place(folder: Path, keys: UnlockedKeys, now: datetime) -> SecondPlace | None:
    """Bring the newest backup, keyring and case keys to the second place, check them there, thin what is old.

    Returns the place as it is afterwards, or None when none is chosen; one that is not there is left for when
    it comes.

    Raises:
        DiskFull, NoPermission: the place does not take it.
        StoreDamaged: what was written there does not check.
    """
    chosen = read_second_place(folder)
    if chosen is None or not chosen.is_there:
        return chosen
    there = place_of_store(chosen.path, keys.store_id)
    with disk_faults():
        make_folder(there)
        for path in (keyring_path, case_keys_path):
            content = path(folder).read_bytes() if path(folder).exists() else b""
            if content and (not path(there).exists() or path(there).read_bytes() != content):
                replace_file(path(there), content)
        newest = next(iter(backups_of(folder)), None)
        if newest is not None and not (there / newest.path.name).exists():
            _copy(newest, there, keys)
            thin_backups(there, now)
        found = backups_in(there)
        after = SecondPlace(chosen.path, found[0].at if found else None)
        if after != chosen:
            _remember(folder, after)
    return after


def backups_at_second_place(folder: Path, store_id: str) -> tuple[Backup, ...]:
    """Return the backups at the second place, newest first; none when it is not there."""
    chosen = read_second_place(folder)
    return backups_in(place_of_store(chosen.path, store_id)) if chosen is not None else ()


def place_of_store(place: Path, store_id: str) -> Path:
    """Return the folder of one store at a place that several teams may share."""
    return place / f"barnombud-{store_id}"


def _copy(backup: Backup, there: Path, keys: UnlockedKeys) -> None:
    part = there / f"{backup.path.stem}.part"
    try:
        shutil.copyfile(backup.path, part)
        check_backup(part, keys)
        name_checked(part, there / backup.path.name)
    finally:
        part.unlink(missing_ok=True)


def _remember(folder: Path, place: SecondPlace) -> None:
    newest = place.newest.isoformat() if place.newest is not None else None
    content = json.dumps({"path": str(place.path), "newest": newest}, ensure_ascii=False, indent=1) + "\n"
    replace_file(second_place_path(folder), content.encode("utf-8", "surrogateescape"))
