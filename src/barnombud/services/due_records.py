"""Which records are due by the plan: a case after its closing, and what is no child's after that (R32)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from barnombud.domain.case import Case
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgencyId, CaseId
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.minutes import MinutesState, yearly_title
from barnombud.domain.retention import (
    RecordKind,
    RetentionTerm,
    case_start,
    due_together,
    minutes_start,
)
from barnombud.domain.value import Value
from barnombud.store.unit_of_work import UnitOfWork

_COMING = timedelta(days=365)


class DueRecord(Value):
    """One record that may go: a case with all that lies in it, a general part, or a consultation."""

    kind: RecordKind
    record_id: str
    """Of a general part its meeting's."""
    label: str = ""
    """Case number, or number and year of the minutes; a consultation has none."""
    agency_id: AgencyId | None = None
    started_on: date
    """From which day its time runs."""
    due_on: date
    """The first day it may go."""
    terms: tuple[RetentionTerm, ...]
    """What the plan says of everything in it."""

    @property
    def is_decided(self) -> bool:
        """Whether a decision stands for everything in it; without one it is only proposed."""
        return all(term.is_decided for term in self.terms)

    @property
    def goes_by_itself(self) -> bool:
        """Whether it goes without anybody pressing for it."""
        return all(term.goes_by_itself for term in self.terms)


def due_records(uow: UnitOfWork, today: date) -> tuple[tuple[DueRecord, ...], tuple[DueRecord, ...]]:
    """Return what is due today, and what will be within a year; opens nothing sealed."""
    found = sorted(_all(uow), key=lambda each: (each.due_on, each.kind, each.label, each.record_id))
    due = tuple(each for each in found if each.due_on <= today)
    return due, tuple(each for each in found if today < each.due_on <= today + _COMING)


def _all(uow: UnitOfWork) -> Iterator[DueRecord]:
    cases = {case.id: case for case in (*uow.cases.list(), *uow.cases.list(removed=True))}
    yield from _cases(uow, cases.values())
    yield from _minutes(uow, cases)
    yield from _consultations(uow)


def _cases(uow: UnitOfWork, cases: Iterable[Case]) -> Iterator[DueRecord]:
    """Leave out what somebody keeps from disposal: it is neither due nor on its way to be (R32)."""
    held = uow.case_keys.held() - uow.retention.holds().cases
    plan, given = uow.retention.plan(), uow.retention.last_handed_over()
    for case in cases:
        last = given.get(case.id)
        start = case_start(case, swedish_date(last) if last else None)
        terms = plan.in_case(case.brought_by)
        due_on = due_together(terms, start) if start is not None and case.id in held else None
        if start is not None and due_on is not None:
            yield DueRecord(
                kind=RecordKind.CASE,
                record_id=case.id,
                label=case.number,
                agency_id=case.brought_by,
                started_on=start,
                due_on=due_on,
                terms=terms,
            )


def _minutes(uow: UnitOfWork, cases: dict[CaseId, Case]) -> Iterator[DueRecord]:
    """Wait for the cases taken up at the meeting whose key is held; others may not be told of (R3)."""
    held = uow.case_keys.held()
    term = uow.retention.plan().term(RecordKind.MINUTES)
    on_agenda, given = uow.retention.cases_of_meetings(), uow.retention.general_part_last_handed_over()
    for minutes in uow.minutes.list():
        if minutes.state is MinutesState.DISPOSED:
            continue
        taken_up = [cases[case_id] for case_id in on_agenda.get(minutes.meeting_id, frozenset()) & held]
        last = given.get(minutes.meeting_id)
        start = minutes_start(
            swedish_date(minutes.finalised_at), swedish_date(last) if last else None, taken_up
        )
        due_on = term.due_on(start) if start is not None else None
        if start is not None and due_on is not None:
            yield DueRecord(
                kind=RecordKind.MINUTES,
                record_id=minutes.meeting_id,
                label=yearly_title(minutes.number, minutes.year),
                started_on=start,
                due_on=due_on,
                terms=(term,),
            )


def _consultations(uow: UnitOfWork) -> Iterator[DueRecord]:
    """Count from the meeting a question was taken up at; one that waits for a meeting is not yet a record."""
    term = uow.retention.plan().term(RecordKind.CONSULTATION)
    ended = {
        meeting.id: swedish_date(meeting.ended_at)
        for meeting in uow.meetings.list()
        if meeting.state is MeetingState.ENDED and meeting.ended_at is not None
    }
    for consultation in uow.consultations.list():
        start = ended.get(consultation.meeting_id) if consultation.meeting_id else None
        due_on = term.due_on(start) if start is not None else None
        if start is not None and due_on is not None:
            yield DueRecord(
                kind=RecordKind.CONSULTATION,
                record_id=consultation.id,
                started_on=start,
                due_on=due_on,
                terms=(term,),
            )
