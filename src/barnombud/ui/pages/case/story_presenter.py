"""What the tab Historia does: tells what has happened and takes dated additions; no widgets here (R30)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import Addendum
from barnombud.errors import InputError, UserError
from barnombud.services import drafts
from barnombud.services.case_story import CaseStory, case_story
from barnombud.services.cases import CasePage
from barnombud.services.consents import ConsentPage, consent_page
from barnombud.services.minutes import add_addendum
from barnombud.texts import case_page as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.case.story_lines import story_lines
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class StoryView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show what has happened, newest first."""

    def show_flowers(self, story: CaseStory, centre: str) -> None:
        """Show earlier flowers as outlines."""

    def show_meetings(self, meetings: tuple[tuple[str, str], ...]) -> None:
        """Offer the items that an addition can be made to, as (id, words); none hides the form."""

    def show_typed(self, text: str) -> None:
        """Show what was typed before."""

    def addition_saved(self) -> None:
        """Empty the form."""

    def show_error(self, text: str) -> None:
        """Say what is wrong with the addition."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""


class StoryPresenter:
    """The story of one case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: StoryView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._case_id = CaseId("")
        self._story: CaseStory | None = None

    def show(self, page: CasePage) -> None:
        """Fetch the story of a case."""
        if page.case.id != self._case_id:
            self._story = None
        self._case_id = page.case.id
        work = partial(_told, self._desk, page)
        self._jobs.run(self._owner, work, self._on_told, partial(tell_trouble, self._view))

    def forget(self) -> None:
        """Forget the case."""
        self._case_id, self._story = CaseId(""), None

    def type_addition(self, text: str) -> None:
        """Keep an addition as it is typed."""
        if self._case_id:
            work = partial(drafts.save_draft, self._desk, _place(self._case_id), text, self._case_id)
            self._jobs.run(
                self._owner, work, partial(tell_saved, self._view), partial(tell_trouble, self._view)
            )

    def add(self, item_id: str, text: str, objection_by: str) -> None:
        """Make a dated addition, or note what somebody holds (R30)."""
        items = self._story.items if self._story is not None else ()
        item = next((each for each in items if each.item_id == item_id), None)
        if item is not None:
            work = partial(
                add_addendum,
                self._desk,
                item.meeting_id,
                text,
                item_id=item.item_id,
                objection_by=objection_by,
            )
            self._jobs.run(self._owner, work, self._on_added, self._on_refused)

    def _on_told(self, told: tuple[CasePage, CaseStory, ConsentPage, str]) -> None:
        page, story, consent, typed = told
        if page.case.id != self._case_id:
            return
        self._story = story
        self._view.show_lines(
            tuple(texts.story_line(day, words) for day, words in story_lines(story, consent))
        )
        self._view.show_flowers(story, page.identity.shown_name)
        self._view.show_meetings(
            tuple((item.item_id, texts.meeting_on(item.on)) for item in reversed(story.items))
        )
        if typed:
            self._view.show_typed(typed)

    def _on_added(self, outcome: Outcome[Addendum]) -> None:
        self._view.addition_saved()
        self._jobs.run(self._owner, partial(drafts.discard_drafts, self._desk, _place(self._case_id)))
        self._view.say(texts.ADDITION_SAVED)
        tell_saved(self._view, outcome)
        self._jobs.run(self._owner, partial(_both, self._desk, self._case_id), self._on_again)

    def _on_again(self, found: tuple[CaseStory, ConsentPage]) -> None:
        self._story = found[0]
        self._view.show_lines(tuple(texts.story_line(day, words) for day, words in story_lines(*found)))

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_error(sentence(error))
        else:
            tell_trouble(self._view, error)


def _told(desk: Desk, page: CasePage) -> tuple[CasePage, CaseStory, ConsentPage, str]:
    draft = drafts.find_draft(desk, _place(page.case.id))
    typed = draft.text if draft is not None else ""
    return page, case_story(desk, page.case.id), consent_page(desk, page.case.id), typed


def _both(desk: Desk, case_id: CaseId) -> tuple[CaseStory, ConsentPage]:
    return case_story(desk, case_id), consent_page(desk, case_id)


def _place(case_id: str) -> str:
    return f"case/{case_id}/addition"
