"""Medians and ratios, printed one line each."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


def timed(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the median milliseconds of ``work`` over ``rounds``, after one round that is not counted."""
    work()
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        found.append((time.perf_counter() - started) * 1000)
    return median(found)


def line(name: str, value: float, unit: str = "ms", target: str = "") -> str:
    """Return one figure with its target."""
    wanted = f"   (target {target})" if target else ""
    return f"{name:<52} {value:>9.2f} {unit}{wanted}"


def ratio(name: str, ours: float, theirs: float, target: str) -> str:
    """Return how many times theirs ours is."""
    return f"{name:<52} {ours:>9.2f} / {theirs:.2f} = {ours / theirs:.2f} times   (target {target})"
