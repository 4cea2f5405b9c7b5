"""The proofs of tests/faults at length: many more kills, power cuts, failing calls and damaged files.

``./run bench faults`` does all; ``FAULTS=power,fuzz`` chooses and ``FAULTS_SHARE=0.1`` does a tenth of each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.faults.after_a_cut import Looking
from tests.faults.disk_record import Step, record
from tests.faults.disks import quick_folder
from tests.faults.failing import failing_calls
from tests.faults.power_cut import Record

SUBSETS, FUZZED, KILLS, WRITER_KILLS = 10_000, 1_000_000, 1_000, 1_000
KILLS_A_STORE = 100
"""The field of the killed typist takes so many letters and no more."""
SHARES = {
    "keyring": 0.2,
    "keyring-summed": 0.15,
    "case-keys": 0.13,
    "case-keys-summed": 0.1,
    "known-team": 0.1,
    "log-head": 0.1,
    "failed-unlocks": 0.1,
    "settings": 0.07,
    "municipality": 0.01,
    "phrases": 0.02,
    "scenario": 0.015,
    "backup": 0.005,
}
ERRORS: tuple[Mapping[str, str], ...] = (
    {"pwrite64": "ENOSPC", "write": "ENOSPC", "fsync": "EIO", "ftruncate": "EIO", "rename": "EROFS"},
    {"pwrite64": "EIO", "write": "EIO", "fsync": "ENOSPC", "ftruncate": "ENOSPC", "rename": "EIO"},
    {"pwrite64": "EROFS", "write": "EROFS", "fsync": "EROFS", "ftruncate": "EROFS", "rename": "ENOSPC"},
)
_CORES = os.cpu_count() or 1


def figures() -> Iterator[str]:
    """Yield what was tried and what was found, part by part."""
    share = float(os.environ.get("FAULTS_SHARE", "1"))
    wanted = os.environ.get("FAULTS", ",".join(PARTS)).split(",")
    for name in wanted:
        yield from PARTS[name](share)


def _power(share: float) -> Iterator[str]:
    with quick_folder() as folder:
        (folder / "recorded").mkdir()
        steps = record(folder / "recorded", "tests.faults.recorded_work")
        yield f"power: {len(steps)} recorded steps"
        with ProcessPoolExecutor(_CORES) as lanes:
            jobs = [lanes.submit(_look, steps, folder / str(lane), lane, share) for lane in range(_CORES)]
            found = [job.result() for job in jobs]
    for kind in ("prefixes", "single losses", "subsets"):
        looked = sum(each[kind][0] for each in found)
        wrong = [fault for each in found for fault in each[kind][1]]
        yield f"power: {looked} {kind}, {len(wrong)} with a loss {wrong[:3] or ''}"


def _look(steps: list[Step], place: Path, lane: int, share: float) -> dict[str, tuple[int, list[str]]]:
    found = Record(steps)
    looking = Looking(found, place)
    every = max(round(1 / share), 1)
    ruins = {
        "prefixes": (each for each in found.prefixes(every) if each.at // every % _CORES == lane),
        "single losses": (
            each for number, each in enumerate(found.single_losses(every)) if number % _CORES == lane
        ),
        "subsets": found.subsets(round(SUBSETS * share / _CORES), seed=100 + lane),
    }
    return {kind: looking.losses(those) for kind, those in ruins.items()}


def _calls(share: float) -> Iterator[str]:
    for errors in ERRORS:
        with quick_folder() as folder:
            tries = failing_calls(folder, errors, step=max(round(1 / share), 1))
        failed = ", ".join(f"{call} {errors[call]} {many}" for call, many in tries.failed.items())
        told, wrong = ", ".join(sorted(tries.told)), tries.wrong
        yield f"failing calls: {failed}; told {told}; wrong: {len(wrong)} {wrong[:3] or ''}"


def _kill(share: float) -> Iterator[str]:
    rounds = max(round(KILLS * share / _CORES), 1)
    with ProcessPoolExecutor(_CORES) as lanes:
        found = [one for lane in lanes.map(_killed, range(_CORES), [rounds] * _CORES) for one in lane]
    trouble = [each for one in found for each in one["trouble"]]
    letters, saved = sum(one["letters"] for one in found), sum(one["saved"] for one in found)
    oldest = max(one["oldest_unsaved_s"] for one in found)
    yield f"kill: {rounds * _CORES} kills of the running program, {letters} letters, {saved} times saved"
    yield f"kill: trouble: {len(trouble)} {trouble[:3] or ''}; oldest unsaved letter {oldest} s"
    with quick_folder() as folder:
        many = round(WRITER_KILLS * share)
        writer = _run("killed_writer", str(folder / "team"), str(many), "7")
    commits, lost = writer[0]["acknowledged"], writer[0]["trouble"]
    yield f"kill: {many} kills of a writer, {commits} commits; trouble: {lost}"


def _killed(lane: int, rounds: int) -> list[dict[str, Any]]:
    found = []
    for first in range(0, rounds, KILLS_A_STORE):
        with quick_folder() as folder:
            many = min(KILLS_A_STORE, rounds - first)
            found += _run("killed_program", str(folder), str(many), str(1_000 * lane + first))
    return found


def _fuzz(share: float) -> Iterator[str]:
    with ProcessPoolExecutor(_CORES) as lanes:
        found = [one for lane in lanes.map(_fuzzed, range(_CORES), [share / _CORES] * _CORES) for one in lane]
    total = 0
    for name in SHARES:
        sums = [each for each in found if each["reader"] == name]
        files = sum(each["files"] for each in sums)
        total += files
        told = [told for each in sums for told in each["told"]]
        refused, wrong = sum(each["refused"] for each in sums), sum(each["wrong"] for each in sums)
        slowest, grown = (max(each[key] for each in sums) for key in ("slowest_s", "grown_mib"))
        yield f"fuzz: {name}: {files} files, {refused} refused, {wrong} wrong {told[:3] or ''}"
        yield f"fuzz: {name}: slowest {slowest} s, grown by {grown} MiB"
    yield f"fuzz: {total} files in all"


def _fuzzed(lane: int, share: float) -> list[dict[str, Any]]:
    wanted = [f"{name}={round(FUZZED * part * share)}" for name, part in SHARES.items()]
    with quick_folder() as folder:
        return _run("fuzzer", str(folder), str(10 + lane), *wanted)


def _run(module: str, *arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", f"tests.faults.{module}", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


PARTS: Mapping[str, Callable[[float], Iterator[str]]] = {
    "power": _power,
    "calls": _calls,
    "kill": _kill,
    "fuzz": _fuzz,
}
