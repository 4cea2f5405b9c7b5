"""What the unlock window does: choosing a team, trying a passphrase, waiting after slips, practising."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance

from barnombud.errors import (
    InputError,
    KeyringDamaged,
    NotFound,
    StoreDamaged,
    TriedTooSoon,
    UserError,
    WrongPassphrase,
)
from barnombud.settings import KnownMember, KnownTeam
from barnombud.texts import fetching
from barnombud.texts import unlock as texts
from barnombud.texts.errors import said, said_error
from barnombud.texts.said import Said
from barnombud.ui.jobs import JobRunner, Lane

if TYPE_CHECKING:
    from barnombud.ui.unlock.gate import Gate, OpenedTeam


class UnlockView(Protocol):
    """What the presenter shows things on; `UnlockForm` is the real one."""

    unlock_wanted: SignalInstance
    team_chosen: SignalInstance
    second_passed: SignalInstance
    unlock_words: str

    def show_teams(self, teams: Sequence[KnownTeam], chosen: KnownTeam) -> None:
        """Offer the teams on this machine."""
        ...

    def show_members(self, members: Sequence[KnownMember]) -> None:
        """Offer who may unlock."""
        ...

    def choose_member(self, member_id: str) -> None:
        """Put one of the members on offer in place."""
        ...

    def show_practice(self, hint: str) -> None:
        """Dress for practice; an empty hint is the real way in."""
        ...

    def show_wrong_name(self, text: str) -> None:
        """Say what is wrong with the name."""
        ...

    def show_wrong_passphrase(self, text: str) -> None:
        """Say what is wrong with the passphrase."""
        ...

    def show_trouble(self, said: Said | None) -> None:
        """Say what else is wrong; None takes it away."""
        ...

    def set_usable(self, usable: bool) -> None:
        """Allow or stop trying."""
        ...

    def set_busy(self, text: str) -> None:
        """Take nothing meanwhile."""
        ...

    def set_waiting(self, seconds: int) -> None:
        """Let the button rest."""
        ...

    def forget_passphrase(self) -> None:
        """Empty the line."""
        ...

    def take_focus(self) -> None:
        """Let typing land in the passphrase."""
        ...


class UnlockPresenter(QObject):
    """Between the form and the gate; GUI thread.

    `opened` is called with the store somebody has opened.

    Attributes:
        damaged: called with a team whose file is damaged, the member and her passphrase, which was right.
    """

    def __init__(
        self, view: UnlockView, jobs: JobRunner, gate: Gate, opened: Callable[[OpenedTeam], object]
    ) -> None:
        """Listen to the form."""
        super().__init__()
        self._view, self._jobs, self._gate, self._opened = view, jobs, gate, opened
        self._teams: tuple[KnownTeam, ...] = ()
        self._team: KnownTeam | None = None
        self._seconds = 0
        self._is_seen = False
        self.damaged: Callable[[KnownTeam, str, str], object] | None = None
        self._distrusted: set[str] = set()
        view.unlock_wanted.connect(self.unlock)
        view.team_chosen.connect(self.choose_team)
        view.second_passed.connect(self.pass_second)

    @property
    def team(self) -> KnownTeam | None:
        """The team that is to be unlocked."""
        return self._team

    def offer(self, teams: Sequence[KnownTeam], prefer: str = "", practice_hint: str = "") -> None:
        """Show the teams one may unlock; `prefer` is the store id opened last. There is at least one."""
        self._teams = tuple(teams)
        chosen = next((team for team in teams if team.store_id == prefer), self._teams[0])
        self._show(chosen)
        self._view.show_practice(practice_hint)

    def look_how_long(self) -> None:
        """Ask, now that the window is seen, how long nobody can try yet; from now on of every team shown."""
        self._is_seen = True
        if self._team is not None:
            self._ask_how_long(self._team)

    def choose_team(self, store_id: str) -> None:
        """Go over to another team on this machine."""
        self._show(next(team for team in self._teams if team.store_id == store_id))

    def unlock(self, member_id: str, passphrase: str) -> None:
        """Try a passphrase."""
        if self._team is None or self._seconds:
            return
        self._view.show_trouble(None)
        if not member_id:
            self._view.show_wrong_name(texts.NO_NAME)
            return
        if not passphrase:
            self._view.show_wrong_passphrase(texts.NO_PHRASE)
            return
        self._view.set_busy(texts.UNLOCKING)
        self._jobs.run(
            owner=self,
            work=partial(self._open, self._team, member_id, passphrase),
            done=self._on_opened,
            failed=partial(self._on_not_unlocked, self._team, member_id, passphrase),
        )

    def practise(self) -> None:
        """Make the practice team and open it."""
        self._view.show_trouble(None)
        self._view.set_busy(texts.OPENING_PRACTICE)
        self._jobs.run(owner=self, work=self._gate.practise, done=self._on_opened, failed=self._on_failed)

    def distrust(self, store_id: str) -> None:
        """Have a team looked through from end to end before it is opened again: damage was found in it."""
        self._distrusted.add(store_id)

    def choose_member(self, member_id: str) -> None:
        """Let who takes over find her name in place, so that only her passphrase is left to type."""
        if member_id:
            self._view.choose_member(member_id)

    def pass_second(self) -> None:
        """Let one second of waiting pass."""
        self._wait(max(0, self._seconds - 1))

    def _show(self, team: KnownTeam) -> None:
        self._team = team
        self._view.show_teams(self._teams, team)
        self._view.show_members(team.members)
        self._view.forget_passphrase()
        self._view.unlock_words = texts.UNLOCK
        self._wait(0)
        self._view.set_usable(not team.damaged)
        self._view.show_trouble(said("keyring_damaged") if team.damaged else None)
        self._view.take_focus()
        if team.damaged:
            self._look_for_copy(team)
        if self._is_seen:
            self._ask_how_long(team)

    def _look_for_copy(self, team: KnownTeam, member_id: str = "") -> None:
        """Look for a copy of a damaged keyring, and offer it."""
        self._jobs.run(
            owner=self,
            work=partial(self._gate.spare_team, team.folder),
            done=partial(self._on_copy, team, member_id),
            lane=Lane.SMALL,
        )

    def _on_copy(self, team: KnownTeam, member_id: str, copy: KnownTeam | None) -> None:
        if team is not self._team:
            return
        if copy is None:
            self._view.show_trouble(fetching.KEYRING_LOST)
            return
        self._team = copy
        self._teams = tuple(copy if each is team else each for each in self._teams)
        self._view.show_teams(self._teams, copy)
        self._view.show_members(copy.members)
        self._view.choose_member(member_id)
        self._view.set_usable(True)
        self._view.unlock_words = fetching.UNLOCK_WITH_COPY
        self._wait(self._seconds)
        self._view.show_trouble(fetching.KEYRING_COPY)
        self._view.take_focus()

    def _ask_how_long(self, team: KnownTeam) -> None:
        self._jobs.run(
            owner=self,
            work=partial(self._gate.seconds_to_wait, team.folder),
            done=partial(self._on_wait_known, team),
            lane=Lane.SMALL,
        )

    def _on_wait_known(self, team: KnownTeam, seconds: int) -> None:
        if team is self._team and seconds:
            self._wait(seconds)

    def _on_opened(self, opened: OpenedTeam) -> None:
        self._view.forget_passphrase()
        self._view.set_busy("")
        self._opened(opened)

    def _open(self, team: KnownTeam, member_id: str, passphrase: str) -> OpenedTeam:
        if team.store_id in self._distrusted:
            self._gate.prove(team.folder, member_id, passphrase)
            self._distrusted.discard(team.store_id)
        return self._gate.unlock(team.folder, member_id, passphrase, mend=team.from_copy)

    def _on_not_unlocked(self, team: KnownTeam, member_id: str, passphrase: str, error: UserError) -> None:
        self._on_failed(error)
        if isinstance(error, StoreDamaged) and self.damaged is not None and not team.practice:
            self._view.forget_passphrase()
            self.damaged(team, member_id, passphrase)
        elif isinstance(error, KeyringDamaged) and not team.from_copy:
            self._look_for_copy(team, member_id)

    def _on_failed(self, error: UserError) -> None:
        self._view.set_busy("")
        if isinstance(error, WrongPassphrase | InputError):
            words = said_error(error)[0]
            self._view.show_wrong_passphrase(f"{words.title}. {words.advice}")
            self._wait(error.wait if isinstance(error, WrongPassphrase) else 0)
        elif isinstance(error, TriedTooSoon):
            self._wait(error.wait)
        elif isinstance(error, NotFound):
            self._view.show_trouble(texts.GONE_FROM_TEAM)
        else:
            self._view.show_trouble(said_error(error)[0])

    def _wait(self, seconds: int) -> None:
        self._seconds = seconds
        self._view.set_waiting(seconds)
