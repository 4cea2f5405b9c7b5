"""Backups of the open store: made by themselves, checked, brought to the second place, told about (R37)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from barnombud.domain.backups import is_backup_due, is_backup_old
from barnombud.domain.changes import Change, Op, Outcome
from barnombud.errors import InputError, UserError
from barnombud.services.desk import Desk
from barnombud.services.restoring import BackupLine, line_of
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.faults import store_faults
from barnombud.store.restore_swap import stores_set_aside, take_keys_from_set_aside
from barnombud.store.second_place import (
    backups_at_second_place,
    choose_second_place,
    copy_to_second_place,
    read_second_place,
)

_AT_LEAST_DAILY = timedelta(days=1)


@dataclass(frozen=True)
class BackupState:
    """How it stands with the backups, for Hem and the page about them."""

    newest: datetime | None
    """The newest checked backup beside the store."""
    old: bool
    """Whether to warn about it."""
    second_path: Path | None = None
    """The second place, when one is chosen."""
    second_there: bool = False
    second_newest: datetime | None = None
    second_old: bool = False
    second_ruled: bool = False
    """Whether the municipality has decided which it is."""


@dataclass(frozen=True)
class BackupPage:
    """What the page about backups shows."""

    state: BackupState
    lines: tuple[BackupLine, ...]
    """Newest first."""
    set_aside: tuple[Path, ...]
    """Folders with stores that were set aside at a restore."""


def backup_state(desk: Desk) -> BackupState:
    """Return how it stands with the backups, from the files' names alone."""
    now = desk.clock.now()
    newest = next((backup.at for backup in backups_of(desk.store.folder)), None)
    place = read_second_place(desk.store.folder)
    if place is None:
        return BackupState(newest, is_backup_old(newest, now))
    return BackupState(
        newest,
        is_backup_old(newest, now),
        second_path=place.path,
        second_there=place.is_there,
        second_newest=place.newest,
        second_old=is_backup_old(place.newest, now),
        second_ruled=bool(desk.municipality.backup.second_place),
    )


def backup_page(desk: Desk) -> BackupPage:
    """Return every backup there is, with what each holds."""
    store = desk.store
    found = [(backup, False) for backup in backups_of(store.folder)]
    found += [(backup, True) for backup in backups_at_second_place(store.folder, store.keys.store_id)]
    lines = [line_of(backup, store.keys, second_place=second) for backup, second in found]
    lines.sort(key=lambda line: (line.at, not line.second_place), reverse=True)
    return BackupPage(backup_state(desk), tuple(lines), stores_set_aside(store.folder))


def back_up_when_due(desk: Desk) -> Outcome[BackupState] | None:
    """Make a backup if something has changed and it is time; for the small pool, now and then.

    The second place is caught up with whenever it is there. Returns None when nothing was to be done.

    Raises:
        DiskFull, NoPermission, StoreDamaged: it could not be made or does not check; earlier ones stand, and
            it is tried again.
    """
    with desk.store.unbacked.one_at_a_time:
        if not desk.store.lock.held:
            return None
        made, before = _make_if_due(desk), read_second_place(desk.store.folder)
        after = _catch_up(desk)
        return _told(desk) if made or after != before else None


def back_up_now(desk: Desk) -> Outcome[BackupState]:
    """Make a backup because somebody wants one, or because something is about to happen.

    Raises:
        DiskFull, NoPermission, StoreDamaged: as `make_backup`.
    """
    with desk.store.unbacked.one_at_a_time:
        if desk.store.lock.held:
            _make(desk)
            _catch_up(desk)
        return _told(desk)


def look_after_backups(desk: Desk) -> None:
    """After unlock, on the store lane: mend the file of case keys, and what an interrupted restore left.

    A second place that the municipality has decided takes the place of the team's own.
    """
    with suppress(UserError):
        _obey_municipality(desk)
    with suppress(UserError):
        desk.store.mend_case_keys()
        take_keys_from_set_aside(desk.store.folder, desk.store.keys)


def leave(desk: Desk) -> None:
    """Lock: make a backup of what has changed, then close; trouble keeps nobody from locking."""
    with suppress(UserError, OSError), desk.store.unbacked.one_at_a_time:
        if desk.store.lock.held and desk.store.unbacked.any:
            _make(desk)
            _catch_up(desk)
    desk.close()


def choose_place(desk: Desk, path: Path | None) -> Outcome[BackupState]:
    """Choose the second place for backups, or with None have no second place any more.

    Raises:
        InputError: at ``second_place``: it is no folder, lies in the store's own, or the municipality has
            decided.
        DiskFull, NoPermission: the choice could not be kept.
    """
    if desk.municipality.backup.second_place:
        raise InputError("second_place", "ruled_by_municipality")
    folder = desk.store.folder.resolve()
    if path is not None:
        if not path.is_dir():
            raise InputError("second_place", "not_a_folder")
        if path.resolve().is_relative_to(folder):
            raise InputError("second_place", "same_place")
    choose_second_place(folder, path)
    return _told(desk)


def _obey_municipality(desk: Desk) -> None:
    decided, chosen = desk.municipality.backup.second_place, read_second_place(desk.store.folder)
    if decided and (chosen is None or chosen.path != Path(decided)):
        choose_second_place(desk.store.folder, Path(decided))


def _make_if_due(desk: Desk) -> bool:
    newest, now = next((backup.at for backup in backups_of(desk.store.folder)), None), desk.clock.now()
    daily = newest is None or now - newest > _AT_LEAST_DAILY
    if not daily and not (desk.store.unbacked.any and is_backup_due(newest, now)):
        return False
    _make(desk)
    return True


def _make(desk: Desk) -> None:
    changed, desk.store.unbacked.any = desk.store.unbacked.any, False
    try:
        make_backup(desk.store.folder, desk.store.keys, desk.clock.now())
    except BaseException:
        desk.store.unbacked.any = changed
        raise


def _catch_up(desk: Desk) -> object:
    with store_faults():
        return copy_to_second_place(desk.store.folder, desk.store.keys, desk.clock.now())


def _told(desk: Desk) -> Outcome[BackupState]:
    return Outcome(backup_state(desk), Change(Op.BACK_UP, frozenset(), desk.clock.now()))
