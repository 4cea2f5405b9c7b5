"""The form of a new promise: what is typed is kept, and a name in it is asked about; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.minutes import Draft
from barnombud.domain.support.commitment import Commitment
from barnombud.domain.support.commitment_steps import CommitmentBlocker
from barnombud.errors import InputError, RuleViolation, UserError
from barnombud.services import commitments as service
from barnombud.services import drafts
from barnombud.texts import commitments as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

NEW_DRAFT = "commitments/new/text"
USUAL_DAYS = 14
"""A new promise is proposed to be kept within two weeks."""


class NewView(TellingView, Protocol):
    """What the form's presenter needs of the page."""

    def show_new(self, text: str, due_on: date, today: date) -> None:
        """Open the form of a new promise."""

    def close_new(self) -> None:
        """Close the form; what it became is saved."""

    def show_new_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field of the form."""

    def say(self, title: str, action: Callable[[], object] | None = None) -> None:
        """Say what happened, with a way to take it back."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class NewPresenter:
    """Adds promises of the team's own; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: NewView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def open(self) -> None:
        """Open the form with what was typed before."""
        self._jobs.run(self._owner, partial(drafts.find_draft, self._desk, NEW_DRAFT), self._on_draft)

    def type_text(self, text: str) -> None:
        """Keep what is typed."""
        work = partial(drafts.save_draft, self._desk, NEW_DRAFT, text)
        self._jobs.run(self._owner, work, partial(tell_saved, self._view))

    def leave(self) -> None:
        """Forget the form."""
        self._jobs.run(self._owner, partial(drafts.discard_drafts, self._desk, NEW_DRAFT))
        self._view.close_new()

    def add(self, text: str, who: str, due_on: date, *, names_looked_at: bool = False) -> None:
        """Keep a new promise of ``who``, which is ``member:<id>`` or ``agency:<id>``."""
        kind, _, found = who.partition(":")
        work = partial(
            service.add_commitment,
            self._desk,
            text,
            due_on,
            AgencyId(found if kind == "agency" else self._desk.member.agency_id),
            MemberId(found) if kind == "member" else None,
            names_looked_at=names_looked_at,
        )
        again = partial(self.add, text, who, due_on, names_looked_at=True)
        self._jobs.run(self._owner, work, self._on_added, partial(self._on_refused, again))

    def _on_draft(self, draft: Draft | None) -> None:
        today = self._desk.today()
        self._view.show_new(draft.text if draft else "", today + timedelta(days=USUAL_DAYS), today)

    def _on_added(self, outcome: Outcome[Commitment]) -> None:
        self.leave()
        self._view.say(texts.added(outcome.value.text))
        tell_saved(self._view, outcome)

    def _on_refused(self, again: Callable[[], object], error: UserError) -> None:
        if isinstance(error, RuleViolation) and CommitmentBlocker.MAY_NAME_A_CHILD in error.blockers:
            self._view.ask(
                Question(texts.NAME_QUESTION, texts.NAME_TEXT, texts.NAME_KEEP, texts.NAME_CHANGE), again
            )
        elif isinstance(error, InputError):
            self._view.show_new_error(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)
