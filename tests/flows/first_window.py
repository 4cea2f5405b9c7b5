"""The running program of a test: real windows and lanes, a real encrypted store, a quick key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud import wiring
from barnombud.app import LateGate
from barnombud.domain.clock import FixedClock
from barnombud.domain.ids import MemberId
from barnombud.domain.recovery_share import group_fits
from barnombud.services import incident
from barnombud.services.founding import found_team
from barnombud.services.machine import Machine
from barnombud.settings import KnownTeam, ReadSettings, Settings, known_teams, read_settings
from barnombud.texts import unlock as unlock_texts
from barnombud.ui.coming_back import FetchingHere, spare_team
from barnombud.ui.program import Program
from barnombud.ui.shell.session import Session
from barnombud.ui.theme.theme import Theme
from barnombud.ui.unlock.gate import (
    EnteredRecovery,
    EnteredTeam,
    HelpCopy,
    OfferedBackup,
    Recovered,
    RestoredTeam,
    SavedTeam,
)
from barnombud.ui.unlock.setup.view import SetupView
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import TEAM

PATIENCE_MS = 20_000


@dataclass(frozen=True)
class FastGate:
    """The way in, with everything loaded and a key derivation that takes no time."""

    machine: Machine

    def warm_up(self, step: int) -> bool:
        """Load nothing: the tests have."""
        return step < 1

    def is_open_elsewhere(self, folder: Path) -> bool:
        """Ask as the program does."""
        return wiring.is_open_elsewhere(folder)

    def seconds_to_wait(self, folder: Path) -> int:
        """Ask by the machine's own clock."""
        return self.machine.pace.seconds_left(folder, self.machine.clock.now())

    @property
    def fetching(self) -> FetchingHere:
        """Fetch as the program does."""
        return FetchingHere(self.machine)

    def spare_team(self, folder: Path) -> KnownTeam | None:
        """Look as the program does."""
        return spare_team(folder)

    def unlock(self, folder: Path, member_id: str, passphrase: str, *, mend: bool = False) -> wiring.Opened:
        """Open a store."""
        return wiring.unlock(self.machine, folder, member_id, passphrase, mend=mend)

    def judge(self, passphrase: str, own: tuple[str, ...]) -> tuple[str, str]:
        """Judge as the program does."""
        return LateGate(self.machine.data_dir).judge(passphrase, own)

    def found(self, entered: EnteredTeam, passphrase: str) -> wiring.Opened:
        """Make a team."""
        return wiring.found(self.machine, entered, passphrase)

    def group_fits(self, place: int, group: str) -> bool:
        """Tell as the program does."""
        return group_fits(place, group)

    def recover(self, folder: Path, entered: EnteredRecovery) -> Recovered:
        """Give a member a new passphrase with two shares."""
        return wiring.recover(self.machine, folder, entered)

    def backups(self, folder: Path, member_id: str, passphrase: str) -> tuple[OfferedBackup, ...]:
        """Look for backups."""
        return wiring.offered_backups(self.machine, folder, member_id, passphrase)

    def restore(self, folder: Path, member_id: str, passphrase: str, backup: Path) -> RestoredTeam:
        """Go back to one."""
        return wiring.go_back(self.machine, folder, member_id, passphrase, backup)

    def salvage(self, folder: Path, member_id: str, passphrase: str) -> SavedTeam:
        """Save what can be read."""
        return wiring.salvage(self.machine, folder, member_id, passphrase)

    def prove(self, folder: Path, member_id: str, passphrase: str) -> None:
        """Look through all of it."""
        wiring.prove(self.machine, folder, member_id, passphrase)

    def help_copy(self, folder: Path, to: Path) -> HelpCopy:
        """Put the files into one."""
        return wiring.help_copy(self.machine, folder, to)

    def practise(self) -> wiring.Opened:
        """Make the practice team."""
        return wiring.practise(self.machine, unlock_texts.PRACTICE_PHRASE)

    def incident_contacts(self) -> tuple[str, str]:
        """Ask as the program does."""
        return incident.incident_contacts(self.machine)

    def incident_paper(self) -> bytes:
        """Make it as the program does."""
        return incident.incident_paper(self.machine)


@dataclass(eq=False)
class FirstWindow:
    """One start of the program.

    Attributes:
        left: how often the program has wanted to end.
    """

    program: Program
    machine: Machine
    qtbot: QtBot
    left: list[bool]

    @property
    def session(self) -> Session:
        """The unlocked session, waited for."""
        self.qtbot.waitUntil(lambda: self.program.session is not None, timeout=PATIENCE_MS)
        session = self.program.session
        assert isinstance(session, Session)
        return session

    @property
    def setup(self) -> SetupView:
        """The pages of a new team."""
        view = self.program.setup_view
        assert view is not None
        return view

    def unlock(self, passphrase: str = PASSPHRASE, member: int = 0) -> None:
        """Choose a name, type and press Enter."""
        form = self.program.window.form
        form.member.setCurrentIndex(member)
        form.passphrase.setText(passphrase)
        QTest.keyClick(form.passphrase, Qt.Key.Key_Return)

    def lock(self) -> None:
        """Lock with the keys, and wait for the first window."""
        session = self.session
        with self.qtbot.waitSignal(session.locked, timeout=PATIENCE_MS):
            session.window.lock()

    def remembered(self) -> Settings:
        """Return what lies on disk outside the stores."""
        return read_settings(self.machine.data_dir).settings

    def end(self) -> None:
        """Close everything as leaving the program does."""
        if self.program.session is not None and not self.left:
            self.program.session.close()
            self.qtbot.waitUntil(lambda: bool(self.left), timeout=PATIENCE_MS)
        self.program.shut_down()
        QApplication.sendPostedEvents()


Starter = Callable[..., FirstWindow]
"""Starts the program, once more if asked again; what it started is ended after the test."""


def start(qtbot: QtBot, theme: Theme, machine: Machine, read: ReadSettings | None = None) -> FirstWindow:
    """Start the program on what lies in the machine's folder."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = read or ReadSettings(read_settings(machine.data_dir).settings)
    program = Program(application, theme, FastGate(machine), machine.data_dir, settings)
    left: list[bool] = []
    program.left.connect(lambda: left.append(True))
    program.start()
    return FirstWindow(program, machine, qtbot, left)


def machine_in(folder: Path, clock: FixedClock) -> Machine:
    """Return a machine whose data lies in ``folder``."""
    return Machine(data_dir=folder, clock=clock, cost=FAST_COST, caps=FAST_CAPS)


def found(machine: Machine, name: str = TEAM.name) -> Path:
    """Found a team, close it, and return its folder."""
    desk = found_team(machine, TEAM.model_copy(update={"name": name}), PASSPHRASE)
    desk.close()
    return desk.store.folder


def wrong_passphrase(first: FirstWindow) -> str:
    """Return what stands at the passphrase."""
    return first.program.window.form.passphrase_row.error


def trouble(first: FirstWindow) -> str:
    """Return the title of what is wrong with the team's files."""
    return first.program.window.form.trouble.title


def known_member(machine: Machine) -> MemberId:
    """Return the id of the first team's first member."""
    return MemberId(known_teams(machine.data_dir)[0].members[0].member_id)
