"""Makes calls to the disk fail in turn and gathers what came of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.faults.traced import run_traced

_AT = 900
"""Which call of each kind fails: more than the work has of any."""


@dataclass(frozen=True)
class Tries:
    """What came of making calls fail.

    Attributes:
        failed: how many calls of each kind failed, one at a time.
        told: codes of what people were told.
        wrong: everything that is not as it must be.
    """

    failed: dict[str, int]
    told: frozenset[str]
    wrong: list[str]


def failing_calls(folder: Path, errors: Mapping[str, str], step: int = 1) -> Tries:
    """Make every call of some kinds fail with its error, or one in ``step``, each in a process of its own."""
    log, place = folder / "failing.trace", folder / "work"
    place.mkdir()
    options = ["-o", str(log), "-e", f"trace={','.join(errors)}"]
    for call, error in errors.items():
        options += ["-e", f"inject={call}:error={error}:when={_AT}"]
    work = [str(place), str(log), str(_AT), str(step), *errors]
    said = run_traced(options, "tests.faults.failing_calls", *work, timeout=3_600)
    injected = set(map(int, re.findall(r"^(\d+) .*\(INJECTED\)", log.read_text("ascii"), re.MULTILINE)))
    tries = [json.loads(line) for line in said.splitlines()]
    failed = [each["call"] for each in tries if each["pid"] in injected]
    return Tries(
        failed={call: failed.count(call) for call in errors},
        told=frozenset(code for each in tries for code in each["told"]),
        wrong=[f"{each['call']} {each['number']}: {fault}" for each in tries for fault in each["wrong"]],
    )
