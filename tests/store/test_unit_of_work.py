"""One transaction: all or nothing, logged, and never behind the store's own time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from barnombud.domain.changes import Op
from barnombud.domain.clock import FixedClock
from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import ConsultationId, new_id
from barnombud.errors import NotFound
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.unit_of_work import UnitOfWork
from tests.store.raw import run_sql
from tests.stores import make_store
from tests.world import World


def test_leaving_without_commit_keeps_nothing(world: World) -> None:
    """Whatever was saved in between is rolled back, and no log line is left."""
    with world.desk.unit_of_work() as uow:
        lines = uow.audit.lines()
        uow.consultations.save(Consultation(id=ConsultationId(new_id()), question="Hur då?"))
    with pytest.raises(ZeroDivisionError), world.desk.unit_of_work() as uow:
        uow.consultations.save(Consultation(id=ConsultationId(new_id()), question="Varför då?"))
        _ = 1 // 0
    with world.desk.unit_of_work() as uow:
        assert uow.consultations.list() == ()
        assert uow.audit.lines() == lines


@pytest.mark.rule("R36")
def test_time_never_goes_behind_the_newest_line(world: World) -> None:
    """A laptop whose clock falls back a day goes on from where the store is."""
    before = world.clock.now()
    world.add_case("Ekorren")
    world.clock.set(before - timedelta(days=1))
    with world.desk.unit_of_work() as uow:
        assert uow.now() == before
        change = uow.commit(Op.CHANGE_TEAM)
    assert change.at == before
    world.clock.set(before + timedelta(hours=1))
    with world.desk.unit_of_work() as uow:
        assert uow.now() == before + timedelta(hours=1)


@pytest.mark.rule("R36")
def test_log_says_who_did_what_to_which_ids_and_is_whole(world: World) -> None:
    """Newest first; codes and ids only."""
    case = world.add_case("Ekorren")
    with world.desk.unit_of_work() as uow:
        at, member, op, touched = uow.audit.lines(1)[0]
        assert (at, member, op, touched) == (world.clock.now(), world.rektor.id, Op.ADD_CASE, case.id)
        assert uow.audit.is_whole()


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit SET member_id = 'x' WHERE sequence = 2",
        "UPDATE audit SET at = at + 1 WHERE sequence = 2",
        "UPDATE audit SET touched = '' WHERE sequence = (SELECT max(sequence) FROM audit)",
        "DELETE FROM audit WHERE sequence = 2",
    ],
)
def test_rewritten_log_is_found_out(world: World, forgery: str) -> None:
    """Even by somebody who has the store's key and takes the triggers away."""
    world.add_case()
    with pytest.raises(IntegrityError, match="audit_no_"):
        run_sql(world, forgery)
    run_sql(world, "DROP TRIGGER audit_no_update")
    run_sql(world, "DROP TRIGGER audit_no_delete")
    run_sql(world, forgery)
    with world.desk.unit_of_work() as uow:
        assert not uow.audit.is_whole()


def test_store_that_is_being_set_up_knows_no_member_yet(tmp_path: Path, fixed_clock: FixedClock) -> None:
    """The first line of the log has nobody to name."""
    with make_store(tmp_path) as store:
        with UnitOfWork(store, OpenedKeys(), fixed_clock, None) as uow:
            with pytest.raises(NotFound):
                uow.team.team()
            assert uow.audit.latest_instant() is None
            uow.commit(Op.CREATE_TEAM)
        with UnitOfWork(store, OpenedKeys(), fixed_clock, None) as uow:
            assert uow.audit.lines() == ((fixed_clock.now(), "", Op.CREATE_TEAM, ""),)


def test_nothing_is_done_in_a_closed_store(world: World) -> None:
    """A late save after locking is refused: another window may hold the store by now."""
    world.desk.close()
    with pytest.raises(ValueError, match="closed"), world.desk.unit_of_work():
        pass
