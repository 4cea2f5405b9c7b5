"""The plan for how long each kind of record is kept, and when one of them is due (R32).

Nothing is destroyed by itself before a decision stands in the plan. Time runs from when a case was closed or
last handed over, never from a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from barnombud.domain.case import Case, CaseState
from barnombud.domain.ids import AgencyId
from barnombud.domain.promise_dates import last_day_of_months
from barnombud.domain.value import Value

DEFAULT_DAYS = 30
"""R32: what is proposed until somebody has decided otherwise."""
LOG_YEARS = 5
"""R36: the access log is kept at least so long."""
_ONE_DAY = timedelta(days=1)


class RecordKind(StrEnum):
    """Kinds of record that a decision on retention names."""

    CASE = "case"
    """What was written of a child, and the papers it became."""
    CONSENT = "consent"
    HANDED_OVER = "handed_over"
    """The register of papers that were given to somebody (R31)."""
    REFUSAL = "refusal"
    """A no, and what nobody answered: the rules of the team say how long (R9)."""
    MINUTES = "minutes"
    """The general part of the minutes."""
    CONSULTATION = "consultation"
    ACCESS_LOG = "access_log"
    BACKUP = "backup"


IN_CASE = (RecordKind.CASE, RecordKind.CONSENT, RecordKind.HANDED_OVER)
"""What lies under one case's key: it goes together, when the longest of the three times has run out."""
OF_TEAM = (RecordKind.MINUTES, RecordKind.CONSULTATION, RecordKind.ACCESS_LOG, RecordKind.BACKUP)
"""What the agency that hosts the computer decides about, for the whole team."""
BY_ITSELF = frozenset({*IN_CASE, RecordKind.MINUTES, RecordKind.CONSULTATION})
"""What the program can dispose of by itself, where it is decided."""


class TimeUnit(StrEnum):
    """In what a time is counted."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class RetentionTerm(Value):
    """How long one kind of record is kept, on what ground, and by which decision."""

    kind: RecordKind = Field(strict=False)
    agency_id: AgencyId | None = None
    """Whose records; None for what is the whole team's."""
    basis: str = Field(default="", max_length=300)
    """The ground, such as the agency's plan for its documents."""
    time: int = Field(default=DEFAULT_DAYS, ge=1, le=3650)
    unit: TimeUnit = Field(default=TimeUnit.DAYS, strict=False)
    kept: bool = False
    """"Bevaras": it is delivered and never disposed of here."""
    decision: str = Field(default="", max_length=120)
    """Reference of the decision (gallringsbeslut); empty: it is only proposed."""
    by_itself: bool = False
    """Whether it goes by itself when it is due; only where a decision says so."""

    @model_validator(mode="after")
    def _long_enough(self) -> Self:
        if self.kind is RecordKind.ACCESS_LOG and self.last_day(_ANY_DAY) < _FIVE_YEARS_ON:
            raise ValueError("The access log is kept at least five years")
        return self

    @property
    def is_decided(self) -> bool:
        """Whether a decision stands there."""
        return bool(self.decision.strip())

    @property
    def goes_by_itself(self) -> bool:
        """Whether what is due goes without anybody pressing for it: never without a decision."""
        return self.by_itself and self.is_decided and not self.kept and self.kind in BY_ITSELF

    def last_day(self, start: date) -> date:
        """Return the last day a record is kept whose time began on ``start``."""
        if self.unit is TimeUnit.DAYS:
            return start + timedelta(days=self.time) - _ONE_DAY
        return last_day_of_months(start, self.time * (12 if self.unit is TimeUnit.YEARS else 1))

    def due_on(self, start: date) -> date | None:
        """Return the first day it may go; None when it is kept for good."""
        return None if self.kept else self.last_day(start) + _ONE_DAY


_ANY_DAY = date(2026, 1, 1)
_FIVE_YEARS_ON = date(2026 + LOG_YEARS, 1, 1) - _ONE_DAY


def default_term(kind: RecordKind, agency_id: AgencyId | None = None) -> RetentionTerm:
    """Return what holds until somebody has decided: thirty days, and for the log the law's five years."""
    if kind is RecordKind.ACCESS_LOG:
        return RetentionTerm(kind=kind, agency_id=agency_id, time=LOG_YEARS, unit=TimeUnit.YEARS)
    if kind is RecordKind.BACKUP:
        return RetentionTerm(kind=kind, agency_id=agency_id, time=9, unit=TimeUnit.MONTHS)
    return RetentionTerm(kind=kind, agency_id=agency_id)


class RetentionPlan(Value):
    """Every term somebody has entered; of each kind and agency at most one."""

    terms: tuple[RetentionTerm, ...] = ()

    def term(self, kind: RecordKind, agency_id: AgencyId | None = None) -> RetentionTerm:
        """Return what holds for one kind of record of one agency."""
        found = (each for each in self.terms if (each.kind, each.agency_id) == (kind, agency_id))
        return next(found, default_term(kind, agency_id))

    def with_term(self, term: RetentionTerm) -> RetentionPlan:
        """Return the plan with ``term`` in place of what it said of the same records."""
        key = (term.kind, term.agency_id)
        return RetentionPlan(terms=(*(t for t in self.terms if (t.kind, t.agency_id) != key), term))

    def in_case(self, agency_id: AgencyId) -> tuple[RetentionTerm, ...]:
        """Return the terms of what lies in the cases of one agency."""
        return tuple(self.term(kind, agency_id) for kind in IN_CASE)


def case_start(case: Case, handed_over_on: date | None) -> date | None:
    """Return from which day a case's time runs: closed, or later handed over; None while it is open."""
    if case.state is not CaseState.CLOSED or case.closed_on is None:
        return None
    return max(case.closed_on, handed_over_on or case.closed_on)


def minutes_start(finalised_on: date, handed_over_on: date | None, cases: Iterable[Case]) -> date | None:
    """Return from which day the time of a general part runs; None while a case taken up there is open.

    ``cases`` are those that were taken up at the meeting and are still there.
    """
    closed = [case.closed_on for case in cases]
    if None in closed:
        return None
    days = [finalised_on, handed_over_on or finalised_on, *(day for day in closed if day is not None)]
    return max(days)


def due_together(terms: Iterable[RetentionTerm], start: date) -> date | None:
    """Return the first day everything under ``terms`` may go; None when any of it is kept for good."""
    days = [term.due_on(start) for term in terms]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None
