"""Case keys follow consents and people: who should hold one holds it, and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from barnombud.domain.case import CaseState
from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId, MemberId
from barnombud.services.key_care import open_and_share, refresh_keys, share_held_keys, share_key
from tests.world import World


def holders(world: World, case_id: CaseId) -> frozenset[MemberId]:
    """Return who holds a case's key."""
    with world.desk.unit_of_work() as uow:
        return uow.case_keys.all_holders()[case_id]


@pytest.mark.rule("R2")
def test_consent_that_has_run_out_takes_the_key_from_those_it_let_in(world: World) -> None:
    """After unlock the keys are brought up to date, as time has passed with nobody at the program."""
    case = world.consented_case()
    assert world.nurse.id in holders(world, case.id)
    world.clock.set(datetime(2027, 1, 7, 9, tzinfo=UTC))
    assert refresh_keys(world.desk) == 1
    assert holders(world, case.id) == {world.rektor.id, world.teacher.id}
    with world.desk.unit_of_work() as uow:
        assert any(Op.SHARE_KEYS in line for line in uow.audit.lines())


def test_nothing_to_do_writes_nothing(world: World) -> None:
    """Most unlocks change no key and leave no line."""
    world.consented_case()
    with world.desk.unit_of_work() as uow:
        before = len(uow.audit.lines())
    assert refresh_keys(world.desk) == 0
    with world.desk.unit_of_work() as uow:
        assert len(uow.audit.lines()) == before


def test_keys_one_does_not_hold_are_left_alone(world: World) -> None:
    """Nobody can seal a key she cannot open."""
    case = world.add_case()
    world.sign_in(world.nurse)
    assert refresh_keys(world.desk) == 0
    assert world.nurse.id not in holders(world, case.id)


def test_key_goes_to_the_agencies_the_consent_names(world: World) -> None:
    """Those left out get nothing."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    with world.desk.unit_of_work() as uow:
        found = share_key(uow, uow.cases.get(case.id))
        uow.commit(Op.CHANGE_CASE, case.id)
    assert world.nurse.id in found
    assert world.family_worker.id not in found
    assert holders(world, case.id) == found


def test_case_opens_with_the_first_consent_and_stays_open(world: World) -> None:
    """A case without an answer stays with who asks."""
    asking, consented = world.add_case("Grävlingen", guardians=("Mira Påhitt",)), world.consented_case()
    with world.desk.unit_of_work() as uow:
        for case in (asking, consented):
            open_and_share(uow, uow.cases.get(case.id))
        uow.commit(Op.CHANGE_CASE, asking.id)
        states = [uow.cases.get(case.id).state for case in (asking, consented)]
    assert states == [CaseState.ASKING, CaseState.OPEN]


def test_members_of_the_agency_that_asks_hold_the_key_from_the_start(world: World) -> None:
    """Brought up to date in one go, for every case that is held."""
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        changed = share_held_keys(uow)
        uow.commit(Op.SHARE_KEYS, case.id)
    assert changed == 1
    assert holders(world, case.id) == {world.rektor.id, world.teacher.id}
