"""Which place, and which team there; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance

from barnombud.errors import UserError
from barnombud.texts import fetching as texts
from barnombud.texts.errors import said, said_error
from barnombud.texts.said import Said
from barnombud.ui.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from barnombud.ui.unlock.gate import Fetching, FoundTeam


class FetchViewer(Protocol):
    """What the presenter shows things on; `FetchView` is the real one."""

    place_chosen: SignalInstance
    team_wanted: SignalInstance

    def begin(self) -> None:
        """Begin anew."""
        ...

    def show_teams(self, teams: Sequence[FoundTeam]) -> None:
        """Offer the teams at the place."""
        ...

    def show_trouble(self, said: Said | None) -> None:
        """Say what is wrong; None takes it away."""
        ...

    def set_busy(self, busy: bool) -> None:
        """Take nothing meanwhile."""
        ...


class FetchPresenter(QObject):
    """Between the page and the gate; GUI thread. ``go_on`` is given the team that is to be fetched."""

    def __init__(
        self, view: FetchViewer, jobs: JobRunner, fetching: Fetching, go_on: Callable[[FoundTeam], object]
    ) -> None:
        """Listen to the page."""
        super().__init__()
        self._view, self._jobs, self._fetching, self._go_on = view, jobs, fetching, go_on
        self._teams: tuple[FoundTeam, ...] = ()
        view.place_chosen.connect(self.look)
        view.team_wanted.connect(self.choose)

    def start(self) -> None:
        """Begin anew."""
        self._teams = ()
        self._view.begin()

    def look(self, place: Path) -> None:
        """Look which teams have backups there."""
        self._view.show_trouble(None)
        self._view.set_busy(True)
        work = partial(self._fetching.teams_at, place)
        self._jobs.run(owner=self, work=work, done=self._on_found, failed=self._on_failed)

    def choose(self, where: str) -> None:
        """Go on with one of them, if it can be fetched at all."""
        team = next((each for each in self._teams if str(each.where) == where), None)
        if team is None:
            return
        if team.is_here:
            self._view.show_trouble(said("team_is_here"))
        elif not team.has_case_keys:
            self._view.show_trouble(texts.NO_CASE_KEYS)
        else:
            self._view.show_trouble(None)
            self._go_on(team)

    def _on_found(self, teams: tuple[FoundTeam, ...]) -> None:
        self._teams = teams
        self._view.set_busy(False)
        self._view.show_teams(teams)
        self._view.show_trouble(None if teams else texts.NOTHING_THERE)

    def _on_failed(self, error: UserError) -> None:
        self._view.set_busy(False)
        self._view.show_trouble(said_error(error)[0])
