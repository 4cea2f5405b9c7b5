"""Kills a writer at random moments, many times over, and says what became of its commits.

Run as ``python -m tests.faults.killed_writer FOLDER ROUNDS SEED``. Each round forks a process that opens
the store and commits notes, telling each number on a pipe only after its commit; it is killed without
warning. Then the store is opened again. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from barnombud.errors import UserError
from barnombud.store.keyring import UnlockedKeys, rename_team, unlock
from barnombud.store.vault import open_store
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import ALVA, FAST_CAPS, PASSPHRASE, make_store


def _write_until_killed(folder: Path, keys: UnlockedKeys, first: int, tell: int) -> None:
    with open_store(folder, keys) as store:
        number = first
        while True:
            add_note(store, number)
            os.write(tell, f"{number}\n".encode())
            rename_team(folder, keys, f"Lag {number}")
            number += 1


def _one_round(folder: Path, keys: UnlockedKeys, first: int, chance: random.Random) -> list[int]:
    """Return the numbers that were acknowledged before the writer was killed."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            _write_until_killed(folder, keys, first, tell)
        finally:
            os._exit(1)
    os.close(tell)
    with os.fdopen(hear, encoding="ascii") as lines:
        told = [int(lines.readline()) for _ in range(chance.randrange(1, 30))]
        moment = time.perf_counter() + chance.uniform(0, 0.004)
        while time.perf_counter() < moment:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told += [int(line) for line in lines if line.endswith("\n")]
    return told


def main(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Run the rounds and return the sums."""
    chance = random.Random(seed)
    with make_store(folder) as store:
        make_notes(store)
    keys = store.keys
    told: list[int] = []
    trouble: list[str] = []
    for _ in range(rounds):
        # One past the last acknowledged may have been committed just before the kill.
        told += _one_round(folder, keys, max(told, default=0) + 2, chance)
        try:
            keys = unlock(folder, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
            with open_store(folder, keys) as store:
                lost = set(told) - set(notes(store))
        except UserError as error:
            trouble.append(str(error))
            break
        if lost:
            trouble.append(f"lost {sorted(lost)}")
    left = sorted(path.name for path in folder.iterdir())
    return {"acknowledged": len(told), "trouble": trouble, "left": left}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
