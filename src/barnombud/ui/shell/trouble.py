"""Says in the message bar what went wrong when no page has said it, and saves a report about a bug."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from barnombud.errors import Bug, UserError
from barnombud.texts import shell as texts
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.shell.bug_report import bug_report
from barnombud.ui.widgets.message_bar import MessageBar

Explain = Callable[[UserError], tuple[str, str]]
"""Gives title and text for an error, from `texts/errors.py`."""


def explain_nothing(_error: UserError) -> tuple[str, str]:
    """Say only that it did not work; used until wiring brings the real texts."""
    return texts.TROUBLE_TITLE, texts.TROUBLE_TEXT


class Trouble(QObject):
    """The one hook for errors nobody has claimed; GUI thread, one per window."""

    def __init__(self, bar: MessageBar, dialogs: Dialogs, explain: Explain, parent: QObject) -> None:
        """Speak through `bar`."""
        super().__init__(parent)
        self._bar, self._dialogs, self._explain = bar, dialogs, explain

    def show_error(self, error: UserError) -> None:
        """Say a `UserError`: what happened, why, and what to do."""
        title, text = self._explain(error)
        self._bar.say(title, text, kind="attention")

    def show_bug(self, bug: Bug) -> None:
        """Say that something went wrong in the program, and offer to save where."""
        self._bar.say(
            texts.BUG_TITLE,
            texts.BUG_TEXT,
            kind="attention",
            action_text=texts.BUG_SAVE,
            action=partial(self._choose_file, bug_report(bug)),
        )

    def _choose_file(self, report: str) -> None:
        self._dialogs.save_file(texts.BUG_SAVE, texts.BUG_FILE, texts.BUG_KIND, partial(self._save, report))

    def _save(self, report: str, path: Path) -> None:
        try:
            path.write_text(report, encoding="utf-8")
        except OSError:
            self._bar.say(texts.BUG_NOT_SAVED, texts.BUG_NOT_SAVED_TEXT, kind="attention")
        else:
            self._bar.say(texts.BUG_SAVED)
