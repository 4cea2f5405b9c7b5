"""Reading the general part through: writing in it until it is finalised, then additions (R29, R30)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import ItemId, MeetingId
from barnombud.domain.minutes import Addendum, Minutes, MinutesState, yearly_title
from barnombud.domain.papers.minutes import MinutesContent
from barnombud.errors import InputError, UserError
from barnombud.services import holding, minutes
from barnombud.services.papers import PapersPage
from barnombud.texts import papers_page as texts
from barnombud.ui.dialogs import Dialogs, Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class ReadingView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_text(self, page: PapersPage, content: MinutesContent) -> None:
        """Show the general part, to write in or frozen."""

    def show_gone(self) -> None:
        """Say that the text has been disposed of; nothing can be added to it."""

    def show_marks(self, numbers: frozenset[int]) -> None:
        """Mark the sections that may point out somebody."""

    def show_addition_error(self, field: str, text: str) -> None:
        """Say what is wrong in the form of additions."""

    def close_addition(self) -> None:
        """Close the form of additions; what was written is saved."""

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""

    def show_finalised(self) -> None:
        """Go on to the papers."""


class ReadingPresenter:
    """Lets somebody read through, write, finalise and add; GUI thread."""

    def __init__(
        self, desk: Desk, jobs: JobRunner, dialogs: Dialogs, view: ReadingView, owner: QObject
    ) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._dialogs = desk, jobs, dialogs
        self._view, self._owner = view, owner
        self._page: PapersPage | None = None
        self._marks: frozenset[int] = frozenset()

    @property
    def _meeting_id(self) -> MeetingId:
        return self._page.meeting.id if self._page else MeetingId("")

    def show(self, page: PapersPage) -> None:
        """Show the general part of a meeting."""
        self._page = page
        if page.minutes is not None and page.minutes.state is MinutesState.DISPOSED:
            self._view.show_gone()
            return
        work = partial(minutes.minutes_draft, self._desk, page.meeting.id)
        self._jobs.run(self._owner, work, partial(self._view.show_text, page))
        if page.minutes is None:
            look = partial(minutes.sections_to_look_at, self._desk, page.meeting.id)
            self._jobs.run(self._owner, look, self._on_marks)

    def write(self, item_id: str, notes: str, agreed: str) -> None:
        """Keep what stands in one section."""
        self._jobs.run(
            self._owner,
            partial(holding.write_general_item, self._desk, ItemId(item_id), notes, agreed),
            partial(tell_saved, self._view),
            partial(tell_trouble, self._view),
        )

    def finalise(self) -> None:
        """Freeze the text; asks first when something in it may point out a child."""
        if self._marks:
            question = Question(texts.MAY_NAME, texts.MAY_NAME_TEXT, texts.FINALISE, reject=texts.READ_AGAIN)
            self._dialogs.ask(question, self._finalise)
        else:
            self._finalise()

    def add(self, text: str, objection_by: str, item_id: ItemId | None = None) -> None:
        """Add to the general part, or to a child's item."""
        self._jobs.run(
            self._owner,
            partial(
                minutes.add_addendum,
                self._desk,
                self._meeting_id,
                text,
                item_id=item_id,
                objection_by=objection_by,
            ),
            self._on_added,
            self._not_added,
        )

    def _finalise(self) -> None:
        work = partial(minutes.finalise_minutes, self._desk, self._meeting_id, read_through=True)
        self._jobs.run(self._owner, work, self._on_finalised, partial(tell_trouble, self._view))

    def _on_finalised(self, outcome: Outcome[Minutes]) -> None:
        tell_saved(self._view, outcome)
        number = yearly_title(outcome.value.number, outcome.value.year)
        self._view.say(texts.finalised(number))
        self._view.show_finalised()

    def _on_marks(self, marks: frozenset[int]) -> None:
        self._marks = marks
        self._view.show_marks(marks)

    def _on_added(self, outcome: Outcome[Addendum]) -> None:
        tell_saved(self._view, outcome)
        self._view.close_addition()
        self._view.say(texts.ADDITION_SAVED)

    def _not_added(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_addition_error(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)
