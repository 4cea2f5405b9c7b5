"""One line a case for lists: number, alias or first name, next step, consent status; nothing more (R21)."""

from __future__ import annotations

from datetime import date, datetime

from barnombud.domain.case import Case, CaseIdentity, CaseState, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.consent.standing import PersonStanding, Standing, permits, standings
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.store.repositories.cases import case_facts


class CaseLine(Value):
    """One line of the list of children."""

    case: Case
    shown_name: str
    """Empty when the signed-in member does not hold the key."""
    consent_holds: bool
    runs_out_on: date | None = None
    """Earliest end date among the answers that hold."""
    next_step: str
    """Code: ``ask``, ``wait``, ``prepare``, ``ready``, ``none``, ``closed`` or ``not_yours``."""


def case_list(desk: Desk, *, removed: bool = False) -> tuple[CaseLine, ...]:
    """Return every case by number, with what each may show."""
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_LIST, "cases")
        found = uow.cases.list(removed=removed)
        if not found:
            return ()  # the bin is empty as a rule: nothing needs to be unsealed to say so
        identities, preparations = uow.cases.identities(removed=removed), uow.cases.preparations()
        guardians, events = uow.guardians.all_held(running=True), uow.consents.all_held(running=True)
        now = uow.now()
        return tuple(
            line_of(
                identities.get(case.id),
                case,
                case_facts(case, guardians.get(case.id, ()), events.get(case.id, ()), ()),
                preparations.get(case.id, Preparation()),
                now,
            )
            for case in found
        )


def line_of(
    identity: CaseIdentity | None, case: Case, facts: CaseFacts, preparation: Preparation, now: datetime
) -> CaseLine:
    """Return one case's line; without identity only what lies outside the seal."""
    if identity is None:
        return CaseLine(case=case, shown_name="", consent_holds=False, next_step="not_yours")
    people = standings(facts.guardians, facts.events, now)
    holds = bool(permits(people))
    ends = [person.terms.valid_to for person in people if person.terms is not None and person.holds]
    return CaseLine(
        case=case,
        shown_name=identity.shown_name,
        consent_holds=holds,
        runs_out_on=min(ends, default=None) if holds else None,
        next_step=_next_step(case, people, preparation, holds=holds),
    )


def _next_step(
    case: Case, people: tuple[PersonStanding, ...], preparation: Preparation, *, holds: bool
) -> str:
    if case.state is CaseState.CLOSED:
        return "closed"
    if holds:
        return "ready" if preparation.concern.strip() else "prepare"
    found = {person.standing for person in people}
    if found & {Standing.NO, Standing.WITHDRAWN}:
        return "none"
    if any(person.untouched for person in people) or Standing.EXPIRED in found or not found:
        return "ask"
    return "wait"
