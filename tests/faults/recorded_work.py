"""A team's real work, done once while its writes are recorded: ``-m tests.faults.recorded_work FOLDER``.

After each step a line is written to ``FOLDER/marks``: what stands above it in the record was acknowledged. A
second argument ``unsynced`` does the same with a database that does not wait for the disk.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from barnombud.domain.clock import FixedClock
from barnombud.services import child_items, drafts, store_key
from barnombud.services.restoring import restore_backup
from barnombud.store import engine
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.keyring import rename_team
from tests.held_meeting import start
from tests.stores import PASSPHRASE
from tests.world import World, found

MORNING = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
TEAM = "data/teams/world"
"""Where the team comes to lie below the recorded folder, in folders that are not there yet."""


def clock() -> FixedClock:
    """Return the clock by which everything is recorded and looked at again."""
    return FixedClock(MORNING)


def _back_up(world: World, minutes: int) -> None:
    store = world.desk.store
    make_backup(store.folder, store.keys, world.clock.now() + timedelta(minutes=minutes))


def work(folder: Path, mark: Callable[[str], None]) -> None:
    """Found a team, meet about a child, back up, change the keyring and the store's key, lock, restore.

    ``mark`` follows each step.
    """
    with found((folder / TEAM).parent, clock()) as world:
        mark("founded")
        held = start(world)
        mark("meeting begun")
        held.open_child()
        mark("child talked about")
        drafts.save_draft(world.desk, "meeting/general", "halvskrivet", None)
        mark("typed")
        _back_up(world, 0)
        mark("backed up")
        rename_team(world.folder, world.desk.store.keys, "Ett lag med nytt namn")
        mark("renamed")
        child_items.finish_child_item(world.desk, held.children["Ekorren"])
        mark("finished")
        world.desk.store.write_log_into_store()
        mark("log written into the store")
        _back_up(world, 5)
        mark("backed up again")
        world.clock.set(MORNING + timedelta(minutes=20))
        work_left = store_key.change_store_key(world.desk).value
        mark("new store key")
        for name in work_left.backups:
            assert store_key.rekey_one_backup(world.desk, name)
        assert store_key.end_change(world.desk) == 0
        mark("older backups have it too")
        backup = backups_of(world.folder)[-1].path
    mark("locked")
    restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, backup)
    mark("restored")


def _by_plain_calls() -> None:
    """Have files copied and removed by calls the record knows; the disk is asked for the same."""
    vars(shutil).update(_USE_CP_SENDFILE=False, _use_fd_functions=False)


def _main(folder: Path, *how: str) -> None:
    _by_plain_calls()
    if how == ("unsynced",):
        careless = (each.replace("synchronous = FULL", "synchronous = OFF") for each in engine._SETTINGS)
        engine._SETTINGS = tuple(careless)  # type: ignore[assignment]  # as many as there were
    with (folder / "marks").open("wb", buffering=0) as marks:

        def mark(name: str) -> None:
            marks.write(name.encode())

        work(folder, mark)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), *sys.argv[2:])
