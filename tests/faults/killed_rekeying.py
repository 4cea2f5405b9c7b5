"""Kills a change of the store's key at chosen lines of our code, and in the midst of the database's own work.

Run as ``python -m tests.faults.killed_rekeying FOLDER KILLS SEED``. Prints one line of JSON: what was found,
and how often the change had been carried through. Every tenth kill is by the clock instead of by the line.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from barnombud.errors import UserError
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.keyring import UnlockedKeys, add_slot, unlock
from barnombud.store.new_store_key import give_new_store_key
from barnombud.store.rekeying import opens_with
from barnombud.store.rekeying_backups import backups_to_rekey, end_rekeying, rekey_backup
from barnombud.store.vault import open_store
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_store

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
NOTES = list(range(1, 31))
_STORE = f"{os.sep}barnombud{os.sep}store{os.sep}"


class _Lines:
    """Counts the lines of the store's code as they run; kills the process at one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self.count, self._kill_at = 0, kill_at

    def __call__(self, frame: FrameType, event: str, _arg: Any) -> _Lines | None:
        if event == "call":
            return self if _STORE in frame.f_code.co_filename else None
        if event == "line":
            self.count += 1
            if self.count == self._kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def change_all(folder: Path, keys: UnlockedKeys) -> None:
    """Give the store a new key, and every backup."""
    with open_store(folder, keys) as store:
        give_new_store_key(store, NOON)
        for path in backups_to_rekey(store):
            rekey_backup(store, path)
        end_rekeying(store)


def _prepared(folder: Path) -> UnlockedKeys:
    with make_store(folder) as store:
        make_notes(store)
        for number in NOTES:
            add_note(store, number)
        add_slot(folder, store.keys, BO, PASSPHRASE, FAST_COST, caps=FAST_CAPS)
        make_backup(folder, store.keys, NOON.replace(day=1))
        return store.keys


def _killed(folder: Path, keys: UnlockedKeys, line: int | None, seconds: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            if line is not None:
                sys.settrace(_Lines(line))
            change_all(folder, keys)
        finally:
            os._exit(0)
    if line is None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _found(folder: Path, old: bytes) -> str:
    """Open what is left, as the other member, and tell how far the change had come."""
    with open_store(folder, unlock(folder, BO.member_id, PASSPHRASE, caps=FAST_CAPS)) as store:
        if notes(store) != NOTES:
            return "lost notes"
        new = store.keys.store_key
        for path in backups_to_rekey(store):
            rekey_backup(store, path)
        if end_rekeying(store):
            return "a backup left behind"
        if not all(opens_with(each.path, new) for each in backups_of(folder)):
            return "a backup that does not open"
    again = unlock(folder, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
    settled = (again.store_key, again.next_store_key, again.former_store_keys) == (new, None, ())
    return ("undone" if new == old else "through") if settled else "keyring not settled"


def main(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    """Kill and look, ``kills`` times."""
    chance, trouble, outcomes = random.Random(seed), [], Counter[str]()
    keys = _prepared(folder / "whole")
    shutil.copytree(folder / "whole", folder / "counted")
    lines, start = _Lines(None), time.perf_counter()
    sys.settrace(lines)
    change_all(folder / "counted", keys)
    sys.settrace(None)
    seconds = time.perf_counter() - start
    for number in range(kills):
        at = folder / f"{number}"
        shutil.copytree(folder / "whole", at)
        line = None if number % 10 == 9 else chance.randrange(1, lines.count + 1)
        _killed(at, keys, line, chance.uniform(0, seconds))
        try:
            outcome = _found(at, keys.store_key)
        except UserError as error:
            outcome = str(error)
        outcomes[outcome] += 1
        if outcome not in ("undone", "through"):
            trouble.append(f"{outcome} at line {line}")
        shutil.rmtree(at)
    return {"trouble": trouble, "outcomes": outcomes, "lines": lines.count}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
