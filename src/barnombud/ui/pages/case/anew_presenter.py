"""What the overview does so that another agency asks the family anew; no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from barnombud.domain.case import Case
from barnombud.domain.changes import Outcome
from barnombud.domain.ids import AgencyId
from barnombud.services.asking_anew import ask_anew_by
from barnombud.services.cases import CasePage
from barnombud.texts import case_page as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.case.protection_presenter import Choice, ProtectionView
from barnombud.ui.pages.telling import tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class AnewPresenter:
    """Lets another agency ask anew; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: ProtectionView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: CasePage | None = None

    def show(self, page: CasePage) -> None:
        """Remember which case it is about."""
        self._page = page

    def ask(self) -> None:
        """Ask which agency: any other with people in the team; the consent decides whether it may."""
        page = self._page
        if page is None:
            return
        staffed = {member.agency_id for member in page.members} - {page.case.brought_by}
        choices = tuple((agency.id, agency.name) for agency in page.agencies if agency.id in staffed)
        if not choices:
            self._view.say_trouble(texts.ANEW_NOBODY, texts.ANEW_NOBODY_TEXT)
            return
        choice = Choice(
            texts.ANEW, texts.ANEW_TEXT, texts.ANEW_ASK, choices, texts.ANEW_MISSING, texts.ANEW_ACCEPT
        )
        self._view.ask_choice(choice, partial(self._ask_by, page, dict(choices)))

    def _ask_by(self, page: CasePage, names: dict[AgencyId, str], agency_id: str) -> None:
        agency = AgencyId(agency_id)

        def asked(outcome: Outcome[Case]) -> None:
            # Not the new case's number: whoever hands the family on may not hold its key (R3).
            self._view.say(texts.asked_anew(names[agency]))
            tell_saved(self._view, outcome)

        work = partial(ask_anew_by, self._desk, page.case.id, agency)
        self._jobs.run(self._owner, work, asked, partial(tell_trouble, self._view))
