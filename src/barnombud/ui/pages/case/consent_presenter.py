"""What the consent tab does: shows the matrix, notes questions, withdraws, confirms; no widgets here."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import GUARDIAN_CAPACITIES, Guardian
from barnombud.domain.changes import Outcome
from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.ids import CaseId, GuardianId
from barnombud.services import consents
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from barnombud.services.desk import Desk


class ConsentView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_consent(self, page: ConsentPage) -> None:
        """Show matrix, sentence and diary."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class ConsentPresenter:
    """Consent of one case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: ConsentView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._case_id = CaseId("")

    def load(self, case_id: str) -> None:
        """Fetch the consents of one case."""
        self._case_id = CaseId(case_id)
        self._jobs.run(
            self._owner,
            partial(consents.consent_page, self._desk, self._case_id),
            self._on_page,
            partial(tell_trouble, self._view),
        )

    def note_asked(self, key: str) -> None:
        """Note that a guardian has been asked."""
        work = partial(consents.record_asked, self._desk, self._case_id, GuardianId(key))
        self._jobs.run(
            self._owner, work, partial(self._on_noted, texts.ASKED_SAVED), partial(tell_trouble, self._view)
        )

    def withdraw(self, guardian_id: GuardianId | None, name: str, other_adult: str, said_on: date) -> None:
        """Take a consent back as of now; asked once as it cannot be undone, and never why (R7)."""
        self._view.ask(
            Question(texts.WITHDRAW_TITLE, texts.WITHDRAW_TEXT, texts.WITHDRAW, texts.WITHDRAW_KEEP),
            partial(self._withdraw, guardian_id, name, other_adult, said_on),
        )

    def confirm(self) -> None:
        """Note that the signed-in member's agency has checked the consent (R8)."""
        work = partial(consents.confirm_consent, self._desk, self._case_id)
        self._jobs.run(
            self._owner, work, partial(self._on_noted, texts.CONFIRMED), partial(tell_trouble, self._view)
        )

    def _withdraw(self, guardian_id: GuardianId | None, name: str, other_adult: str, said_on: date) -> None:
        work = partial(
            consents.withdraw_consent,
            self._desk,
            self._case_id,
            guardian_id,
            happened_on=said_on,
            other_adult=other_adult,
        )
        done = partial(self._on_withdrawn, name, other_adult)
        self._jobs.run(self._owner, work, done, partial(tell_trouble, self._view))

    def _on_withdrawn(self, name: str, other_adult: str, outcome: Outcome[ConsentEvent]) -> None:
        self._view.say(
            texts.withdrawn(name), texts.WITHDRAWN_ADULT_TEXT if other_adult else texts.WITHDRAWN_TEXT
        )
        tell_saved(self._view, outcome)

    def _on_noted(self, words: str, outcome: Outcome[Any]) -> None:
        self._view.say(words)
        tell_saved(self._view, outcome)

    def _on_page(self, page: ConsentPage) -> None:
        if page.case.id == self._case_id:
            self._view.show_consent(page)


def may_be_asked(guardian: Guardian) -> bool:
    """Whether a guardian's answer counts for the child (R4)."""
    return guardian.capacity in GUARDIAN_CAPACITIES
