"""A team is fetched onto a machine that has nothing, from what lies at the second place."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from barnombud.domain.case import Case
from barnombud.domain.consent.events import ConsentKind
from barnombud.errors import (
    InputError,
    KeyNotHeld,
    NotFound,
    RuleViolation,
    StoreDamaged,
    TriedTooSoon,
    WrongPassphrase,
)
from barnombud.services.after_restore import restore_round
from barnombud.services.backups import back_up_now, choose_place
from barnombud.services.consents import withdraw_consent
from barnombud.services.erasing import erase_case
from barnombud.services.fetching import (
    ByPassphrase,
    ByShares,
    FetchBlocker,
    backups_there,
    fetch_team,
    teams_there,
)
from barnombud.services.letting_in import NewWayIn
from barnombud.services.machine import Machine
from barnombud.services.team import change_own_passphrase
from barnombud.services.unlocking import unlock_team
from barnombud.store.folder import backups_path, case_keys_path, keyring_path, store_path
from barnombud.store.keyring_file import encode, read_keyring_file
from barnombud.store.restore_swap import stores_set_aside
from barnombud.store.second_place import place_of_store
from tests.services.recovery_world import NEW_PASSPHRASE, set_up, two_of
from tests.stores import PASSPHRASE
from tests.world import World


@dataclass(frozen=True)
class Left:
    """What is left after the laptop has died: a stick, and another machine that has nothing."""

    world: World
    stick: Path
    case: Case
    machine: Machine

    @property
    def where(self) -> Path:
        """The team's folder on the stick."""
        return place_of_store(self.stick, self.world.desk.store.keys.store_id)

    @property
    def way(self) -> ByPassphrase:
        """The rektor's."""
        return ByPassphrase(self.world.rektor.id, PASSPHRASE)


@pytest.fixture
def left(world: World, tmp_path: Path) -> Left:
    """Back a child up to a stick; then its guardian takes her yes back, and the stick is in once more."""
    stick = tmp_path / "stick"
    stick.mkdir()
    case = world.consented_case()
    choose_place(world.desk, stick)
    back_up_now(world.desk)
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    withdraw_consent(world.desk, case.id, guardian.id)
    newest = case_keys_path(world.folder).read_bytes()
    case_keys_path(place_of_store(stick, world.desk.store.keys.store_id)).write_bytes(newest)
    return Left(world, stick, case, replace(world.machine, data_dir=tmp_path / "other"))


