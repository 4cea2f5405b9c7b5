"""One start of the real program, told what to do by a parent: ``-m tests.faults.started_twice DATA``.

Reads words from its standard input and says what became of them, a line each: ``unlock`` types the passphrase
and presses Enter, then ``in`` or ``refused TITLE``; ``small`` makes the window small, then ``front`` once it
has come to the front by itself; ``close`` closes it.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from barnombud.domain.clock import FixedClock
from barnombud.services.machine import Machine
from barnombud.settings import read_settings
from barnombud.ui.application import create_application
from barnombud.ui.program import Program
from barnombud.ui.shell.session import Session
from tests.faults.recorded_work import MORNING
from tests.flows.first_window import FastGate
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE


class Told(QObject):
    """The parent's words, handed to the GUI thread."""

    word = Signal(str)

    def listen(self) -> None:
        """Read until the parent is gone."""
        for line in sys.stdin:
            self.word.emit(line.strip())


class Start(QObject):
    """Does what the parent says to one program; GUI thread."""

    def __init__(self, program: Program, data: Path) -> None:
        """Look after what happens every now and then."""
        super().__init__()
        self._program, self._data = program, data
        self._waits_for = ""
        self._looking = QTimer(self, interval=20)
        self._looking.timeout.connect(self._look)
        self._looking.start()

    def obey(self, word: str) -> None:
        """Do one thing."""
        self._waits_for = word
        if word == "unlock":
            form = self._program.window.form
            form.member.setCurrentIndex(0)
            form.passphrase.setFocus()
            for letter in PASSPHRASE:
                typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(form.passphrase, typed)
            QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
        elif word == "close":
            self._session.close()

    @property
    def _session(self) -> Session:
        session = self._program.session
        assert isinstance(session, Session)
        return session

    def _look(self) -> None:
        if self._waits_for == "unlock" and self._program.session is not None:
            self._say("in")
        elif self._waits_for == "unlock" and self._program.window.form.trouble.title:
            self._say(f"refused {self._program.window.form.trouble.title}")
        elif self._waits_for == "small" and not any(self._data.glob("teams/*/front")):
            # Whoever was refused has asked too: that request is through.
            self._session.window.showMinimized()
            self._say("made small")
            self._waits_for = "front"
        elif self._waits_for == "front" and not self._session.window.isMinimized():
            self._say("front")

    def _say(self, what: str) -> None:
        self._waits_for = ""
        say(what)


def say(what: str) -> None:
    """Let the parent hear a line."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def _main(data: Path) -> None:
    application, theme = create_application(["barnombud"])
    machine = Machine(data, FixedClock(MORNING), FAST_COST, FAST_CAPS)
    program = Program(application, theme, FastGate(machine), data, read_settings(data))
    program.left.connect(application.quit)
    start, told = Start(program, data), Told()
    told.word.connect(start.obey)
    program.window.painted.connect(lambda: say("shown"))
    program.start()
    threading.Thread(target=told.listen, daemon=True).start()
    application.exec()
    program.shut_down()
    say("left")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
