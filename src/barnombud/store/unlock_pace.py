"""How long to wait after wrong passphrases, also over a restart: it slows a guessing hand (R35).

The key derivation slows a machine. Who takes the file of tries away takes the waiting away too: it lies in
the open, as whoever tries has no key. Light, as the first window asks before anything else is loaded.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from barnombud.store.failed_unlocks import read_failed_unlocks

_SECONDS = (0, 0, 0, 3, 6, 12, 30, 60)
MOST_SECONDS = _SECONDS[-1]


def wait_after(tries: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row; the first two slips cost nothing."""
    return _SECONDS[min(tries, len(_SECONDS) - 1)]


@dataclass
class _Waiting:
    tries: int
    over_at: float
    """On the monotonic clock of this run."""


class UnlockPace:
    """Counts by the file of tries; waits by the wall clock or one that nobody can set; one for a run.

    The wall clock tells what had passed before the program started, or while the machine slept. Set back it
    tells that nothing has, so the whole wait passes once by the other clock, and is not begun again.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start without having looked at any team."""
        self._monotonic = monotonic
        self._waiting: dict[Path, _Waiting] = {}
        self._lock = Lock()

    def seconds_left(self, folder: Path, now: datetime) -> int:
        """Return how long nobody can try yet; ``now`` is what the machine's clock says."""
        found = read_failed_unlocks(folder)
        tries = len(found.at) + found.more
        with self._lock:
            waiting = self._waiting.get(folder)
            if waiting is None or waiting.tries < tries:
                waiting = self._begin(folder, tries, wait_after(tries))
            left = waiting.over_at - self._monotonic()
            if found.at:
                passed = max((now - max(found.at)).total_seconds(), 0.0)
                left = min(left, wait_after(tries) - passed)
            return max(0, math.ceil(left))

    def failed(self, folder: Path, *, noted: bool) -> int:
        """Count a wrong try, ``noted`` in the file or not, and return how long to wait now."""
        found = read_failed_unlocks(folder)
        with self._lock:
            before = self._waiting.get(folder)
            counted = (before.tries if before else 0) + (not noted)
            tries = max(len(found.at) + found.more, counted)
            self._begin(folder, tries, wait_after(tries))
        return wait_after(tries)

    def opened(self, folder: Path) -> None:
        """Begin anew: somebody has unlocked."""
        with self._lock:
            self._waiting.pop(folder, None)

    def _begin(self, folder: Path, tries: int, seconds: float) -> _Waiting:
        waiting = _Waiting(tries, self._monotonic() + seconds)
        self._waiting[folder] = waiting
        return waiting
