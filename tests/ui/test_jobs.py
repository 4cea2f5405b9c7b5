"""Work off the GUI thread: what comes back, what is published, and what happens to what goes wrong."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from barnombud.errors import Bug, DiskFull, NotFound, UserError
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import CancelToken, InlineJobs, Jobs, Lane


@dataclass(frozen=True)
class Written:
    """What a writing service returns."""

    value: int
    change: object = "a change"


class Boom(Exception):
    """Something nobody expected."""


def break_down() -> int:
    """Fail as a programming error does."""
    raise Boom


def run_out_of_disk() -> int:
    """Fail as a full disk does."""
    raise DiskFull("store-1")


@pytest.fixture
def bus(qapp: object) -> ChangeBus:
    """Lend a bus."""
    return ChangeBus()


@pytest.fixture
def jobs(bus: ChangeBus) -> Iterator[Jobs]:
    """Lend the real runner and end its threads."""
    runner = Jobs(bus)
    yield runner
    runner.shut_down()


def test_value_comes_back_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    """The work runs elsewhere, what follows runs here."""
    owner, threads, values = QObject(), list[str](), list[int]()

    def work() -> int:
        threads.append(threading.current_thread().name)
        return 7

    def done(value: int) -> None:
        threads.append(threading.current_thread().name)
        values.append(value)

    jobs.run(owner, work, done)
    qtbot.waitUntil(lambda: bool(values))
    assert values == [7]
    assert threads[0].startswith("store-lane")
    assert threads[1] == threading.main_thread().name


def test_store_lane_keeps_the_order(qtbot: QtBot, jobs: Jobs) -> None:
    """One thread, first come first served."""
    owner, values = QObject(), list[int]()
    for number in range(50):
        jobs.run(owner, partial(int, number), values.append)
    qtbot.waitUntil(lambda: len(values) == 50)
    assert values == list(range(50))


def test_small_pool_is_another_lane(qtbot: QtBot, jobs: Jobs) -> None:
    """Papers do not wait for the store."""
    owner, names = QObject(), list[str]()
    jobs.run(owner, lambda: threading.current_thread().name, names.append, lane=Lane.SMALL)
    qtbot.waitUntil(lambda: bool(names))
    assert names[0].startswith("small-pool")


def test_change_is_published_before_the_value_is_shown(qtbot: QtBot, bus: ChangeBus, jobs: Jobs) -> None:
    """Everybody hears of a change once; a plain reading publishes nothing."""
    owner, order = QObject(), list[object]()
    bus.changed.connect(order.append)
    jobs.run(owner, lambda: Written(1), lambda written: order.append(written.value))
    jobs.run(owner, lambda: 5, order.append)
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["a change", 1, 5]


def test_dead_owner_hears_nothing_but_the_change_is_published(
    qtbot: QtBot, bus: ChangeBus, jobs: Jobs
) -> None:
    """A view that is gone gets no call; the store has changed all the same."""
    owner, gate, heard = QObject(), threading.Event(), list[object]()

    def work() -> Written:
        gate.wait(5)
        return Written(1)

    jobs.run(owner, work, heard.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(bus.changed):
        gate.set()
    assert heard == []


def test_user_error_goes_to_who_asked(qtbot: QtBot, jobs: Jobs) -> None:
    """With `failed` the page shows it near its cause, and nobody else."""
    owner, errors = QObject(), list[UserError]()
    with qtbot.assertNotEmitted(jobs.user_error):
        jobs.run(owner, run_out_of_disk, failed=errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], DiskFull)


def test_unclaimed_user_error_goes_to_the_shell(qtbot: QtBot, jobs: Jobs) -> None:
    """Without `failed`, or with a view that is gone, the message bar gets it."""
    owner = QObject()
    with qtbot.waitSignal(jobs.user_error) as blocker:
        jobs.run(owner, run_out_of_disk)
    assert blocker.args is not None
    assert isinstance(blocker.args[0], DiskFull)
    gate, errors = threading.Event(), list[UserError]()

    def work() -> int:
        gate.wait(5)
        return run_out_of_disk()

    jobs.run(owner, work, failed=errors.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(jobs.user_error):
        gate.set()
    assert errors == []


def test_everything_else_is_a_bug(qtbot: QtBot, jobs: Jobs) -> None:
    """Wrapped once, with its cause, and never given to `failed`."""
    owner, errors = QObject(), list[UserError]()
    with qtbot.waitSignal(jobs.bug) as blocker:
        jobs.run(owner, break_down, failed=errors.append)
    assert blocker.args is not None
    bug = blocker.args[0]
    assert isinstance(bug, Bug)
    assert isinstance(bug.__cause__, Boom)
    assert errors == []


def test_a_bug_stays_what_it_is(qtbot: QtBot, jobs: Jobs) -> None:
    """A `Bug` raised by the work keeps its ids."""

    def work() -> int:
        raise Bug("case-1")

    with qtbot.waitSignal(jobs.bug) as blocker:
        jobs.run(QObject(), work)
    assert blocker.args is not None
    assert blocker.args[0].ids == ("case-1",)


def test_cancelled_work_ends_without_a_word(qtbot: QtBot, jobs: Jobs) -> None:
    """The token stops the work between two steps; nobody is told anything is wrong."""
    owner, token, heard = QObject(), CancelToken(), list[object]()
    token.step()
    token.cancel()
    jobs.user_error.connect(heard.append)
    jobs.bug.connect(heard.append)
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        jobs.run(owner, token.step, heard.append, heard.append)
    assert heard == []


def test_busy_is_said_once(qtbot: QtBot, jobs: Jobs) -> None:
    """True when the first job begins, False when the last has ended."""
    said = list[bool]()
    jobs.busy_changed.connect(said.append)
    for _ in range(3):
        jobs.run(QObject(), lambda: 1)
    qtbot.waitUntil(lambda: said == [True, False])


def test_after_shut_down_nothing_is_taken(bus: ChangeBus) -> None:
    """What is under way ends, and later work is left alone."""
    runner, ran = Jobs(bus), list[int]()
    runner.run(QObject(), lambda: ran.append(1))
    runner.shut_down()
    runner.run(QObject(), lambda: ran.append(2))
    assert ran == [1]


def circle_of_garbage(destroyed_on: list[str]) -> None:
    """Leave an object of Qt in a circle of references; the list gets the name of the thread it dies on."""
    holder, watched = list[object](), QObject()
    watched.destroyed.connect(
        lambda: destroyed_on.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
    )
    holder.extend((holder, watched))


def make_many() -> list[list[int]]:
    """Make so much that Python by itself would look for garbage in every generation."""
    return [[number] for number in range(200_000)]


@pytest.mark.parametrize("lane", list(Lane))
def test_no_lane_destroys_what_belongs_to_the_gui_thread(qtbot: QtBot, jobs: Jobs, lane: Lane) -> None:
    """Garbage is cleared away here, however much a lane makes (decisions/0077)."""
    destroyed_on, values = list[str](), list[object]()
    circle_of_garbage(destroyed_on)
    jobs.run(QObject(), make_many, values.append, lane=lane)
    qtbot.waitUntil(lambda: bool(values) and bool(destroyed_on))
    assert destroyed_on == [threading.main_thread().name]


class WorkOfAView:
    """Work that holds the last reference to something of Qt."""

    def __init__(self, destroyed_on: list[str]) -> None:
        """Say in the list on which thread it goes."""
        self._view = QObject()
        self._view.destroyed.connect(
            lambda: destroyed_on.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
        )

    def __call__(self) -> int:
        """Do a little."""
        return 1


def test_what_only_a_job_holds_goes_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    """Its work, its callbacks and its owner, whoever of the two threads is done with it first."""
    destroyed_on = list[str]()
    for _ in range(200):
        jobs.run(QObject(), WorkOfAView(destroyed_on))
    qtbot.waitUntil(lambda: len(destroyed_on) == 200)
    assert set(destroyed_on) == {threading.main_thread().name}


def test_garbage_is_looked_for_without_any_job(qtbot: QtBot, jobs: Jobs) -> None:
    """A timer looks as well, and Python gets its own timing back with the last runner."""
    destroyed_on, other = list[str](), Jobs(ChangeBus())
    circle_of_garbage(destroyed_on)
    made = make_many()
    qtbot.waitUntil(lambda: bool(destroyed_on))
    assert made
    other.shut_down()
    other.shut_down()
    assert not gc.isenabled()
    jobs.shut_down()
    assert gc.isenabled()


def test_inline_jobs_run_at_once(bus: ChangeBus) -> None:
    """For tests: value and change before `run` returns."""
    runner, heard = InlineJobs(bus), list[object]()
    bus.changed.connect(heard.append)
    runner.run(QObject(), lambda: Written(3), lambda written: heard.append(written.value))
    runner.run(QObject(), lambda: 4)
    assert heard == ["a change", 3]


def test_inline_jobs_raise_what_nobody_claims(bus: ChangeBus) -> None:
    """A bug never looks like a time-out, and an unclaimed error never like success."""
    runner, errors = InlineJobs(bus), list[UserError]()
    with pytest.raises(DiskFull):
        runner.run(QObject(), run_out_of_disk)
    with pytest.raises(Boom):
        runner.run(QObject(), break_down, failed=errors.append)
    runner.run(QObject(), run_out_of_disk, failed=errors.append)
    assert [type(error) for error in errors] == [DiskFull]


def test_inline_jobs_leave_a_dead_owner_alone(bus: ChangeBus) -> None:
    """As the real runner does."""
    runner, owner, heard = InlineJobs(bus), QObject(), list[object]()

    def work() -> int:
        shiboken6.delete(owner)
        return 1

    runner.run(owner, work, heard.append)
    gone = QObject()

    def fail() -> int:
        shiboken6.delete(gone)
        raise NotFound

    runner.run(gone, fail, failed=heard.append)
    assert heard == []
