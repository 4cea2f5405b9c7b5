"""When backups are made, where they go, and what is told about them."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.errors import InputError, NoPermission
from barnombud.services.backups import (
    BackupState,
    back_up_now,
    back_up_when_due,
    backup_page,
    backup_state,
    choose_place,
    leave,
    look_after_backups,
)
from barnombud.services.erasing import erase_case
from barnombud.services.municipality import parse_municipality
from barnombud.store.backup import backups_in, backups_of
from barnombud.store.folder import case_keys_path, keyring_path, second_place_path
from barnombud.store.second_place import place_of_store, read_second_place
from tests.world import World


def wait(world: World, minutes: int) -> None:
    """Let time pass."""
    world.clock.set(world.clock.now() + timedelta(minutes=minutes))


def made(world: World) -> int:
    """Return how many backups lie beside the store."""
    return len(backups_of(world.folder))


def there(world: World, stick: Path) -> Path:
    """Return the team's folder on the stick."""
    return place_of_store(stick, world.desk.store.keys.store_id)


def test_made_after_changes_at_most_every_ten_minutes(world: World) -> None:
    """The first at once; reading is no change; daily even when nothing has changed."""
    told = back_up_when_due(world.desk)
    assert told is not None
    assert (told.change.op, told.value) == (Op.BACK_UP, BackupState(world.clock.now(), old=False))
    world.consented_case()
    wait(world, 9)
    assert back_up_when_due(world.desk) is None
    wait(world, 1)
    assert back_up_when_due(world.desk) is not None
    assert made(world) == 2
    wait(world, 30)
    backup_page(world.desk)
    with world.desk.unit_of_work() as uow:
        uow.commit(Op.READ_LIST)
    assert back_up_when_due(world.desk) is None
    wait(world, 24 * 60)
    assert back_up_when_due(world.desk) is not None


def test_made_while_locking_when_something_has_changed(world: World) -> None:
    """And only then; afterwards the store is closed either way."""
    back_up_now(world.desk)
    wait(world, 1)
    leave(world.desk)
    assert made(world) == 1
    assert not world.desk.store.lock.held
    world.sign_in(world.rektor)
    world.consented_case()
    leave(world.desk)
    assert made(world) == 2
    leave(world.desk)
    assert back_up_when_due(world.desk) is None
    assert back_up_now(world.desk).value.newest == world.clock.now()
    assert made(world) == 2


def test_a_backup_that_fails_is_tried_again_and_locks_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has changed stays noted as not backed up."""
    back_up_now(world.desk)
    world.consented_case()
    wait(world, 10)

    def refuse(*_anything: object) -> None:
        raise NoPermission

    with monkeypatch.context() as patched:
        patched.setattr("barnombud.store.backup.replace_file", refuse)
        with pytest.raises(NoPermission):
            back_up_when_due(world.desk)
        assert world.desk.store.unbacked.any
        leave(world.desk)
    assert not world.desk.store.lock.held
    world.sign_in(world.rektor)


def test_a_lock_waits_for_a_backup_under_way(world: World) -> None:
    """It must not go on in a folder that somebody else may open."""
    store = world.desk.store
    with store.unbacked.one_at_a_time:
        locking = threading.Thread(target=store.close)
        locking.start()
        locking.join(timeout=0.2)
        assert store.lock.held
    locking.join()
    assert not store.lock.held


def test_the_municipality_decides_the_second_place(world: World, tmp_path: Path) -> None:
    """It takes the place of the team's own at the next unlock, and the team cannot choose another."""
    own, theirs = tmp_path / "own", tmp_path / "share"
    own.mkdir()
    theirs.mkdir()
    choose_place(world.desk, own)
    settings = parse_municipality(f"[backup]\nsecond_place = '{theirs}'\n")
    world.desk = replace(world.desk, municipality=settings)
    look_after_backups(world.desk)
    back_up_now(world.desk)
    look_after_backups(world.desk)
    state = backup_state(world.desk)
    assert (state.second_path, state.second_ruled, state.second_there) == (theirs, True, True)
    assert len(backups_in(there(world, theirs))) == 1
    with pytest.raises(InputError) as refused:
        choose_place(world.desk, own)
    assert refused.value.reason == "ruled_by_municipality"
    assert not backups_in(there(world, own))


def test_made_before_an_erasure(world: World) -> None:
    """Only for one that is carried out."""
    case = world.consented_case()
    with pytest.raises(InputError):
        erase_case(world.desk, case.id, "fel")
    assert made(world) == 0
    erase_case(world.desk, case.id, case.number)
    (line,) = backup_page(world.desk).lines
    assert line.counts is not None
    assert line.counts.cases == 1


