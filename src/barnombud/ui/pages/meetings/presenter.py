"""What the list of meetings does: proposes the next date and plans it; no widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.clock import STOCKHOLM, swedish_instant
from barnombud.domain.meeting.meeting import Meeting, MeetingState
from barnombud.domain.minutes import yearly_title
from barnombud.errors import InputError, UserError
from barnombud.services import meetings as service
from barnombud.texts import meetings as texts
from barnombud.texts import states
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_SHOWN_HERE = frozenset(
    {Op.PLAN_MEETING, Op.CHANGE_MEETING, Op.START_MEETING, Op.END_MEETING, Op.FINALISE_MINUTES}
)


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in the list, newest first."""

    key: str
    when: str
    state: str
    minutes: str


@dataclass(frozen=True)
class NewMeeting:
    """The proposed or typed date."""

    day: date
    starts: time
    minutes: int
    when: str
    """The same in words."""
    note: str


class MeetingsView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_meetings(self, rows: tuple[MeetingRow, ...]) -> None:
        """Show the list, or what the page is for."""

    def show_proposal(self, proposal: NewMeeting) -> None:
        """Fill the fields with the proposed date."""

    def show_field_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""

    def open_meeting(self, page: str, meeting_id: str) -> None:
        """Go to a meeting's page."""


class MeetingsPresenter:
    """Turns meetings into rows and a typed date into a planned meeting; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: MeetingsView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._meetings: dict[str, Meeting] = {}

    def load(self) -> None:
        """Fetch the meetings and the proposal."""
        self._jobs.run(self._owner, partial(service.meeting_list, self._desk), self._on_list)
        self._jobs.run(self._owner, partial(service.propose_meeting, self._desk), self._on_proposal)

    def on_change(self, change: object) -> None:
        """Fetch again when a meeting has changed."""
        if isinstance(change, Change) and change.op in _SHOWN_HERE:
            self.load()

    def plan(self, day: date | None, starts: time | None, minutes: str, place: str, *, extra: bool) -> None:
        """Plan a meeting and open its agenda."""
        if day is None or starts is None:
            self._view.show_field_error("starts_at", texts.DAY_MISSING)
            return
        if not minutes.strip().isdecimal():
            self._view.show_field_error("minutes", texts.NUMBER_WRONG)
            return
        work = partial(
            service.plan_meeting,
            self._desk,
            swedish_instant(day, starts),
            int(minutes),
            place=place,
            extra=extra,
        )
        self._jobs.run(self._owner, work, self._on_planned, self._on_refused)

    def open(self, key: str) -> None:
        """Go to the page that fits the meeting's state."""
        meeting = self._meetings[key]
        pages = {MeetingState.PLANNED: "agenda", MeetingState.RUNNING: "meeting"}
        self._view.open_meeting(pages.get(meeting.state, "papers"), key)

    def _on_planned(self, outcome: Outcome[Meeting]) -> None:
        tell_saved(self._view, outcome)
        self._view.open_meeting("agenda", outcome.value.id)

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_field_error(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)

    def _on_list(self, lines: tuple[service.MeetingLine, ...]) -> None:
        self._meetings = {line.meeting.id: line.meeting for line in lines}
        today = self._desk.today()
        self._view.show_meetings(tuple(_row(line, today) for line in reversed(lines)))

    def _on_proposal(self, proposal: service.Proposal) -> None:
        starts = proposal.starts_at.astimezone(STOCKHOLM)
        when = texts.when(starts, proposal.minutes, self._desk.today())
        note = texts.PROPOSED
        if proposal.holiday is not None:
            note = texts.holiday(starts.date(), proposal.holiday.value)
        self._view.show_proposal(NewMeeting(starts.date(), starts.time(), proposal.minutes, when, note))


def _row(line: service.MeetingLine, today: date) -> MeetingRow:
    meeting, minutes = line.meeting, line.minutes
    words = ""
    if minutes is not None:
        words = f"{yearly_title(minutes.number, minutes.year)}, {states.MINUTES[minutes.state.value]}"
    elif meeting.state is MeetingState.ENDED:
        words = texts.NOT_FINALISED
    return MeetingRow(
        key=meeting.id,
        when=texts.when(meeting.starts_at.astimezone(STOCKHOLM), meeting.minutes, today),
        state=states.MEETINGS[meeting.state.value],
        minutes=words,
    )
