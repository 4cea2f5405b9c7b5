"""Runs work off the GUI thread and brings its result back by one queued signal.

The store lane is a single thread, the only one that touches the engine; the small pool does key derivation,
papers and backup checks. Knows nothing of services: whatever result has a `change` is published on the bus.
Nothing of a view may end its life on a lane, see `garbage` and docs/decisions/0077.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any, Protocol, TypeVar, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from barnombud.errors import BarnombudError, Bug, UserError
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.garbage import Garbage

Result = TypeVar("Result")


class Lane(StrEnum):
    """Which threads do the work."""

    STORE = "store"
    SMALL = "small"


@runtime_checkable
class HasChange(Protocol):
    """What a writing service returns: a value and the change that made it."""

    @property
    def change(self) -> object:
        """The committed change."""
        ...


class Cancelled(Exception):
    """Raised by work that has seen its token cancelled; ends the job without a word."""


class CancelToken:
    """Lets a person stop long work between two steps; made on one thread, read on another."""

    def __init__(self) -> None:
        """Start uncancelled."""
        self._stop = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody has asked the work to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self) -> None:
        """Called by the work between steps; raises `Cancelled` once somebody has pressed "Avbryt"."""
        if self._stop.is_set():
            raise Cancelled


class JobRunner(Protocol):
    """What presenters need: run work, get its value or its error on the GUI thread."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Start `work`; see `Jobs.run`."""
        ...


@dataclass(eq=False)
class _Job:
    """One job from `run` to its answer; a lane only borrows it, so that the GUI thread lets go of it last."""

    owner: QObject
    work: Callable[[], object]
    done: Callable[[Any], object] | None
    failed: Callable[[UserError], object] | None
    value: object = None
    error: BaseException | None = None

    def do(self) -> None:
        """Do the work and keep what came of it."""
        try:
            self.value = self.work()
        except BaseException as caught:  # noqa: BLE001 - the job boundary: everything is carried to the GUI thread
            self.error = caught


class Jobs(QObject):
    """The two lanes of the running program; created, used and shut down on the GUI thread.

    Attributes:
        user_error: a `UserError` nobody has claimed with `failed`; the shell shows it in its message bar.
        bug: a `Bug`; the one hook for everything unexpected, its `__cause__` is what happened.
        busy_changed: True while at least one job is under way.
    """

    user_error = Signal(object)
    bug = Signal(object)
    busy_changed = Signal(bool)
    _finished = Signal(int)

    def __init__(self, bus: ChangeBus, parent: QObject | None = None) -> None:
        """Start both lanes."""
        super().__init__(parent)
        self._bus = bus
        self._lanes = {
            Lane.STORE: ThreadPoolExecutor(1, "store-lane"),
            Lane.SMALL: ThreadPoolExecutor(2, "small-pool"),
        }
        self._open = True
        self._under_way = 0
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}
        self._garbage = Garbage(self)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do `work` on a lane, then call `done(value)` or `failed(error)` on the GUI thread.

        Args:
            owner: the view that waits. When it is gone neither callback is called, but a change is still
                published and an error still reported.
            work: takes and returns frozen values; touches no widget.
            done: gets what `work` returned.
            failed: gets the `UserError`; left out, the shell's message bar shows it.
            lane: the store lane for everything that touches the store, the small pool for the rest.
        """
        if not self._open:
            return
        self._count(1)
        number = next(self._numbers)
        self._jobs[number] = _Job(owner, work, done, failed)
        self._lanes[lane].submit(self._work, number)

    def shut_down(self) -> None:
        """Take no more work, let what is under way finish, and end the threads."""
        self._open = False
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._garbage.end()

    def _work(self, number: int) -> None:
        self._jobs[number].do()
        self._finished.emit(number)

    def _on_finished(self, number: int) -> None:
        finished = self._jobs.pop(number)
        self._count(-1)
        self._garbage.look()
        alive = shiboken6.isValid(finished.owner)
        if finished.error is not None:
            self._report(finished.error, finished.failed if alive else None)
            return
        publish_change(self._bus, finished.value)
        if alive and finished.done is not None:
            finished.done(finished.value)

    def _report(self, error: BaseException, failed: Callable[[UserError], object] | None) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            if failed is not None:
                failed(error)
            else:
                self.user_error.emit(error)
            return
        self.bug.emit(as_bug(error))

    def _count(self, step: int) -> None:
        before, self._under_way = self._under_way, self._under_way + step
        if (before > 0) != (self._under_way > 0):
            self.busy_changed.emit(self._under_way > 0)


class InlineJobs:
    """Runs work at once on the calling thread, for tests; an error nobody claims is raised, never hidden."""

    def __init__(self, bus: ChangeBus) -> None:
        """Publish changes on `bus`, as the real runner does."""
        self._bus = bus

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do `work` now and call back before returning.

        Raises:
            UserError: when `work` raised one and no `failed` was passed; anything else always.
        """
        del lane
        try:
            value = work()
        except UserError as error:
            if failed is None:
                raise
            if _is_alive(owner):
                failed(error)
            return
        publish_change(self._bus, value)
        if done is not None and _is_alive(owner):
            done(value)


def publish_change(bus: ChangeBus, value: object) -> None:
    """Publish the change a result carries, if it carries one."""
    if isinstance(value, HasChange) and value.change is not None:
        bus.publish(value.change)


def as_bug(error: BaseException) -> Bug:
    """Wrap what nobody expected, keeping it as the cause for the report."""
    if isinstance(error, Bug):
        return error
    bug = Bug(*(error.ids if isinstance(error, BarnombudError) else ()))
    bug.__cause__ = error
    return bug


def _is_alive(owner: object) -> bool:
    """Say whether callbacks may go to `owner`; presenter tests pass plain objects, which always live."""
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
