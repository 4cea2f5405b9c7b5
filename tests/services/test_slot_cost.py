"""After unlock the derivation is made dearer, where the machine has become faster."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barnombud.services.slot_cost import keep_dearer, plan_dearer
from barnombud.services.unlocking import unlock_team
from barnombud.store.keyring import Keyring
from tests.stores import FAST_COST, PASSPHRASE
from tests.world import World


@pytest.mark.rule("R34")
def test_it_grows_after_unlock_and_the_passphrase_stays(world: World) -> None:
    """The unlock itself is what is measured; a machine with a fixed cost is left alone."""
    world.sign_in(world.nurse)
    assert world.desk.derivation_seconds > 0
    assert plan_dearer(world.desk, world.machine, PASSPHRASE) is None
    free = replace(world.machine, cost=None)
    assert plan_dearer(replace(world.desk, derivation_seconds=0.0), free, PASSPHRASE) is None
    dearer = plan_dearer(replace(world.desk, derivation_seconds=0.3), free, PASSPHRASE)
    assert dearer is not None
    assert keep_dearer(world.desk, dearer)
    cost = next(slot.cost for slot in Keyring.read(world.folder).slots if slot.member_id == world.nurse.id)
    assert cost.memory_kib == 2 * FAST_COST.memory_kib
    world.close()
    world.desk = unlock_team(world.machine, world.folder, world.nurse.id, PASSPHRASE)
