"""Between the page about backups and the services; no widgets here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.errors import InputError, UserError
from barnombud.services.backups import (
    BackupPage,
    BackupState,
    back_up_now,
    backup_page,
    choose_place,
)
from barnombud.texts import backups as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.telling import TellingView, sentence, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class BackupsView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_page(self, page: BackupPage) -> None:
        """Show how it stands and every backup."""

    def show_making(self, *, making: bool) -> None:
        """Say that a backup is being made, or no longer."""

    def say_made(self) -> None:
        """Say that a backup is made and checked."""

    def show_place_error(self, text: str) -> None:
        """Say why a place cannot be the second one; empty takes it away."""


class BackupsPresenter:
    """Works in the small pool: a backup has a connection of its own; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: BackupsView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def load(self) -> None:
        """Fetch how it stands."""
        work = partial(backup_page, self._desk)
        self._jobs.run(self._owner, work, self._view.show_page, self._on_failed, Lane.SMALL)

    def on_change(self, change: object) -> None:
        """Fetch again when a backup has been made."""
        if isinstance(change, Change) and change.op is Op.BACK_UP:
            self.load()

    def make(self) -> None:
        """Make a backup now."""
        self._view.show_making(making=True)
        self._jobs.run(
            self._owner, partial(back_up_now, self._desk), self._on_made, self._on_not_made, Lane.SMALL
        )

    def choose(self, path: Path | None) -> None:
        """Choose the second place and fill it at once; None is to use none."""
        self._view.show_place_error("")
        work = partial(choose_place, self._desk, path)
        done = self._on_chosen if path is not None else None
        self._jobs.run(self._owner, work, done, self._on_place_refused, Lane.SMALL)

    def _on_chosen(self, _outcome: Outcome[BackupState]) -> None:
        self.make()

    def _on_made(self, _outcome: Outcome[BackupState]) -> None:
        self._view.show_making(making=False)
        self._view.say_made()

    def _on_not_made(self, error: UserError) -> None:
        self._view.show_making(making=False)
        self._view.say_trouble(texts.NOT_MADE, sentence(error))

    def _on_place_refused(self, error: UserError) -> None:
        if isinstance(error, InputError):
            same = error.reason == "same_place"
            self._view.show_place_error(texts.SAME_PLACE if same else texts.NOT_A_FOLDER)
        else:
            tell_trouble(self._view, error)

    def _on_failed(self, error: UserError) -> None:
        tell_trouble(self._view, error)
