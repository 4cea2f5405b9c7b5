"""What the overview does about protected identity, and about one child in two cases; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import ProtectionFlag
from barnombud.domain.changes import Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.protection import UncoverReason
from barnombud.services import joining, protection
from barnombud.services.cases import CasePage
from barnombud.texts import protection as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_PLANNED = "planned"
"""Fictitious personal data: handled as its plan says, and never kept."""


@dataclass(frozen=True)
class Choice:
    """One choice that is asked for: title, text, label, (code, words), what is missing, and the verb."""

    title: str
    text: str
    label: str
    choices: tuple[tuple[str, str], ...]
    missing: str
    accept: str


class ProtectionView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_uncovered(self, page: CasePage) -> None:
        """Show the names for a minute."""

    def ask_choice(self, choice: Choice, chosen: Callable[[str], object]) -> None:
        """Ask for one choice in a small form."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""


class ProtectionPresenter:
    """Marks, uncovers, lifts, takes out; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: ProtectionView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: CasePage | None = None

    def show(self, page: CasePage) -> None:
        """Remember which case it is about."""
        self._page = page

    def ask_mark(self) -> None:
        """Ask which protection there is; by default the child is handled outside the program."""
        page = self._page
        if page is None:
            return
        if not page.rules.handles_protected:
            question = Question(
                texts.OUTSIDE_TITLE,
                texts.outside_text(page.case.number),
                texts.TAKE_OUT,
                danger=True,
                must_type=page.case.number,
                must_type_label=texts.NUMBER_LABEL,
            )
            work = partial(protection.take_case_out, self._desk, page.case.id)
            self._view.ask(question, partial(self._run, work))
            return
        choices = (*texts.FLAGS, (_PLANNED, texts.PLANNED.capitalize()))
        title, label, accept = texts.TITLE, texts.MARK_TITLE, texts.MARK_SAVE
        self._view.ask_choice(Choice(title, "", label, choices, texts.MARK_TITLE, accept), self._mark)

    def ask_why(self) -> None:
        """Ask why the names are to be seen; the reason is logged (R23)."""
        reasons = tuple(texts.REASONS.items())
        title, text = texts.UNCOVER_TITLE, texts.UNCOVER_TEXT
        choice = Choice(title, text, texts.WHY, reasons, texts.CHOOSE_WHY, texts.UNCOVER)
        self._view.ask_choice(choice, self._uncover)

    def ask_lift(self) -> None:
        """Ask whether the protection is over."""
        question = Question(texts.LIFT_TITLE, texts.LIFT_TEXT, texts.LIFT_ACCEPT, texts.KEEP)
        self._view.ask(question, partial(self._mark, ProtectionFlag.NONE.value))

    def ask_same(self, other: str) -> None:
        """Ask whether another case is about the same child; this one is then kept."""
        page = self._page
        if page is not None:
            question = Question(texts.SAME_ASK, texts.SAME_TEXT, texts.SAME_ACCEPT, texts.SAME_KEEP)
            work = partial(joining.join_cases, self._desk, page.case.id, CaseId(other))
            self._view.ask(question, partial(self._run, work))

    def _mark(self, code: str) -> None:
        if code == _PLANNED:
            self._view.say(texts.PLANNED_TEXT)
        elif self._page is not None:
            flag = ProtectionFlag(code)
            self._run(partial(protection.set_protection, self._desk, self._page.case.id, flag))

    def _uncover(self, code: str) -> None:
        if self._page is not None:
            work = partial(protection.uncovered_page, self._desk, self._page.case.id, UncoverReason(code))
            self._jobs.run(self._owner, work, self._view.show_uncovered, partial(tell_trouble, self._view))

    def _run(self, work: Callable[[], Outcome[Any]]) -> None:
        self._jobs.run(self._owner, work, partial(tell_saved, self._view), partial(tell_trouble, self._view))
