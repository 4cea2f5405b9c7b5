"""Who can open what is sealed, and who cannot."""

from __future__ import annotations

import pytest

from barnombud.domain.case import CaseIdentity, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.minutes import Draft
from barnombud.errors import KeyNotHeld
from tests.world import World


@pytest.mark.rule("R12")
@pytest.mark.rule("R34")
def test_without_the_key_nothing_about_the_child_opens(world: World) -> None:
    """Not one by one, and not in any list."""
    case = world.add_case("Igelkotten", "Alva", guardians=("Mira Påhitt",))
    with world.desk.unit_of_work() as uow:
        uow.cases.save_preparation(case.id, Preparation(concern="Sover lite"))
        uow.drafts.save(
            Draft(place="case/x", member_id=world.nurse.id, case_id=case.id, text="Sover", saved_at=uow.now())
        )
        uow.commit(Op.CHANGE_CASE)
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.get(case.id) == case
        for load in (uow.cases.identity, uow.cases.preparation, uow.guardians.for_case):
            with pytest.raises(KeyNotHeld):
                load(case.id)
        with pytest.raises(KeyNotHeld):
            uow.cases.save_identity(case.id, CaseIdentity(alias="Räven"))
        assert uow.cases.identities() == {}
        assert uow.cases.preparations() == {}
        assert uow.guardians.all_held() == {}
        assert uow.consents.all_held() == {}
        assert uow.drafts.starting_with("case/", world.nurse.id) == ()
        assert uow.case_keys.holders(case.id) == {world.rektor.id}
        with pytest.raises(KeyNotHeld):
            uow.case_keys.share(case.id, frozenset({world.nurse.id, world.rektor.id}))


def test_keys_are_shared_with_exactly_those_named(world: World) -> None:
    """New holders can open, those no longer named cannot, and nobody else ever could."""
    case = world.add_case("Igelkotten", holders=(world.nurse,))
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.all_holders() == {case.id: {world.rektor.id, world.nurse.id}}
        uow.case_keys.share(case.id, frozenset({world.rektor.id, world.teacher.id}))
        uow.case_keys.share(case.id, frozenset({world.rektor.id, world.teacher.id}))
        uow.commit(Op.CHANGE_CASE)
    world.sign_in(world.teacher)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.held() == {case.id}
        assert uow.cases.identity(case.id).alias == "Igelkotten"
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.held() == frozenset()
        with pytest.raises(KeyNotHeld):
            uow.case_keys.seal_of(case.id)


def test_locking_forgets_every_opened_key(world: World) -> None:
    """The seals live with the desk, and go with it."""
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        uow.cases.identity(case.id)
    before = world.desk.opened
    assert before.seals
    world.sign_in(world.rektor)
    assert not before.seals
