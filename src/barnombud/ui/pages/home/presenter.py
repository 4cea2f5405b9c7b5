"""What Hem does: fetches the overview and turns it into words; no widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op
from barnombud.domain.clock import STOCKHOLM, swedish_date
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.services.home import DueLine, HomePage, home_page
from barnombud.services.recovery import is_set_up
from barnombud.texts import home as texts
from barnombud.texts.dates import day_and_month
from barnombud.ui.jobs import JobRunner

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

ROWS = 6
_ELSEWHERE = frozenset({Op.SAVE_DRAFT, Op.READ_CASE, Op.UNLOCK, Op.REMINDER_SHOWN, Op.RATE_PETAL})
"""Operations after which Hem looks the same."""


@dataclass(frozen=True)
class Hero:
    """The next meeting as the large card says it."""

    over: str
    title: str
    chips: tuple[tuple[str, str], ...]
    """Words and colour."""
    meeting_id: str = ""
    running: bool = False


@dataclass(frozen=True)
class DueRow:
    """One promise."""

    key: str
    what: str
    who: str
    when: str
    late: str


@dataclass(frozen=True)
class ReadThrough:
    """Minutes that wait to be read through."""

    meeting_id: str
    text: str


class HomeView(Protocol):
    """What the presenter needs of the page."""

    def show_hero(self, hero: Hero) -> None:
        """Show the next meeting, or that there is none."""

    def show_due(self, rows: tuple[DueRow, ...]) -> None:
        """Show what is to be done."""

    def show_running_out(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Show the consents that run out: case id and words."""

    def show_read_through(self, waiting: ReadThrough | None) -> None:
        """Show the minutes to read through, or nothing."""

    def show_recovery_missing(self, missing: bool) -> None:
        """Remind of the recovery key, or not."""

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the heading in the top bar."""


class HomePresenter:
    """Turns the overview into words; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: HomeView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def load(self) -> None:
        """Fetch the overview and show it."""
        self._jobs.run(self._owner, partial(home_page, self._desk), self._on_page)
        if not self._desk.practice:
            ask = partial(is_set_up, self._desk)
            self._jobs.run(self._owner, ask, lambda set_up: self._view.show_recovery_missing(not set_up))

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that may show here."""
        if isinstance(change, Change) and change.op not in _ELSEWHERE:
            self.load()

    def _on_page(self, page: HomePage) -> None:
        self._view.set_title(texts.TITLE, page.team.name)
        self._view.show_hero(_hero(page))
        who = {member.id: member.role for member in page.members}
        agencies = {agency.id: agency.name for agency in page.agencies}
        self._view.show_due(tuple(_row(line, who, agencies, page.today) for line in page.due[:ROWS]))
        self._view.show_running_out(
            tuple(
                (
                    line.case.id,
                    texts.runs_out(
                        line.case.number,
                        line.shown_name,
                        ((line.runs_out_on or page.today) - page.today).days,
                    ),
                )
                for line in page.running_out[:ROWS]
            )
        )
        self._view.show_read_through(_read_through(page))


def _hero(page: HomePage) -> Hero:
    meeting = page.running or page.next_meeting
    if meeting is None:
        return Hero(over=texts.NO_MEETING_TEXT, title=texts.NO_MEETING_TITLE, chips=())
    starts = meeting.starts_at.astimezone(STOCKHOLM)
    title = texts.when(starts, meeting.minutes)
    if page.running is not None:
        return Hero(over=texts.RUNNING, title=title, chips=(), meeting_id=meeting.id, running=True)
    chips = [(texts.named(page.named_children), "green" if page.named_children else "sand")]
    if page.consultations:
        chips.append((texts.consultations(page.consultations), "sand"))
    if page.follow_ups:
        chips.append((texts.follow_ups(page.follow_ups), "sand"))
    if page.without_consent:
        chips.append((texts.missing(page.without_consent), "sand"))
    days = (starts.date() - page.today).days
    return Hero(over=texts.next_in(days), title=title, chips=tuple(chips), meeting_id=meeting.id)


def _row(line: DueLine, who: dict[MemberId, str], agencies: dict[AgencyId, str], today: date) -> DueRow:
    promise = line.commitment
    person = who.get(promise.member_id, "") if promise.member_id else ""
    return DueRow(
        key=promise.id,
        what=texts.promise(promise.kind.value, promise.text, line.case_number, line.shown_name),
        who=person or agencies.get(promise.agency_id, ""),
        when=texts.due(promise.due_on, today),
        late=texts.late((today - promise.due_on).days) if line.overdue else "",
    )


def _read_through(page: HomePage) -> ReadThrough | None:
    if not page.to_read_through:
        return None
    meeting = page.to_read_through[0]
    day = swedish_date(meeting.started_at or meeting.starts_at)
    text = texts.READ_THROUGH_TEXT.format(when=day_and_month(day))
    return ReadThrough(meeting.id, f"{text} {texts.READ_THROUGH_LATE}" if page.read_through_late else text)
