"""The access log is looked after: cut off, rewritten or put back in time is found, and keeps nobody out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from barnombud.domain.access_log import ChainWalk, FoundAtUnlock, LogFinding
from barnombud.domain.changes import Op
from barnombud.errors import WrongPassphrase
from barnombud.services import log_care
from barnombud.services.cases import case_page
from barnombud.services.log_care import check_chain
from barnombud.services.unlocking import unlock_team
from barnombud.store.folder import failed_unlocks_path, log_head_path, store_path
from barnombud.store.repositories.audit import LogRow
from barnombud.store.unlock_pace import UnlockPace
from tests.store.raw import run_sql
from tests.world import World


def rows(world: World, op: Op) -> list[LogRow]:
    """Return the lines of one operation, newest first."""
    with world.desk.unit_of_work() as uow:
        return list(uow.audit.page(1000, ops=frozenset({op.value})))


def fault_of(world: World) -> LogFinding | None:
    """Return what was found at the last unlock."""
    return world.desk.found.fault


def without_triggers(world: World, statement: str) -> None:
    """Change the log as somebody could who holds the store's key."""
    run_sql(world, "DROP TRIGGER audit_no_update")
    run_sql(world, "DROP TRIGGER audit_no_delete")
    run_sql(world, statement)


def whole(world: World) -> ChainWalk:
    """Go through the whole chain."""
    walk = ChainWalk()
    while not walk.done:
        walk = check_chain(world.desk, walk)
    return walk


def wrong_tries(world: World, tries: int) -> None:
    """Give a wrong passphrase, a minute apart."""
    for _ in range(tries):
        world.clock.set(world.clock.now() + timedelta(minutes=1))
        with pytest.raises(WrongPassphrase):
            unlock_team(world.machine, world.folder, world.nurse.id, "fel fras helt och hållet")


@pytest.mark.rule("R36")
def test_unlocking_and_locking_are_lines_and_the_end_is_kept(world: World) -> None:
    """A new team's log says from its first line on that its end is kept outside."""
    world.sign_in(world.nurse)
    assert [row.member_id for row in rows(world, Op.LOCK)] == [world.rektor.id]
    assert [row.member_id for row in rows(world, Op.UNLOCK)] == [world.nurse.id]
    assert rows(world, Op.BEGIN_LOG_HEAD)[0].sequence == 1
    assert world.desk.found == FoundAtUnlock()
    world.desk.close()
    world.desk.close()
    world.sign_in(world.nurse)
    assert len(rows(world, Op.LOCK)) == 2
    assert whole(world).broken_at is None


@pytest.mark.rule("R36")
def test_cutting_off_the_end_is_found(world: World) -> None:
    """The last lines taken away by somebody with the key; one gets in all the same, and it stays noted."""
    world.add_case()
    world.desk.store.keep_log_end()
    without_triggers(world, "DELETE FROM audit WHERE sequence > (SELECT max(sequence) FROM audit) - 2")
    world.desk.store.close()
    world.sign_in(world.nurse)
    assert fault_of(world) is LogFinding.ROWS_MISSING
    assert rows(world, Op.LOG_FAULT)[0].touched == ("rows_missing",)
    world.sign_in(world.rektor)
    assert fault_of(world) is None
    assert len(rows(world, Op.LOG_FAULT)) == 1


@pytest.mark.rule("R36")
def test_an_older_store_beside_a_newer_end_is_found(world: World) -> None:
    """Putting back a copy of last week loses the lines since."""
    world.desk.close()
    shutil.copy(store_path(world.folder), world.folder.parent / "older.db")
    world.sign_in(world.rektor)
    world.add_case()
    world.desk.close()
    shutil.copy(world.folder.parent / "older.db", store_path(world.folder))
    world.sign_in(world.nurse)
    assert fault_of(world) is LogFinding.ROWS_MISSING
    assert whole(world).broken_at is None


@pytest.mark.rule("R36")
def test_an_older_store_that_has_gone_on_is_found(world: World) -> None:
    """Other lines under the same numbers do not fit the end that was kept."""
    world.desk.close()
    shutil.copy(store_path(world.folder), world.folder.parent / "older.db")
    world.sign_in(world.rektor)
    world.desk.close()
    end = log_head_path(world.folder).read_bytes()
    shutil.copy(world.folder.parent / "older.db", store_path(world.folder))
    world.sign_in(world.nurse)
    world.add_case()
    world.desk.close()
    log_head_path(world.folder).write_bytes(end)
    world.sign_in(world.rektor)
    assert fault_of(world) is LogFinding.ROW_CHANGED


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit SET member_id = 'x' WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence = 3",
        "UPDATE audit SET op = 'read_case' WHERE sequence = 4",
    ],
)
def test_a_rewritten_line_is_found_and_noted_once(world: World, forgery: str) -> None:
    """However often the chain is gone through."""
    without_triggers(world, forgery)
    place = int(forgery.rsplit("=", 1)[1])
    assert whole(world).broken_at == place
    assert whole(world).broken_at == place
    (noted,) = rows(world, Op.LOG_FAULT)
    assert set(noted.touched) == {"row_changed", f"line-{place}"}


@pytest.mark.rule("R36")
def test_a_rewritten_line_after_the_kept_end_is_found_at_unlock(world: World) -> None:
    """As after a crash, when the end that was kept is some lines behind."""
    world.desk.store.keep_log_end()
    end = log_head_path(world.folder).read_bytes()
    world.add_case()
    world.add_case("Haren")
    without_triggers(
        world, "UPDATE audit SET member_id = 'x' WHERE sequence = (SELECT max(sequence) FROM audit)"
    )
    world.desk.store.close()
    log_head_path(world.folder).write_bytes(end)
    world.sign_in(world.nurse)
    assert fault_of(world) is LogFinding.ROW_CHANGED


