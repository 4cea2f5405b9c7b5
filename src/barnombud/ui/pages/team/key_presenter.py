"""Leads a change of the store's key from one job to the next, with others let in between; no widgets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.errors import UserError
from barnombud.services import store_key as service
from barnombud.services.store_key import KeyWork
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.team.key_form import KeyProgress
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class KeyView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_key_work(self, work: KeyWork) -> None:
        """Show what is left to do, or nothing."""

    def show_key_progress(self, progress: KeyProgress) -> None:
        """Show how far a change has come."""

    def show_key_changed(self, useless: int) -> None:
        """Say that it is through, and how many backups could not be given the key."""

    def stop_showing_key(self) -> None:
        """Close the form: it could not be done, and why is said on the page."""

    def lock_at_once(self) -> None:
        """Lock: the store had to be closed."""


class KeyPresenter:
    """Changes the key and gives it to one backup after the other; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: KeyView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the page, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self.running = False
        self._waiting: list[str] = []
        self._total = self._useless = 0

    def load(self) -> None:
        """Fetch what is left to do, unless it is being done."""
        if not self.running:
            self._jobs.run(self._owner, partial(service.key_work, self._desk), self._view.show_key_work)

    def change(self, work: KeyWork) -> None:
        """Do what is left of ``work``."""
        self.running, self._useless = True, 0
        if work.due_since is None:
            self._begin_backups(work)
            return
        self._view.show_key_progress(KeyProgress(running=True))
        self._jobs.run(
            self._owner, partial(service.change_store_key, self._desk), self._on_changed, self._on_failed
        )

    def _on_changed(self, outcome: Outcome[KeyWork]) -> None:
        tell_saved(self._view, outcome)
        self._begin_backups(outcome.value)

    def _begin_backups(self, work: KeyWork) -> None:
        self._waiting, self._total = list(work.backups), len(work.backups)
        self._next_backup()

    def _next_backup(self) -> None:
        done = self._total - len(self._waiting)
        self._view.show_key_progress(KeyProgress(store_done=True, running=True, done=done, total=self._total))
        if not self._waiting:
            self._jobs.run(
                self._owner, partial(service.end_change, self._desk), self._on_end, self._on_failed
            )
            return
        work = partial(service.rekey_one_backup, self._desk, self._waiting.pop(0))
        self._jobs.run(self._owner, work, self._on_backup, self._on_failed)

    def _on_backup(self, took_it: bool) -> None:
        self._useless += not took_it
        self._next_backup()

    def _on_end(self, _left: int) -> None:
        self.running = False
        self._view.show_key_changed(self._useless)
        self.load()

    def _on_failed(self, error: UserError) -> None:
        self.running = False
        self._view.stop_showing_key()
        tell_trouble(self._view, error)
        if service.is_closed(self._desk):
            self._view.lock_at_once()
        else:
            self.load()
