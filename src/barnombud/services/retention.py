"""The plan for how long each kind of record is kept: the team's own, or ruled by the municipality (R32)."""

from __future__ import annotations

from enum import StrEnum

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.disposal_certificate import DisposalBlocker, DisposalCertificate
from barnombud.domain.retention import BY_ITSELF, IN_CASE, OF_TEAM, RecordKind, RetentionPlan, RetentionTerm
from barnombud.domain.team import Agency
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.due_records import DueRecord, due_records
from barnombud.services.entered import entered_line
from barnombud.services.trusted_date import is_date_trusted
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import retention as texts

_BASIS, _DECISION = 300, 120
"""Longest texts, in characters, as in `RetentionTerm`."""


class PlanSource(StrEnum):
    """Where a line of the plan comes from."""

    DEFAULT = "default"
    """Nobody has entered anything: the program's own proposal holds."""
    TEAM = "team"
    MUNICIPALITY = "municipality"
    RULES = "rules"
    """The team's rules in Inställningar, which also decide what is left of a no."""


class PlanLine(Value):
    """One line of the plan, and where it comes from."""

    term: RetentionTerm
    agency: str = ""
    """The agency's name; empty for what is the whole team's."""
    source: PlanSource

    @property
    def may_change(self) -> bool:
        """Whether the team may change it here."""
        return self.source in (PlanSource.DEFAULT, PlanSource.TEAM)


class RetentionPage(Value):
    """What the page "Gallring och leverans" shows of retention."""

    lines: tuple[PlanLine, ...]
    due: tuple[DueRecord, ...]
    """What is due today, by day and label; of children only cases whose key is held."""
    coming: tuple[DueRecord, ...]
    """What will be due within a year, in the same order."""
    certificates: tuple[DisposalCertificate, ...]
    """Newest first."""
    waits: bool = False
    """Whether something would have gone by itself, if there had been no long pause (`is_date_trusted`)."""


def retention_page(desk: Desk) -> RetentionPage:
    """Return the plan, what is due, and the certificates."""
    with desk.unit_of_work() as uow:
        due, coming = due_records(uow, desk.today())
        return RetentionPage(
            lines=plan_lines(uow),
            due=due,
            coming=coming,
            certificates=uow.retention.certificates(),
            waits=any(each.goes_by_itself for each in due) and not is_date_trusted(uow),
        )


def plan_lines(uow: UnitOfWork) -> tuple[PlanLine, ...]:
    """Return every line of the plan: of each agency what lies in its cases, then what is the team's."""
    plan, own, agencies = uow.retention.plan(), uow.retention.own_plan(), uow.agencies.active()
    lines = [_line(uow, plan, own, kind, agency) for kind in IN_CASE for agency in agencies]
    lines.append(_refusals(uow))
    lines += [_line(uow, plan, own, kind, None) for kind in OF_TEAM]
    return tuple(lines)


def plan_in_short(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the plan as it is said on paper: agencies that keep a kind of record alike stand together."""
    found: dict[RecordKind, dict[tuple[str, str], list[str]]] = {}
    for line in plan_lines(uow):
        term = line.term
        how = texts.keeps(term.time, term.unit.value, kept=term.kept)
        found.setdefault(term.kind, {}).setdefault((how, term.decision), []).append(line.agency)
    return tuple(
        texts.plan_line(kind.value, agencies if len(ways) > 1 else (), *way)
        for kind, ways in found.items()
        if kind in BY_ITSELF
        for way, agencies in ways.items()
    )


def save_term(desk: Desk, term: RetentionTerm) -> Outcome[RetentionPlan]:
    """Keep what the team has decided of one kind of record.

    Raises:
        InputError: a text is too long or unprintable, the municipality has decided it
            (``ruled_by_municipality``), or there is no such line (``unknown_choice``).
        RuleViolation: it is to go by itself, and there is no decision.
    """
    with desk.unit_of_work() as uow:
        line = next((each for each in plan_lines(uow) if _same(each.term, term)), None)
        if line is None or line.source is PlanSource.RULES:
            raise InputError("kind", "unknown_choice")
        if line.source is PlanSource.MUNICIPALITY:
            raise InputError("kind", "ruled_by_municipality")
        clean = term.model_copy(
            update={
                "basis": entered_line("basis", term.basis, _BASIS, required=False),
                "decision": entered_line("decision", term.decision, _DECISION, required=False),
            }
        )
        if clean.by_itself and not clean.is_decided:
            raise RuleViolation((DisposalBlocker.NO_DECISION,))
        uow.retention.save_plan(uow.retention.own_plan().with_term(clean))
        return Outcome(uow.retention.plan(), uow.commit(Op.CHANGE_TEAM, "retention"))


def _same(one: RetentionTerm, other: RetentionTerm) -> bool:
    return (one.kind, one.agency_id) == (other.kind, other.agency_id)


def _line(
    uow: UnitOfWork, plan: RetentionPlan, own: RetentionPlan, kind: RecordKind, agency: Agency | None
) -> PlanLine:
    term = plan.term(kind, agency.id if agency else None)
    source = PlanSource.DEFAULT
    if uow.decided.ruled_term(kind, agency) is not None:
        source = PlanSource.MUNICIPALITY
    elif any(_same(each, term) for each in own.terms):
        source = PlanSource.TEAM
    return PlanLine(term=term, agency=agency.name if agency else "", source=source)


def _refusals(uow: UnitOfWork) -> PlanLine:
    """Return what is left of a no: its time and decision are among the team's rules (R9)."""
    rules = uow.team.rules()
    term = RetentionTerm(
        kind=RecordKind.REFUSAL,
        time=rules.refusal_disposal_days,
        decision=rules.disposal_decision,
        by_itself=bool(rules.disposal_decision.strip()),
    )
    return PlanLine(term=term, source=PlanSource.RULES)
