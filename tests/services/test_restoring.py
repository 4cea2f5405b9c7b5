"""Going back to a backup: what was decided since is obeyed, and the old store is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.domain.case import Case
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer, ConsentKind
from barnombud.domain.ids import MemberId
from barnombud.domain.team import AgencyKind, Member
from barnombud.errors import KeyNotHeld, NotFound, StoreDamaged, StoreInUse, WrongPassphrase
from barnombud.services.after_restore import note_answer_after_restore, restore_round
from barnombud.services.consents import record_answer, withdraw_consent
from barnombud.services.disposal import dispose_of
from barnombud.services.erasing import erase_case
from barnombud.services.restoring import RestoreDone, backups_to_choose, restore_backup
from barnombud.services.team import add_agency, remove_member
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.backup_copy import check_backup, has_keys
from barnombud.store.engine import driver_connection
from barnombud.store.folder import backups_path, case_keys_path, store_path
from barnombud.store.key_mirror import KeyMirror, encode_mirror, put_mirror
from barnombud.store.key_mirror_packing import Table
from barnombud.store.key_mirror_rows import mirrored_rows
from barnombud.store.restore_swap import stores_set_aside, take_keys_from_set_aside
from tests.stores import PASSPHRASE
from tests.world import World


def back_up(world: World) -> Path:
    """Make a backup now, and let an hour pass."""
    made = make_backup(world.folder, world.desk.store.keys, world.clock.now())
    world.clock.set(world.clock.now() + timedelta(hours=1))
    return made.path


def go_back(world: World, backup: Path, member: Member | None = None) -> RestoreDone:
    """Lock, restore and unlock as the rektor, or as ``member``."""
    who = member or world.rektor
    world.desk.close()
    done = restore_backup(world.machine, world.folder, who.id, PASSPHRASE, backup)
    world.sign_in(who)
    return done


def withdraw(world: World, case: Case) -> None:
    """Let the case's only guardian take her yes back."""
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    withdraw_consent(world.desk, case.id, guardian.id)


def kinds(world: World, case: Case) -> list[ConsentKind]:
    """Return what stands in the history of a case."""
    with world.desk.unit_of_work() as uow:
        return [event.kind for event in uow.consents.for_case(case.id)]


@pytest.mark.rule("R7")
def test_a_withdrawal_after_the_backup_holds_in_the_restored_store(world: World) -> None:
    """It stands in the history, and who was left out by it can read nothing, of the backup either."""
    case = world.consented_case()
    made = back_up(world)
    withdraw(world, case)
    done = go_back(world, made)
    assert (done.answers, done.erased) == (1, 0)
    assert kinds(world, case) == [ConsentKind.ANSWERED, ConsentKind.WITHDRAWN]
    for member, may in ((world.teacher, True), (world.nurse, False), (world.family_worker, False)):
        world.sign_in(member)
        with world.desk.unit_of_work() as uow:
            uow.shows_nothing()
            assert (case.id in uow.case_keys.held()) is may
            if not may:
                with pytest.raises(KeyNotHeld):
                    uow.cases.identity(case.id)


@pytest.mark.rule("R32")
def test_an_erased_case_is_erased_in_the_restored_store(world: World) -> None:
    """Its rows were in the backup; nothing of it is left, and no key opens it in the old store either."""
    case, other = world.consented_case(), world.consented_case("Kajan", "Bo")
    erase_case(world.desk, case.id, case.number)
    (from_just_before,) = backups_of(world.folder)
    done = go_back(world, from_just_before.path)
    assert done.erased == 1
    with world.desk.unit_of_work() as uow:
        assert [each.id for each in uow.cases.list()] == [other.id]
        assert uow.cases.identity(other.id).first_name == "Bo"
        uow.shows_nothing()
    assert not has_keys(store_path(done.aside), world.desk.store.keys)


