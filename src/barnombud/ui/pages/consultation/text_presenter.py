"""Texts that must point nobody out: each is kept as typed, looked through, and every mark answered (R13)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.consultation import ConsultationBlocker
from barnombud.domain.leak_check import Leak, LeakAnswer
from barnombud.errors import InputError, RuleViolation, UserError
from barnombud.services import consultations as service
from barnombud.services import drafts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.consultation.screening import Mark, Screening
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class TextView(TellingView, Protocol):
    """What is needed of the page."""

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        """Show what could point somebody out in the text at ``place``."""

    def replace_text(self, place: str, text: str) -> None:
        """Show the text after something was removed from it."""

    def show_error(self, place: str, text: str) -> None:
        """Say what is wrong with the text at ``place``."""


class TextPresenter:
    """Looks after every text on the page by its place; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: TextView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._texts: dict[str, Screening] = {}
        self._drafts: dict[str, str] = {}
        self.on_clear: Callable[[str, str, tuple[LeakAnswer, ...]], object] | None = None
        """Called with place, text and answers when every mark in a text has been answered."""

    def begin(self, place: str, draft: str, text: str) -> None:
        """Look a text through; what is typed at ``place`` is kept as ``draft``."""
        self._texts[place] = Screening(text)
        self._drafts[place] = draft
        self._screen(place)

    def knows(self, place: str) -> bool:
        """Whether the text at ``place`` is looked after already."""
        return place in self._texts

    def forget(self, place: str) -> None:
        """Let go of a text."""
        self._texts.pop(place, None)

    def answers(self, place: str, text: str) -> tuple[LeakAnswer, ...]:
        """Return the answers that hold for the text as it is now."""
        screening = self._texts.setdefault(place, Screening(text))
        screening.typed(text)
        return screening.answers

    def type_text(self, place: str, text: str) -> None:
        """Keep what is typed and look it through; a text let go of is not kept again."""
        if place not in self._texts:
            return
        work = partial(drafts.save_draft, self._desk, self._drafts[place], text)
        self._jobs.run(self._owner, work, partial(tell_saved, self._view))
        self._texts[place].typed(text)
        self._screen(place)

    def keep_mark(self, place: str, mark: int, *, kept: bool) -> None:
        """Answer that a hit points out nobody, or take that answer back."""
        self._texts[place].keep(mark, kept=kept)
        self._show(place)

    def remove_mark(self, place: str, mark: int, word: str = "") -> None:
        """Take a hit, or one ``word`` of a combination, out of the text."""
        text = self._texts[place].without(mark, word)
        self._view.replace_text(place, text)
        self.type_text(place, text)

    def refused(self, place: str, error: UserError) -> None:
        """Say at the text why it could not be kept, or in the message bar when it is about something else."""
        leaks = isinstance(error, RuleViolation) and ConsultationBlocker.LEAKS_UNANSWERED in error.blockers
        if not leaks and not isinstance(error, InputError):
            tell_trouble(self._view, error)
            return
        if leaks:
            self._screen(place)
        self._view.show_error(place, sentence(error))

    def _screen(self, place: str) -> None:
        text = self._texts[place].text
        work = partial(service.screen_text, self._desk, text)
        self._jobs.run(self._owner, work, partial(self._on_screened, place, text))

    def _on_screened(self, place: str, text: str, leaks: tuple[Leak, ...]) -> None:
        screening = self._texts.get(place)
        if screening is not None and screening.found(text, leaks):
            self._show(place)

    def _show(self, place: str) -> None:
        screening = self._texts[place]
        self._view.show_marks(place, screening.marks)
        if self.on_clear is not None and screening.is_clear:
            self.on_clear(place, screening.text, screening.answers)
