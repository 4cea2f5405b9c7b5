"""Failed tries to unlock, noted beside the keyring: instants only, no name, nothing secret (R35, R36).

Whoever tries has no key, so the file cannot be sealed; it only has to be small and never in the way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import failed_unlocks_path, replace_file

MOST_KEPT = 200
"""The newest tries kept one by one; of older ones only how many they were."""
_MOST_COUNTED = 1_000_000
_MOST_BYTES = 65_536


@dataclass(frozen=True)
class FailedUnlocks:
    """The tries since the last unlock, oldest first; ``more`` earlier ones are only counted."""

    at: tuple[datetime, ...] = ()
    more: int = 0
    unreadable: bool = False
    """The file was there, now or at an earlier try, and not what this program writes; it counts as empty."""


def read_failed_unlocks(folder: Path) -> FailedUnlocks:
    """Return what has been noted; a damaged file is taken for an empty one and says so."""
    try:
        with failed_unlocks_path(folder).open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return FailedUnlocks()
    except OSError:
        return FailedUnlocks(unreadable=True)
    try:
        document = json.loads(raw)
        at = tuple(datetime.fromisoformat(each).astimezone(UTC) for each in document["at"])
        more = min(max(int(document["more"]), 0), _MOST_COUNTED)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return FailedUnlocks(unreadable=True)
    return FailedUnlocks(at[-MOST_KEPT:], more, unreadable=document.get("unreadable") is True)


def note_failed_unlock(folder: Path, at: datetime) -> None:
    """Add one try.

    Raises:
        DiskFull, NoPermission: it could not be noted.
    """
    before = read_failed_unlocks(folder)
    tries = (*before.at, at.astimezone(UTC))
    gone = max(len(tries) - MOST_KEPT, 0)
    document = {
        "at": [each.isoformat() for each in tries[gone:]],
        "more": before.more + gone,
        "unreadable": before.unreadable,
    }
    replace_file(failed_unlocks_path(folder), (json.dumps(document, indent=1) + "\n").encode("ascii"))


def forget_failed_unlocks(folder: Path) -> None:
    """Begin anew: the tries stand in the log now.

    Raises:
        NoPermission: the file may not be removed.
    """
    with disk_faults():
        failed_unlocks_path(folder).unlink(missing_ok=True)
