"""The world that other tests stand on."""

from __future__ import annotations

import pytest

from barnombud.errors import KeyNotHeld
from tests.world import World


def test_four_people_in_three_agencies_can_sign_in(world: World) -> None:
    """Each opens the same store with an own slot."""
    for member in world.members:
        desk = world.sign_in(member)
        assert desk.member == member
    with world.desk.unit_of_work() as uow:
        assert uow.members.list() == world.members
        assert uow.agencies.list() == world.agencies


def test_case_is_readable_to_holders_only(world: World) -> None:
    """The nurse was given the key, the family worker was not."""
    case = world.add_case(alias="Ekorren", holders=(world.nurse,), guardians=("Mira Påhitt",))
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).alias == "Ekorren"
        assert [guardian.name for guardian in uow.guardians.for_case(case.id)] == ["Mira Påhitt"]
    world.sign_in(world.family_worker)
    with world.desk.unit_of_work() as uow, pytest.raises(KeyNotHeld):
        uow.cases.identity(case.id)


def test_consented_case_is_held_by_those_who_may_hear(world: World) -> None:
    """The key follows the consent: the family worker's agency is left out."""
    case = world.consented_case(
        agencies=(world.preschool, world.bvc), guardians=("Mira Påhitt", "Kim Påhitt")
    )
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"
    world.sign_in(world.family_worker)
    with world.desk.unit_of_work() as uow, pytest.raises(KeyNotHeld):
        uow.cases.identity(case.id)
