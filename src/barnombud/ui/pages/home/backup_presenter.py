"""Fetches for Hem how it stands with the backups, and notes what agencies answer after a restore."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op
from barnombud.domain.ids import AgencyId
from barnombud.services.after_restore import RestoreRound, note_answer_after_restore, restore_round
from barnombud.services.backups import BackupState, backup_state
from barnombud.ui.jobs import JobRunner, Lane

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_ROUND = frozenset({Op.HEAR_SINCE_BACKUP, Op.ADD_AGENCY, Op.CHANGE_AGENCY})


class BackupsOnHome(Protocol):
    """What the presenter needs of the page."""

    def show_backup_state(self, state: BackupState) -> None:
        """Show how it stands with the backups."""

    def show_restore_round(self, asked: RestoreRound | None) -> None:
        """Show which agencies have still to answer after a restore."""


class HomeBackupPresenter:
    """Beside the rest of Hem: a stick or a share may take its time; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: BackupsOnHome, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def load(self) -> None:
        """Fetch both."""
        self._load_state()
        self._load_round()

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that shows here."""
        if isinstance(change, Change) and change.op is Op.BACK_UP:
            self._load_state()
        elif isinstance(change, Change) and change.op in _ROUND:
            self._load_round()

    def answered(self, agency_id: str) -> None:
        """Note that an agency has said what has changed; one noted already is shown so."""
        work = partial(note_answer_after_restore, self._desk, AgencyId(agency_id))
        self._jobs.run(self._owner, work, failed=lambda _error: self._load_round())

    def _load_state(self) -> None:
        work = partial(backup_state, self._desk)
        self._jobs.run(self._owner, work, self._view.show_backup_state, lane=Lane.SMALL)

    def _load_round(self) -> None:
        self._jobs.run(self._owner, partial(restore_round, self._desk), self._view.show_restore_round)
