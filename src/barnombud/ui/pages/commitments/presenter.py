"""What the page of promises does: shows, adds, ticks off, moves; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.ids import AgencyId, CommitmentId
from barnombud.domain.support.agreement import StuckReason
from barnombud.domain.support.commitment import Commitment
from barnombud.errors import InputError, UserError
from barnombud.services import commitments as service
from barnombud.services import drafts
from barnombud.texts import commitments as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.commitments.new_presenter import NewView
from barnombud.ui.pages.commitments.rows import Group, grouped
from barnombud.ui.pages.telling import sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

ROWS_AT_ONCE = 40
_ELSEWHERE = frozenset({Op.SAVE_DRAFT, Op.READ_CASE, Op.UNLOCK, Op.REMINDER_SHOWN})
"""Operations after which no promise looks different."""


class CommitmentsView(NewView, Protocol):
    """What the presenter needs of the page."""

    def show_groups(self, groups: tuple[Group, ...], *, more: bool) -> None:
        """Show the rows; with ``more`` there are others to ask for."""

    def show_empty(self, title: str, text: str, button: str) -> None:
        """Show what the page is for."""

    def show_people(self, people: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer who can promise."""

    def show_printing(self, text: str) -> None:
        """Say for whom the promises are printed."""

    def close_row(self) -> None:
        """Close what was open under a row."""

    def show_note(self, key: str, text: str) -> None:
        """Show what was typed under a row before."""

    def show_row_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field under the open row."""


class CommitmentsPresenter:
    """Turns promises into rows and what a person does into use cases; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: CommitmentsView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: service.CommitmentPage | None = None
        self._filter = "all"
        self._limit = ROWS_AT_ONCE

    def load(self) -> None:
        """Fetch what is promised and show it."""
        work = partial(service.commitment_page, self._desk, with_settled=self._filter == "settled")
        self._jobs.run(self._owner, work, self._on_page)

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that may show here."""
        if isinstance(change, Change) and change.op not in _ELSEWHERE:
            self.load()

    def choose(self, code: str) -> None:
        """Show ``all``, ``mine`` or ``settled``."""
        self._filter, self._limit = code, ROWS_AT_ONCE
        self.load()

    def show_more(self) -> None:
        """Show the next rows too."""
        self._limit += ROWS_AT_ONCE
        self._show()

    def tick(self, key: str) -> None:
        """Tick a promise off; one press takes it back."""
        self._step(partial(service.tick_off, self._desk, CommitmentId(key)), texts.ticked, undo=True)

    def take_back(self, key: str) -> None:
        """Take back a tick, or that it was dropped."""
        self._jobs.run(
            self._owner,
            partial(service.undo_tick, self._desk, CommitmentId(key)),
            partial(tell_saved, self._view),
        )

    def take_over(self, key: str) -> None:
        """Take over a promise that nobody has any longer."""
        self._step(partial(service.take_over, self._desk, CommitmentId(key)), texts.taken_over)

    def open_row(self, key: str) -> None:
        """Show under a row what was typed there before."""
        work = partial(drafts.find_draft, self._desk, _note_place(key))
        self._jobs.run(
            self._owner, work, lambda found: self._view.show_note(key, found.text if found else "")
        )

    def type_note(self, key: str, text: str) -> None:
        """Keep a note as it is typed."""
        line = self._line(key)
        if line is not None:
            case_id = line.commitment.case_id
            work = partial(drafts.save_draft, self._desk, _note_place(key), text, case_id)
            self._jobs.run(self._owner, work, partial(tell_saved, self._view))

    def move(self, key: str, due_on: date | None, note: str) -> None:
        """Give a promise another date."""
        if due_on is not None:
            today = self._desk.today()
            work = partial(service.move_commitment, self._desk, CommitmentId(key), due_on, note)
            self._step(work, lambda words: texts.moved(words, due_on, today))

    def stick(self, key: str, reason: str | None, note: str) -> None:
        """Say why a promise has stuck."""
        if not reason:
            self._view.show_row_error("reason", texts.CHOOSE_WHY)
            return
        work = partial(service.mark_stuck, self._desk, CommitmentId(key), StuckReason(reason), note)
        self._step(work, texts.marked_stuck)

    def drop(self, key: str, note: str) -> None:
        """Note that a promise no longer holds; one press takes it back."""
        work = partial(service.drop_commitment, self._desk, CommitmentId(key), note)
        self._step(work, texts.dropped, undo=True)

    def _step(
        self, work: Callable[[], Outcome[Commitment]], words: Callable[[str], str], *, undo: bool = False
    ) -> None:
        def done(outcome: Outcome[Commitment]) -> None:
            changed = outcome.value
            self._view.close_row()
            back = partial(self.take_back, changed.id) if undo else None
            self._view.say(words(texts.what(changed.kind, changed.text)), back)
            tell_saved(self._view, outcome)

        self._jobs.run(self._owner, work, done, self._on_refused)

    def _on_page(self, page: service.CommitmentPage) -> None:
        self._page = page
        people = tuple(
            (f"member:{member.id}", texts.who(member.name, _agency_name(page, member.agency_id)))
            for member in page.members
        )
        whole = tuple((f"agency:{a.id}", texts.who(a.name, texts.WHOLE_AGENCY)) for a in page.agencies)
        self._view.show_people((*people, *whole), f"member:{page.signed_in}")
        self._view.show_printing(texts.print_for(_agency_name(page, self._desk.member.agency_id)))
        self._show()

    def _show(self) -> None:
        if self._page is None:
            return
        groups, more = grouped(self._page, self._filter, self._limit)
        if groups:
            self._view.show_groups(groups, more=more)
        else:
            self._view.show_groups((), more=False)
            self._view.show_empty(*_EMPTY[self._filter])

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_row_error(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)
            self.load()

    def _line(self, key: str) -> service.CommitmentLine | None:
        lines = self._page.still_open if self._page else ()
        return next((line for line in lines if line.commitment.id == key), None)


_EMPTY = {
    "all": (texts.EMPTY_TITLE, texts.EMPTY_TEXT, texts.ADD),
    "mine": (texts.EMPTY_MINE_TITLE, texts.EMPTY_MINE_TEXT, ""),
    "settled": (texts.EMPTY_SETTLED_TITLE, texts.EMPTY_SETTLED_TEXT, ""),
}


def _note_place(key: str) -> str:
    return f"commitments/{key}/note"


def _agency_name(page: service.CommitmentPage, agency_id: AgencyId) -> str:
    return next((agency.name for agency in page.agencies if agency.id == agency_id), "")
