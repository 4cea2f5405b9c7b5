"""Kills a disposal at one statement after another, and says what was left each time.

Run as ``python -m tests.faults.killed_disposal FOLDER``. Each round forks a process that disposes of a due
case in a copy of the same team and kills itself just before the n-th statement to the database. Prints one
line of JSON: for each round whether the case, its keys and a certificate are there, and the same once the
work has been done again.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event

from barnombud.domain.clock import FixedClock
from barnombud.services.desk import Desk
from barnombud.services.disposing import dispose_by_plan
from barnombud.services.unlocking import unlock_team
from tests.services.kept_records import closed_case, decide_cases, pass_days
from tests.stores import PASSPHRASE
from tests.world import World, found

_STEP = 13
_START = datetime(2026, 3, 3, 12, tzinfo=UTC)


def _killed_at(world: World, folder: Path, statement: int) -> bool:
    """Dispose in a process that ends before one statement; return whether it was killed."""
    child = os.fork()
    if child == 0:
        desk, left = _open(world, folder), [statement]

        @event.listens_for(desk.store.engine, "before_cursor_execute")
        def _count(*_anything: object) -> None:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

        dispose_by_plan(desk)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _open(world: World, folder: Path) -> Desk:
    return unlock_team(world.machine, folder, world.rektor.id, PASSPHRASE)


def _left(desk: Desk) -> list[int]:
    """Return how many cases, holders of their keys and certificates there are."""
    with desk.unit_of_work() as uow:
        holders = sum(len(each) for each in uow.case_keys.all_holders().values())
        return [len(uow.cases.list()), holders, len(uow.retention.certificates())]


def rounds(place: Path) -> Iterator[dict[str, object]]:
    """Go on until a disposal is no longer killed before it is done."""
    world = found(place / "made", FixedClock(_START))
    closed_case(world)
    decide_cases(world, by_itself=True)
    pass_days(world, 30)
    world.close()
    statement, killed = 1, True
    while killed:
        folder = place / f"copy-{statement}"
        shutil.copytree(world.folder, folder)
        killed = _killed_at(world, folder, statement)
        desk = _open(world, folder)
        broken_off = _left(desk)
        dispose_by_plan(desk)
        yield {"killed": killed, "left": broken_off, "anew": _left(desk)}
        desk.close()
        shutil.rmtree(folder)
        statement += _STEP


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(rounds(Path(sys.argv[1])))))
