"""Says after unlock what the access log had to tell, and goes through its chain in the background (R36)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from barnombud.domain.access_log import ChainWalk, FoundAtUnlock
from barnombud.texts import access_log as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.navigation import Navigation
from barnombud.ui.widgets.message_bar import MessageBar

PAGE = "access_log"


class LogWatch(QObject):
    """Runs once a session; keeps nobody from working; GUI thread."""

    def __init__(
        self,
        found: FoundAtUnlock,
        walk: Callable[[ChainWalk], ChainWalk],
        *,
        jobs: JobRunner,
        bar: MessageBar,
        navigation: Navigation,
        parent: QObject,
    ) -> None:
        """``walk`` goes through some more of the chain; store lane."""
        super().__init__(parent)
        self._found, self._walk = found, walk
        self._jobs, self._bar, self._navigation = jobs, bar, navigation

    def start(self) -> None:
        """Say what is known, and look for the rest."""
        if self._found.fault is not None:
            self._say(texts.FAULT_TITLE, texts.FAULTS[self._found.fault.value])
        elif self._found.failed_tries:
            self._say(texts.TRIES_TITLE, texts.tries(self._found.failed_tries, self._found.last_try))
        self._go_on(ChainWalk())

    def _go_on(self, walk: ChainWalk) -> None:
        if not walk.done:
            self._jobs.run(self, lambda: self._walk(walk), self._go_on)
        elif walk.broken_at is not None:
            self._say(texts.FAULT_TITLE, texts.broken_at(walk.broken_at))

    def _say(self, title: str, text: str) -> None:
        self._bar.say(
            title,
            text,
            kind="attention",
            action_text=texts.OPEN,
            action=lambda: self._navigation.go(PAGE),
        )
