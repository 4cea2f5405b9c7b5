"""The team of `tests.world.found`, founded once in each test process and laid out anew for every test.

Founding costs several times what opening does, and most tests want the very same team. Each still has a real
encrypted store of its own: the files as they lay on the disk once the last member had joined. Tests of
founding itself, and those that ask for ids of their own, call `found`.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from barnombud.domain.clock import FixedClock
from barnombud.services.desk import Desk
from barnombud.store.folder import store_path
from barnombud.store.vault import open_store
from tests.world import World, found

OF_THE_OPEN_STORE = ("-wal", "-shm", "lock")
"""How the names end of what belongs to the process that holds the store."""


@dataclass(frozen=True)
class Founded:
    """A team just founded: how the tests see it, and its files with their permissions."""

    world: World
    files: dict[Path, tuple[int, bytes]]

    @classmethod
    def of(cls, world: World) -> Founded:
        """Read the files of a world in which nothing has happened yet; it stays open."""
        world.desk.store.write_log_into_store()
        found_files = [each for each in world.folder.rglob("*") if each.is_file()]
        files = {
            each.relative_to(world.folder): (each.stat().st_mode, each.read_bytes())
            for each in found_files
            if not each.name.endswith(OF_THE_OPEN_STORE)
        }
        assert store_path(world.folder).relative_to(world.folder) in files
        return cls(_at_the_start(world, world.desk), files)

    def laid_out(self, tmp_path: Path, clock: FixedClock) -> World:
        """Write the files into ``tmp_path / "world"`` and open the store as it was open then."""
        folder, first = tmp_path / "world", self.world.desk
        for name, (mode, content) in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(mode)
        folder.chmod(0o700)
        machine = replace(self.world.machine, data_dir=tmp_path / "data", clock=clock)
        store = replace(open_store(folder, first.store.keys), log_end=copy(first.store.log_end))
        desk = Desk(store=store, clock=clock, member=first.member, practice=first.practice)
        return replace(self.world, desk=desk, clock=clock, machine=machine, folder=folder)


_founded: dict[datetime, Founded] = {}


def lend(tmp_path: Path, clock: FixedClock) -> World:
    """Return the team as `found` makes it at ``clock``; the caller closes it."""
    now = clock.now()
    if now in _founded:
        return _founded[now].laid_out(tmp_path, clock)
    world = found(tmp_path, clock)
    _founded[now] = Founded.of(world)
    return world


def _at_the_start(world: World, desk: Desk) -> World:
    """Return a copy that keeps what ``world`` is now, whatever its test does with it."""
    store = replace(desk.store, log_end=copy(desk.store.log_end))
    return replace(world, desk=replace(desk, store=store))
