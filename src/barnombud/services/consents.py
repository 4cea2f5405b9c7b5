"""Consent: asking, answers, withdrawal, confirmation; each is an event, and keys follow at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from barnombud.domain.case import Capacity, Case, CaseState, Guardian
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.answer import (
    AnswerBlocker,
    check_answer,
    check_correction,
    check_withdrawal,
    field_of,
)
from barnombud.domain.consent.events import Answer, Confirmation, ConsentEvent, ConsentKind, ConsentTerms
from barnombud.domain.consent.history import deciding_event, is_denial
from barnombud.domain.consent.sentence import TodayFacts, today_facts
from barnombud.domain.consent.standing import PersonStanding, adults, permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ConsentEventId, GuardianId, MemberId, ScanId, new_id
from barnombud.domain.team import Agency, Member, TeamRules
from barnombud.domain.value import Value
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services.cases import CaseRefusal, gather
from barnombud.services.desk import Desk
from barnombud.services.drafts import CONSENT_FORMS, TYPING
from barnombud.services.key_care import open_and_share
from barnombud.services.languages import offered
from barnombud.services.representing import own_agency, require_representing
from barnombud.services.statistics import count_answer
from barnombud.services.stopping import keep_stop, stop_of
from barnombud.services.vouching import Vouch, prove, vouched_by
from barnombud.store.unit_of_work import UnitOfWork


class ConsentPage(Value):
    """The matrix of one case: people, what stands for each, and what all together permit."""

    case: Case
    shown_name: str
    agencies: tuple[Agency, ...]
    members: tuple[Member, ...]
    """The active ones: any of them may have taken an answer."""
    guardians: tuple[Guardian, ...]
    people: tuple[PersonStanding, ...]
    permitted: tuple[tuple[AgencyId, AgencyId, frozenset[Topic]], ...]
    """From, to, topics that everybody's yes has in common."""
    events: tuple[ConsentEvent, ...]
    adults: tuple[tuple[str, PersonStanding], ...]
    """Other adults who have answered about themselves (R6), and what stands for each."""
    scans: tuple[tuple[ConsentEventId, ScanId], ...]
    """Answers with a scan of the signed original, and the scan."""
    translations: tuple[tuple[str, bool], ...]
    """Languages the sheet can be printed in beside Swedish, and whether each counts as reviewed (R43)."""
    clock_is_behind: bool
    """Whether the machine's clock stands before the newest instant in the store."""
    confirmed_by: frozenset[AgencyId]
    facts: TodayFacts
    """What the one sentence says today."""
    rules: TeamRules
    signed_in: Member
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
        agencies, rules = uow.agencies.active(), uow.team.rules()
        page = ConsentPage(
            case=case,
            shown_name=uow.cases.identity(case_id).shown_name,
            agencies=agencies,
            members=uow.members.active(),
            guardians=facts.guardians,
            people=people,
            permitted=tuple((a, b, topics) for (a, b), topics in sorted(permits(people).items())),
            events=facts.events,
            adults=tuple(adults(facts.events, uow.now()).items()),
            scans=uow.scans.of_case(case_id),
            translations=tuple((each.language, each.reviewed) for each in offered(uow)),
            clock_is_behind=uow.is_clock_behind(),
            confirmed_by=_confirmed_since(facts.confirmations, facts.events, people),
            facts=today_facts(
                facts.guardians,
                facts.events,
                brought_by=case.brought_by,
                agencies=[agency.id for agency in agencies],
                warning_days=rules.consent_warning_days,
                at=uow.now(),
            ),
            rules=rules,
            signed_in=desk.member,
            today=swedish_date(uow.now()),
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
    corrects: ConsentEventId | None = None,
    taken_by: MemberId | None = None,
    every_fault: bool = False,
) -> Outcome[ConsentEvent]:
    """Record an answer; a no keeps only date, that the question was asked, and the answer (R9).

    ``guardian_id`` None is the child itself, or ``other_adult`` about her own affairs (R6). With ``corrects``
    the answer stands where an earlier one of the same person stood, which stays in the history. ``taken_by``
    is the member who took the answer, when that is not the one signed in.

    Raises:
        InputError: at the first field that lacks something, or the person cannot consent (R1, R2, R4, R44).
        RuleViolation: with ``every_fault``: all the `AnswerBlocker` codes instead, in the form's order.
        NotFound: the case has no such guardian.
    """
    return _record(
        desk,
        case_id,
        guardian_id,
        ConsentKind.CORRECTED if corrects else ConsentKind.ANSWERED,
        answer=answer,
        terms=terms if answer is not Answer.NO else None,
        happened_on=happened_on,
        other_adult=other_adult,
        corrects=corrects,
        taken_by=taken_by,
        every_fault=every_fault,
    )


def withdraw_consent(
    desk: Desk,
    case_id: CaseId,
    guardian_id: GuardianId | None,
    *,
    happened_on: date | None = None,
    other_adult: str = "",
) -> Outcome[ConsentEvent]:
    """Withdraw: one action, by anyone in the team, no reason asked; works at once (R7).

    Raises:
        InputError: there is nothing to withdraw, or the date cannot be right.
    """
    return _record(
        desk,
        case_id,
        guardian_id,
        ConsentKind.WITHDRAWN,
        happened_on=happened_on,
        other_adult=other_adult,
    )


