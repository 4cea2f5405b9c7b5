"""Processes of the program in each other's way: ``python -m tests.faults.racers FOLDER ROUNDS SEED``.

Each round several start at once on the same store, and the one that gets in is stopped while it writes, as
a laptop that is shut, and goes on later. Prints a line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from barnombud.errors import StoreInUse
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.vault import open_store
from tests.faults.notes import add_note, make_notes, notes
from tests.stores import make_store

RACERS, NOTES = 4, 6


def _race(folder: Path, keys: UnlockedKeys, number: int, tell: int, begin: float) -> None:
    """Wait for the moment, open the store and write; say how it went, and each note once it is kept."""
    while time.monotonic() < begin:
        pass
    try:
        with open_store(folder, keys) as store:
            os.write(tell, f"in {os.getpid()}\n".encode())
            for each in range(NOTES):
                add_note(store, number * NOTES + each)
                os.write(tell, f"kept {number * NOTES + each}\n".encode())
            # Whoever comes later than this was not there at the same time.
            time.sleep(0.3)
    except StoreInUse:
        os.write(tell, b"refused 0\n")


def _one_round(folder: Path, keys: UnlockedKeys, number: int, chance: random.Random) -> list[tuple[str, int]]:
    hear, tell = os.pipe()
    begin = time.monotonic() + 0.05
    racers = []
    for _ in range(RACERS):
        if (racer := os.fork()) == 0:
            try:
                _race(folder, keys, number, tell, begin)
                os._exit(0)
            finally:
                os._exit(1)
        racers.append(racer)
    os.close(tell)
    said: list[tuple[str, int]] = []
    with os.fdopen(hear, encoding="ascii") as lines:
        for line in lines:
            word, _, value = line.partition(" ")
            said.append((word, int(value)))
            if word == "in":
                _stop_and_go_on(int(value), folder, keys, chance)
    ended = [os.waitpid(racer, 0)[1] for racer in racers]
    return [*said, *(("failed", code) for code in ended if code)]


def _stop_and_go_on(writer: int, folder: Path, keys: UnlockedKeys, chance: random.Random) -> None:
    """Let the writer sleep as a shut laptop does; meanwhile its store stays its own."""
    time.sleep(chance.uniform(0, 0.01))
    os.kill(writer, signal.SIGSTOP)
    try:
        open_store(folder, keys).close()
        raise AssertionError("a store was opened twice")
    except StoreInUse:
        pass
    finally:
        os.kill(writer, signal.SIGCONT)


def main(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Run the rounds and return the sums."""
    chance = random.Random(seed)
    with make_store(folder) as store:
        make_notes(store)
    said = [_one_round(folder, store.keys, number, chance) for number in range(rounds)]
    with open_store(folder, store.keys) as again:
        there = notes(again)
    return {
        "in": [sum(word == "in" for word, _ in each) for each in said],
        "refused": [sum(word == "refused" for word, _ in each) for each in said],
        "failed": [each for each in said if any(word == "failed" for word, _ in each)],
        "lost": sorted({value for each in said for word, value in each if word == "kept"} - set(there)),
        "kept": len(there),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
