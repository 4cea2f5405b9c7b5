"""What the tab En väg in does: steps on the ladder, hand-over, closing; no widgets here (R19)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import AgencyId
from barnombud.domain.support.agreement import (
    SingleEntry,
    StuckReason,
    SupportAgreement,
    SupportOutcome,
    SupportState,
)
from barnombud.services import support
from barnombud.services.case_story import CaseStory, case_story
from barnombud.services.cases import CasePage
from barnombud.texts import case_page as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from barnombud.services.desk import Desk


class WayInView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_story(self, page: CasePage, story: CaseStory) -> None:
        """Show the agreements that run, and the promises of the case."""

    def show_entry_error(self, text: str) -> None:
        """Say what is missing to ask somebody else."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""


class WayInPresenter:
    """The way in of one case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: WayInView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: CasePage | None = None

    def show(self, page: CasePage) -> None:
        """Fetch what was agreed."""
        self._page = page
        work = partial(case_story, self._desk, page.case.id)
        self._jobs.run(self._owner, work, partial(self._on_story, page), partial(tell_trouble, self._view))

    def forget(self) -> None:
        """Forget the case."""
        self._page = None

    def step(self, agreement: SupportAgreement, offer_id: str, state: str, why_or_how: str) -> None:
        """Take an offer one step: why it waits, or how it went, where that is asked."""
        chosen = SupportState(state)
        work = partial(
            support.step_offer,
            self._desk,
            agreement.id,
            offer_id,
            chosen,
            reason=StuckReason(why_or_how) if chosen is SupportState.WAITING and why_or_how else None,
            outcome=SupportOutcome(why_or_how) if chosen is SupportState.EVALUATED and why_or_how else None,
        )
        self._run(work, texts.STEP_SAVED)

    def ask_next(
        self, agreement: SupportAgreement, agency: str, function: str, name: str, telephone: str
    ) -> None:
        """Ask another to become the way in; the present one stays responsible until then."""
        if not function.strip():
            self._view.show_entry_error(texts.FUNCTION_MISSING)
            return
        entry = SingleEntry(
            agency_id=AgencyId(agency),
            function=function.strip(),
            contact_name=name.strip(),
            telephone=telephone.strip(),
            since=self._desk.today(),
        )
        self._run(partial(support.ask_next_entry, self._desk, agreement.id, entry), texts.ASKED_SAVED)

    def accept_next(self, agreement: SupportAgreement) -> None:
        """The one who was asked has accepted."""
        self._run(partial(support.accept_next_entry, self._desk, agreement.id), texts.ACCEPTED_SAVED)

    def close(self, agreement: SupportAgreement, reason: str) -> None:
        """Close an agreement."""
        self._run(partial(support.close_agreement, self._desk, agreement.id, reason), texts.WAY_CLOSED)

    def _run(self, work: Callable[[], Outcome[Any]], words: str) -> None:
        def done(outcome: Outcome[Any]) -> None:
            self._view.say(words)
            tell_saved(self._view, outcome)

        self._jobs.run(self._owner, work, done, partial(tell_trouble, self._view))

    def _on_story(self, page: CasePage, story: CaseStory) -> None:
        if self._page is not None and self._page.case.id == page.case.id:
            self._view.show_story(page, story)
