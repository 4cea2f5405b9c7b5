"""What need not be kept any longer: proposed after the team's days, by itself only on a decision (R9, R32).

The list says case numbers and nothing else: a no and a silence stand in it alike. The access log says that
something went, never what. Only cases whose key is held are looked at: nobody else could tell.
"""

from __future__ import annotations

from barnombud.domain.case import Case
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.disposal import Cleared, Disposal, due_refusals, is_unanswered
from barnombud.domain.consent.events import ConsentEvent, ConsentKind
from barnombud.domain.ids import CaseId, ConsentEventId, new_id
from barnombud.domain.value import Value
from barnombud.errors import NotFound
from barnombud.services.desk import Desk
from barnombud.services.drafts import CONSENT_FORMS
from barnombud.services.due_records import due_records
from barnombud.services.trusted_date import is_date_trusted
from barnombud.store.unit_of_work import UnitOfWork


class DisposalLine(Value):
    """One case of which something need not be kept; why, it does not say."""

    case_id: CaseId
    number: str


class DisposalPage(Value):
    """What Hem proposes."""

    lines: tuple[DisposalLine, ...]
    """By case number."""
    decision: str
    """Reference of the decision; empty when there is none (R32)."""
    by_plan: int = 0
    """How many records are due by the plan, which has a page of its own."""


def disposal_page(desk: Desk) -> DisposalPage:
    """Return the cases of which something need not be kept any longer."""
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        found = sorted(_due(uow), key=lambda pair: pair[0].number)
        return DisposalPage(
            lines=tuple(DisposalLine(case_id=case.id, number=case.number) for case, _disposal in found),
            decision=uow.team.rules().disposal_decision,
            by_plan=len(due_records(uow, desk.today())[0]),
        )


def dispose_of(desk: Desk, case_id: CaseId) -> Outcome[CaseId]:
    """Dispose of what is due in one case, when somebody has pressed for it.

    Raises:
        NotFound: nothing in it is due, or the key is not held.
    """
    with desk.unit_of_work() as uow:
        due = {case.id: (case, disposal) for case, disposal in _due(uow)}
        if case_id not in due:
            raise NotFound(case_id)
        _carry_out(uow, desk, *due[case_id])
        change = uow.commit(Op.DISPOSE)
    desk.store.write_log_into_store()
    return Outcome(case_id, change)


def dispose_by_decision(desk: Desk) -> int:
    """After unlock: dispose of every no that is due, if there is a decision to do so; return how many cases.

    What nobody has answered is only proposed: a family may take the time it wants. After a long pause all of
    it is (`is_date_trusted`).
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        if not uow.team.rules().disposal_decision or not is_date_trusted(uow):
            return 0
        due = [(case, disposal) for case, disposal in _due(uow) if disposal.event_ids]
        for case, disposal in due:
            _carry_out(uow, desk, case, disposal)
        if due:
            uow.commit(Op.DISPOSE)
    if due:
        desk.store.write_log_into_store()
    return len(due)


def _due(uow: UnitOfWork) -> list[tuple[Case, Disposal]]:
    days, now = uow.team.rules().refusal_disposal_days, uow.now()
    held = uow.case_keys.held() - uow.retention.holds().cases
    events = uow.consents.all_held()
    found = []
    for case in (*uow.cases.list(), *uow.cases.list(removed=True)):
        if case.id not in held:
            continue
        said = events.get(case.id, ())
        disposal = due_refusals(case, said, now, days)
        if disposal is None and is_unanswered(case, said, now, days):
            disposal = Disposal(event_ids=frozenset(), drops_case=True)
        if disposal is not None:
            found.append((case, disposal))
    return found


def _carry_out(uow: UnitOfWork, desk: Desk, case: Case, disposal: Disposal) -> None:
    decision = uow.team.rules().disposal_decision
    uow.disposal.consent_events(disposal.event_ids, uow.now(), desk.member.id, decision)
    if disposal.drops_case:
        uow.cases.erase(case.id)
        return
    for person in disposal.cleared:
        uow.consents.add(_marker(uow, desk, case, person))
        uow.drafts.forget_about(case.id, f"{CONSENT_FORMS}{person.guardian_id or ''}")


def _marker(uow: UnitOfWork, desk: Desk, case: Case, person: Cleared) -> ConsentEvent:
    return ConsentEvent(
        id=ConsentEventId(new_id()),
        case_id=case.id,
        kind=ConsentKind.CLEARED,
        guardian_id=person.guardian_id,
        capacity=person.capacity,
        other_adult=person.other_adult,
        happened_on=swedish_date(uow.now()),
        recorded_at=uow.now(),
        collected_by=desk.member.id,
        collector_agency=desk.member.agency_id,
    )
