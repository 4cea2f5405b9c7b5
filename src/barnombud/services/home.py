"""Hem: the next meeting, what is to be done, what runs out. Nothing names more than one needs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.consultation import ConsultationState
from barnombud.domain.meeting.meeting import ItemKind, Meeting, MeetingState
from barnombud.domain.minutes import read_through_overdue
from barnombud.domain.support.commitment import Commitment, overdue_first
from barnombud.domain.team import Agency, Member, Team
from barnombud.domain.value import Value
from barnombud.services.case_lines import CaseLine, line_of
from barnombud.services.desk import Desk
from barnombud.store.repositories.cases import case_facts
from barnombud.store.unit_of_work import UnitOfWork


class DueLine(Value):
    """One promise as Hem shows it: case number and first name or alias at most."""

    commitment: Commitment
    case_number: str = ""
    shown_name: str = ""
    overdue: bool


class HomePage(Value):
    """What Hem shows."""

    team: Team
    today: date
    running: Meeting | None
    next_meeting: Meeting | None
    named_children: int
    without_consent: int
    """Running cases that may not be taken up by name; a no and a silence are counted alike (R25)."""
    consultations: int
    follow_ups: int
    due: tuple[DueLine, ...]
    running_out: tuple[CaseLine, ...]
    to_read_through: tuple[Meeting, ...]
    """Ended meetings whose minutes are not yet finalised."""
    read_through_late: bool
    members: tuple[Member, ...]
    agencies: tuple[Agency, ...]


def home_page(desk: Desk) -> HomePage:
    """Return what Hem shows, from a handful of queries."""
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_LIST, "home")
        rules, today, now = uow.team.rules(), desk.today(), uow.now()
        lines = _lines(uow, now)
        planned = uow.meetings.in_state(MeetingState.PLANNED)
        next_meeting = next((m for m in planned if swedish_date(m.starts_at) >= today), None)
        unread = uow.meetings.ended_without_minutes()
        items = uow.agenda.for_meeting(next_meeting.id) if next_meeting else ()
        mine = [item for item in items if item.case_id in lines]  # the number of others tells of a no (R3)
        horizon = today + timedelta(days=rules.consent_warning_days)
        return HomePage(
            team=uow.team.team(),
            today=today,
            running=next(iter(uow.meetings.in_state(MeetingState.RUNNING)), None),
            next_meeting=next_meeting,
            named_children=sum(item.kind is ItemKind.CHILD for item in mine),
            without_consent=sum(not line.consent_holds for line in lines.values()),
            consultations=sum(c.state is ConsultationState.PREPARED for c in uow.consultations.list()),
            follow_ups=sum(item.follow_up_of is not None for item in mine),
            due=_due(uow, lines, today),
            running_out=tuple(
                line
                for line in lines.values()
                if line.runs_out_on is not None and line.runs_out_on <= horizon
            ),
            to_read_through=unread,
            read_through_late=any(
                read_through_overdue(swedish_date(m.ended_at or now), today, rules.read_through_days)
                for m in unread
            ),
            members=uow.members.active(),
            agencies=uow.agencies.active(),
        )


def _lines(uow: UnitOfWork, now: datetime) -> dict[str, CaseLine]:
    identities, preparations = uow.cases.identities(running=True), uow.cases.preparations()
    guardians, events = uow.guardians.all_held(running=True), uow.consents.all_held(running=True)
    return {
        case.id: line_of(
            identities[case.id],
            case,
            case_facts(case, guardians.get(case.id, ()), events.get(case.id, ()), ()),
            preparations.get(case.id, Preparation()),
            now,
        )
        for case in uow.cases.list(running=True)
        if case.id in identities
    }


def _due(uow: UnitOfWork, lines: dict[str, CaseLine], today: date) -> tuple[DueLine, ...]:
    found = overdue_first(uow.commitments.list(still_open=True), today)
    return tuple(
        DueLine(
            commitment=commitment,
            case_number=lines[commitment.case_id].case.number if commitment.case_id in lines else "",
            shown_name=lines[commitment.case_id].shown_name if commitment.case_id in lines else "",
            overdue=commitment.due_on < today,
        )
        for commitment in found
    )
