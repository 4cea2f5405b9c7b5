"""Files damaged in every way chance can think of: read or refused by a declared error, fast, in little room.

Long form: ``./run bench faults``, with a million files.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.faults.disks import quick_folder
from tests.faults.traced import ROOT

MANY = {
    "keyring": 1_500,
    "keyring-summed": 1_500,
    "case-keys": 1_000,
    "case-keys-summed": 1_000,
    "known-team": 1_000,
    "log-head": 1_500,
    "failed-unlocks": 1_000,
    "settings": 1_000,
    "scenario": 500,
    "phrases": 1_000,
    "municipality": 500,
    "backup": 100,
}
MOST_MIB = 200


@pytest.fixture(scope="module")
def sums() -> Mapping[str, dict[str, object]]:
    """Read every kind of file many times over, in a process of its own."""
    with quick_folder() as folder:
        wanted = [f"{name}={many}" for name, many in MANY.items()]
        command = [sys.executable, "-m", "tests.faults.fuzzer", str(folder), "1", *wanted]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600)
    return {each["reader"]: each for each in map(json.loads, done.stdout.splitlines())}


@pytest.mark.rule("R34")
@pytest.mark.parametrize("name", MANY)
def test_damaged_files(name: str, sums: Mapping[str, dict[str, object]]) -> None:
    """No error but the declared ones, none takes a second, none takes 200 MiB."""
    found = sums[name]
    assert found["wrong"] == 0, found["told"]
    assert found["files"] == MANY[name]
    assert isinstance(found["grown_mib"], int)
    assert found["grown_mib"] < MOST_MIB
