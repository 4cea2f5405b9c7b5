"""The running program: the first window, one unlocked session at a time, and the way back and forth.

Light like the unlock window itself: what an unlocked store needs comes through the `Gate`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from barnombud.errors import StoreDamaged, UserError
from barnombud.settings import ReadSettings, known_teams
from barnombud.texts import shell, unlock
from barnombud.texts.errors import said_error
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import Jobs, Lane, as_bug
from barnombud.ui.navigation import GO_BACK_WANTED, Place
from barnombud.ui.remembered import Remembered
from barnombud.ui.theme.theme import Theme
from barnombud.ui.unlock.damaged_entrance import DamagedEntrance
from barnombud.ui.unlock.fetch_entrance import FetchEntrance
from barnombud.ui.unlock.incident_way import IncidentWay
from barnombud.ui.unlock.presenter import UnlockPresenter
from barnombud.ui.unlock.recover_entrance import RecoverEntrance
from barnombud.ui.unlock.restore_entrance import RestoreEntrance
from barnombud.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from barnombud.ui.unlock.gate import Gate, OpenedTeam, RunningSession
    from barnombud.ui.unlock.setup.presenter import SetupPresenter
    from barnombud.ui.unlock.setup.view import SetupView


@dataclass(frozen=True)
class _Left:
    """Where somebody was when the program locked: ids only."""

    store_id: str
    place: Place | None


class Program(QObject):
    """Lives as long as the process; GUI thread. Owns the lanes, the first window and the session.

    Attributes:
        left: the last window is closed and so is the store.
        incident: the way to the sheet for who has lost something.
    """

    left = Signal()

    def __init__(
        self, application: QApplication, theme: Theme, gate: Gate, data: Path, read: ReadSettings
    ) -> None:
        """Build the first window, not yet shown."""
        super().__init__()
        self._theme, self._gate, self._data = theme, gate, data
        self.bus = ChangeBus(self)
        self.jobs = Jobs(self.bus, self)
        self._remembered = Remembered(read.settings, data, self.jobs, theme, self)
        self.session: RunningSession | None = None
        self._left: _Left | None = None
        self._leaving = False
        application.setQuitOnLastWindowClosed(False)
        self.window = UnlockWindow()
        self.unlocking = UnlockPresenter(self.window.form, self.jobs, gate, self._on_opened)
        self._setup: tuple[SetupView, SetupPresenter] | None = None
        self.incident = IncidentWay(self.window, self.jobs, gate)
        self._recovering = RecoverEntrance(self.window, self.jobs, gate, self.unlocking)
        self.fetching = FetchEntrance(self.window, self.jobs, gate, self.show_way_in)
        self.restoring = RestoreEntrance(self.window, self.jobs, gate, self.show_way_in, self.fetching.open)
        self.damaged = DamagedEntrance(self.window, self.jobs, gate, self.restoring, self.show_way_in)
        self.unlocking.damaged = self.damaged.open
        self._connect()
        if read.set_aside is not None:
            self.window.message_bar.say(unlock.SETTINGS_ASIDE_TITLE, unlock.SETTINGS_ASIDE_TEXT)

    def _connect(self) -> None:
        window, form = self.window, self.window.form
        window.closing.connect(self._on_first_window_closed)
        for source in (window, form):
            source.practise_wanted.connect(self.unlocking.practise)
            source.new_team_wanted.connect(self.set_up_team)
        window.recovery_wanted.connect(self._recovering.open)
        window.fetch_wanted.connect(self.fetching.open)
        form.forgotten_wanted.connect(lambda: window.show_page(window.forgotten))
        form.restore_wanted.connect(lambda: self.restoring.open(self.unlocking.team))
        form.leave_practice_wanted.connect(self.show_way_in)
        self.jobs.user_error.connect(self._on_error)
        self.jobs.bug.connect(self._on_bug)

    def start(self) -> None:
        """Show the first window, then load the rest while somebody types."""
        self.show_way_in()
        self._remembered.place(self.window)
        self.window.form.take_focus()
        self.window.painted.connect(self.unlocking.look_how_long)
        self.window.painted.connect(partial(self._warm_up, 0))

    def shut_down(self) -> None:
        """Let what is under way finish, end the threads and delete the windows."""
        self.jobs.shut_down()
        if self.session is not None:
            self.session.dispose()
        self.window.deleteLater()
        self.deleteLater()

    def on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take what no job has caught: the one hook for bugs outside jobs (`sys.excepthook`)."""
        del kind
        self.jobs.bug.emit(as_bug(error.with_traceback(trace)))

    # -- the first window

    def show_way_in(self, store_id: str = "") -> None:
        """Show how to get in: the teams on this machine, one of them chosen, or a welcome without any."""
        self._left = None if self._left is None or self._is_practice(self._left.store_id) else self._left
        teams = known_teams(self._data)
        if teams:
            self.unlocking.offer(teams, store_id or self._remembered.settings.last_store_id)
            self.window.show_page(self.window.form)
        else:
            self.window.show_page(self.window.welcome)
            self.window.welcome.new_team_button.setFocus()

    def set_up_team(self) -> None:
        """Begin the pages of a new team, or go on with what was typed before."""
        view, presenter = self._setup or self._make_setup()
        self._setup = (view, presenter)
        self.window.show_page(view)
        presenter.start()

    @property
    def setup_view(self) -> SetupView | None:
        """The pages of a new team, once somebody has wanted one."""
        return self._setup[0] if self._setup is not None else None

    def _make_setup(self) -> tuple[SetupView, SetupPresenter]:
        # Seen once in a team's life, and as costly to build as the rest of the first window together.
        from barnombud.ui.unlock.setup.presenter import SetupPresenter  # noqa: PLC0415  # see above
        from barnombud.ui.unlock.setup.view import SetupView  # noqa: PLC0415  # see above

        view = SetupView()
        self.window.add_page(view, SetupView.CHARACTERS)
        view.left.connect(self.show_way_in)
        view.reveal.connect(self.window.reveal)
        return view, SetupPresenter(view, self.jobs, self._gate, self._on_opened)

    def _is_practice(self, store_id: str) -> bool:
        return any(team.store_id == store_id for team in known_teams(self._data, practice=True))

    def _warm_up(self, step: int) -> None:
        self.jobs.run(
            owner=self,
            work=partial(self._gate.warm_up, step),
            done=lambda more: self._warm_up(step + 1) if more else self._look_for_other_window(),
            lane=Lane.SMALL,
        )

    def _look_for_other_window(self) -> None:
        """Hand over to a window that has one of our teams open already."""
        folders = tuple(team.folder for team in known_teams(self._data) if not team.damaged)
        if self.session is None and folders:
            self.jobs.run(
                owner=self,
                work=partial(_open_elsewhere, self._gate, folders),
                done=self._on_looked,
                failed=lambda _error: None,
            )

    def _on_looked(self, open_elsewhere: bool) -> None:
        if open_elsewhere and self.session is None:
            self._quit()

    # -- in and out

    def _on_opened(self, opened: OpenedTeam) -> None:
        session = opened.enter(self.jobs, self.bus, self._theme, self)
        self.session = session
        session.locking.connect(self._on_locking)
        session.locked.connect(self._on_locked)
        session.closed.connect(self._quit)
        left, self._left = self._left, None
        here = left is not None and left.store_id == opened.store_id
        self._store_id, self._practice = opened.store_id, opened.practice
        if not opened.practice:
            self._remembered.keep_team(opened.store_id)
        session.start(left.place if left is not None and here else None, self.window.saveGeometry())
        self.window.clear_message()
        self.window.hide()

    def _on_locking(self) -> None:
        """Stand before everything the store holds, at once."""
        session = self.session
        if session is not None:
            self.window.restoreGeometry(session.geometry)
        self.window.form.set_busy(unlock.LOCKING)
        self.window.show_page(self.window.form)
        self.window.show()
        self.window.activateWindow()

    def _on_locked(self, place: Place | None, error: UserError | None) -> None:
        session, self.session = self.session, None
        self.window.form.set_busy("")
        self._left = _Left(self._store_id, place)
        if self._practice:
            teams = known_teams(self._data, practice=True)
            self.unlocking.offer(teams, self._store_id, unlock.practice_hint(unlock.PRACTICE_PHRASE))
            self.window.show_page(self.window.form)
        else:
            self.show_way_in()
        self.unlocking.choose_member(place.next_member if place is not None else "")
        if isinstance(error, StoreDamaged):
            self.unlocking.distrust(self._store_id)
        if error is not None:
            self.window.form.show_trouble(said_error(error)[0])
        self.window.form.take_focus()
        if place is not None and GO_BACK_WANTED in place.kept:
            self._left = None
            self.restoring.open(self.unlocking.team)
        if session is not None:
            session.dispose()

    def _on_first_window_closed(self) -> None:
        if self.session is None:
            self._quit()

    def _quit(self) -> None:
        if not self._leaving:
            self._leaving = True
            geometry = self.window.saveGeometry() if self.session is None else self.session.geometry
            self._remembered.keep_place(geometry)
            self.left.emit()

    # -- trouble before a store is open

    def _on_error(self, error: UserError) -> None:
        if self.session is None:
            words = said_error(error)[0]
            self.window.message_bar.say(words.title, f"{words.cause} {words.advice}", kind="attention")

    def _on_bug(self, _bug: object) -> None:
        if self.session is None:
            self.window.form.set_busy("")
            if self._setup is not None:
                self._setup[0].set_busy(False)
            self.window.message_bar.say(shell.BUG_TITLE, shell.BUG_TEXT, kind="attention")


def _open_elsewhere(gate: Gate, folders: tuple[Path, ...]) -> bool:
    """Ask team after team, in the same order in each start: of several starts at once one stays.

    A team that cannot be asked, as its disk fails, is no reason to leave.
    """
    for folder in folders:
        with suppress(UserError):
            if gate.is_open_elsewhere(folder):
                return True
    return False