def confirm_consent(
    desk: Desk, case_id: CaseId, agency_id: AgencyId | None = None, vouch: Vouch | None = None
) -> Outcome[Confirmation]:
    """Confirm, for an agency: it has checked the consent, and the guardian has heard this from it (R8).

    Raises:
        KeyNotHeld: the signed-in member does not hold the case's key.
        RuleViolation: no consent holds, it does not let this agency take part, or it is another's than the
            signed-in member's and has nobody in the running meeting; or an own passphrase is asked for.
        WrongPassphrase: ``vouch`` does not hold.
    """
    prove(desk, vouch)
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        agency = agency_id or own_agency(uow, desk)
        conflicted = uow.cases.preparation(case_id).conflicted
        require_representing(uow, desk, agency, conflicted=conflicted)
        facts = gather(uow, case)
        allowed = permits(standings(facts.guardians, facts.events, uow.now()))
        if not any(agency in pair for pair in allowed):
            raise RuleViolation((CaseRefusal.NO_CONSENT_YET,), case_id)
        by = vouched_by(uow, desk, agency, vouch)
        confirmation = Confirmation(case_id=case_id, agency_id=agency, member_id=by, at=uow.now())
        uow.consents.confirm(confirmation)
        return Outcome(confirmation, uow.commit(Op.CONFIRM_CONSENT, case_id))


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
    corrects: ConsentEventId | None = None,
    taken_by: MemberId | None = None,
    every_fault: bool = False,
) -> Outcome[ConsentEvent]:
    with desk.unit_of_work() as uow:
        case = uow.cases.get(case_id)
        guardian = _person(uow, case_id, guardian_id)
        taker = uow.members.get(taken_by if taken_by and terms else desk.member.id)
        event = ConsentEvent(
            id=ConsentEventId(new_id()),
            case_id=case_id,
            kind=kind,
            guardian_id=guardian_id,
            capacity=_capacity(guardian, other_adult),
            other_adult=other_adult,
            answer=answer,
            terms=terms,
            corrects=corrects,
            happened_on=happened_on or swedish_date(uow.now()),
            recorded_at=uow.now(),
            collected_by=taker.id,
            collector_agency=taker.agency_id,
            collector_shown=_shown(taker, terms),
            written_by_shown=_shown(desk.member, terms) if taker.id != desk.member.id else "",
        )
        _refuse(uow, case, event, guardian, every_fault=every_fault)
        stop, before = stop_of(uow, desk, case, event), uow.consents.for_case(case_id)
        open_and_share(uow, case, event=event)  # after this who recorded it may hold the key no longer
        count_answer(uow, event, guardian, before)
        uow.consents.add(event)
        keep_stop(uow, stop)
        if is_denial(event):
            form = f"{CONSENT_FORMS}{guardian_id}/" if guardian_id else CONSENT_FORMS
            uow.drafts.forget_about(case_id, form, TYPING)
        # The log is read by people without the case's key: it must not tell a withdrawal from an answer (R9).
        change = uow.commit(Op.RECORD_CONSENT, case_id)
        if kind is ConsentKind.WITHDRAWN:
            change = replace(change, op=Op.WITHDRAW_CONSENT)
        return Outcome(event, change)


def _refuse(
    uow: UnitOfWork, case: Case, event: ConsentEvent, guardian: Guardian | None, *, every_fault: bool
) -> None:
    """Stop what cannot be recorded: at its first field, or with every fault at once."""
    shut = case.state is CaseState.CLOSED or case.removed_on is not None
    if shut and not is_denial(event):
        raise RuleViolation((CaseBlocker.ALREADY_CLOSED,), case.id)
    blockers = _blockers(uow, event, guardian, swedish_date(uow.now()))
    if blockers and every_fault:
        raise RuleViolation(blockers, case.id)
    if blockers:
        raise InputError(field_of(blockers[0]), blockers[0].value, case.id)


def _blockers(
    uow: UnitOfWork, event: ConsentEvent, guardian: Guardian | None, today: date
) -> tuple[AnswerBlocker, ...]:
    if event.kind is ConsentKind.CORRECTED:
        found = check_correction(event, uow.consents.for_case(event.case_id))
        return (*found, *check_answer(event, guardian, uow.team.rules(), today))
    if event.kind is not ConsentKind.WITHDRAWN:
        return check_answer(event, guardian, uow.team.rules(), today)
    mine = [
        each
        for each in uow.consents.for_case(event.case_id)
        if (each.guardian_id, each.other_adult) == (event.guardian_id, event.other_adult)
    ]
    decided = deciding_event(mine)
    given = decided if decided is not None and not is_denial(decided) else None
    return check_withdrawal(event, given, today)


def _shown(member: Member, terms: ConsentTerms | None) -> str:
    """Return a name and role; of a no only date, question and answer are kept (R9)."""
    return f"{member.name}, {member.role}" if terms is not None else ""


def _person(uow: UnitOfWork, case_id: CaseId, guardian_id: GuardianId | None) -> Guardian | None:
    """Return the guardian of a case, or None for the child itself.

    Raises:
        NotFound: the case has no such guardian.
    """
    if guardian_id is None:
        return None
    for guardian in uow.guardians.for_case(case_id):
        if guardian.id == guardian_id:
            return guardian
    raise NotFound(guardian_id)


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
