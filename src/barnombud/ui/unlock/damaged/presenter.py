"""A damaged team: going back to a backup, saving what can be read, a copy for somebody who can help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from barnombud.errors import StoreDamaged, UserError
from barnombud.settings import KnownTeam
from barnombud.texts import help_copy
from barnombud.texts import unlock_damaged as texts
from barnombud.texts.errors import said_error
from barnombud.texts.said import Said
from barnombud.ui.jobs import JobRunner
from barnombud.ui.unlock.gate import Gate, HelpCopy, SavedTeam


class DamagedViewer(Protocol):
    """What the presenter shows things on; `DamagedView` is the real one."""

    backups_wanted: SignalInstance
    salvage_wanted: SignalInstance
    help_wanted: SignalInstance
    open_wanted: SignalInstance
    left: SignalInstance

    def show_choices(self) -> None:
        """Begin anew."""
        ...

    def show_saved(self, lines: tuple[str, ...]) -> None:
        """Say what was saved."""
        ...

    def show_help_copy(self, lines: tuple[str, ...]) -> None:
        """Say where the copy is and what opens it."""
        ...

    def show_trouble(self, said: Said | None) -> None:
        """Say what is wrong; None takes it away."""
        ...

    def set_busy(self, text: str) -> None:
        """Take nothing meanwhile; empty is done."""
        ...


@dataclass(frozen=True)
class WaysOut:
    """Where the page leads to: the backups of a team, a team by its folder's name, the way in."""

    backups: Callable[[KnownTeam], object]
    unlock: Callable[[str], object]
    leave: Callable[[], object]


class DamagedPresenter(QObject):
    """Between the page and the gate; GUI thread. Keeps the passphrase that was right until it is left."""

    def __init__(self, view: DamagedViewer, jobs: JobRunner, gate: Gate, ways: WaysOut) -> None:
        """Listen to the page."""
        super().__init__()
        self._view, self._jobs, self._gate, self._ways = view, jobs, gate, ways
        self._team: KnownTeam | None = None
        self._member_id = self._passphrase = self._saved = ""
        view.backups_wanted.connect(self.show_backups)
        view.salvage_wanted.connect(self.salvage)
        view.help_wanted.connect(self.make_help_copy)
        view.open_wanted.connect(self.open_saved)
        view.left.connect(self.leave)

    def start(self, team: KnownTeam, member_id: str, passphrase: str) -> None:
        """Begin with one team, for who has just given the right passphrase."""
        self._team, self._member_id, self._passphrase = team, member_id, passphrase
        self._view.show_trouble(None)
        self._view.show_choices()

    def show_backups(self) -> None:
        """Go over to the page of backups."""
        team = self._forget()
        if team is not None:
            self._ways.backups(team)

    def salvage(self) -> None:
        """Save what can be read."""
        if self._team is not None:
            self._begin(texts.SALVAGING)
            work = partial(self._gate.salvage, self._team.folder, self._member_id, self._passphrase)
            self._jobs.run(owner=self, work=work, done=self._on_saved, failed=self._on_not_saved)

    def make_help_copy(self, to: Path) -> None:
        """Put the files as they are into one file in a folder."""
        if self._team is not None:
            self._begin(texts.MAKING_HELP)
            work = partial(self._gate.help_copy, self._team.folder, to)
            self._jobs.run(owner=self, work=work, done=self._on_help_copy, failed=self._on_failed)

    def open_saved(self) -> None:
        """Go to the way in of the team that was saved."""
        self._forget()
        self._ways.unlock(self._saved)

    def leave(self) -> None:
        """Go back to the way in."""
        self._forget()
        self._ways.leave()

    def _forget(self) -> KnownTeam | None:
        team, self._team = self._team, None
        self._passphrase = ""
        return team

    def _begin(self, text: str) -> None:
        self._view.show_trouble(None)
        self._view.set_busy(text)

    def _on_saved(self, done: SavedTeam) -> None:
        self._view.set_busy("")
        self._saved = done.folder.name
        lost = (texts.lost(done.lost, done.hurt),) if done.lost else ()
        more = (texts.MORE_LOST,) if done.more_lost else ()
        told = (*lost, *more) or (texts.ALL_SAVED,)
        after = (texts.new_team(done.name), texts.WHAT_NEXT, texts.OLD_STAYS)
        self._view.show_saved((texts.saved(done.saved), *told, *after))

    def _on_not_saved(self, error: UserError) -> None:
        if isinstance(error, StoreDamaged):
            self._view.set_busy("")
            self._view.show_trouble(Said(texts.NOTHING_SAVED_TITLE, texts.NOTHING_SAVED_TEXT, ""))
        else:
            self._on_failed(error)

    def _on_help_copy(self, done: HelpCopy) -> None:
        self._view.set_busy("")
        self._view.show_help_copy(
            (help_copy.made(str(done.path)), help_copy.opened_with(done.passphrase), help_copy.HOW)
        )

    def _on_failed(self, error: UserError) -> None:
        self._view.set_busy("")
        self._view.show_trouble(said_error(error)[0])
