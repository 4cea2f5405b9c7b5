"""An upgrade killed at any point is undone or finished at the next opening: nothing lost, nothing half."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from barnombud.domain.backups import StoreCounts
from barnombud.store.backup import backups_of
from barnombud.store.backup_copy import check_backup, count_store
from barnombud.store.engine import connect, driver_connection
from barnombud.store.folder import backups_path, keyring_path, store_path
from barnombud.store.integrity import check_thoroughly
from barnombud.store.keyring import Keyring, UnlockedKeys, unlock
from barnombud.store.revision import HEAD_REVISION, stored_revision
from barnombud.store.vault import open_store
from tools.keep_store import KEPT, PASSPHRASE

POINTS = int(os.environ.get("BARNOMBUD_UPGRADE_KILLS", "10"))
"""How many points of an upgrade are tried, evenly apart; all of them in the long form."""
_INSTRUCTIONS = 400
"""So many steps of the database's machine lie between two points."""
OLDER = sorted(path for path in KEPT.iterdir() if path.is_dir())

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="kills a forked child"),
    # Later Pythons warn of threads in a process that forks; the child here only opens a store and dies.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


class Kept:
    """A store that a released version left, with its keys and what an undisturbed upgrade makes of it."""

    def __init__(self, kept: Path, home: Path) -> None:
        """Upgrade a copy, and count the points on the way."""
        self.source, self._home, self._copies = kept, home, 0
        first = self.copy()
        self.keys = unlock(first, Keyring.read(first).slots[0].member_id, PASSPHRASE)
        self.before = self.counts(first)
        self.points = self._count_points()
        with open_store(first, self.keys):
            pass
        self.upgraded = dump(first, self.keys)

    def copy(self) -> Path:
        """Return a fresh copy of what was left."""
        self._copies += 1
        folder = self._home / str(self._copies)
        folder.mkdir()
        for path in (keyring_path, store_path):
            shutil.copy(path(self.source), folder)
        return folder

    def counts(self, folder: Path) -> StoreCounts:
        """Count what a store of any form holds."""
        connection = connect(store_path(folder), self.keys.store_key, read_only=True)
        try:
            return count_store(connection)
        finally:
            connection.close()

    def _count_points(self) -> int:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            seen = _watch_points(kill_at=0)
            open_store(self.copy(), self.keys).close()
            os.write(write, str(len(seen)).encode())
            os._exit(0)
        os.close(write)
        os.waitpid(child, 0)
        with os.fdopen(read, "rb") as told:
            self._copies += 1
            return int(told.read())


def _watch_points(kill_at: int) -> list[int]:
    """In the child: note each point the store's connection passes, and die without a word at one of them."""
    seen: list[int] = []

    def pass_point() -> int:
        seen.append(1)
        if len(seen) == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    @event.listens_for(Engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.set_progress_handler(pass_point, _INSTRUCTIONS)

    return seen


def dump(folder: Path, keys: UnlockedKeys) -> dict[str, list[tuple[Any, ...]]]:
    """Return every statement and row of a store."""
    connection = connect(store_path(folder), keys.store_key, read_only=True)
    try:
        found = {"": connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()}
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            found[name] = sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608  # its own
        return found
    finally:
        connection.close()


@pytest.fixture(scope="module", params=OLDER, ids=lambda path: path.name)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """One store of a released version."""
    folder = request.param
    assert isinstance(folder, Path)
    yield Kept(folder, tmp_path_factory.mktemp("upgrades"))


@pytest.mark.parametrize("share", [number / POINTS for number in range(POINTS)])
def test_killed_on_the_way(kept: Kept, share: float) -> None:
    """The next opening gives what an undisturbed upgrade gives, row by row; the backup before is whole."""
    folder = kept.copy()
    point = 1 + int(share * kept.points)
    child = os.fork()
    if child == 0:
        _watch_points(kill_at=point)
        open_store(folder, kept.keys).close()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child was to die on the way"
    with open_store(folder, kept.keys) as store, driver_connection(store.engine) as plain:
        assert stored_revision(plain) == HEAD_REVISION
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        check_thoroughly(plain)
    assert dump(folder, kept.keys) == kept.upgraded
    assert not list(backups_path(folder).glob("*.part*"))
    oldest = backups_of(folder)[-1]
    assert check_backup(oldest.path, kept.keys) == kept.before


def test_there_is_something_to_kill(kept: Kept) -> None:
    """The points reach through the whole upgrade."""
    assert kept.points > POINTS
    assert kept.before.cases > 0