def _listing(folder: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.rule("R37")
def test_a_team_is_found_wherever_its_backups_lie(left: Left, tmp_path: Path) -> None:
    """On the stick, in its folder there, in a copy of the team's own folder, in its backups, above them."""
    own = left.world.folder
    for place in (left.stick, left.where, own, backups_path(own), tmp_path):
        found = teams_there(left.machine, place)
        assert {each.keyring.team_name for each in found} == {"Tallbackens barnombudsteam"}
        assert all(each.copies == 1 and each.newest == each.oldest for each in found)
        assert all(each.has_case_keys and not each.is_here for each in found)


def test_places_without_a_team_are_no_trouble(left: Left, tmp_path: Path) -> None:
    """An empty one, one that is gone, a keyring without backups, backups with a damaged keyring, practice."""
    assert teams_there(left.machine, tmp_path / "gone") == ()
    practice = read_keyring_file(left.where).model_copy(update={"practice": True})
    keyring_path(left.where).write_bytes(encode(practice))
    assert teams_there(left.machine, left.stick) == ()
    keyring_path(left.where).write_bytes(b"{}")
    assert teams_there(left.machine, left.stick) == ()
    (alone := tmp_path / "alone").mkdir()
    shutil.copy(keyring_path(left.world.folder), alone)
    assert teams_there(left.machine, alone) == ()


@pytest.mark.rule("R7")
@pytest.mark.rule("R37")
def test_a_team_is_fetched_with_a_passphrase(left: Left) -> None:
    """What the backup holds is shown, the later withdrawal obeyed, nothing there is changed; it unlocks."""
    (line,) = backups_there(left.machine, left.where, left.way)
    assert line.counts is not None
    assert line.counts.cases == 1
    before = _listing(left.stick)
    done = fetch_team(left.machine, left.where, left.way, line.path)
    assert _listing(left.stick) == before
    assert (done.answers, done.erased, done.let_in) == (1, 0, None)
    assert done.folder == left.machine.data_dir / "teams" / left.world.desk.store.keys.store_id
    assert stores_set_aside(done.folder) == ()
    with closing(unlock_team(left.machine, done.folder, left.world.rektor.id, PASSPHRASE)) as desk:
        assert desk.found.fault is None
        assert restore_round(desk) is not None
        with desk.unit_of_work() as uow:
            kinds = [event.kind for event in uow.consents.for_case(left.case.id)]
            assert uow.cases.identity(left.case.id).first_name == "Alva"
            uow.shows_nothing()
        assert kinds == [ConsentKind.ANSWERED, ConsentKind.WITHDRAWN]
    with (
        closing(unlock_team(left.machine, done.folder, left.world.nurse.id, PASSPHRASE)) as desk,
        desk.unit_of_work() as uow,
        pytest.raises(KeyNotHeld),
    ):
        uow.cases.identity(left.case.id)
    (there,) = teams_there(left.machine, left.stick)
    assert there.is_here
    with pytest.raises(RuleViolation) as refused:
        fetch_team(left.machine, left.where, left.way, line.path)
    assert refused.value.blockers == (FetchBlocker.TEAM_IS_HERE,)


@pytest.mark.rule("R37")
def test_a_team_is_fetched_with_two_shares(left: Left) -> None:
    """Nobody's passphrase is needed: who comes in has a new one, and what she may read opens."""
    fresh = set_up(left.world)
    back_up_now(left.world.desk)
    way = ByShares(two_of(fresh), NewWayIn(left.world.teacher.id, NEW_PASSPHRASE, NEW_PASSPHRASE))
    lines = backups_there(left.machine, left.where, way)
    assert all(line.counts is not None for line in lines)
    done = fetch_team(left.machine, left.where, way, lines[0].path)
    assert done.let_in is not None
    assert done.let_in.given == 1
    with pytest.raises(WrongPassphrase):
        unlock_team(left.machine, done.folder, left.world.teacher.id, PASSPHRASE)
    with closing(unlock_team(left.machine, done.folder, left.world.teacher.id, NEW_PASSPHRASE)) as desk:
        assert desk.found.fault is None
        with desk.unit_of_work() as uow:
            assert uow.cases.identity(left.case.id).first_name == "Alva"
            uow.shows_nothing()


def test_nothing_is_left_of_a_team_that_could_not_be_fetched(left: Left) -> None:
    """No such backup; case keys missing there; a new passphrase that is too short; a wrong one."""
    fresh = set_up(left.world)
    back_up_now(left.world.desk)
    backup = backups_there(left.machine, left.where, left.way)[0].path
    with pytest.raises(NotFound):
        fetch_team(left.machine, left.where, left.way, left.where / "store-x.db")
    with pytest.raises(InputError):
        weak = ByShares(two_of(fresh), NewWayIn(left.world.teacher.id, "kort", "kort"))
        fetch_team(left.machine, left.where, weak, backup)
    with pytest.raises(WrongPassphrase):
        fetch_team(left.machine, left.where, ByPassphrase(left.world.rektor.id, "fel"), backup)
    case_keys_path(left.where).unlink()
    assert not teams_there(left.machine, left.where)[0].has_case_keys
    with pytest.raises(StoreDamaged):
        fetch_team(left.machine, left.where, left.way, backup)
    teams = left.machine.data_dir / "teams"
    assert not teams.exists() or list(teams.iterdir()) == []


@pytest.mark.rule("R35")
def test_wrong_passphrases_wait_and_leave_no_trace_on_the_stick(left: Left) -> None:
    """The third in a row costs a wait, which this run keeps: nothing is written there."""
    before, waits = _listing(left.stick), []
    for _ in range(3):
        with pytest.raises(WrongPassphrase) as wrong:
            backups_there(left.machine, left.where, ByPassphrase(left.world.rektor.id, "fel"))
        waits.append(wrong.value.wait)
    assert waits == [0, 0, 3]
    with pytest.raises(TriedTooSoon):
        backups_there(left.machine, left.where, left.way)
    assert _listing(left.stick) == before


def test_a_team_comes_beside_what_cannot_be_opened_here(left: Left) -> None:
    """The folder of its name is there, with a store whose keyring is gone: it is left as it is."""
    usual = left.machine.data_dir / "teams" / left.world.desk.store.keys.store_id
    usual.mkdir(parents=True)
    store_path(usual).write_bytes(b"torn")
    (usual.parent / "without a store").mkdir()
    (line,) = backups_there(left.machine, left.where, left.way)
    done = fetch_team(left.machine, left.where, left.way, line.path)
    assert done.folder.parent == usual.parent
    assert done.folder != usual
    assert store_path(usual).read_bytes() == b"torn"
    unlock_team(left.machine, done.folder, left.world.rektor.id, PASSPHRASE).close()


def _left_beside_a_lost_store(left: Left) -> Path:
    """Put on the other machine what is left of the team's folder of today; its store and keyring are hurt."""
    usual = left.machine.data_dir / "teams" / left.world.desk.store.keys.store_id
    left.world.close()
    shutil.copytree(left.world.folder, usual)
    store_path(usual).unlink()
    keyring_path(usual).write_bytes(b"{}")
    return usual


@pytest.mark.rule("R32")
@pytest.mark.rule("R37")
def test_an_old_stick_obeys_what_is_left_here(left: Left, tmp_path: Path) -> None:
    """Erased since the stick's day: the case keys left beside the lost store say so, and it is gone anew."""
    old = Path(shutil.copytree(left.where, tmp_path / "old"))
    erase_case(left.world.desk, left.case.id, left.case.number)
    usual = _left_beside_a_lost_store(left)
    case_keys_path(backups_path(usual)).unlink()
    (usual.parent / "a file").write_bytes(b"")
    oldest = backups_there(left.machine, old, left.way)[-1]
    assert oldest.counts is not None
    assert oldest.counts.cases == 1
    done = fetch_team(left.machine, old, left.way, oldest.path)
    assert done.erased == 1
    with closing(unlock_team(left.machine, done.folder, left.world.rektor.id, PASSPHRASE)) as desk:
        with desk.unit_of_work() as uow:
            assert uow.cases.list() == ()
        assert desk.found.fault is None


@pytest.mark.rule("R34")
@pytest.mark.rule("R37")
def test_a_newer_keyring_left_here_wins_over_the_sticks(left: Left, tmp_path: Path) -> None:
    """Its spare copy is the newest that proves itself: the stick's passphrase of its day opens nothing."""
    old = Path(shutil.copytree(left.where, tmp_path / "old"))
    change_own_passphrase(left.world.desk, left.world.machine, PASSPHRASE, NEW_PASSPHRASE, NEW_PASSPHRASE)
    usual = _left_beside_a_lost_store(left)
    newest = read_keyring_file(backups_path(usual))
    forged = newest.model_copy(update={"sequence": 1_000, "mac": bytes(32)})
    keyring_path(usual).write_bytes(encode(forged))
    backup = next(old.glob("store-*.db"))
    with pytest.raises(WrongPassphrase):
        fetch_team(left.machine, old, left.way, backup)
    way = ByPassphrase(left.world.rektor.id, NEW_PASSPHRASE)
    done = fetch_team(left.machine, old, way, backup)
    assert done.folder != usual
    assert (read_keyring_file(done.folder).sequence or 0) >= (newest.sequence or 0)
    unlock_team(left.machine, done.folder, left.world.rektor.id, NEW_PASSPHRASE).close()
    with pytest.raises(WrongPassphrase):
        unlock_team(left.machine, done.folder, left.world.rektor.id, PASSPHRASE)