@pytest.mark.rule("R9")
@pytest.mark.rule("R32")
def test_what_was_disposed_of_is_gone_in_the_restored_store(world: World) -> None:
    """A no that need not be kept any longer does not come back with an older copy."""
    case = world.consented_case(guardians=("Mira Påhitt", "Kim Hittepå"))
    with world.desk.unit_of_work() as uow:
        first, _ = uow.guardians.for_case(case.id)
    refused = record_answer(world.desk, case.id, first.id, Answer.NO, None).value
    world.clock.set(world.clock.now() + timedelta(days=40))
    made = back_up(world)
    dispose_of(world.desk, case.id)
    go_back(world, made)
    with world.desk.unit_of_work() as uow:
        uow.shows_nothing()
        kept = {event.id for event in uow.consents.for_case(case.id)}
    assert refused.id not in kept


@pytest.mark.parametrize("content", [{}, {"case_key": [["case_id"], ["one", "too many"]]}])
def test_case_keys_of_another_shape_restore_nothing(world: World, content: dict[str, Table]) -> None:
    """Written with the right key, by another program: the team's own store is as it was."""
    made = back_up(world)
    case = world.consented_case()
    keys = world.desk.store.keys
    with driver_connection(world.desk.store.engine) as connection:
        tables = mirrored_rows(connection) | content if content else {}
    put_mirror(world.folder, encode_mirror(KeyMirror(1_000, tables), keys))
    world.desk.close()
    with pytest.raises((StoreDamaged, ValueError)):
        restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made)
    world.sign_in(world.rektor)
    with world.desk.unit_of_work() as uow:
        assert [each.id for each in uow.cases.list()] == [case.id]
    assert stores_set_aside(world.folder) == ()


def test_the_old_store_is_kept_and_what_is_newer_can_be_gone_back_to(world: World) -> None:
    """From Monday's backup to Wednesday's: a case only Wednesday has is readable, its withdrawal holds."""
    monday = back_up(world)
    world.clock.set(world.clock.now() + timedelta(days=2))
    case = world.consented_case()
    wednesday = back_up(world)
    withdraw(world, case)
    first = go_back(world, monday)
    assert first.aside.name == "before-restore-20260305T100000Z"
    assert check_backup(store_path(first.aside), world.desk.store.keys).cases == 1
    with world.desk.unit_of_work() as uow:
        assert uow.cases.list() == ()
        assert len(uow.restores.list()) == 1
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    go_back(world, wednesday)
    assert stores_set_aside(world.folder)[0] == first.aside
    assert len(stores_set_aside(world.folder)) == 2
    assert kinds(world, case) == [ConsentKind.ANSWERED, ConsentKind.WITHDRAWN]
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"
        uow.shows_nothing()


def test_who_has_left_stays_out_and_who_came_is_in(world: World) -> None:
    """The team is that of today, not that of the backup."""
    made = back_up(world)
    remove_member(world.desk, world.nurse.id)
    arrived = add_agency(world.desk, AgencyKind.OTHER, "Öppna förskolan").value
    go_back(world, made)
    with world.desk.unit_of_work() as uow:
        assert world.nurse.id not in {member.id for member in uow.members.active()}
        assert arrived.id in {agency.id for agency in uow.agencies.active()}


@pytest.mark.rule("R36")
def test_the_log_says_that_the_store_was_restored_and_nothing_is_missing(world: World) -> None:
    """The end of the log kept outside belongs to the restored store: no false alarm at unlock."""
    made = back_up(world)
    world.consented_case()
    go_back(world, made)
    assert world.desk.found.fault is None
    with world.desk.unit_of_work() as uow:
        assert Op.RESTORE_STORE.value in {row.op for row in uow.audit.page(50)}
        assert uow.audit.is_whole()


