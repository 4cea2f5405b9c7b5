"""Att föra in i egna system: each agency ticks what it has entered before a case is closed (R49)."""

from __future__ import annotations

from barnombud.domain.case import Case, OwnRecordTick
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.key_policy import key_agencies
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import AgencyId, CaseId
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.services.representing import own_agency, require_representing
from barnombud.store.unit_of_work import UnitOfWork


class OwnRecordsPage(Value):
    """Which agencies have ticked, and which a case still waits for."""

    ticks: tuple[OwnRecordTick, ...]
    waiting: tuple[AgencyId, ...]


def own_records_page(desk: Desk, case_id: CaseId) -> OwnRecordsPage:
    """Return who has ticked in one case.

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    with desk.unit_of_work() as uow:
        return OwnRecordsPage(
            ticks=uow.cases.preparation(case_id).own_records,
            waiting=tuple(sorted(agencies_to_tick(uow, uow.cases.get(case_id)) - ticked(uow, case_id))),
        )


def tick_own_records(
    desk: Desk, case_id: CaseId, *, entered: bool, agency_id: AgencyId | None = None
) -> Outcome[OwnRecordTick]:
    """Note "infört i eget system", or with ``entered`` False "inget att föra in"; for one's own agency.

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
        RuleViolation: it is another agency, and nobody of it is in the running meeting.
    """
    with desk.unit_of_work() as uow:
        before = uow.cases.preparation(case_id)
        agency = agency_id or own_agency(uow, desk)
        require_representing(uow, desk, agency, conflicted=before.conflicted)
        tick = OwnRecordTick(agency_id=agency, entered=entered, member_id=desk.member.id, at=uow.now())
        others = tuple(each for each in before.own_records if each.agency_id != agency)
        after = before.model_copy(update={"own_records": (*others, tick)})
        uow.cases.save_preparation(case_id, after)
        return Outcome(tick, uow.commit(Op.CHANGE_CASE, case_id))


def agencies_to_tick(uow: UnitOfWork, case: Case) -> frozenset[AgencyId]:
    """Return the agencies that have taken part in an item and can tick: they hold the key now."""
    took_part = {
        agency
        for record in uow.records.for_case(case.id)
        for opening in record.openings
        for agency in opening.permitted
    }
    people = standings(uow.guardians.for_case(case.id), uow.consents.for_case(case.id), uow.now())
    active = {member.agency_id for member in uow.members.active()}
    return key_agencies(case, permits(people)) & took_part & active


def ticked(uow: UnitOfWork, case_id: CaseId) -> frozenset[AgencyId]:
    """Return the agencies that have ticked since the case was last taken up."""
    last = max((o.at for record in uow.records.for_case(case_id) for o in record.openings), default=None)
    ticks = uow.cases.preparation(case_id).own_records
    return frozenset(tick.agency_id for tick in ticks if last is None or tick.at >= last)
