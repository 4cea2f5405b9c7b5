"""The program started twice, as real processes: one store, one window, which comes to the front (R34)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from barnombud.domain.clock import FixedClock
from barnombud.errors import StoreInUse
from barnombud.settings import known_teams
from barnombud.texts.errors import said_error
from tests.faults.traced import ROOT
from tests.flows.first_window import found, machine_in

PATIENCE_S = 120
"""A deadline for a busy machine; nothing is waited for but what is said."""


class Started:
    """One process of the program and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Listen beside everything else."""
        self.process, self._heard = process, Queue[str]()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def tell(self, word: str) -> None:
        """Say what to do."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """Return the next line it says, waited for."""
        return self._heard.get(timeout=PATIENCE_S)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._heard.put(line.strip())
        self._heard.put(f"ended {self.process.wait()}")


@contextmanager
def _start(*command: str, data: Path) -> Iterator[Started]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "BARNOMBUD_DATA": str(data)}
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Started(process)
        finally:
            process.kill()


@pytest.mark.rule("R34")
def test_of_two_starts_at_once_one_gets_in_and_a_third_brings_it_to_the_front(tmp_path: Path) -> None:
    """The third is the program itself, with nothing of a test in it; the open team is the last it knows."""
    machine = machine_in(tmp_path / "data", FixedClock(datetime(2026, 3, 3, 8, tzinfo=UTC)))
    found(machine)
    with ExitStack() as both:
        command = ("tests.faults.started_twice", str(machine.data_dir))
        starts = [both.enter_context(_start(*command, data=machine.data_dir)) for _ in range(2)]
        for each in starts:
            assert each.hear() == "shown"
        for each in starts:
            each.tell("unlock")
        said = {each.hear(): each for each in starts}
        winner = said.pop("in")
        # Who is late has been told at its own try, or has seen by itself that the team is open.
        assert said.keys() in ({f"refused {said_error(StoreInUse())[0].title}"}, {"left"})

        found(machine, "Aspens barnombudsteam")
        assert known_teams(machine.data_dir)[0].team_name == "Aspens barnombudsteam"
        winner.tell("small")
        assert winner.hear() == "made small"
        with _start("barnombud", data=machine.data_dir) as third:
            assert third.hear() == "ended 0"
        assert winner.hear() == "front"
        winner.tell("close")
        assert [winner.hear(), winner.hear()] == ["left", "ended 0"]
