"""Gives a reader damaged files without end: ``python -m tests.faults.fuzzer FOLDER SEED READER=MANY…``.

Prints a line of JSON for each reader: how many it read, how many it refused as it may, and everything else.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from tests.faults.fuzzed import Reader, readers

LONGEST = 1.0
"""Seconds of work one file may take."""
_MOST_TOLD = 5


class HangError(Exception):
    """A file took longer than it may."""


def fuzz(name: str, reader: Reader, many: int, seed: int) -> dict[str, object]:
    """Let ``reader`` read ``many`` damaged files and return the sums."""
    reader.read(reader.good)
    before = _peak_mib()
    read, refused, slowest = 0, 0, 0.0
    wrong: list[str] = []
    for number in range(many):
        raw = reader.make(reader.good, random.Random(f"{name}/{seed}/{number}"))
        started = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            reader.read(raw)
            read += 1
        except reader.answers:
            refused += 1
        except Exception as error:  # noqa: BLE001  # every other error is what is looked for
            wrong.append(f"{seed}/{number}: {type(error).__name__}: {str(error)[:120]}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, time.process_time() - started)
    return {
        "reader": name,
        "files": many,
        "read": read,
        "refused": refused,
        "wrong": len(wrong),
        "told": wrong[:_MOST_TOLD],
        "slowest_s": round(slowest, 3),
        "grown_mib": round(_peak_mib() - before),
    }


def _peak_mib() -> float:
    """Return the most memory this process has held at any time."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise HangError


def main(folder: Path, seed: int, wanted: list[str]) -> None:
    """Fuzz each reader named and print its sums."""
    signal.signal(signal.SIGPROF, _stop)
    found = readers(folder)
    for each in wanted:
        name, _, many = each.partition("=")
        sys.stdout.write(json.dumps(fuzz(name, found[name], int(many), seed)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
