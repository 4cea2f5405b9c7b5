"""The meetings as a file for an ordinary calendar; on a stick it is locked like everything else (R37)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from barnombud.domain.changes import Outcome
from barnombud.services.calendar_file import MadeCalendar, make_calendar, save_calendar
from barnombud.services.paper_files import Saved
from barnombud.texts import calendar as texts
from barnombud.ui.jobs import Lane
from barnombud.ui.pages.page import PageContext
from barnombud.ui.pages.paper_files import tell_phrase
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class CalendarCard(Card):
    """One button; GUI thread.

    Attributes:
        done: title and text of what has been saved.
        failed: a `UserError`.
    """

    done = Signal(str, str)
    failed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        """Lay out the card."""
        super().__init__(texts.CARD)
        self._context = context
        self.add(Text(texts.CARD_TEXT, "quiet"))
        self.body.addSpacing(SPACE_S)
        self.button = make_button(texts.SAVE, "secondary", self._choose, icon="calendar-days")
        self.add(ButtonRow(self.button))

    def _choose(self) -> None:
        self._context.dialogs.save_file(texts.SAVE, texts.FILE_NAME, texts.FILE_KINDS, self._make)

    def _make(self, path: Path) -> None:
        self.button.setEnabled(False)
        work = partial(make_calendar, self._context.desk)
        self._context.jobs.run(self, work, partial(self._write, path), self._on_failed)

    def _write(self, path: Path, made: Outcome[MadeCalendar]) -> None:
        work = partial(save_calendar, made.value, path)
        done = partial(self._on_saved, made.value.events)
        self._context.jobs.run(self, work, done, self._on_failed, Lane.SMALL)

    def _on_saved(self, events: int, saved: Saved) -> None:
        self.button.setEnabled(True)
        self.done.emit(texts.SAVED, texts.saved_text(str(saved.path), events))
        tell_phrase(self._context.dialogs, saved)

    def _on_failed(self, error: object) -> None:
        self.button.setEnabled(True)
        self.failed.emit(error)
