"""Between the page Gallring och leverans and the services; no widgets here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.disposal_certificate import DisposalCertificate
from barnombud.domain.retention import RetentionPlan, RetentionTerm
from barnombud.errors import InputError, UserError
from barnombud.services.disposing import dispose_of_records
from barnombud.services.dry_run import DryRun, dry_run
from barnombud.services.retention import RetentionPage, retention_page, save_term
from barnombud.texts import retention as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_SHOWN_HERE = frozenset(
    {
        Op.DISPOSE,
        Op.HOLD_DISPOSAL,
        Op.LIFT_HOLD,
        Op.CHANGE_TEAM,
        Op.CLOSE_CASE,
        Op.ERASE_CASE,
        Op.HAND_OVER_PAPER,
        Op.FINALISE_MINUTES,
    }
)


class RetentionView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_page(self, page: RetentionPage) -> None:
        """Show the plan, what is due, and the certificates."""

    def show_term_error(self, field: str, text: str) -> None:
        """Say what is wrong with the line that is being changed."""

    def show_term_saved(self) -> None:
        """Close the form: its line is kept."""

    def show_run(self, found: DryRun) -> None:
        """Show everything that would go."""

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class RetentionPresenter:
    """Turns presses into use cases; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: RetentionView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def load(self) -> None:
        """Fetch everything."""
        work = partial(retention_page, self._desk)
        self._jobs.run(self._owner, work, self._view.show_page, self._failed)

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that shows here."""
        if isinstance(change, Change) and change.op in _SHOWN_HERE:
            self.load()

    def save_term(self, term: RetentionTerm) -> None:
        """Keep a line of the plan."""
        work = partial(save_term, self._desk, term)
        self._jobs.run(self._owner, work, self._on_saved, self._on_refused)

    def look(self, record_ids: Collection[str]) -> None:
        """Look at what would go."""
        work = partial(dry_run, self._desk, record_ids)
        self._jobs.run(self._owner, work, self._view.show_run, self._failed)

    def dispose(self, shown: DryRun) -> None:
        """Ask for the number of records, then dispose of what is shown."""
        count = str(len(shown.records))
        question = Question(
            texts.DO_IT,
            texts.question(len(shown.records), shown.papers),
            texts.DO_IT,
            texts.WAIT,
            danger=True,
            must_type=count,
            must_type_label=texts.TYPE_COUNT,
        )
        work = partial(dispose_of_records, self._desk, shown, count)
        self._view.ask(
            question, lambda: self._jobs.run(self._owner, work, self._on_disposed, self._on_not_disposed)
        )

    def _on_saved(self, outcome: Outcome[RetentionPlan]) -> None:
        tell_saved(self._view, outcome)
        self._view.show_term_saved()

    def _on_refused(self, error: UserError) -> None:
        field = error.field if isinstance(error, InputError) else "decision"
        self._view.show_term_error(field, sentence(error))

    def _on_disposed(self, outcome: Outcome[DisposalCertificate]) -> None:
        made = outcome.value
        tell_saved(self._view, outcome)
        self._view.say(texts.DONE, texts.done(made.lines[0].count, made.number, made.year))

    def _on_not_disposed(self, error: UserError) -> None:
        tell_trouble(self._view, error)
        self.load()

    def _failed(self, error: UserError) -> None:
        tell_trouble(self._view, error)
