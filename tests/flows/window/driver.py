"""Starts the real program, with a clock and key derivation of its own, and lets a person use its window.

Nothing here calls a slot of the program: a `Person` has a mouse or a keyboard, and eyes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from barnombud.app import LateGate
from barnombud.domain.clock import FixedClock
from barnombud.services.machine import Machine
from barnombud.settings import read_settings
from barnombud.ui.program import Program
from barnombud.ui.theme.theme import Theme
from tests.flows.window import screen
from tests.stores import FAST_CAPS, FAST_COST

PATIENCE_MS = 20_000


class FastGate(LateGate):
    """The program's own way into a store, with a fixed clock and a key derivation that takes no time."""

    def __init__(self, machine: Machine) -> None:
        """Use ``machine`` for every store."""
        super().__init__(machine.data_dir)
        self._machine = machine

    def seconds_to_wait(self, folder: Path) -> int:
        """Ask by the machine's own clock."""
        return self._machine.pace.seconds_left(folder, self._machine.clock.now())

    def _this_machine(self) -> Machine:
        """Give the test's own machine to every store."""
        return self._machine


class RunningProgram:
    """The program as `app.open_window` makes it, started in a folder of its own.

    Attributes:
        clock: what the program takes for the time; the test moves it.
        data: where stores lie.
        troubles: bugs and errors nobody has claimed; empty in a good run.
    """

    def __init__(self, qtbot: QtBot, theme: Theme, clock: FixedClock, data: Path) -> None:
        """Start the program; its first window is on screen afterwards."""
        self._qtbot, self.clock, self.data = qtbot, clock, data
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        data.mkdir(parents=True, exist_ok=True)
        machine = Machine(data_dir=data, clock=clock, cost=FAST_COST, caps=FAST_CAPS)
        self.program = Program(application, theme, FastGate(machine), data, read_settings(data))
        self.troubles: list[object] = []
        self._busy = False
        self.program.jobs.bug.connect(self._on_bug)
        self.program.jobs.user_error.connect(lambda error: self.troubles.append(repr(error)))
        self.program.jobs.busy_changed.connect(self._on_busy)
        self.program.start()
        self.settle()

    def _on_bug(self, bug: BaseException) -> None:
        self.troubles.append(repr(bug.__cause__ or bug))
        raise bug.__cause__ or bug

    def _on_busy(self, busy: bool) -> None:
        self._busy = busy

    def wait(self, condition: Callable[[], bool], what: str = "") -> None:
        """Let the program run until ``condition`` holds; says what was on screen when it never does."""
        try:
            self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)
        except Exception as late:
            raise AssertionError(f"never: {what}\n{screen.outline()}") from late

    def settle(self) -> None:
        """Let every job and what follows from it come to rest."""
        calm = 0
        while calm < 3:
            self.wait(lambda: not self._busy, "the program is at rest")
            self._application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            calm = calm + 1 if not self._busy else 0
            self._activate()
        assert not self.troubles, self.troubles

    def _activate(self) -> None:
        """Do what a window manager does and the off-screen platform does not: the front window gets the keys.

        A window that is active already is left alone, so a focus the program loses stays lost.
        """
        front = screen.front()
        if not front.isActiveWindow():
            front.activateWindow()
            self.wait(front.isActiveWindow, "the front window is active")

    @property
    def window(self) -> QWidget:
        """The window of the program that is on screen, or what lies over it."""
        return screen.front()

    def __enter__(self) -> Self:
        """Return the running program."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it as closing its window does, and clear away what Qt would clear away at its end."""
        program = self.program
        session = program.session
        if session is not None:
            closed: list[bool] = []
            session.closed.connect(lambda: closed.append(True))
            session.close()
            self._qtbot.waitUntil(lambda: bool(closed), timeout=PATIENCE_MS)
            session.dispose()
        program.shut_down()
        for left in (program.window, program.setup_view, program):
            if left is not None:
                _delete(left)
        self._application.setQuitOnLastWindowClosed(True)
        self._application.processEvents()


def _delete(left: QObject) -> None:
    if shiboken6.isValid(left):
        left.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
