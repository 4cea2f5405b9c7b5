"""From passphrase to key: Argon2id, its cost, the caps on it, and how it is fitted to a machine (R34)."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_BYTES = 16
KEY_BYTES = 32
_MIB = 1024
_MOST_LANES = 4


@dataclass(frozen=True)
class KdfCost:
    """What one derivation takes: memory in KiB, passes over it, and lanes that may run side by side."""

    memory_kib: int
    iterations: int
    lanes: int


@dataclass(frozen=True)
class KdfCaps:
    """The least and the most a keyring may ask for; checked before any memory is taken."""

    least_memory_kib: int = 64 * _MIB
    most_memory_kib: int = 1024 * _MIB
    most_iterations: int = 20
    most_lanes: int = 8

    def allow(self, cost: KdfCost) -> bool:
        """Tell whether ``cost`` lies within the caps and within what Argon2id itself asks for."""
        return (
            self.least_memory_kib <= cost.memory_kib <= self.most_memory_kib
            and 1 <= cost.iterations <= self.most_iterations
            and 1 <= cost.lanes <= self.most_lanes
            and cost.memory_kib >= 8 * cost.lanes
        )


PRODUCTION_CAPS = KdfCaps()
LEAST_COST = KdfCost(memory_kib=64 * _MIB, iterations=3, lanes=_MOST_LANES)
MOST_CALIBRATED_KIB = 256 * _MIB


def derive_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return 32 bytes from ``passphrase``; the caller has checked ``cost`` against its caps.

    The passphrase is brought to Unicode NFC first, as a keyboard may send å as one sign or as two.
    """
    material = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    function = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return function.derive(material)


def time_derivation(cost: KdfCost) -> float:
    """Return how many seconds one derivation at ``cost`` takes here and now."""
    salt = os.urandom(SALT_BYTES)
    start = time.perf_counter()
    derive_key("measure", salt, cost)
    return time.perf_counter() - start


def calibrate(target_seconds: float = 0.75, measure: Callable[[KdfCost], float] = time_derivation) -> KdfCost:
    """Return the dearest cost that stays at about ``target_seconds``, never below 64 MiB and three passes.

    Memory is raised first, as it is what makes guessing dear for others, up to 256 MiB so that a small laptop
    does not swap; then passes.
    """
    lanes = min(_MOST_LANES, os.cpu_count() or 1)
    cost = KdfCost(LEAST_COST.memory_kib, LEAST_COST.iterations, lanes)
    seconds = max(measure(cost), 1e-4)
    while 2 * seconds <= target_seconds and 2 * cost.memory_kib <= MOST_CALIBRATED_KIB:
        cost = KdfCost(2 * cost.memory_kib, cost.iterations, lanes)
        seconds = max(measure(cost), 1e-4)
    passes = int(cost.iterations * target_seconds / seconds)
    passes = min(max(passes, cost.iterations), PRODUCTION_CAPS.most_iterations)
    return KdfCost(cost.memory_kib, passes, lanes)
