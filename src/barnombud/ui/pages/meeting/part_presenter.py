"""What is written in general items: notes, promises, consultations, the evaluation and the next date."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import CommitmentId, ItemId
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, MeetingState
from barnombud.services import commitments, consultations, holding, meetings
from barnombud.services.commitments import CommitmentLine, CommitmentPage
from barnombud.services.law import load_law_book
from barnombud.services.team import team_view
from barnombud.texts import meeting as texts
from barnombud.texts.dates import is_a_holiday, short_date
from barnombud.ui.pages.meeting.check_presenter import CheckPresenter
from barnombud.ui.pages.meeting.flow import Flow
from barnombud.ui.pages.meeting.part_rows import PromiseRow
from barnombud.ui.pages.meeting.question_presenter import QuestionPresenter
from barnombud.ui.pages.meeting.scenes import NextDate

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_FROM_EARLIER = 12
"""Promises shown at once; the whole list has a page of its own."""


class PartPresenter:
    """Shows and keeps what belongs to one kind of item."""

    def __init__(self, flow: Flow, check: CheckPresenter, questions: QuestionPresenter) -> None:
        """Work in the page's flow, with those who know the consent check and the consultations."""
        self._flow, self._check, self._questions = flow, check, questions
        self._ticked: dict[str, PromiseRow] = {}

    def show(self, item: AgendaItem) -> None:
        """Fetch what the item on screen shows beside its notes."""
        shows = {
            ItemKind.COMMITMENTS: self.show_promises,
            ItemKind.CONSULTATION: self._questions.show,
            ItemKind.CONSENT_CHECK: self._check.show_round,
            ItemKind.EVALUATION: self.show_next_date,
        }
        if item.kind in shows:
            shows[item.kind]()

    def write(self, item_id: ItemId, notes: str, agreed: str) -> None:
        """Keep what was said and agreed; then look whether it points somebody out."""
        work = partial(holding.write_general_item, self._flow.desk, item_id, notes, agreed)
        self._flow.write(work, partial(self._look_through, item_id))

    def _look_through(self, item_id: ItemId, item: AgendaItem) -> None:
        work = partial(consultations.screen_text, self._flow.desk, f"{item.notes}\n{item.agreed}")
        text = f"{item.notes}\n{item.agreed}"
        self._flow.read(work, partial(self._questions.show_leaks, item_id, text))

    # -- promises

    def show_promises(self) -> None:
        """Fetch the team's own promises; those about a child belong to its own item."""
        self._flow.read(partial(commitments.commitment_page, self._flow.desk), self._on_promises)

    def _on_promises(self, page: CommitmentPage) -> None:
        own = [line for line in page.still_open if line.commitment.case_id is None]
        rows = [_promise(line, page.today) for line in own[:_FROM_EARLIER]]
        still = {row.key for row in rows}
        rows += [row for key, row in self._ticked.items() if key not in still]
        self._flow.stage.show_promises(tuple(rows))

    def tick(self, row: PromiseRow, *, done: bool) -> None:
        """Tick a promise off, or take the tick back."""
        service = commitments.tick_off if done else commitments.undo_tick
        if done:
            self._ticked[row.key] = PromiseRow(row.key, row.text, row.who, late=False, done=True)
        else:
            self._ticked.pop(row.key, None)
        work = partial(service, self._flow.desk, CommitmentId(row.key))
        self._flow.write(work, lambda _promise: self.show_promises())

    # -- the duty to report

    def show_duty(self) -> None:
        """Fetch whom to ring and the section of law in force today (R16, R18)."""
        self._flow.read(partial(_duty, self._flow.desk), lambda found: self._flow.view.show_duty(*found))

    # -- the next date

    def show_next_date(self) -> None:
        """Fetch the next planned meeting, or propose one."""
        self._flow.read(partial(_next_date, self._flow.desk), self._flow.stage.show_next_date)

    def plan_next(self) -> None:
        """Plan the meeting that was proposed, in one press."""
        desk = self._flow.desk
        self._flow.read(partial(meetings.propose_meeting, desk), self._plan)

    def _plan(self, proposal: meetings.Proposal) -> None:
        work = partial(meetings.plan_meeting, self._flow.desk, proposal.starts_at, proposal.minutes)
        self._flow.write(work, lambda _meeting: self.show_next_date())


def _promise(line: CommitmentLine, today: date) -> PromiseRow:
    due = line.commitment.due_on
    who = line.member_name or line.agency_name
    return PromiseRow(
        line.commitment.id, line.commitment.text, texts.promised(who, short_date(due)), late=due < today
    )


def _duty(desk: Desk) -> tuple[str, str, str]:
    rules = team_view(desk).rules
    reference = load_law_book().at(desk.today()).reference("duty_to_report").text
    return rules.telephone_social_services, rules.telephone_out_of_hours, reference


def _next_date(desk: Desk) -> NextDate:
    today = desk.today()
    planned = [
        line.meeting.starts_at
        for line in meetings.meeting_list(desk)
        if line.meeting.state is MeetingState.PLANNED and swedish_date(line.meeting.starts_at) > today
    ]
    if planned:
        return NextDate(planned=min(planned), proposed=None)
    proposal = meetings.propose_meeting(desk)
    return NextDate(planned=None, proposed=proposal.starts_at, note=_holiday(proposal))


def _holiday(proposal: meetings.Proposal) -> str:
    if proposal.holiday is None:
        return ""
    return is_a_holiday(swedish_date(proposal.starts_at), proposal.holiday.value)