def test_every_agency_is_asked_what_has_changed(world: World) -> None:
    """Each once; one that comes to the team later has nothing to say."""
    made = back_up(world)
    assert restore_round(world.desk) is None
    go_back(world, made)
    asked = restore_round(world.desk)
    assert asked is not None
    assert [agency.id for agency in asked.waiting] == [agency.id for agency in world.agencies]
    assert asked.backup_at == world.clock.now() - timedelta(hours=1)
    change = note_answer_after_restore(world.desk, world.bvc.id).change
    assert change.op is Op.HEAR_SINCE_BACKUP
    assert change.touched == {world.bvc.id}
    with pytest.raises(NotFound):
        note_answer_after_restore(world.desk, world.bvc.id)
    newcomer = add_agency(world.desk, AgencyKind.OTHER, "Öppna förskolan").value
    asked = restore_round(world.desk)
    assert asked is not None
    assert [agency.id for agency in asked.waiting] == [world.preschool.id, world.ifo.id]
    assert {agency.id for agency in asked.answered} == {world.bvc.id, newcomer.id}
    for agency in (world.preschool, world.ifo):
        note_answer_after_restore(world.desk, agency.id)
    assert restore_round(world.desk) is None
    with world.desk.unit_of_work() as uow:
        (restored,) = uow.restores.list()
    assert {answer.agency_id for answer in restored.answers} == {
        *(agency.id for agency in world.agencies),
        newcomer.id,
    }


def test_what_can_be_chosen(world: World) -> None:
    """Newest first with what each holds; one that does not open says so."""
    world.consented_case()
    older = back_up(world)
    newer = back_up(world)
    older.write_bytes(b"x" * 4096)
    world.desk.close()
    lines = backups_to_choose(world.machine, world.folder, world.rektor.id, PASSPHRASE)
    assert [line.path for line in lines] == [newer, older]
    assert lines[0].counts is not None
    assert (lines[0].counts.cases, lines[0].counts.members) == (1, 4)
    assert lines[1].counts is None
    assert not lines[0].second_place
    with pytest.raises(StoreDamaged):
        restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, older)
    world.sign_in(world.rektor)


def test_what_hinders_a_restore_changes_nothing(world: World) -> None:
    """A wrong passphrase, an open window, no such file, nobody of that name, no case keys anywhere."""
    made = back_up(world)
    before = store_path(world.folder).read_bytes()
    with pytest.raises(WrongPassphrase):
        restore_backup(world.machine, world.folder, world.rektor.id, "fel", made)
    with pytest.raises(WrongPassphrase):
        backups_to_choose(world.machine, world.folder, world.rektor.id, "fel")
    with pytest.raises(StoreInUse):
        restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made)
    with pytest.raises(NotFound):
        restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made.with_name("x.db"))
    world.desk.close()
    with pytest.raises(NotFound):
        restore_backup(world.machine, world.folder, MemberId("0" * 32), PASSPHRASE, made)
    kept = {where: case_keys_path(where).read_bytes() for where in (world.folder, backups_path(world.folder))}
    for where in kept:
        case_keys_path(where).unlink()
    with pytest.raises(StoreDamaged):
        restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made)
    assert stores_set_aside(world.folder) == ()
    assert len(before) <= store_path(world.folder).stat().st_size
    world.sign_in(world.rektor)
    assert not (world.folder / ".restoring.tmp").exists()


def test_a_store_too_damaged_to_empty_is_kept_as_it_is(world: World) -> None:
    """It may still be wanted by somebody who can help; how many such there are is said."""
    world.consented_case()
    made = back_up(world)
    world.desk.close()
    raw = b"y" * store_path(world.folder).stat().st_size
    store_path(world.folder).write_bytes(raw)
    done = restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made)
    assert store_path(done.aside).read_bytes() == raw
    world.sign_in(world.rektor)
    assert take_keys_from_set_aside(world.folder, world.desk.store.keys) == 1
    store_path(done.aside).unlink()
    assert take_keys_from_set_aside(world.folder, world.desk.store.keys) == 0
    assert backups_of(world.folder)[0].path == made
    with driver_connection(world.desk.store.engine) as connection:
        assert connection.execute("SELECT count(*) FROM case_file").fetchone() == (1,)
