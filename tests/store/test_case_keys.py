"""Who can open what is sealed, and who cannot."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from barnombud.domain.case import CaseIdentity, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.consent.key_policy import KeyChange
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import Draft
from barnombud.errors import KeyNotHeld, StoreDamaged
from barnombud.store.sealing import generation_of
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
            uow.case_keys.sealer(case.id)


def test_locking_forgets_every_opened_key(world: World) -> None:
    """The seals live with the desk, and go with it."""
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        uow.cases.identity(case.id)
    before = world.desk.opened
    assert before.seals
    world.sign_in(world.rektor)
    assert not before.seals


@pytest.mark.rule("R7")
@pytest.mark.rule("R34")
def test_whoever_loses_the_key_gets_nothing_written_afterwards(world: World) -> None:
    """The others get a new generation in the same transaction, and read both what came before and after."""
    case = world.add_case("Igelkotten", "Alva", holders=(world.nurse, world.teacher))
    staying = frozenset({world.rektor.id, world.teacher.id})
    with world.desk.unit_of_work() as uow:
        old_copy = uow.case_keys.generations(case.id)
        assert uow.case_keys.share(case.id, staying) == KeyChange(taken=frozenset({world.nurse.id}))
        uow.cases.save_preparation(case.id, Preparation(concern="Sover lite"))
        uow.commit(Op.CHANGE_CASE)
    assert old_copy == {1: staying | {world.nurse.id}}
    world.sign_in(world.teacher)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.generations(case.id) == {1: staying, 2: staying}
        assert uow.cases.identity(case.id).first_name == "Alva"
        assert uow.cases.preparation(case.id).concern == "Sover lite"
    assert sealed_with(world, case.id) == {"identity": 1, "preparation": 2}


@pytest.mark.rule("R7")
def test_who_comes_back_gets_every_generation(world: World) -> None:
    """Without the older ones she could not ask the gate; nothing is sealed anew for it."""
    case = world.add_case("Igelkotten", "Alva", holders=(world.nurse,))
    both = frozenset({world.rektor.id, world.nurse.id})
    for members in (both - {world.nurse.id}, both, both - {world.nurse.id}, both):
        with world.desk.unit_of_work() as uow:
            uow.case_keys.share(case.id, members)
            uow.commit(Op.CHANGE_CASE)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.generations(case.id) == {1: both, 2: both, 3: both}
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"


@pytest.mark.rule("R7")
def test_who_gives_her_own_key_away_may_seal_why_and_read_nothing(world: World) -> None:
    """A withdrawal is kept by whoever was told, also when it shuts her out."""
    case = world.add_case("Igelkotten", holders=(world.nurse,))
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        uow.case_keys.share(case.id, frozenset({world.rektor.id}))
        uow.cases.save_preparation(case.id, Preparation(concern="Återkallat"))
        with pytest.raises(KeyNotHeld):
            uow.cases.preparation(case.id)
        uow.commit(Op.CHANGE_CASE)
    with world.desk.unit_of_work() as uow, pytest.raises(KeyNotHeld):
        uow.cases.save_identity(case.id, CaseIdentity(alias="Räven"))
    world.sign_in(world.rektor)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.preparation(case.id).concern == "Återkallat"


def test_nobody_at_all_changes_nothing(world: World) -> None:
    """Without a holder the case would be lost."""
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        assert not uow.case_keys.share(case.id, frozenset())
        uow.commit(Op.CHANGE_CASE)
        assert uow.case_keys.generations(case.id) == {1: {world.rektor.id}}


def test_a_new_key_that_was_rolled_back_is_never_used(world: World) -> None:
    """What is written afterwards opens with the key that is in the store."""
    case = world.add_case("Igelkotten", holders=(world.nurse,))
    with world.desk.unit_of_work() as uow:
        uow.case_keys.share(case.id, frozenset({world.rektor.id}))
        uow.cases.save_identity(case.id, CaseIdentity(alias="Räven"))
    with world.desk.unit_of_work() as uow:
        uow.case_keys.share(case.id, frozenset({world.rektor.id}))
        uow.cases.save_identity(case.id, CaseIdentity(alias="Grävlingen"))
        uow.commit(Op.CHANGE_CASE)
    world.sign_in(world.rektor)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).alias == "Grävlingen"


@pytest.mark.rule("R34")
def test_a_generation_nobody_has_is_damage(world: World) -> None:
    """Everybody who holds a key holds every generation, so the number itself has been changed."""
    case = world.add_case("Igelkotten")
    with world.desk.unit_of_work() as uow:
        assert repr(uow.case_keys.opener(case.id, b"\x02" + (1).to_bytes(4, "big"))) == "CaseSeal(***)"
        with pytest.raises(StoreDamaged):
            uow.case_keys.opener(case.id, b"\x02" + (7).to_bytes(4, "big"))


@pytest.mark.rule("R35")
def test_a_member_who_leaves_has_no_key_to_what_comes_after(world: World) -> None:
    """Whoever takes her out: those who remain get a new generation, even of cases one cannot read."""
    case = world.add_case("Igelkotten", holders=(world.nurse, world.teacher))
    own = world.add_case("Räven")
    world.sign_in(world.family_worker)
    with world.desk.unit_of_work() as uow:
        for member in (world.nurse, world.rektor):
            uow.case_keys.forget_holder(member.id)
        uow.commit(Op.REMOVE_MEMBER)
        remaining = frozenset({world.teacher.id})
        assert uow.case_keys.generations(case.id) == {1: remaining, 2: remaining, 3: remaining}
        assert uow.case_keys.generations(own.id) == {1: {world.rektor.id}}
        with pytest.raises(KeyNotHeld):
            uow.case_keys.sealer(case.id)
    world.sign_in(world.teacher)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).alias == "Igelkotten"


def sealed_with(world: World, case_id: CaseId) -> dict[str, int]:
    """Return with which generation each sealed column of a case is sealed."""
    with world.desk.store.engine.begin() as raw:
        query = text("SELECT identity, preparation FROM case_file WHERE id = :id")
        row = raw.execute(query, {"id": case_id}).mappings().one()
        return {column: generation_of(blob) for column, blob in row.items()}