def test_an_old_one_is_warned_about(world: World) -> None:
    """So is none at all, and a second place that has not been there for a week."""
    assert backup_state(world.desk) == BackupState(None, old=True)
    back_up_now(world.desk)
    wait(world, 7 * 24 * 60)
    assert not backup_state(world.desk).old
    wait(world, 1)
    assert backup_state(world.desk).old


@pytest.mark.rule("R37")
def test_second_place_gets_the_newest_and_catches_up_when_it_comes(world: World, tmp_path: Path) -> None:
    """Backup, keyring and case keys; away it keeps nobody from anything, and nothing is in the open there."""
    stick = tmp_path / "stick"
    stick.mkdir()
    world.consented_case()
    state = choose_place(world.desk, stick).value
    assert (state.second_path, state.second_there, state.second_newest) == (stick, True, None)
    assert state.second_old
    back_up_now(world.desk)
    first = world.clock.now()
    assert backup_state(world.desk).second_newest == first
    for name in (keyring_path, case_keys_path):
        assert name(there(world, stick)).read_bytes() == name(world.folder).read_bytes()
    hidden = stick.rename(tmp_path / "pocket")
    world.consented_case("Kajan", "Bo")
    wait(world, 11)
    back_up_when_due(world.desk)
    away = backup_state(world.desk)
    assert (away.second_there, away.second_newest) == (False, first)
    hidden.rename(stick)
    assert back_up_when_due(world.desk) is not None
    assert [each.at for each in backups_in(there(world, stick))] == [world.clock.now(), first]
    assert case_keys_path(there(world, stick)).read_bytes() == case_keys_path(world.folder).read_bytes()
    assert back_up_when_due(world.desk) is None
    lines = backup_page(world.desk).lines
    assert [(line.at, line.second_place) for line in lines] == [
        (world.clock.now(), False),
        (world.clock.now(), True),
        (first, False),
        (first, True),
    ]
    for path in there(world, stick).glob("*.db"):
        assert b"SQLite format" not in path.read_bytes()


def test_what_cannot_be_the_second_place_is_said(world: World, tmp_path: Path) -> None:
    """A file, a folder that is not there, the team's own; having none again is always possible."""
    for path, reason in (
        (tmp_path / "nothing", "not_a_folder"),
        (keyring_path(world.folder), "not_a_folder"),
        (world.folder / "backups", "same_place"),
        (world.folder, "same_place"),
    ):
        if path.name == "backups":
            back_up_now(world.desk)
        with pytest.raises(InputError) as refused:
            choose_place(world.desk, path)
        assert (refused.value.field, refused.value.reason) == ("second_place", reason)
    assert read_second_place(world.folder) is None
    choose_place(world.desk, tmp_path)
    assert choose_place(world.desk, None).value.second_path is None
    assert not second_place_path(world.folder).exists()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"path": 1, "newest": null}', b'{"path": "x", "newest": "y"}']
)
def test_a_note_of_the_second_place_that_is_not_ours_counts_as_none(world: World, content: bytes) -> None:
    """Whatever lies there, the backups beside the store are made."""
    second_place_path(world.folder).write_bytes(content)
    assert read_second_place(world.folder) is None
    back_up_now(world.desk)
    assert made(world) == 1


def test_a_stick_that_lies_is_found_out(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written there is opened and checked there; what does not check gets no name."""
    choose_place(world.desk, tmp_path)
    monkeypatch.setattr("shutil.copyfile", lambda _source, to: to.write_bytes(b"x" * 4096))
    with pytest.raises(Exception, match="store_damaged"):
        back_up_now(world.desk)
    assert backups_in(there(world, tmp_path)) == ()
    assert not list(there(world, tmp_path).glob("*.part"))


def test_after_unlock_the_case_keys_are_mended(world: World) -> None:
    """Somebody has taken the file away meanwhile."""
    world.consented_case()
    case_keys_path(world.folder).unlink()
    look_after_backups(world.desk)
    assert json.loads(case_keys_path(world.folder).read_text())["format"] == "barnombud-case-keys"


def test_a_second_place_without_a_file_of_case_keys_is_still_filled(world: World, tmp_path: Path) -> None:
    """The backup counts all the same; the keys come when they have been mended."""
    back_up_now(world.desk)
    case_keys_path(world.folder).unlink()
    choose_place(world.desk, tmp_path)
    assert back_up_when_due(world.desk) is not None
    assert not case_keys_path(there(world, tmp_path)).exists()
