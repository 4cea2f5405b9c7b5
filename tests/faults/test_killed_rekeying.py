"""A change of the store's key, killed anywhere: the store opens, nothing lost, the change whole or gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("BARNOMBUD_REKEY_KILLS", "12"))


@pytest.mark.rule("R34")
def test_killed_anywhere_the_change_is_whole_or_gone(tmp_path: Path) -> None:
    """At lines of our code and amid the database's own work; more by BARNOMBUD_REKEY_KILLS."""
    command = [sys.executable, "-m", "tests.faults.killed_rekeying", str(tmp_path), str(KILLS), "5"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600)
    result = json.loads(done.stdout)
    assert result["trouble"] == []
    assert set(result["outcomes"]) == {"undone", "through"}
    assert sum(result["outcomes"].values()) == KILLS
