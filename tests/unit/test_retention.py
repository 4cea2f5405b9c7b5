"""The plan for how long records are kept: terms, days and what rules whom (R32)."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from barnombud.domain.case import Case, CaseState
from barnombud.domain.ids import AgencyId, CaseId
from barnombud.domain.municipality import MunicipalSettings
from barnombud.domain.retention import (
    IN_CASE,
    RecordKind,
    RetentionPlan,
    RetentionTerm,
    TimeUnit,
    case_start,
    due_together,
    minutes_start,
)
from barnombud.domain.team import Agency, AgencyKind
from barnombud.services.municipality import parse_municipality

SCHOOL, BVC = AgencyId("1" * 32), AgencyId("2" * 32)
CLOSED = date(2026, 3, 31)


def agency(agency_id: AgencyId, kind: AgencyKind) -> Agency:
    """Return an agency."""
    return Agency(id=agency_id, kind=kind, name="Verksamhet", responsible_body="Kommunen")


def case(state: CaseState = CaseState.CLOSED, closed_on: date | None = CLOSED) -> Case:
    """Return a case."""
    return Case(
        id=CaseId("3" * 32),
        number="K7Q",
        state=state,
        brought_by=SCHOOL,
        created_on=date(2026, 1, 1),
        closed_on=closed_on,
    )


@pytest.mark.rule("R32")
@pytest.mark.parametrize(
    ("time", "unit", "due"),
    [
        (1, TimeUnit.DAYS, date(2026, 4, 1)),
        (30, TimeUnit.DAYS, date(2026, 4, 30)),
        (1, TimeUnit.MONTHS, date(2026, 5, 1)),
        (6, TimeUnit.MONTHS, date(2026, 10, 1)),
        (2, TimeUnit.YEARS, date(2028, 3, 31)),
    ],
)
def test_a_record_is_due_the_day_after_its_time(time: int, unit: TimeUnit, due: date) -> None:
    """From the closing on; a month without the day ends with its last."""
    term = RetentionTerm(kind=RecordKind.CASE, time=time, unit=unit)
    assert term.due_on(CLOSED) == due
    assert term.model_copy(update={"kept": True}).due_on(CLOSED) is None


@pytest.mark.rule("R32")
def test_nothing_goes_by_itself_without_a_decision() -> None:
    """Nor what is kept for good, nor what the program never disposes of."""
    term = RetentionTerm(kind=RecordKind.CASE, decision="UBN 1", by_itself=True)
    assert term.goes_by_itself
    for changed in (
        {"decision": "  "},
        {"by_itself": False},
        {"kept": True},
        {"kind": RecordKind.BACKUP},
    ):
        assert not term.model_copy(update=changed).goes_by_itself


@pytest.mark.rule("R36")
def test_the_access_log_is_kept_at_least_five_years() -> None:
    """Whoever decides."""
    for time, unit in ((4, TimeUnit.YEARS), (59, TimeUnit.MONTHS), (1825, TimeUnit.DAYS)):
        with pytest.raises(ValidationError):
            RetentionTerm(kind=RecordKind.ACCESS_LOG, time=time, unit=unit)
    assert RetentionTerm(kind=RecordKind.ACCESS_LOG, time=60, unit=TimeUnit.MONTHS).time == 60
    assert RetentionPlan().term(RecordKind.ACCESS_LOG).unit is TimeUnit.YEARS


@pytest.mark.rule("R32")
def test_time_runs_from_the_closing_or_a_later_handing_over() -> None:
    """An open case has no time, whatever has been handed over of it."""
    assert case_start(case(), None) == CLOSED
    assert case_start(case(), date(2026, 3, 1)) == CLOSED
    assert case_start(case(), date(2026, 6, 1)) == date(2026, 6, 1)
    assert case_start(case(CaseState.OPEN, None), CLOSED) is None
    assert case_start(case(CaseState.CLOSED, None), CLOSED) is None


@pytest.mark.rule("R32")
def test_minutes_wait_for_the_cases_that_were_taken_up() -> None:
    """Never counted from the meeting alone."""
    finalised = date(2026, 2, 1)
    assert minutes_start(finalised, None, ()) == finalised
    assert minutes_start(finalised, date(2026, 2, 10), ()) == date(2026, 2, 10)
    assert minutes_start(finalised, None, (case(),)) == CLOSED
    assert minutes_start(finalised, None, (case(), case(CaseState.OPEN, None))) is None


@pytest.mark.rule("R32")
def test_what_lies_under_one_key_goes_when_the_longest_time_is_over() -> None:
    """And never when a part of it is kept for good."""
    plan = RetentionPlan().with_term(
        RetentionTerm(kind=RecordKind.CONSENT, agency_id=SCHOOL, time=2, unit=TimeUnit.YEARS)
    )
    assert due_together(plan.in_case(BVC), CLOSED) == date(2026, 4, 30)
    assert due_together(plan.in_case(SCHOOL), CLOSED) == date(2028, 3, 31)
    plan = plan.with_term(RetentionTerm(kind=RecordKind.CONSENT, agency_id=SCHOOL, kept=True))
    assert len(plan.terms) == 1
    assert due_together(plan.in_case(SCHOOL), CLOSED) is None


@pytest.mark.rule("R32")
def test_the_municipality_rules_by_kind_of_agency() -> None:
    """Its entry for one kind of agency goes before the one for all; what it leaves out is the team's."""
    decided = parse_municipality(
        '[[retention]]\nkind = "case"\ntime = 90\ndecision = "KS 1"\n'
        '[[retention]]\nkind = "case"\nagency = "child_health_care"\ntime = 2\nunit = "years"\n'
        '[[retention]]\nkind = "minutes"\nkept = true\n'
    )
    assert decided.findings == ()
    own = RetentionPlan().with_term(
        RetentionTerm(kind=RecordKind.CONSENT, agency_id=SCHOOL, decision="UBN 2")
    )
    school, bvc = (
        agency(SCHOOL, AgencyKind.MUNICIPAL_PRESCHOOL),
        agency(BVC, AgencyKind.CHILD_HEALTH_CARE),
    )
    plan = decided.over_plan(own, (school, bvc))
    assert (plan.term(RecordKind.CASE, SCHOOL).time, plan.term(RecordKind.CASE, SCHOOL).decision) == (
        90,
        "KS 1",
    )
    assert plan.term(RecordKind.CASE, BVC).unit is TimeUnit.YEARS
    assert plan.term(RecordKind.CONSENT, SCHOOL).decision == "UBN 2"
    assert plan.term(RecordKind.MINUTES).kept
    assert decided.ruled_term(RecordKind.BACKUP, None) is None
    assert MunicipalSettings().over_plan(own, (school,)) == own
    assert len(IN_CASE) == 3


@pytest.mark.rule("R32")
@pytest.mark.parametrize(
    "entry",
    [
        'kind = "refusal"',
        'kind = "minutes"\nagency = "social_services"',
        'kind = "case"\nagency_id = "1"',
        'kind = "access_log"\ntime = 1\nunit = "years"',
        'kind = "case"\ndecision = "a\\u0007b"',
        'kind = "everything"',
    ],
)
def test_an_entry_that_cannot_be_used_is_named_with_its_line(entry: str) -> None:
    """The others in the file still rule."""
    decided = parse_municipality(f'[[retention]]\nkind = "backup"\n[[retention]]\n{entry}\n')
    assert [term.kind for term in decided.retention] == [RecordKind.BACKUP]
    assert {finding.name.partition(".")[0] for finding in decided.findings} == {"retention"}
    assert all(finding.line in (3, 4, 5) for finding in decided.findings)
