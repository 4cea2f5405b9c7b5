"""Real work in which one call to the disk fails: ``-m tests.faults.failing_calls FOLDER LOG AT STEP CALL…``.

Runs under a trace, written to LOG, that makes the AT-th call of each kind fail in every process. For each
call of the real work, or one in STEP, a process of its own does so many harmless calls first that the one to
fail is just that. Prints a line of JSON for each: what was told to the person, and what was wrong.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from barnombud.domain.ids import MemberId
from barnombud.errors import UserError
from barnombud.services import drafts
from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.backup_copy import check_backup
from barnombud.store.keyring import Keyring, rename_team
from barnombud.texts.errors import has_text
from tests.faults.recorded_work import clock
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import found

RENAMED = "Ett lag med nytt namn"
TYPED = "halvskrivet " * 300


class Work:
    """A morning's work of one member; every step is told to be done, or why not and is then tried again."""

    def __init__(self, folder: Path, member: MemberId) -> None:
        """Work in a copy of ``folder``."""
        self.told: list[str] = []
        self.wrong: list[str] = []
        self._folder, self._member = folder, member
        self._desk: Desk | None = None

    def do(self) -> None:
        """Do everything once, then look whether everything is there."""
        for step in (self._unlock, self._type, self._rename, self._back_up, self._empty_log, self._type_more):
            self._until_done(step)
        self.desk.close()
        self._until_done(self._unlock)
        with closing(self.desk):
            self._until_done(self._look)

    @property
    def desk(self) -> Desk:
        """The desk of the member, once unlocked."""
        assert self._desk is not None
        return self._desk

    def _until_done(self, step: Callable[[], object]) -> None:
        for _ in range(3):
            try:
                step()
            except UserError as error:
                self.told.append(error.code)
                if not has_text(error.code):
                    self.wrong.append(f"{error.code} is not said in words")
            else:
                return
        self.wrong.append(f"{step.__name__} does not go on when there is room again")

    def _unlock(self) -> None:
        machine = Machine(data_dir=self._folder.parent, clock=clock(), cost=FAST_COST, caps=FAST_CAPS)
        self._desk = unlock_team(machine, self._folder, self._member, PASSPHRASE)

    def _type(self) -> None:
        drafts.save_draft(self.desk, "proof/one", TYPED)

    def _rename(self) -> None:
        rename_team(self._folder, self.desk.store.keys, RENAMED)

    def _back_up(self) -> None:
        store = self.desk.store
        make_backup(store.folder, store.keys, clock().now())

    def _empty_log(self) -> None:
        self.desk.store.write_log_into_store()

    def _type_more(self) -> None:
        drafts.save_draft(self.desk, "proof/two", TYPED)

    def _look(self) -> None:
        kept = drafts.drafts_for(self.desk, "proof/")
        backups = backups_of(self._folder)
        for backup in backups:
            check_backup(backup.path, self.desk.store.keys)
        left = [path.name for path in self._folder.rglob("*") if path.suffix in (".tmp", ".part")]
        faults = {
            f"typed text is gone: {sorted(kept)}": kept != {"proof/one": TYPED, "proof/two": TYPED},
            "the keyring's change is gone": Keyring.read(self._folder).team_name != RENAMED,
            "the backup is gone": not backups,
            f"the access log says {self.desk.found.fault}": self.desk.found.fault is not None,
            f"left behind: {left}": left != [],
        }
        self.wrong += [fault for fault, found in faults.items() if found]


def harmless(call: str, times: int) -> None:
    """Do a call many times to no effect, so that a later one has the number that fails."""
    with tempfile.TemporaryFile() as file:
        handle = file.fileno()
        calls: dict[str, Callable[[], object]] = {
            "pwrite64": lambda: os.pwrite(handle, b"x", 0),
            "write": lambda: os.write(handle, b"x"),
            "fsync": lambda: os.fsync(handle),
            "ftruncate": lambda: os.ftruncate(handle, 0),
            "rename": lambda: os.rename("/dev/null", "/dev/null"),  # noqa: PTH104  # the bare call
        }
        for _ in range(times):
            with suppress(
                OSError
            ):  # when something of the system's own came before, it is one of these that fails
                calls[call]()


def one(template: Path, member: MemberId, before: Callable[[], None]) -> dict[str, object]:
    """Do the work in a copy of ``template``, in a process of its own, and return what came of it."""
    with tempfile.TemporaryDirectory(dir=template.parent) as folder:
        team = shutil.copytree(template, Path(folder) / "team")
        hear, tell = os.pipe()
        child = os.fork()
        if child == 0:
            said = _worked(Work(team, member), before)
            with suppress(OSError):  # the call that was to fail is this one: the work has fewer
                os.write(tell, said)
                os._exit(0)
            os.write(tell, said)
            os._exit(0)
        os.close(tell)
        with os.fdopen(hear, "rb") as answer:
            said = answer.read()
        os.waitpid(child, 0)
    return {**json.loads(said), "pid": child}


def _worked(work: Work, before: Callable[[], None]) -> bytes:
    try:
        before()
        work.do()
    except Exception as error:  # noqa: BLE001  # whatever else is raised is what the proof looks for
        work.wrong.append(f"{type(error).__name__}: {error}")
    return json.dumps({"told": work.told, "wrong": work.wrong}).encode()


def _main(folder: Path, log: Path, at: int, step: int, calls: list[str]) -> None:
    with found(folder, clock()) as world:
        world.consented_case()
        template, member = world.folder, world.rektor.id
    whole = one(template, member, lambda: None)
    traced = log.read_text("ascii")
    for call in calls:
        count = len(re.findall(rf"^{whole['pid']} +{call}\(", traced, re.MULTILINE))
        assert count < at
        for number in range(1, count + 1, min(step, max(count // 4, 1))):
            done = one(template, member, partial(harmless, call, at - number))
            sys.stdout.write(json.dumps({"call": call, "number": number, **done}) + "\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
