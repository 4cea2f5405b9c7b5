"""Gathers what an agenda is built from: children whose consent holds on the day, and what they leave out."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.case import CaseState, Preparation
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.planned import planned_topics, told_about
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.meeting.agenda import ChildDue
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
        topics = planned_topics(preparation.planned_topics, case.brought_by, allowed)
        told = told_about(case.brought_by, allowed, topics) & team
        if told and (preparation.take_up or case.id in follow_ups):
            left_out = bool(team - told - {case.brought_by}) or bool(preparation.conflicted)
            due.append(
                ChildDue(
                    case_id=case.id,
                    minutes=preparation.minutes,
                    leaves_out=left_out,
                    follow_up_of=follow_ups.get(case.id),
                )
            )
    return tuple(due)
