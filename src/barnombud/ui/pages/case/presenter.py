"""What a child's page does as a whole: opens, says calmly when it is not shared; no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.protection import TO_LOOK_THROUGH
from barnombud.errors import KeyNotHeld, NotFound, RuleViolation, UserError
from barnombud.services import cases
from barnombud.services.cases import CasePage
from barnombud.services.law import load_law_book
from barnombud.services.paper_contents import MadePaper, make_paper
from barnombud.services.paper_files import Saved, save_out
from barnombud.services.papers import PaperRequest
from barnombud.texts import case_page as texts
from barnombud.texts.cases import paper_saved
from barnombud.texts.errors import said_error
from barnombud.texts.states import PAPERS
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from pathlib import Path

    from barnombud.services.desk import Desk

_ELSEWHERE = frozenset({Op.SAVE_DRAFT, Op.READ_CASE, Op.UNCOVER_NUMBER, Op.UNCOVER_IDENTITY, Op.CHECK_PAPER})
_EVERYBODY = frozenset({Op.CHANGE_TEAM, Op.CHANGE_AGENCY, Op.ADD_AGENCY, Op.CHANGE_MEMBER})


class CaseView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_case(self, page: CasePage) -> None:
        """Show the case with its tabs."""

    def show_locked(self) -> None:
        """Say calmly that this case is not shared with the signed-in member."""

    def show_gone(self) -> None:
        """Say that there is no such case."""

    def show_duty(self, telephone: str, out_of_hours: str, reference: str) -> None:
        """Show the duty to report with the team's numbers (R16)."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""

    def offer_check(self, title: str, text: str, case_id: str) -> None:
        """Say that the form has to be looked through first, and lead there."""

    def choose_file(self, name: str, paper: MadePaper) -> None:
        """Let the person say where a paper goes."""

    def tell_phrase(self, saved: Saved) -> None:
        """Tell the passphrase of a paper that was saved locked."""


class CasePresenter:
    """One case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: CaseView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self.case_id = CaseId("")

    def load(self, case_id: str) -> None:
        """Fetch one case, or the same again."""
        self.case_id = CaseId(case_id)
        self._jobs.run(
            self._owner, partial(_page_and_reference, self._desk, self.case_id), self._on_page, self._on_shut
        )

    def on_change(self, change: object) -> None:
        """Fetch again when something about this case was committed."""
        if not self.case_id or not isinstance(change, Change) or change.op in _ELSEWHERE:
            return
        if self.case_id in change.touched or change.op in _EVERYBODY:
            self.load(self.case_id)

    def restore(self) -> None:
        """Take the case out of the bin."""
        work = partial(cases.restore_case, self._desk, self.case_id)
        self._jobs.run(self._owner, work, lambda outcome: tell_saved(self._view, outcome))

    def make_form(self) -> None:
        """Make the consent form of this case: its number, and lines for a pen."""
        request = PaperRequest(kind=PaperKind.CONSENT_FORM, case_id=self.case_id)
        self._jobs.run(
            self._owner,
            partial(make_paper, self._desk, request),
            lambda paper: self._view.choose_file(paper.file_name, paper),
            self._on_no_form,
        )

    def save_paper(self, paper: MadePaper, path: Path) -> None:
        """Write a paper where the person chose."""
        words = paper_saved(PAPERS[paper.request.kind.value])
        self._jobs.run(
            self._owner,
            partial(save_out, (paper,), path),
            partial(self._on_saved, words),
            partial(tell_trouble, self._view),
            Lane.SMALL,
        )

    def _on_saved(self, words: str, saved: Saved) -> None:
        self._view.say(words)
        self._view.tell_phrase(saved)

    def _on_no_form(self, error: UserError) -> None:
        if isinstance(error, RuleViolation) and TO_LOOK_THROUGH & set(error.blockers):
            said = said_error(error)[0]
            self._view.offer_check(said.title, f"{said.cause} {said.advice}", self.case_id)
        else:
            tell_trouble(self._view, error)

    def _on_page(self, found: tuple[CasePage, str]) -> None:
        page, reference = found
        if page.case.id != self.case_id:
            return
        self._view.show_duty(
            page.rules.telephone_social_services, page.rules.telephone_out_of_hours, reference
        )
        self._view.show_case(page)

    def _on_shut(self, error: UserError) -> None:
        if isinstance(error, KeyNotHeld):
            self._view.show_locked()
        elif isinstance(error, NotFound):
            self._view.show_gone()
        else:
            tell_trouble(self._view, error)


def _page_and_reference(desk: Desk, case_id: CaseId) -> tuple[CasePage, str]:
    law = load_law_book().at(swedish_date(desk.clock.now()))
    return cases.case_page(desk, case_id), law.reference("duty_to_report").text


def first_tab(page: CasePage) -> str:
    """Return the tab to begin with: consent until it holds, then the overview."""
    return "overview" if page.consent_holds or page.identity.is_named else "consent"


def heading(page: CasePage) -> tuple[str, str]:
    """Return title and subtitle of the top bar: case number, then first name or alias (R46)."""
    return texts.title(page.case.number), page.identity.shown_name
