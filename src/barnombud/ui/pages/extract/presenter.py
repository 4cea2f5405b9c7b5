"""What the page Registerutdrag does: finds the people of a case, makes the paper, lets it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.extract import ExtractContent, ExtractPerson
from barnombud.errors import InputError, UserError
from barnombud.services.extracts import extract_content, extract_people
from barnombud.services.handing_over import take_out
from barnombud.services.paper_contents import MadePaper, rendered
from barnombud.services.paper_files import Saved, save_out
from barnombud.services.papers import PaperRequest
from barnombud.texts import extract as texts
from barnombud.texts import papers_page
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.paper_files import tell_phrase
from barnombud.ui.pages.telling import TellingView, tell_trouble
from barnombud.ui.printing import PrintRun

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from barnombud.services.desk import Desk


class ExtractView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_people(self, people: tuple[ExtractPerson, ...]) -> None:
        """Offer of whom the extract may be."""

    def show_making(self, making: bool) -> None:
        """Say that it is being made."""

    def show_paper(self, paper: MadePaper) -> None:
        """Show the paper."""

    def say(self, title: str) -> None:
        """Say what has been done."""


class ExtractPresenter:
    """Between the page and the services; GUI thread."""

    def __init__(
        self, desk: Desk, jobs: JobRunner, dialogs: Dialogs, view: ExtractView, owner: QObject
    ) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._dialogs = desk, jobs, dialogs
        self._view, self._owner = view, owner
        self.case_id = CaseId("")
        self.people: tuple[ExtractPerson, ...] = ()
        self.paper: MadePaper | None = None

    def load(self, case_id: CaseId) -> None:
        """Find the people of a case; what was made before is forgotten."""
        self.case_id, self.people, self.paper = case_id, (), None
        self._jobs.run(
            self._owner, partial(extract_people, self._desk, case_id), self._on_people, self._failed
        )

    def make(self, number: int) -> None:
        """Make the paper of one person, by her place in the list."""
        if 0 <= number < len(self.people):
            self._view.show_making(True)
            work = partial(extract_content, self._desk, self.case_id, self.people[number])
            self._jobs.run(self._owner, work, self._render, self._failed)

    def print_paper(self) -> None:
        """Print through the system's dialog."""
        if self.paper is not None:
            self._dialogs.choose_printer(
                self._on_printer, lambda: self._failed(InputError("printer", "printer_missing"))
            )

    def save_paper(self) -> None:
        """Save where the person says."""
        if self.paper is not None:
            self._dialogs.save_file(
                papers_page.SAVE_TITLE, self.paper.file_name, papers_page.PDF_KIND, self._on_place
            )

    def _on_people(self, people: tuple[ExtractPerson, ...]) -> None:
        self.people = people
        self._view.show_people(people)

    def _render(self, content: ExtractContent) -> None:
        request = PaperRequest(kind=PaperKind.EXTRACT, case_id=self.case_id)
        work = partial(rendered, request, content)
        self._jobs.run(self._owner, work, self._on_paper, self._failed, lane=Lane.SMALL)

    def _on_paper(self, paper: MadePaper) -> None:
        self.paper = paper
        self._view.show_making(False)
        self._view.show_paper(paper)

    def _on_printer(self, printer: QPrinter) -> None:
        run = PrintRun(self._jobs, printer, self._owner)

        def printed() -> None:
            run.end()
            self._view.say(texts.PRINTED)

        self._let_out(Op.PRINT_PAPER, lambda paper: run.add(paper.pdf, printed, self._failed))

    def _on_place(self, place: Path) -> None:
        def done(saved: Saved) -> None:
            self._view.say(texts.SAVED)
            tell_phrase(self._dialogs, saved)

        def deliver(paper: MadePaper) -> None:
            self._jobs.run(
                self._owner, partial(save_out, (paper,), place), done, self._failed, lane=Lane.SMALL
            )

        self._let_out(Op.SAVE_PAPER, deliver)

    def _let_out(self, op: Op, deliver: Callable[[MadePaper], object]) -> None:
        """Log that the paper leaves, and only then let it (R31, R36)."""
        if self.paper is None:
            return
        work = partial(take_out, self._desk, (self.paper,), recipient=texts.TITLE, op=op)

        def logged(outcome: Outcome[tuple[MadePaper, ...]]) -> None:
            deliver(outcome.value[0])

        self._jobs.run(self._owner, work, logged, self._failed)

    def _failed(self, error: UserError) -> None:
        self._view.show_making(False)
        tell_trouble(self._view, error)
