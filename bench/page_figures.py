"""The window on the ten-year store: how long each page takes, and the longest the window stands still."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QEventLoop, QObject, QTimer

from barnombud import wiring
from barnombud.app import LateGate
from barnombud.services.case_lines import case_list
from barnombud.services.meetings import meeting_list
from barnombud.services.unlocking import unlock_team
from barnombud.store.backup import make_backup
from barnombud.store.keyring import Keyring
from barnombud.ui.application import create_application
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import Jobs, Lane
from bench.figures import line
from bench.ten_years import PHRASE, machine, make

_BEAT = 5
_SETTLED = 0.25


class Pulse(QObject):
    """Beats every few milliseconds on the GUI thread and remembers the longest pause between two beats.

    Attributes:
        longest: milliseconds of the longest pause.
        busiest: the most milliseconds of work the GUI thread itself has done between two beats; what other
            programs on a busy machine take is not in it, nor is waiting for another thread of ours.
    """

    def __init__(self) -> None:
        """Start beating."""
        super().__init__()
        self.longest = self.busiest = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)

    def begin(self) -> None:
        """Forget the pauses so far."""
        self.longest = self.busiest = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - _BEAT)
        self.busiest = max(self.busiest, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked


def figures(folder: Path) -> Iterator[str]:
    """Yield a line a page, and the longest stall of all."""
    _application, theme = create_application(["bench"])
    team = make(folder)
    here = machine(folder)
    _warm_up(folder)
    desk = unlock_team(here, team, Keyring.read(team).slots[0].member_id, PHRASE)
    places: list[tuple[str, dict[str, str]]] = [
        ("home", {}),
        ("meetings", {}),
        ("agenda", {"meeting_id": meeting_list(desk)[-1].meeting.id}),
        ("cases", {}),
        ("case", {"case_id": case_list(desk)[-1].case.id}),
        ("consultation", {}),
        ("commitments", {}),
        ("team", {}),
        ("settings", {}),
    ]
    bus = ChangeBus()
    jobs, owner = Jobs(bus), QObject()
    idle = _Idle(jobs)
    session = wiring.opened(here, desk).enter(jobs, bus, theme, owner)
    session.start(None, QByteArray())
    pulse, longest, busiest = Pulse(), 0.0, 0.0
    for visit in ("first", "again"):
        for name, ids in places:
            pulse.begin()
            started = time.perf_counter()
            session.navigation.go(name, **ids)
            idle.wait()
            took = (time.perf_counter() - started - _SETTLED) * 1000
            longest, busiest = max(longest, pulse.longest), max(busiest, pulse.busiest)
            stall = f"longest stall {pulse.longest:.0f} ms, own work in it {pulse.busiest:.0f} ms"
            yield f"{line(f'{name}, {visit}', took)}   {stall}"
    yield line("Longest stall of the window", longest, target="50")
    yield line("Most work of the window between two beats", busiest)
    pulse.begin()
    back_up = partial(make_backup, desk.store.folder, desk.store.keys, desk.clock.now())
    jobs.run(owner, back_up, lane=Lane.SMALL)
    idle.wait()
    yield line("Longest stall while a backup is made and checked", pulse.longest, target="50")
    yield line("Work of the window itself in it", pulse.busiest)
    jobs.shut_down()


def _warm_up(folder: Path) -> None:
    """Load what the program loads while somebody types."""
    gate, step = LateGate(folder), 0
    while gate.warm_up(step):
        step += 1


class _Idle(QObject):
    """Knows whether a job is under way; made before the first one."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._loop, self._quiet = QEventLoop(), QTimer(self, singleShot=True, interval=round(_SETTLED * 1000))
        self._quiet.timeout.connect(self._loop.quit)
        self._busy = False
        jobs.busy_changed.connect(self._on_busy)

    def wait(self) -> None:
        """Run the window until no job has been under way for a quarter of a second."""
        self._on_busy(self._busy)
        self._loop.exec()

    def _on_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._quiet.stop()
        else:
            self._quiet.start()
