"""Killed without warning: nothing acknowledged is lost, and the lock frees itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from barnombud.errors import StoreInUse
from barnombud.store.store_lock import ask_to_front
from barnombud.store.vault import open_store
from tests.faults.disks import quick_folder
from tests.stores import make_store

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("BARNOMBUD_KILLS", "30"))


def test_no_acknowledged_commit_is_lost() -> None:
    """Thirty kills at random moments of writing and of replacing the keyring; more by BARNOMBUD_KILLS."""
    with quick_folder() as folder:  # a kill takes nothing from the system's memory, so no disk is waited for
        command = [sys.executable, "-m", "tests.faults.killed_writer", str(folder / "team"), str(ROUNDS), "7"]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600)
    result = json.loads(done.stdout)
    assert result["trouble"] == []
    assert result["acknowledged"] >= ROUNDS
    assert result["left"] == ["keyring.json", "lock", "store.db"]


def test_second_window_is_refused_asks_and_gets_in_after_a_crash(tmp_path: Path) -> None:
    """Another process holds the store; killed, it leaves no lock behind."""
    with make_store(tmp_path) as store:
        pass
    command = [sys.executable, "-m", "tests.faults.holder", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreInUse):
            open_store(tmp_path, store.keys)
        ask_to_front(tmp_path)
        for answer in ("asked\n", "quiet\n"):
            holder.stdin.write("look\n")
            assert holder.stdout.readline() == answer
        holder.kill()
    open_store(tmp_path, store.keys).close()


@pytest.mark.rule("R32")
def test_a_disposal_that_is_killed_is_done_whole_or_not_at_all() -> None:
    """Before one statement after another: case, keys and certificate go together, and it is done anew."""
    with quick_folder() as folder:
        command = [sys.executable, "-m", "tests.faults.killed_disposal", str(folder)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600)
    rounds = json.loads(done.stdout)
    assert [each["killed"] for each in rounds] == [True] * (len(rounds) - 1) + [False]
    assert len(rounds) > 3
    before, after = rounds[0]["left"], rounds[-1]["left"]
    assert (before[0], before[2], after) == (1, 0, [0, 0, 1])
    assert {tuple(each["left"]) for each in rounds} <= {tuple(before), tuple(after)}
    assert all(each["anew"] == after for each in rounds)