@pytest.mark.rule("R36")
def test_a_kept_end_that_is_behind_is_no_fault(world: World) -> None:
    """A crash between a line and the writing of the end loses nothing."""
    world.desk.store.keep_log_end()
    end = log_head_path(world.folder).read_bytes()
    world.add_case()
    world.desk.close()
    log_head_path(world.folder).write_bytes(end)
    world.sign_in(world.nurse)
    assert fault_of(world) is None


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    ("content", "fault"), [(None, LogFinding.HEAD_MISSING), (b"{}", LogFinding.HEAD_UNREADABLE)]
)
def test_a_kept_end_that_is_gone_is_found(world: World, content: bytes | None, fault: LogFinding) -> None:
    """Taking it away does not help whoever wants to hide something."""
    world.desk.close()
    log_head_path(world.folder).unlink()
    if content is not None:
        log_head_path(world.folder).write_bytes(content)
    world.sign_in(world.nurse)
    assert fault_of(world) is fault
    world.sign_in(world.rektor)
    assert fault_of(world) is None


def test_an_emptied_log_is_found(world: World) -> None:
    """Not even the first line is there any more."""
    without_triggers(world, "DELETE FROM audit")
    world.desk.store.close()
    world.sign_in(world.nurse)
    assert fault_of(world) is LogFinding.ROWS_MISSING


def test_a_log_from_before_the_end_was_kept_begins_to_keep_it(world: World) -> None:
    """A store that 0.1.0 wrote has no end beside it, and nothing is wrong."""
    without_triggers(world, "UPDATE audit SET op = 'create_team' WHERE op = 'begin_log_head'")
    world.desk.store.close()
    log_head_path(world.folder).unlink()
    world.sign_in(world.nurse)
    assert fault_of(world) is None
    assert len(rows(world, Op.BEGIN_LOG_HEAD)) == 1
    assert log_head_path(world.folder).exists()


def test_a_long_chain_is_gone_through_in_parts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the store lane is free in between."""
    monkeypatch.setattr(log_care, "ROWS_AT_A_TIME", 2)
    walk = check_chain(world.desk, ChainWalk())
    assert (walk.through, walk.done) == (2, False)
    assert whole(world).broken_at is None


@pytest.mark.rule("R35")
@pytest.mark.rule("R36")
def test_wrong_passphrases_become_lines_at_the_next_unlock(world: World) -> None:
    """Times only: nobody knows who tried, and the file beside the keyring is begun anew."""
    began = world.clock.now()
    world.desk.close()
    wrong_tries(world, 3)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    world.sign_in(world.nurse)
    found = rows(world, Op.FAILED_UNLOCK)
    assert [row.at for row in reversed(found)] == [began + timedelta(minutes=n) for n in (1, 2, 3)]
    assert {(row.member_id, row.agency_id, row.touched) for row in found} == {("", "", ())}
    assert world.desk.found == FoundAtUnlock(failed_tries=3, last_try=began + timedelta(minutes=3))
    assert not failed_unlocks_path(world.folder).exists()
    world.sign_in(world.rektor)
    assert len(rows(world, Op.FAILED_UNLOCK)) == 3


def test_tries_beyond_what_is_kept_are_counted_in_one_line(world: World) -> None:
    """And a clock set back makes no line of the future."""
    world.desk.close()
    later = (world.clock.now() + timedelta(days=1)).isoformat()
    failed_unlocks_path(world.folder).write_text(f'{{"at": ["{later}"], "more": 7}}', encoding="utf-8")
    each_look_a_minute_later = count(0.0, 61.0)
    world.machine = replace(world.machine, pace=UnlockPace(lambda: next(each_look_a_minute_later)))
    world.sign_in(world.nurse)
    one, earlier = rows(world, Op.FAILED_UNLOCK)
    assert (one.touched, earlier.touched) == ((), ("more-7",))
    assert one.at == earlier.at == world.clock.now()
    assert world.desk.found == FoundAtUnlock(failed_tries=8, last_try=world.clock.now())


def test_a_damaged_file_of_tries_is_a_line_too(world: World) -> None:
    """It is begun anew and said in the log, and keeps nobody out."""
    world.desk.close()
    failed_unlocks_path(world.folder).write_bytes(b"{")
    world.sign_in(world.nurse)
    assert [row.touched for row in rows(world, Op.LOG_FAULT)] == [("tries_unreadable",)]
    assert world.desk.found == FoundAtUnlock()
    assert not failed_unlocks_path(world.folder).exists()


def test_a_try_that_cannot_be_noted_says_only_that_the_passphrase_is_wrong(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is another matter, for another moment."""
    world.desk.close()
    monkeypatch.setattr("barnombud.store.folder.tempfile.mkstemp", _no_room)
    with pytest.raises(WrongPassphrase):
        unlock_team(world.machine, world.folder, world.nurse.id, "fel fras helt och hållet")


@pytest.mark.rule("R36")
def test_every_twenty_fifth_line_the_end_is_kept(world: World) -> None:
    """So that a crash leaves few lines that could be cut off unseen."""
    case = world.add_case()
    before = log_head_path(world.folder).read_bytes() if log_head_path(world.folder).exists() else b""
    for _ in range(25):
        case_page(world.desk, case.id)
    assert log_head_path(world.folder).read_bytes() != before


def _no_room(**_: object) -> tuple[int, str]:
    raise OSError(28, "No space left on device")
