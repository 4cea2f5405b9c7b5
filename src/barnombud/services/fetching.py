"""A team fetched from its backups on a stick, a share or in a copied folder: the laptop died (R37).

What lies there is only read. The team gets a folder of its own here, beside whatever there is. It is made
ready as at any other restore, so withdrawals and erasures are obeyed before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from barnombud.domain.ids import MemberId, new_id
from barnombud.errors import NotFound, RuleViolation, UserError
from barnombud.services.left_here import case_keys_here, open_newest, teams_folder
from barnombud.services.letting_in import LetIn, NewWayIn
from barnombud.services.machine import Machine
from barnombud.services.passphrases import check_passphrase
from barnombud.services.recovering import TwoShares, keys_of, recover_member
from barnombud.services.restoring import BackupLine, line_of, note_restored
from barnombud.services.unlocking import try_passphrase
from barnombud.store.backup import Backup, backups_in
from barnombud.store.data_place import refuse_bad_place
from barnombud.store.folder import (
    backups_path,
    case_keys_path,
    founding,
    keyring_path,
    replace_file,
    store_path,
)
from barnombud.store.keyring import Keyring, prove_keyring
from barnombud.store.keyring_file import encode
from barnombud.store.keyring_record import KeyringRecord
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.restore_swap import put_in_place
from barnombud.store.restoring import make_ready
from barnombud.store.store_lock import StoreLock

_MOST_LOOKED_AT = 200
"""Folders looked into at a place somebody has chosen by mistake."""


class FetchBlocker(StrEnum):
    """Why a team is not fetched."""

    TEAM_IS_HERE = "team_is_here"
    """It lies on this machine; one goes back to a backup from its own way in."""


@dataclass(frozen=True)
class TeamThere:
    """A team whose backups lie at a place; nothing of it is proved before somebody has opened it."""

    where: Path
    keyring: Keyring
    copies: int
    newest: datetime
    oldest: datetime
    has_case_keys: bool
    """Whether the newest case keys lie there too; without them no child's page would open."""
    is_here: bool
    """Whether the team lies on this machine already, with its store."""


@dataclass(frozen=True)
class ByPassphrase:
    """What a member has typed to open her team; no log and no message shows it."""

    member_id: MemberId
    passphrase: str


@dataclass(frozen=True)
class ByShares:
    """Two of the office holders' shares, and whose place they open with which new passphrase."""

    shares: TwoShares
    way_in: NewWayIn


@dataclass(frozen=True)
class Fetched:
    """What fetching came to: the team's new folder, of when the backup was, and what was obeyed since."""

    folder: Path
    backup_at: datetime
    answers: int
    erased: int
    let_in: LetIn | None
    """With shares: what opens for who has a new passphrase."""


def teams_there(machine: Machine, place: Path) -> tuple[TeamThere, ...]:
    """Return the teams whose backups and keyring lie at ``place`` or just below it, by name.

    ``place`` may be a stick, a second place, its folder of one team, a team's own folder or its backups.
    """
    here = _store_ids_here(machine)
    found = [each for where in _folders(place) if (each := _team_there(where, here)) is not None]
    unlike = {each.where.resolve(): each for each in found}
    return tuple(sorted(unlike.values(), key=lambda each: (each.keyring.team_name.casefold(), each.where)))


def backups_there(machine: Machine, where: Path, way: ByPassphrase | ByShares) -> tuple[BackupLine, ...]:
    """Return the backups in ``where``, newest first, with what each holds.

    Raises:
        WrongPassphrase, TriedTooSoon, NotFound: as `try_passphrase`.
        InputError, RuleViolation: as `keys_of`.
        KeyringDamaged, StoreMissing, StoreTooNew: as named.
    """
    _newest, keys = _keys(machine, where, way)
    return tuple(line_of(backup, keys, second_place=True) for backup in backups_in(where))


