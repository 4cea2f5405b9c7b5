"""A team is neither founded nor opened where its file may not lie, and the person is told why in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from barnombud.domain.clock import FixedClock
from barnombud.errors import RuleViolation
from barnombud.services.founding import found_team
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.texts.errors import said_error
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import TEAM, World


@pytest.mark.rule("R34")
def test_no_team_is_founded_in_a_synced_folder(tmp_path: Path, fixed_clock: FixedClock) -> None:
    """Nothing is made there."""
    place = tmp_path / "OneDrive - Exempelkommun" / "Barnombud"
    machine = Machine(data_dir=place, clock=fixed_clock, cost=FAST_COST, caps=FAST_CAPS)
    with pytest.raises(RuleViolation) as caught:
        found_team(machine, TEAM, PASSPHRASE)
    assert not place.exists()
    (words,) = said_error(caught.value)
    assert "synkas" in words.title and "datorns egen disk" in words.advice


@pytest.mark.rule("R34")
def test_no_team_is_opened_that_has_come_into_a_synced_folder(world: World, tmp_path: Path) -> None:
    """It opens again where it was."""
    world.close()
    moved = tmp_path / "Dropbox" / "team"
    moved.parent.mkdir()
    world.folder.rename(moved)
    with pytest.raises(RuleViolation):
        unlock_team(world.machine, moved, world.rektor.id, PASSPHRASE)
    moved.rename(world.folder)
    world.sign_in(world.rektor)
