"""Has the whole store looked through after unlock, at most once a day, without anybody waiting for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from barnombud.ui.jobs import JobRunner, Lane


class Reader(Protocol):
    """A store that can be looked through."""

    def read_through(self) -> None:
        """Look through all of it; raises `StoreDamaged`."""
        ...


class StoreWatch(QObject):
    """GUI thread. What is found is raised as any damage, and the session locks as it does then."""

    def __init__(
        self,
        begin: Callable[[], Reader | None],
        note: Callable[[], object],
        jobs: JobRunner,
        parent: QObject,
    ) -> None:
        """``begin`` gives a reader when it is time, ``note`` says that all is whole; both store lane."""
        super().__init__(parent)
        self._begin, self._note, self._jobs = begin, note, jobs

    def start(self) -> None:
        """Look whether it is time."""
        self._jobs.run(owner=self, work=self._begin, done=self._on_begun)

    def _on_begun(self, reader: Reader | None) -> None:
        if reader is not None:
            self._jobs.run(owner=self, work=reader.read_through, done=self._on_whole, lane=Lane.SMALL)

    def _on_whole(self, _nothing: None) -> None:
        self._jobs.run(owner=self, work=self._note)