def fetch_team(machine: Machine, where: Path, way: ByPassphrase | ByShares, backup: Path) -> Fetched:
    """Make the team of one backup in a folder of its own on this machine; nothing is left when it fails.

    What this machine still has of the team beside a lost store is obeyed where it is newer.

    Raises:
        NotFound: there is no such backup, or the member is not in the team.
        StoreDamaged: the backup does not check, or no case keys lie there.
        RuleViolation: the team lies here already; this machine's folder is synced or on a network (R34); or
            there is no recovery key.
        InputError: a share or the new passphrase cannot be used.
        WrongPassphrase, TriedTooSoon, KeyringDamaged, StoreMissing, StoreTooNew, DiskFull, NoPermission: as
            named.
    """
    newest, keys = _keys(machine, where, way)
    chosen = _chosen(where, backup)
    if keys.store_id in _store_ids_here(machine):
        raise RuleViolation((FetchBlocker.TEAM_IS_HERE,), keys.store_id)
    final = _free_folder(machine, keys.store_id)
    refuse_bad_place(final)
    with founding(final) as making:
        replace_file(keyring_path(making), encode(newest))
        prove_keyring(making, keys)
        obeyed = _restore(machine, making, keys, chosen, _member_of(way))
        let_in = (
            recover_member(machine, making, way.shares, way.way_in) if isinstance(way, ByShares) else None
        )
    return Fetched(final, chosen.at, *obeyed, let_in)


def _restore(
    machine: Machine, making: Path, keys: UnlockedKeys, chosen: Backup, member_id: MemberId
) -> tuple[int, int]:
    """Make the store ready and put it in place; return how many answers and erasures it had missed."""
    lock = StoreLock(making)
    lock.acquire()
    try:
        ready = make_ready(making, keys, chosen.path, case_keys_here(machine))
        with ready.store:
            note_restored(machine, ready, chosen.at, member_id)
        put_in_place(making, machine.clock.now()).rmdir()  # there was nothing to set aside
    finally:
        lock.release()
    return ready.obeyed.answers, ready.obeyed.erased


def _keys(machine: Machine, where: Path, way: ByPassphrase | ByShares) -> tuple[KeyringRecord, UnlockedKeys]:
    """Return the team's newest keyring, from there or left here, and what it opens."""
    if isinstance(way, ByShares):
        newest, keys = open_newest(machine, where, lambda place: keys_of(place, way.shares))
        names = [slot.name for slot in newest.slots if slot.member_id == way.way_in.member_id]
        check_passphrase(way.way_in.passphrase, way.way_in.repeated, names)
        return newest, keys

    def opens(place: Path) -> UnlockedKeys:
        is_teams_own = place.parent == teams_folder(machine)
        return try_passphrase(machine, place, way.member_id, way.passphrase, notes=is_teams_own)

    return open_newest(machine, where, opens)


def _member_of(way: ByPassphrase | ByShares) -> MemberId:
    return way.way_in.member_id if isinstance(way, ByShares) else way.member_id


def _chosen(where: Path, backup: Path) -> Backup:
    for each in backups_in(where):
        if each.path == backup:
            return each
    raise NotFound(backup.name)


def _folders(place: Path) -> Iterator[Path]:
    """Yield where a team's backups may lie when somebody has chosen ``place``."""
    yield from (place, backups_path(place))
    with suppress(OSError):
        below = sorted(each for each in place.iterdir() if each.is_dir())
        for each in below[:_MOST_LOOKED_AT]:
            yield from (each, backups_path(each))


def _team_there(where: Path, here: frozenset[str]) -> TeamThere | None:
    with suppress(UserError, OSError):
        backups = backups_in(where)
        keyring = Keyring.read(where)
        if backups and not keyring.practice:
            return TeamThere(
                where=where,
                keyring=keyring,
                copies=len(backups),
                newest=backups[0].at,
                oldest=backups[-1].at,
                has_case_keys=case_keys_path(where).exists(),
                is_here=keyring.store_id in here,
            )
    return None


def _store_ids_here(machine: Machine) -> frozenset[str]:
    """Return the ids of the teams on this machine that have both a keyring and a store."""
    found = set()
    for folder in teams_folder(machine).glob("*"):
        with suppress(UserError, OSError):
            if store_path(folder).exists():
                found.add(Keyring.read(folder).store_id)
    return frozenset(found)


def _free_folder(machine: Machine, store_id: str) -> Path:
    """Return where the team comes to lie; beside what lies there already and cannot be opened."""
    usual = teams_folder(machine) / store_id
    return teams_folder(machine) / new_id() if usual.exists() else usual
