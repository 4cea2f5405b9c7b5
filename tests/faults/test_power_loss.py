"""The power goes at any moment of real work: what was acknowledged is there, whatever the disk had yet to do.

Long form: ``./run bench faults``, with every step and 10,000 subsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.after_a_cut import Looking
from tests.faults.disk_record import record
from tests.faults.disks import quick_folder
from tests.faults.power_cut import Record

WORK = "tests.faults.recorded_work"


@pytest.fixture
def quick() -> Iterator[Path]:
    """Lend a folder in memory: what a real disk would have kept is worked out, not waited for."""
    with quick_folder() as folder:
        yield folder


def _recorded(quick: Path, *how: str) -> tuple[Record, Looking]:
    (quick / "recorded").mkdir()
    found = Record(record(quick / "recorded", WORK, *how))
    return found, Looking(found, quick / "looked-at")


@pytest.mark.rule("R34")
def test_nothing_acknowledged_is_lost(quick: Path) -> None:
    """Founding, consents, a meeting, typing, backups, keyring changes, a new store key, a restore."""
    found, looking = _recorded(quick)
    assert len(found.marks) == 13
    assert len({seen.store for seen in looking.seen}) > 30
    assert len(looking.seen[-1].backups) >= 3
    prefixes, wrong = looking.losses(found.prefixes(every=29))
    assert prefixes > 40
    assert not wrong
    singles, wrong = looking.losses(found.single_losses(every=23))
    assert singles > 40
    assert not wrong
    assert looking.losses(found.subsets(90, seed=4)) == (90, [])


def test_the_proof_finds_a_store_that_does_not_wait_for_the_disk(quick: Path) -> None:
    """The same work with synchronous=OFF loses what it had acknowledged, and this is seen."""
    found, looking = _recorded(quick, "unsynced")
    assert looking.losses(found.prefixes(every=211))[1] == [], "nothing is lost as long as the power stays"
    _, wrong = looking.losses(found.subsets(16, seed=4))
    assert len(wrong) > 4
