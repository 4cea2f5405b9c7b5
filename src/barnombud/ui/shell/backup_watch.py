"""Has backups made while the program is open, in the background; what goes wrong is said once (R37)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from barnombud.errors import UserError
from barnombud.texts import backups as texts
from barnombud.texts.errors import said_error
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.widgets.message_bar import MessageBar

_LOOK_EVERY_MS = 60_000


class BackupWatch(QObject):
    """Asks once a minute whether a backup is due; GUI thread, the work is done in the small pool."""

    def __init__(
        self, back_up_when_due: Callable[[], object], jobs: JobRunner, bar: MessageBar, parent: QObject
    ) -> None:
        """Start with nothing asked."""
        super().__init__(parent)
        self._work, self._jobs, self._bar = back_up_when_due, jobs, bar
        self._under_way = self._told = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Ask at once, then every minute."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Ask no more; what is under way ends by itself."""
        self._timer.stop()

    def look(self) -> None:
        """Make a backup if one is due, unless one is being made."""
        if self._under_way:
            return
        self._under_way = True
        self._jobs.run(self, self._work, self._on_done, self._on_failed, Lane.SMALL)

    def _on_done(self, _outcome: object) -> None:
        self._under_way = self._told = False

    def _on_failed(self, error: UserError) -> None:
        self._under_way = False
        if not self._told:
            self._told = True
            said = said_error(error)[0]
            self._bar.say(texts.NOT_MADE, f"{said.cause} {said.advice}", kind="attention")
