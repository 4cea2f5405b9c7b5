"""Anonymous counts for the steering group: counted as answers are recorded, shown when a half-year is over.

Nothing here is linked to a child, a guardian, a case, a member or a day (R9, R22). Counts never go down: not
when an answer is put right, and not when it is disposed of.
"""

from __future__ import annotations

from collections.abc import Sequence

from barnombud.domain.case import Guardian
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import ConsentEvent, ConsentKind, InterpreterUse
from barnombud.domain.half_year import (
    OTHER_LANGUAGES,
    CountedAnswer,
    ShownHalfYear,
    half_year_of,
    shown_half_year,
)
from barnombud.domain.meeting.meeting import Meeting, MeetingState
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.statistics import MOST_HALF_YEARS, StatisticsContent
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.languages import LANGUAGES

_EVERY_LANGUAGE = (*LANGUAGES, OTHER_LANGUAGES)


def count_answer(
    uow: UnitOfWork, event: ConsentEvent, guardian: Guardian | None, earlier: Sequence[ConsentEvent]
) -> None:
    """Count what a guardian has just said, in the transaction that records it.

    ``earlier`` is the case's history. A correction counts nothing, nor what the child or another adult says.
    """
    half_year = half_year_of(swedish_date(event.recorded_at))
    if not earlier:
        uow.answer_totals.count(half_year, CountedAnswer.CASE, _EVERY_LANGUAGE)
    answer = _counted(event)
    if answer is None or guardian is None or event.other_adult:
        return
    professional = event.terms is not None and event.terms.interpreter is InterpreterUse.PROFESSIONAL
    uow.answer_totals.count(
        half_year,
        answer,
        _EVERY_LANGUAGE,
        language=guardian.language if guardian.language in LANGUAGES else OTHER_LANGUAGES,
        interpreter=professional or (event.terms is None and guardian.needs_interpreter),
    )


def _counted(event: ConsentEvent) -> CountedAnswer | None:
    if event.kind is ConsentKind.WITHDRAWN:
        return CountedAnswer.WITHDRAWN
    if event.kind is ConsentKind.ANSWERED and event.answer is not None:
        return CountedAnswer(event.answer.value)
    return None


def half_years_shown(uow: UnitOfWork) -> tuple[ShownHalfYear, ...]:
    """Return the half-years that are over, newest first, as they may be shown."""
    running = half_year_of(swedish_date(uow.now()))
    meetings: dict[str, int] = {}
    for meeting in uow.meetings.list():
        if meeting.state is MeetingState.ENDED:
            half_year = _half_year(meeting)
            meetings[half_year] = meetings.get(half_year, 0) + 1
    over = sorted({*uow.answer_totals.half_years(), *meetings} - {running}, reverse=True)
    return tuple(
        shown_half_year(half_year, meetings.get(half_year, 0), uow.answer_totals.of_half_year(half_year))
        for half_year in over[:MOST_HALF_YEARS]
    )


def _half_year(meeting: Meeting) -> str:
    return half_year_of(swedish_date(meeting.started_at or meeting.starts_at))


def statistics_content(uow: UnitOfWork, frame: PaperContent) -> StatisticsContent:
    """Return the paper for the steering group."""
    return StatisticsContent(**dict(frame), half_years=half_years_shown(uow))
