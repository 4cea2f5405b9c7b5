"""The long form of the random histories: 100,000 teams in memory, shared out over the cores.

The same seeds as tests/properties/test_histories_against_oracle.py: one that disagrees comes back there.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.properties.test_histories_against_oracle import FIRST, STEPS, agreed

HISTORIES = int(os.environ.get("BARNOMBUD_EXAMPLES", "100000"))
IN_ONE_GO = 250
"""So many a process plays before it asks for more; what has been reached is said ten times on the way."""


def figures() -> Iterator[str]:
    """Yield how far it has come now and then, and at the end the figure.

    Raises:
        AssertionError: gate, keys or lists disagree with the oracle; the message names the history.
    """
    started, played, seen = time.perf_counter(), 0, Counter[str]()
    parts = [
        range(first, min(first + IN_ONE_GO, FIRST + HISTORIES))
        for first in range(FIRST, FIRST + HISTORIES, IN_ONE_GO)
    ]
    with ProcessPoolExecutor() as processes:
        running = {processes.submit(agreed, part): part for part in parts}
        for number, done in enumerate(as_completed(running), start=1):
            try:
                seen += done.result()
            except AssertionError:
                processes.shutdown(wait=False, cancel_futures=True)
                raise
            played += len(running[done])
            if number * 10 // len(parts) > (number - 1) * 10 // len(parts):
                yield f"{played:>9,} histories agree, {(time.perf_counter() - started) / 60:.1f} min"
    yield f"{played:>9,} histories of {STEPS} steps agree with the oracle; from number {FIRST}"
    yield f"{seen['open']:>9,} of the gates asked were open"
