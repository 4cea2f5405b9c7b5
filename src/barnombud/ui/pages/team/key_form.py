"""The form that leads through a new store key: what is done, what is left, what it helps. Widgets only."""

from __future__ import annotations

from dataclasses import dataclass

from barnombud.texts import store_key as texts
from barnombud.ui.pages.team.forms import TeamFormBody
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.labels import Heading, Text


@dataclass(frozen=True)
class KeyProgress:
    """How far a change has come: the store itself, then ``done`` of ``total`` older backups."""

    store_done: bool = False
    running: bool = False
    done: int = 0
    total: int = 0


class KeyForm(TeamFormBody):
    """Five steps with a word each for how far they have come, and what a new key is good for."""

    def __init__(self, progress: KeyProgress) -> None:
        """Show how far it has come; the three first steps are done when somebody has left."""
        super().__init__()
        self.store_line, self.backup_line = Text(), Text()
        self.column.addWidget(Text(texts.INTRO))
        self.column.addWidget(Heading(texts.STEPS))
        for step in (texts.PASSED_ON, texts.SLOT_GONE, texts.CASE_KEYS):
            self.column.addWidget(Text(texts.step_line(step, texts.DONE)))
        self.column.addWidget(self.store_line)
        self.column.addWidget(self.backup_line)
        for heading, text in (
            (texts.PROTECTS, texts.PROTECTS_TEXT),
            (texts.DOES_NOT, texts.DOES_NOT_TEXT),
        ):
            self.column.addWidget(Heading(heading))
            self.column.addWidget(Text(text))
        self.column.addWidget(Text(texts.CALM, "quiet"))
        self.show_progress(progress)

    def set_busy(self, busy: bool) -> None:
        """Let the verb rest meanwhile; what is said stays readable, and the form may be left."""
        if self.dialog is not None:
            button = self.dialog.accept_button
            self._accept_text = self._accept_text or button.text()
            button.setEnabled(not busy)
            button.setText(texts.CHANGING if busy else self._accept_text)

    def show_progress(self, progress: KeyProgress) -> None:
        """Say how far it has come; a screen reader is told what has changed."""
        store = texts.DONE if progress.store_done else texts.NOW if progress.running else texts.WAITING
        backups = texts.WAITING
        if progress.store_done and progress.running:
            backups = texts.backups_so_far(progress.done, progress.total)
        for label, words in (
            (self.store_line, texts.step_line(texts.STORE_KEY, store)),
            (self.backup_line, texts.step_line(texts.BACKUPS, backups)),
        ):
            if label.text() != words:
                label.setText(words)
                announce(label, words)
