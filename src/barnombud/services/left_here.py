"""What this machine still has of a team that is fetched from elsewhere: a newer keyring, case keys (R37).

A stick may be old. What lies here beside a store that is gone or hurt says what was decided since: who has
left, which case was erased, who took a yes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from barnombud.errors import KeyringDamaged, StoreTooNew, UserError
from barnombud.services.machine import Machine
from barnombud.store.folder import backups_path
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_record import KeyringRecord
from barnombud.store.spare_keyring import spare_keyrings

Opened = TypeVar("Opened")
"""What a keyring gives."""


def teams_folder(machine: Machine) -> Path:
    """Return the folder that this machine's teams lie in."""
    return machine.data_dir / "teams"


def case_keys_here(machine: Machine) -> tuple[Path, ...]:
    """Return the places on this machine where case keys may lie; those of other teams do not open."""
    return tuple(place for folder in _folders(machine) for place in (folder, backups_path(folder)))


def open_newest(
    machine: Machine, where: Path, opens: Callable[[Path], Opened]
) -> tuple[KeyringRecord, Opened]:
    """Return the newest genuine keyring of the team in ``where``, there or here, and what ``opens`` gives.

    As with a damaged keyring (docs/decisions/0074): one that fails its proof is passed over, and where the
    passphrase is wrong in the newest, no older one is asked.

    Raises:
        KeyringDamaged, StoreMissing, StoreTooNew: as `read_keyring_file`.
        UserError: as ``opens``.
    """
    there = read_keyring_file(where)
    newer = [each for each in _keyrings_here(machine) if _is_newer(each[0], there)]
    for record, place in sorted(newer, key=lambda each: each[0].sequence or 0, reverse=True):
        with suppress(KeyringDamaged, StoreTooNew):
            return record, opens(place)
    return there, opens(where)


def _is_newer(record: KeyringRecord, there: KeyringRecord) -> bool:
    return record.store_id == there.store_id and (record.sequence or 0) > (there.sequence or 0)


def _keyrings_here(machine: Machine) -> Iterator[tuple[KeyringRecord, Path]]:
    """Yield every whole keyring of this machine's teams, and every copy of one."""
    for folder in _folders(machine):
        for place in (folder, *spare_keyrings(folder)):
            with suppress(UserError, OSError):
                yield read_keyring_file(place), place


def _folders(machine: Machine) -> list[Path]:
    return sorted(each for each in teams_folder(machine).glob("*") if each.is_dir())
