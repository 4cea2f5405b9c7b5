"""Medians and ratios, a line each: by the clock, and of the processor, which a busy machine changes less."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Took:
    """Medians of several rounds, in milliseconds.

    Attributes:
        wall: by the clock, with waiting for the disk and for whoever else uses the machine.
        work: of the processor, in all threads of this process and by the programs it waits for.
    """

    wall: float
    work: float

    def __sub__(self, other: Took) -> Took:
        """Return what this took beyond the other."""
        return Took(self.wall - other.wall, self.work - other.work)

    def __mul__(self, share: float) -> Took:
        """Return what a share of this takes."""
        return Took(self.wall * share, self.work * share)


def timed(work: Callable[[], object], rounds: int = 5) -> Took:
    """Return what ``work`` takes over ``rounds``, after one round that is not counted."""
    return in_turn((work,), rounds)[0]


def in_turn(works: tuple[Callable[[], object], ...], rounds: int = 5) -> tuple[Took, ...]:
    """Measure several things in turn, round by round, so that a machine that slows down slows all of them."""
    found: list[list[Took]] = [[] for _ in works]
    for number in range(rounds + 1):
        for work, took in zip(works, found, strict=True):
            one = _once(work)
            if number:
                took.append(one)
    return tuple(
        Took(median(each.wall for each in took), median(each.work for each in took)) for took in found
    )


def _once(work: Callable[[], object]) -> Took:
    begun, worked = time.perf_counter(), _worked()
    work()
    return Took((time.perf_counter() - begun) * 1000, (_worked() - worked) * 1000)


def _worked() -> float:
    """Return the seconds of the processor used so far, by this process and by programs it has started."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def line(name: str, value: float | Took, unit: str = "ms", target: str = "") -> str:
    """Return one figure with its target."""
    wanted = f"   (target {target})" if target else ""
    if isinstance(value, Took):
        return f"{name:<52} {value.wall:>9.2f} {unit}, processor {value.work:>9.2f} {unit}{wanted}"
    return f"{name:<52} {value:>9.2f} {unit}{wanted}"


def ratio(name: str, ours: Took, theirs: Took, target: str) -> str:
    """Return how many times theirs ours is, by the clock and of the processor."""
    clock = f"{ours.wall:>9.2f} / {theirs.wall:.2f} = {ours.wall / theirs.wall:.2f} times"
    work = f"processor {ours.work:.2f} / {theirs.work:.2f} = {ours.work / theirs.work:.2f} times"
    return f"{name:<52} {clock}, {work}   (target {target})"
