"""Closing the window: everything typed is kept first, and where that cannot be done the person is asked."""

from __future__ import annotations

from PySide6.QtCore import QObject

from barnombud.texts import shell as texts
from barnombud.ui.dialogs import Dialogs, Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.typing_keeper import TypingKeeper


class Leaving(QObject):
    """Answers the window when it is about to close; GUI thread."""

    def __init__(
        self, window: MainWindow, typing: TypingKeeper, jobs: JobRunner, dialogs: Dialogs, parent: QObject
    ) -> None:
        """Stand between ``window`` and its closing."""
        super().__init__(parent)
        self._window, self._typing, self._jobs, self._dialogs = window, typing, jobs, dialogs
        self._may_go = False
        window.may_close = self._may_close

    def let_go(self) -> None:
        """Ask no more: the session ends anyhow."""
        self._may_go = True

    def _may_close(self) -> bool:
        """Whether everything typed is kept; closes by itself once the store has taken it."""
        if not self._may_go:
            self._typing.keep_now()
            self._jobs.run(self, lambda: None, lambda _nothing: self._on_kept())
        return self._may_go

    def _on_kept(self) -> None:
        if self._may_go:
            return
        if not self._typing.is_owing:
            self._go()
            return
        question = Question(
            texts.UNSAVED_TITLE,
            texts.UNSAVED_TEXT,
            accept=texts.UNSAVED_CLOSE,
            reject=texts.UNSAVED_STAY,
            danger=True,
        )
        self._dialogs.ask(question, self._go)

    def _go(self) -> None:
        self._may_go = True
        self._window.close()
