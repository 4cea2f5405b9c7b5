"""What the tab Förbereda does: keeps each field as it is typed; no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Outcome
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import CaseId
from barnombud.errors import UserError
from barnombud.services import cases
from barnombud.services.cases import CasePage
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class PrepareView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_preparation(self, page: CasePage, preparation: Preparation, topics: tuple[Topic, ...]) -> None:
        """Show what has been prepared; ``topics`` are those the consent holds."""


class PreparePresenter:
    """The preparation of one case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: PrepareView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._case_id = CaseId("")
        self._now = Preparation()
        self._under_way = 0

    def show(self, page: CasePage) -> None:
        """Show a page the whole page has fetched."""
        if page.case.id != self._case_id or not self._under_way:
            self._now = page.preparation
        self._case_id = page.case.id
        self._view.show_preparation(page, self._now, allowed_topics(page, self._desk))

    def save(self, **fields: object) -> None:
        """Keep some fields; the others stay as they were kept last."""
        self._now = self._now.model_copy(update=fields)
        self._under_way += 1
        work = partial(cases.save_preparation, self._desk, self._case_id, self._now)
        self._jobs.run(self._owner, work, self._on_saved, self._on_refused)

    def save_answer(self, place: int, text: str) -> None:
        """Keep the answer to one of the five questions."""
        answers = list(self._now.five_questions)
        answers[place] = text
        self.save(five_questions=tuple(answers))

    def _on_refused(self, error: UserError) -> None:
        self._under_way -= 1
        tell_trouble(self._view, error)

    def _on_saved(self, outcome: Outcome[Preparation]) -> None:
        self._under_way -= 1
        tell_saved(self._view, outcome)


def allowed_topics(page: CasePage, desk: Desk) -> tuple[Topic, ...]:
    """Return the topics that the consent lets the bringing agency tell somebody about."""
    allowed = permits(standings(page.facts.guardians, page.facts.events, desk.clock.now()))
    told = [topics for (source, _to), topics in allowed.items() if source == page.case.brought_by]
    found = frozenset[Topic]().union(*told)
    return tuple(topic for topic in Topic if topic in found)
