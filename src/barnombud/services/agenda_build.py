"""Gathers what an agenda is built from: children whose consent holds on the day, and what they leave out."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.case import CaseState, Preparation
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.meeting.agenda import ChildDue, child_due
from barnombud.store.unit_of_work import UnitOfWork


def children_due(uow: UnitOfWork, at: datetime) -> tuple[ChildDue, ...]:
    """Return the children for the agenda of the meeting at ``at``, among the cases whose key is held.

    A child is due when its consent holds on that date and it is prepared to be taken up, has an agreement to
    follow up by then, or was left undecided last time.
    """
    guardians, events = uow.guardians.all_held(running=True), uow.consents.all_held(running=True)
    preparations = uow.cases.preparations()
    follow_ups = {a.case_id: a.id for a in uow.agreements.to_follow_up(swedish_date(at))}
    team = frozenset(agency.id for agency in uow.agencies.active())
    due = []
    for case in uow.cases.list(running=True):
        if case.state is not CaseState.OPEN or case.id not in guardians:
            continue
        allowed = permits(standings(guardians[case.id], events.get(case.id, ()), at))
        preparation = preparations.get(case.id, Preparation())
        due.append(child_due(case, preparation, allowed, team, follow_ups.get(case.id)))
    return tuple(child for child in due if child is not None)
