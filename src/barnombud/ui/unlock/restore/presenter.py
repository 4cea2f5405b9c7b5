"""Going back to a backup: who one is, which backup, and what it came to; no widgets here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance

from barnombud.errors import UserError, WrongPassphrase
from barnombud.settings import KnownMember, KnownTeam
from barnombud.texts import backups as texts
from barnombud.texts import unlock
from barnombud.texts.errors import said_error
from barnombud.texts.said import Said
from barnombud.ui.jobs import JobRunner
from barnombud.ui.unlock.gate import OfferedBackup

Done = TypeVar("Done")
"""What going back to a backup has come to."""


class RestoreViewer(Protocol):
    """What the presenter shows things on; `RestoreView` is the real one."""

    look_wanted: SignalInstance
    restore_wanted: SignalInstance
    left: SignalInstance

    def show_members(self, members: Sequence[KnownMember], chosen: str) -> None:
        """Begin anew: offer who may go back to a backup."""
        ...

    def show_backups(self, backups: Sequence[OfferedBackup]) -> None:
        """Offer the backups."""
        ...

    def show_done(self, lines: Sequence[str]) -> None:
        """Say what it came to."""
        ...

    def show_wrong_passphrase(self, text: str) -> None:
        """Say what is wrong with the passphrase."""
        ...

    def show_trouble(self, said: Said | None) -> None:
        """Say what else is wrong; None takes it away."""
        ...

    def set_busy(self, text: str) -> None:
        """Take nothing meanwhile; empty is done."""
        ...

    def forget(self) -> None:
        """Empty the passphrase and the list."""
        ...


@dataclass(frozen=True)
class RestoreWork(Generic[Done]):
    """What the page asks for on the store lane, the backups and to go back to one; how to say the outcome."""

    backups: Callable[[Path, str, str], tuple[OfferedBackup, ...]]
    restore: Callable[[Path, str, str, Path], Done]
    say: Callable[[Done], Sequence[str]]


class RestorePresenter(QObject):
    """Between the page and what it asks for; GUI thread. ``leave`` shows the way in again."""

    def __init__(
        self, view: RestoreViewer, jobs: JobRunner, work: RestoreWork[Any], leave: Callable[[], object]
    ) -> None:
        """Listen to the page."""
        super().__init__()
        self._view, self._jobs, self._work, self._leave = view, jobs, work, leave
        self._folder = Path()
        view.look_wanted.connect(self.look)
        view.restore_wanted.connect(self.restore)
        view.left.connect(self._on_left)

    def start(self, team: KnownTeam, member_id: str = "") -> None:
        """Begin with one team."""
        self._folder = team.folder
        self._view.show_trouble(None)
        self._view.show_members(team.members, member_id)

    def look(self, member_id: str, passphrase: str) -> None:
        """Look which backups there are, if the passphrase is right."""
        self._view.show_trouble(None)
        if not member_id or not passphrase:
            self._view.show_wrong_passphrase(unlock.NO_PHRASE if member_id else unlock.NO_NAME)
            return
        self._view.set_busy(texts.LOOKING)
        work = partial(self._work.backups, self._folder, member_id, passphrase)
        self._jobs.run(owner=self, work=work, done=self._on_found, failed=self._on_failed)

    def restore(self, member_id: str, passphrase: str, path: str) -> None:
        """Go back to the chosen backup."""
        if not path:
            self._view.show_trouble(Said(texts.CHOOSE_ONE, "", ""))
            return
        self._view.show_trouble(None)
        self._view.set_busy(texts.RESTORING)
        work = partial(self._work.restore, self._folder, member_id, passphrase, Path(path))
        self._jobs.run(owner=self, work=work, done=self._on_restored, failed=self._on_failed)

    def _on_found(self, found: tuple[OfferedBackup, ...]) -> None:
        self._view.set_busy("")
        self._view.show_backups(found)
        if not found:
            self._view.show_trouble(Said(texts.EMPTY, "", ""))

    def _on_restored(self, done: object) -> None:
        self._view.set_busy("")
        self._view.forget()
        self._view.show_done(self._work.say(done))

    def _on_failed(self, error: UserError) -> None:
        self._view.set_busy("")
        words = said_error(error)[0]
        if isinstance(error, WrongPassphrase):
            self._view.show_wrong_passphrase(f"{words.title}. {words.advice}")
        else:
            self._view.show_trouble(words)

    def _on_left(self) -> None:
        self._view.forget()
        self._leave()
