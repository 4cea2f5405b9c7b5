"""One window of the running program in which somebody types in a meeting, until the process is killed.

Tells its parent, a line each: ``typed TEXT`` for what stands in the field, ``said TEXT`` for what the window
has called saved. Times are the machine's, in seconds.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from barnombud import wiring
from barnombud.domain.ids import ItemId, MeetingId, MemberId
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.ui import navigation
from barnombud.ui.application import create_application
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import Jobs
from barnombud.ui.pages.meeting.view import MeetingPage
from tests.faults.recorded_work import clock
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE

LETTERS = "abcdefghijklmnopqrstuvwxyz    "
_BETWEEN_KEYS_MS = 25


@dataclass(frozen=True)
class Place:
    """Whose store, and in which item of which meeting somebody types."""

    folder: Path
    member: MemberId
    meeting: MeetingId
    item: ItemId

    @property
    def machine(self) -> Machine:
        """The machine all windows of the proof run on."""
        return Machine(self.folder.parent, clock(), FAST_COST, FAST_CAPS)


class Typist(QObject):
    """Types letters in bursts with rests between; GUI thread."""

    def __init__(self, page: MeetingPage, tell: int, seed: int) -> None:
        """Type in the notes of the item on ``page``; tell on the file descriptor ``tell``."""
        super().__init__()
        self._page, self._tell = page, tell
        self._chance = random.Random(seed)
        self._handed: list[str] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._press)
        general = page.stage.general
        general.written.connect(lambda _item, notes, _agreed: self._handed.append(notes))
        self._field = general.notes

    def start(self) -> None:
        """Begin."""
        self._say("begun", self._field.text())
        self._field.setFocus()
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._timer.start(0)

    def on_saved(self) -> None:
        """The window says "Sparat": what was handed over first is kept."""
        if self._handed:
            self._say("said", self._handed.pop(0))

    def _press(self) -> None:
        QTest.keyClicks(self._field, self._chance.choice(LETTERS))
        self._say("typed", self._field.text())
        rest = self._chance.random() < 0.15
        self._timer.start(self._chance.randrange(1_050, 1_600) if rest else _BETWEEN_KEYS_MS)

    def _say(self, what: str, text: str) -> None:
        os.write(self._tell, f"{what} {time.monotonic():.4f} {text}\n".encode())


def type_until_killed(place: Place, tell: int, seed: int) -> None:
    """Unlock, go to the item and type; returns never, or when something is not as it should be."""
    application, theme = create_application(["barnombud"])
    desk = unlock_team(place.machine, place.folder, place.member, PASSPHRASE)
    bus, owner = ChangeBus(), QObject()
    jobs = Jobs(bus)
    session = wiring.opened(place.machine, desk).enter(jobs, bus, theme, owner)
    session.start(navigation.Place("meeting", {"meeting_id": place.meeting}), QByteArray())
    typists: list[Typist] = []

    def look() -> None:
        page = session.window.page
        if not isinstance(page, MeetingPage) or page.stage.start.isVisible() or typists:
            return
        if not page.stage.general.notes.isVisible():
            page.choose(place.item)
            return
        typist = Typist(page, tell, seed)
        typists.append(typist)
        session.window.pages.saved.connect(lambda _time: typist.on_saved())
        typist.start()

    looking = QTimer(owner, interval=50)
    looking.timeout.connect(look)
    looking.start()
    application.exec()
