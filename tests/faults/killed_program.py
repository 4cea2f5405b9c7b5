"""Kills the running program while somebody types in a meeting, many times over, and says what became of it.

Run as ``python -m tests.faults.killed_program FOLDER ROUNDS SEED``. Each round forks a process with the real
window; it is killed at a random moment without warning, and the store is opened again. Prints a line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from barnombud.app import warm_up_modules
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.errors import UserError
from barnombud.services.unlocking import unlock_team
from tests.faults.recorded_work import clock
from tests.faults.typist import Place, type_until_killed
from tests.held_meeting import start
from tests.stores import PASSPHRASE
from tests.world import found

_LONGEST_S = 3.5


@dataclass
class Heard:
    """What a window told before it was killed: each text of the field, and the last it called saved.

    `since` counts the texts that stood in the field before the one called saved.
    """

    typed: list[tuple[float, str]] = field(default_factory=list)
    said: str = ""
    since: int = 0
    saved: int = 0

    def take(self, line: str) -> None:
        """Take in one line."""
        what, at, text = line.rstrip("\n").split(" ", 2)
        if what == "said":
            self.said, self.saved = text, self.saved + 1
            self.since = [each for _, each in self.typed].index(text)
        else:
            self.typed.append((float(at), text))

    def unsaved_for(self, kept: str, until: float) -> float:
        """Return for how many seconds before ``until`` the oldest letter that is gone had been there."""
        gone = [at for at, text in self.typed if len(text) > len(kept)]
        return until - gone[0] if gone else 0.0


def _meeting(folder: Path) -> Place:
    with found(folder, clock()) as world:
        held = start(world)
        return Place(world.folder, world.rektor.id, held.meeting_id, held.general(ItemKind.LEARNING).id)


def _kept(place: Place) -> str:
    """Open the store as after a crash and return the notes of the item."""
    with closing(unlock_team(place.machine, place.folder, place.member, PASSPHRASE)) as desk:
        assert desk.found.fault is None, desk.found.fault
        with desk.unit_of_work() as uow:
            return uow.agenda.get(place.item).notes


def _one_round(place: Place, chance: random.Random) -> tuple[Heard, float]:
    """Return what the window told and when it was killed."""
    hear, tell = os.pipe()
    seed = chance.randrange(1 << 30)
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            type_until_killed(place, tell, seed)
        finally:
            os._exit(1)
    os.close(tell)
    heard = Heard()
    with os.fdopen(hear, encoding="utf-8") as lines:
        heard.take(lines.readline() or "typed 0 ")
        time.sleep(chance.uniform(0, _LONGEST_S))
        os.kill(child, signal.SIGKILL)
        killed = time.monotonic()
        os.waitpid(child, 0)
        for line in lines:
            if line.endswith("\n"):
                heard.take(line)
    return heard, killed


def main(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Run the rounds and return the sums."""
    for module in warm_up_modules():
        import_module(module)
    place, chance = _meeting(folder), random.Random(seed)
    trouble: list[str] = []
    oldest, saved, letters = 0.0, 0, 0
    for number in range(rounds):
        heard, killed = _one_round(place, chance)
        try:
            kept = _kept(place)
        except (UserError, AssertionError) as error:
            trouble.append(f"{number}: {type(error).__name__}: {error}")
            break
        if kept not in [text for _, text in heard.typed][heard.since :]:
            trouble.append(f"{number}: said {heard.said!r}, kept {kept!r}, not what stood there since")
        oldest = max(oldest, heard.unsaved_for(kept, killed))
        saved, letters = saved + heard.saved, letters + len(heard.typed)
    return {"saved": saved, "letters": letters, "trouble": trouble, "oldest_unsaved_s": round(oldest, 2)}


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
