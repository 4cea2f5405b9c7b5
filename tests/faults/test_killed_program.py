"""The running program killed while somebody types in a meeting: all that it called saved is there.

Long form: ``./run bench faults``, with a thousand kills.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.faults.disks import quick_folder
from tests.faults.traced import ROOT

KILLS, SIDE_BY_SIDE = 30, 2
REST_S = 1.0
"""After so long a rest what is typed is handed on (`ui/widgets/autosave_text`)."""
SLOW_MACHINE_S = 5.0
"""What a machine that tests many things at once may take for the rest; alone it takes a few hundredths."""


@pytest.mark.rule("R34")
def test_nothing_called_saved_is_lost() -> None:
    """Thirty kills at random moments; no damaged store, and a draft that is at most a rest old."""
    with quick_folder() as folder:
        running = []
        for lane in range(SIDE_BY_SIDE):
            place = folder / str(lane)
            place.mkdir()
            rounds = str(KILLS // SIDE_BY_SIDE)
            command = [sys.executable, "-m", "tests.faults.killed_program", str(place), rounds, str(lane)]
            running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
        found = [json.loads(each.communicate(timeout=600)[0]) for each in running]
    assert [each["trouble"] for each in found] == [[], []]
    assert sum(each["saved"] for each in found) >= KILLS // 3
    assert sum(each["letters"] for each in found) > KILLS * 10
    assert max(each["oldest_unsaved_s"] for each in found) < REST_S + SLOW_MACHINE_S
