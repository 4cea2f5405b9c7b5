"""Reviewing the access log: who did what when, to which random case number, nothing of any child (R36)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from barnombud.domain.access_log import LogFinding, LogLine, LogQuestion, LogReview, operations_of
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_instant
from barnombud.domain.ids import CaseId, new_id
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.errors import InputError
from barnombud.services.desk import Desk
from barnombud.store.repositories.audit import LogRow
from barnombud.store.unit_of_work import UnitOfWork

LINES_ON_A_PAGE = 50
REVIEWS_SHOWN = 5
_MOST_FAULTS = 50
_FIRST_DAY, _LAST_DAY = date(1971, 1, 1), date(9000, 1, 1)
"""No line is older or younger; days outside cannot be reckoned with."""


class LogPage(Value):
    """Some lines of the log, newest first, and what has been said about the log itself."""

    lines: tuple[LogLine, ...]
    older: bool
    """Whether there are lines behind the last one here."""
    newest: int
    """Number of the log's newest line: what "Granskad" reaches to."""
    numbers: dict[CaseId, str]
    """Number by case; of a case that has been erased there is none."""
    members: tuple[Member, ...]
    """Those who have left as well."""
    agencies: tuple[Agency, ...]
    reviews: tuple[LogReview, ...]
    """The last ones, newest first."""
    faults: tuple[tuple[datetime, LogFinding], ...]
    """What has been found to be wrong with the log, newest first."""
    today: date


def log_page(desk: Desk, question: LogQuestion, before: int | None = None) -> LogPage:
    """Return one page of lines that answer ``question``, those ahead of line ``before``.

    Any member may look: there is no administrator (docs/decisions/0035). Looking is a line itself, once for
    each question and not for each page of its answer.

    Raises:
        InputError: at ``last_day`` (``end_before_start``): the period ends before it begins.
    """
    first, last = question.first_day, question.last_day
    if first is not None and last is not None and last < first:
        raise InputError("last_day", "end_before_start")
    with desk.unit_of_work() as uow:
        ops = operations_of(question.kind) if question.kind else frozenset()
        rows = uow.audit.page(
            LINES_ON_A_PAGE + 1,
            before=before,
            member_id=question.member_id,
            ops=frozenset(op.value for op in ops),
            period=(_midnight(first), _midnight(last, days_on=1)),
        )
        page = _page(uow, desk, rows)
        if before is None:
            uow.commit(Op.READ_LOG)
        return page


def review_log(desk: Desk, through_sequence: int) -> Outcome[LogReview]:
    """Note that the signed-in member has looked through the log up to a line; a line of the log itself."""
    with desk.unit_of_work() as uow:
        review = LogReview(
            id=new_id(), at=uow.now(), member_id=desk.member.id, through_sequence=through_sequence
        )
        uow.audit_reviews.add(review)
        return Outcome(review, uow.commit(Op.REVIEW_LOG, review.id))


def _midnight(day: date | None, days_on: int = 0) -> datetime | None:
    """Return the instant a day begins in Sweden, or so many days later."""
    if day is None:
        return None
    return swedish_instant(min(max(day, _FIRST_DAY), _LAST_DAY) + timedelta(days=days_on), time.min)


def _page(uow: UnitOfWork, desk: Desk, rows: tuple[LogRow, ...]) -> LogPage:
    cases = (*uow.cases.list(), *uow.cases.list(removed=True))
    known = uow.audit.ids_of(Op.ADD_CASE)
    head = uow.audit.head()
    found = uow.audit.page(_MOST_FAULTS, ops=frozenset({Op.LOG_FAULT.value}))
    return LogPage(
        lines=tuple(_line(row, known) for row in rows[:LINES_ON_A_PAGE]),
        older=len(rows) > LINES_ON_A_PAGE,
        newest=head.sequence if head else 0,
        numbers={case.id: case.number for case in cases},
        members=uow.members.list(),
        agencies=uow.agencies.list(),
        reviews=uow.audit_reviews.newest(REVIEWS_SHOWN),
        faults=tuple((row.at, fault) for row in found for fault in _faults(row)),
        today=desk.today(),
    )


def _line(row: LogRow, known: frozenset[str]) -> LogLine:
    """Return a line with its cases told apart from other ids: those that an adding of a case has named."""
    return LogLine(
        sequence=row.sequence,
        at=row.at,
        member_id=row.member_id,
        agency_id=row.agency_id,
        op=row.op,
        case_ids=tuple(CaseId(each) for each in row.touched if each in known),
        codes=tuple(each for each in row.touched if each not in known),
    )


def _faults(row: LogRow) -> tuple[LogFinding, ...]:
    codes = {fault.value: fault for fault in LogFinding}
    return tuple(codes[each] for each in row.touched if each in codes)
