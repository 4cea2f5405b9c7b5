"""Consent: asking, answers, withdrawal, confirmation; each is an event, and keys follow at once."""

from __future__ import annotations

from datetime import date

from barnombud.domain.case import Capacity, Case, CaseState, Guardian
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.answer import check_answer, field_of
from barnombud.domain.consent.events import Answer, Confirmation, ConsentEvent, ConsentKind, ConsentTerms
from barnombud.domain.consent.standing import PersonStanding, permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ConsentEventId, GuardianId, new_id
from barnombud.domain.team import Agency
from barnombud.domain.value import Value
from barnombud.errors import InputError
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.key_care import share_key
from barnombud.store.unit_of_work import UnitOfWork


class ConsentPage(Value):
    """The matrix of one case: people, what stands for each, and what all together permit."""

    case: Case
    shown_name: str
    agencies: tuple[Agency, ...]
    guardians: tuple[Guardian, ...]
    people: tuple[PersonStanding, ...]
    permitted: tuple[tuple[AgencyId, AgencyId, frozenset[Topic]], ...]
    """From, to, topics that everybody's yes has in common."""
    events: tuple[ConsentEvent, ...]
    confirmed_by: frozenset[AgencyId]
    today: date


def consent_page(desk: Desk, case_id: CaseId) -> ConsentPage:
    """Return one case's matrix and history; for those who hold the case's key only.

    Raises:
        KeyNotHeld: the signed-in member does not hold it.
    """
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        facts = gather(uow, case)
        people = standings(facts.guardians, facts.events, uow.now())
        page = ConsentPage(
            case=case,
            shown_name=uow.cases.identity(case_id).shown_name,
            agencies=uow.agencies.active(),
            guardians=facts.guardians,
            people=people,
            permitted=tuple((a, b, topics) for (a, b), topics in sorted(permits(people).items())),
            events=facts.events,
            confirmed_by=_confirmed_since(facts.confirmations, facts.events, people),
            today=desk.today(),
        )
        uow.commit(Op.READ_CASE, case_id)
        return page


def record_asked(desk: Desk, case_id: CaseId, guardian_id: GuardianId) -> Outcome[ConsentEvent]:
    """Note that a guardian has been asked; nothing about how she took it."""
    return _record(desk, case_id, guardian_id, ConsentKind.ASKED)


def record_answer(
    desk: Desk,
    case_id: CaseId,
    guardian_id: GuardianId | None,
    answer: Answer,
    terms: ConsentTerms | None = None,
    *,
    happened_on: date | None = None,
    other_adult: str = "",
) -> Outcome[ConsentEvent]:
    """Record an answer; a no keeps only date, that the question was asked, and the answer (R9).

    ``guardian_id`` None is the child itself, or ``other_adult`` about her own affairs (R6).

    Raises:
        InputError: at the field that lacks something (R1, R2, R44).
        RuleViolation: the person cannot consent for the child (R4).
    """
    return _record(
        desk,
        case_id,
        guardian_id,
        ConsentKind.ANSWERED,
        answer=answer,
        terms=terms if answer is not Answer.NO else None,
        happened_on=happened_on,
        other_adult=other_adult,
    )


def withdraw_consent(
    desk: Desk, case_id: CaseId, guardian_id: GuardianId | None, *, happened_on: date | None = None
) -> Outcome[ConsentEvent]:
    """Withdraw: one action, by anyone in the team, no reason asked; works at once (R7)."""
    return _record(desk, case_id, guardian_id, ConsentKind.WITHDRAWN, happened_on=happened_on)


def confirm_consent(desk: Desk, case_id: CaseId, agency_id: AgencyId | None = None) -> Outcome[Confirmation]:
    """Confirm, for an agency: "vår verksamhet har kontrollerat samtycket" (R8)."""
    with desk.unit_of_work() as uow:
        confirmation = Confirmation(
            case_id=case_id,
            agency_id=agency_id or desk.member.agency_id,
            member_id=desk.member.id,
            at=uow.now(),
        )
        uow.consents.confirm(confirmation)
        return Outcome(confirmation, uow.commit(Op.CONFIRM_CONSENT, case_id, confirmation.agency_id))


def _record(
    desk: Desk,
    case_id: CaseId,
    guardian_id: GuardianId | None,
    kind: ConsentKind,
    *,
    answer: Answer | None = None,
    terms: ConsentTerms | None = None,
    happened_on: date | None = None,
    other_adult: str = "",
) -> Outcome[ConsentEvent]:
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        guardian = _guardian(uow, case_id, guardian_id)
        event = ConsentEvent(
            id=ConsentEventId(new_id()),
            case_id=case_id,
            kind=kind,
            guardian_id=guardian_id,
            capacity=_capacity(guardian, other_adult),
            other_adult=other_adult,
            answer=answer,
            terms=terms,
            happened_on=happened_on or desk.today(),
            recorded_at=uow.now(),
            collected_by=desk.member.id,
            collector_agency=desk.member.agency_id,
            collector_shown=f"{desk.member.name}, {desk.member.role}",
        )
        blockers = check_answer(event, guardian, uow.team.rules(), desk.today())
        if blockers:
            raise InputError(field_of(blockers[0]), blockers[0].value, case_id)
        uow.consents.add(event)
        _follow(uow, case)
        op = Op.WITHDRAW_CONSENT if kind is ConsentKind.WITHDRAWN else Op.RECORD_CONSENT
        return Outcome(event, uow.commit(op, case_id))


def _follow(uow: UnitOfWork, case: Case) -> None:
    """Let state and keys follow the consents: a case opens with the first that holds."""
    facts = gather(uow, case)
    holds = bool(permits(standings(facts.guardians, facts.events, uow.now())))
    if holds and case.state is CaseState.ASKING:
        uow.cases.save(case.model_copy(update={"state": CaseState.OPEN}))
    share_key(uow, case)


def _guardian(uow: UnitOfWork, case_id: CaseId, guardian_id: GuardianId | None) -> Guardian | None:
    if guardian_id is None:
        return None
    return next((g for g in uow.guardians.for_case(case_id) if g.id == guardian_id), None)


def _capacity(guardian: Guardian | None, other_adult: str) -> Capacity:
    if other_adult:
        return Capacity.OTHER_ADULT
    return guardian.capacity if guardian else Capacity.THE_CHILD


def _confirmed_since(
    confirmations: tuple[Confirmation, ...],
    events: tuple[ConsentEvent, ...],
    people: tuple[PersonStanding, ...],
) -> frozenset[AgencyId]:
    holding = {person.event_id for person in people}
    newest = max((event.recorded_at for event in events if event.id in holding), default=None)
    if newest is None:
        return frozenset()
    return frozenset(confirmation.agency_id for confirmation in confirmations if confirmation.at >= newest)
