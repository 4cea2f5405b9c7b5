"""Jobs whose answers a test holds back, to give them in the order it wants."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from barnombud.errors import UserError
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import InlineJobs, Lane


class HeldJobs(InlineJobs):
    """Works at once until it is told to hold; then a job is done and answered when it is its turn.

    Attributes:
        holds: whether new jobs wait.
        waiting: what waits, oldest first.
    """

    def __init__(self, bus: ChangeBus) -> None:
        """Hold nothing as yet."""
        super().__init__(bus)
        self.holds = False
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Work now, or wait for `give`."""
        job = partial(super().run, owner, work, done, failed, lane)
        if self.holds:
            self.waiting.append(job)
        else:
            job()

    def give(self, count: int = 1) -> None:
        """Answer the ``count`` oldest, one after the other."""
        for _ in range(count):
            self.waiting.pop(0)()

    def give_all(self) -> None:
        """Answer until nothing waits."""
        while self.waiting:
            self.give()
