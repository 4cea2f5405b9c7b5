"""Proposes what need not be kept any longer, and disposes of it when somebody says so; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op
from barnombud.domain.ids import CaseId
from barnombud.services.disposal import DisposalPage, disposal_page, dispose_of
from barnombud.texts import disposal as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_HERE = frozenset(
    {Op.DISPOSE, Op.CHANGE_TEAM, Op.REMOVE_CASE, Op.RESTORE_CASE, Op.RECORD_CONSENT, Op.CLOSE_CASE}
)


class DisposalView(Protocol):
    """What the presenter needs of the page."""

    def show_disposal(self, page: DisposalPage) -> None:
        """Show the cases."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class DisposalPresenter:
    """Fetched beside the rest of Hem, as every case's history is read for it; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: DisposalView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def load(self) -> None:
        """Fetch what is due."""
        self._jobs.run(self._owner, partial(disposal_page, self._desk), self._view.show_disposal)

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that shows here."""
        if isinstance(change, Change) and change.op in _HERE:
            self.load()

    def want(self, case_id: str, number: str) -> None:
        """Ask, then dispose of what is due in one case; if it is gone already, the list says so."""
        question = Question(
            texts.QUESTION, texts.question_text(number), texts.ACCEPT, texts.REJECT, danger=True
        )
        work = partial(dispose_of, self._desk, CaseId(case_id))

        def dispose() -> None:
            self._jobs.run(self._owner, work, failed=lambda _error: self.load())

        self._view.ask(question, dispose)
