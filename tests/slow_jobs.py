"""Jobs that wait until a test lets them go, in order, as the store's lane does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from barnombud.errors import UserError
from barnombud.ui.jobs import Lane

T = TypeVar("T")


class SlowJobs:
    """Runs nothing until it is told to, in order, as the store's lane does; remembers what nobody claimed."""

    def __init__(self) -> None:
        """Start without work."""
        self.waiting: list[Callable[[], None]] = []
        self.unclaimed: list[UserError] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Remember the work."""
        del owner, lane
        self.waiting.append(lambda: self._do(work, done, failed))

    def _do(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None,
        failed: Callable[[UserError], object] | None,
    ) -> None:
        try:
            value = work()
        except UserError as error:
            if failed is not None:
                failed(error)
            else:
                self.unclaimed.append(error)
            return
        if done is not None:
            done(value)

    def go(self) -> None:
        """Do everything, also what comes up meanwhile."""
        while self.waiting:
            self.waiting.pop(0)()
