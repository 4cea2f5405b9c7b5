"""Case keys follow consents and people: who should hold one holds it, and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from barnombud.domain.case import Capacity, CaseState, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import CaseId, MemberId
from barnombud.errors import KeyNotHeld
from barnombud.services.cases import NewGuardian, add_guardian, save_guardian, save_preparation
from barnombud.services.consents import consent_page, record_answer, withdraw_consent
from barnombud.services.key_care import open_and_share, refresh_keys, share_held_keys, share_key
from barnombud.store.sealing import generation_of
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


@pytest.mark.rule("R7")
@pytest.mark.rule("R34")
def test_a_withdrawal_gives_a_new_key_to_those_who_brought_the_child(world: World) -> None:
    """Also when one notes it whom it shuts out: not even the withdrawal itself opens with an old copy."""
    case = world.consented_case()
    everybody = {member.id for member in world.members}
    bringers = {world.rektor.id, world.teacher.id}
    assert generations(world, case.id) == {1: everybody}
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    withdraw_consent(world.desk, case.id, guardian.id)
    assert generations(world, case.id) == {1: bringers, 2: bringers}
    assert sealed_with(world, "consent_event") == [1, 2]
    with pytest.raises(KeyNotHeld):
        consent_page(world.desk, case.id)
    world.sign_in(world.rektor)
    assert len(consent_page(world.desk, case.id).events) == 2


@pytest.mark.rule("R7")
def test_a_later_yes_lets_agencies_in_again_with_every_generation(world: World) -> None:
    """They ask the gate, which needs what was answered before."""
    case = world.consented_case()
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    withdraw_consent(world.desk, case.id, guardian.id)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    agreed = world.terms((world.preschool, world.bvc))
    record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, agreed)
    holding = {world.rektor.id, world.teacher.id, world.nurse.id}
    assert generations(world, case.id) == {1: holding, 2: holding}
    world.sign_in(world.nurse)
    assert len(consent_page(world.desk, case.id).events) == 3


@pytest.mark.rule("R7")
@pytest.mark.parametrize("taken", ["no", "narrower", "custody", "second guardian"])
def test_whatever_takes_a_consent_away_gives_a_new_key(world: World, taken: str) -> None:
    """And is itself sealed with the new one."""
    case = world.consented_case()
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    if taken == "no":
        record_answer(world.desk, case.id, guardian.id, Answer.NO)
    elif taken == "narrower":
        narrow = world.terms((world.preschool, world.bvc))
        record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, narrow)
    elif taken == "custody":
        other = add_guardian(world.desk, case.id, NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY)).value
        assert set(generations(world, case.id)) == {1}
        save_guardian(world.desk, other.model_copy(update={"capacity": Capacity.TEMPORARY_GUARDIAN}))
    else:
        add_guardian(world.desk, case.id, NewGuardian(capacity=Capacity.SPECIALLY_APPOINTED))
    holding = {world.rektor.id, world.teacher.id} | ({world.nurse.id} if taken == "narrower" else set())
    assert generations(world, case.id) == {1: holding, 2: holding}
    column = ("consent_event", "sealed") if taken in ("no", "narrower") else ("case_file", "guardians")
    assert max(sealed_with(world, *column)) == 2


@pytest.mark.rule("R15")
def test_a_conflict_of_interest_gives_the_others_a_new_key(world: World) -> None:
    """What says so is sealed with it."""
    case = world.consented_case()
    save_preparation(world.desk, case.id, Preparation(conflicted=frozenset({world.nurse.id})))
    others = {member.id for member in world.members} - {world.nurse.id}
    assert generations(world, case.id) == {1: others, 2: others}
    assert sealed_with(world, "case_file", "preparation") == [2]


def generations(world: World, case_id: CaseId) -> dict[int, frozenset[MemberId]]:
    """Return who holds each generation of a case's key."""
    with world.desk.unit_of_work() as uow:
        return uow.case_keys.generations(case_id)


def sealed_with(world: World, table: str, column: str = "sealed") -> list[int]:
    """Return with which generation each row of a table is sealed, in the order they were written."""
    with world.desk.store.engine.begin() as raw:
        rows = raw.execute(text(f"SELECT {column} FROM {table} ORDER BY rowid"))  # noqa: S608  # names of this file
        return [generation_of(blob) for (blob,) in rows]
