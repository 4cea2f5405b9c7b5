"""A meeting that is over and closed cases, for tests of how long records are kept."""

from __future__ import annotations

from datetime import timedelta

from barnombud.domain.case import Case, CaseState
from barnombud.domain.changes import Op
from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import AgencyId, ConsultationId, MeetingId, new_id
from barnombud.domain.retention import IN_CASE, RecordKind, RetentionTerm
from barnombud.services.minutes import finalise_minutes
from barnombud.services.retention import save_term
from tests.held_meeting import Held, hold
from tests.world import World

DECISION = "UBN 2026/41"


def pass_days(world: World, days: int) -> None:
    """Let days go by."""
    world.clock.set(world.clock.now() + timedelta(days=days))


def close(world: World, case: Case) -> Case:
    """Close a case straight in the store, today."""
    with world.desk.unit_of_work() as uow:
        closed = uow.cases.get(case.id).model_copy(
            update={"state": CaseState.CLOSED, "closed_on": world.desk.today()}
        )
        uow.cases.save(closed)
        uow.commit(Op.CLOSE_CASE, case.id)
    return closed


def closed_case(world: World, alias: str = "Ekorren") -> Case:
    """Return a case that consent held in, closed today."""
    return close(world, world.consented_case(alias))


def finished_meeting(world: World, *, second_child: bool = False) -> Held:
    """Hold a meeting, finalise its minutes and close its cases, all on one day."""
    held = hold(world, second_child=second_child)
    finalise_minutes(world.desk, held.meeting_id, read_through=True)
    for case in held.cases.values():
        close(world, case)
    return held


def add_consultation(world: World, meeting_id: MeetingId | None) -> Consultation:
    """Keep a question without a name."""
    asked = Consultation(id=ConsultationId(new_id()), meeting_id=meeting_id, question="Hur vilar små barn?")
    with world.desk.unit_of_work() as uow:
        uow.consultations.save(asked)
        uow.commit_unlogged(Op.WRITE_CONSULTATION)
    return asked


def decide_cases(world: World, agency_id: AgencyId | None = None, *, by_itself: bool = False) -> None:
    """Enter a decision for all that lies in the cases of one agency, the preschool's when none is named."""
    for kind in IN_CASE:
        decide(world, kind, agency_id or world.preschool.id, by_itself=by_itself)


def decide(
    world: World, kind: RecordKind, agency_id: AgencyId | None = None, *, by_itself: bool = False
) -> None:
    """Enter a decision for one kind of record."""
    term = RetentionTerm(
        kind=kind, agency_id=agency_id, basis="Dokumentplanen", decision=DECISION, by_itself=by_itself
    )
    save_term(world.desk, term)
