"""The waiting after wrong passphrases: it grows, outlives a restart, and no clock shortens or prolongs it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.errors import DiskFull, TriedTooSoon, WrongPassphrase
from barnombud.services import unlocking
from barnombud.services.machine import Machine
from barnombud.services.team import change_own_passphrase
from barnombud.services.unlocking import unlock_team
from barnombud.services.vouching import Vouch, prove
from barnombud.store.failed_unlocks import read_failed_unlocks
from barnombud.store.unlock_pace import MOST_SECONDS, UnlockPace, wait_after
from tests.stores import PASSPHRASE
from tests.world import World


class Ticking:
    """A monotonic clock that goes when told."""

    def __init__(self) -> None:
        """Start somewhere."""
        self.now = 1000.0

    def __call__(self) -> float:
        """Return what it shows."""
        return self.now


def restarted(world: World, ticking: Ticking) -> Machine:
    """Return the machine as a new start of the program has it."""
    old = world.machine
    return Machine(old.data_dir, old.clock, cost=old.cost, caps=old.caps, pace=UnlockPace(ticking))


def slip(machine: Machine, world: World, times: int = 1) -> int:
    """Give wrong passphrases; return what the last one made everybody wait."""
    wait = 0
    for _ in range(times):
        with pytest.raises(WrongPassphrase) as caught:
            unlock_team(machine, world.folder, world.nurse.id, "något helt annat")
        wait = caught.value.wait
    return wait


@pytest.fixture
def ticking() -> Ticking:
    """Lend a clock."""
    return Ticking()


@pytest.fixture
def machine(world: World, ticking: Ticking) -> Machine:
    """Lend a machine, with the store locked."""
    world.close()
    return restarted(world, ticking)


@pytest.mark.rule("R35")
def test_waiting_grows_and_is_capped() -> None:
    """Two slips are free; nobody waits longer than a minute."""
    waits = [wait_after(tries) for tries in range(12)]
    assert waits[:3] == [0, 0, 0]
    assert waits == sorted(waits)
    assert max(waits) == MOST_SECONDS == 60


@pytest.mark.rule("R35")
def test_nobody_tries_meanwhile_not_even_with_the_right_one(
    machine: Machine, world: World, ticking: Ticking
) -> None:
    """It is counted for the team, whoever tries; who gets in at last begins anew."""
    assert slip(machine, world, 3) == 3
    with pytest.raises(TriedTooSoon) as caught:
        unlock_team(machine, world.folder, world.rektor.id, PASSPHRASE)
    assert caught.value.wait == 3
    ticking.now += 2.5
    assert machine.pace.seconds_left(world.folder, world.clock.now()) == 1
    ticking.now += 0.5
    assert slip(machine, world) == 6
    ticking.now += 6
    world.desk = unlock_team(machine, world.folder, world.rektor.id, PASSPHRASE)
    assert world.desk.found.failed_tries == 4
    world.close()
    assert slip(machine, world) == 0


@pytest.mark.rule("R35")
def test_waiting_outlives_a_restart(machine: Machine, world: World, ticking: Ticking) -> None:
    """A new start goes on with what is left; a long pause has passed it."""
    slip(machine, world, 3)
    world.clock.set(world.clock.now() + timedelta(seconds=1))
    again = restarted(world, ticking)
    assert again.pace.seconds_left(world.folder, world.clock.now()) == 2
    world.clock.set(world.clock.now() + timedelta(minutes=10))
    assert restarted(world, ticking).pace.seconds_left(world.folder, world.clock.now()) == 0


@pytest.mark.rule("R35")
def test_clock_set_back_neither_helps_nor_locks_out(machine: Machine, world: World, ticking: Ticking) -> None:
    """The whole wait begins once, and is over by the clock that nobody sets."""
    slip(machine, world, 3)
    world.clock.set(world.clock.now() - timedelta(days=400))
    again = restarted(world, ticking)
    assert again.pace.seconds_left(world.folder, world.clock.now()) == 3
    ticking.now += 3
    assert again.pace.seconds_left(world.folder, world.clock.now()) == 0
    world.desk = unlock_team(again, world.folder, world.rektor.id, PASSPHRASE)


def test_full_disk_does_not_let_anybody_guess_on(
    machine: Machine, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A try that could not be noted counts all the same, as long as the program runs."""

    def no_room(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(unlocking, "note_failed_unlock", no_room)
    assert [slip(machine, world) for _ in range(3)] == [0, 0, 3]
    assert not read_failed_unlocks(world.folder).at


def test_another_window_that_slips_is_seen(machine: Machine, world: World, ticking: Ticking) -> None:
    """Two starts share the file."""
    other = restarted(world, ticking)
    assert other.pace.seconds_left(world.folder, world.clock.now()) == 0
    slip(machine, world, 3)
    assert other.pace.seconds_left(world.folder, world.clock.now()) == 3
    assert UnlockPace().seconds_left(Path("nowhere"), world.clock.now()) == 0


@pytest.mark.rule("R35")
def test_confirming_with_an_own_passphrase_waits_too(world: World, ticking: Ticking) -> None:
    """Otherwise it would be the way round."""
    machine = restarted(world, ticking)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            prove(world.desk, Vouch(world.nurse.id, "fel helt och hållet", machine))
    with pytest.raises(TriedTooSoon):
        prove(world.desk, Vouch(world.nurse.id, PASSPHRASE, machine))


@pytest.mark.rule("R35")
def test_changing_ones_own_passphrase_is_no_faster_way_to_guess(world: World, ticking: Ticking) -> None:
    """A wrong passphrase of today counts as one at unlock, and both wait together."""
    machine = restarted(world, ticking)
    new = "åska vinterlov hink nejlika"
    waits = []
    for _ in range(3):
        with pytest.raises(WrongPassphrase) as caught:
            change_own_passphrase(world.desk, machine, "något helt annat", new, new)
        waits.append(caught.value.wait)
    assert waits == [wait_after(1), wait_after(2), wait_after(3)]
    with pytest.raises(TriedTooSoon):
        change_own_passphrase(world.desk, machine, PASSPHRASE, new, new)
    ticking.now += wait_after(3)
    change_own_passphrase(world.desk, machine, PASSPHRASE, new, new)
