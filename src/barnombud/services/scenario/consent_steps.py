"""Steps about a child and its consent: add, ask, answer, withdraw, confirm, prepare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from barnombud.domain.case import CaseIdentity, Guardian, Hindrance, Preparation
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.answer import blank_fields, field_of
from barnombud.domain.consent.events import Answer, ConsentTerms, Scope
from barnombud.domain.identity_number import parse_identity_number
from barnombud.domain.promise_dates import default_consent_end
from barnombud.errors import InputError
from barnombud.services import cases, consents
from barnombud.services.desk import Desk
from barnombud.services.scenario.asking_again import ask_again
from barnombud.services.scenario.consent_parts import AddChild, AnswerConsent, Ask, Confirm, Prepare, Withdraw
from barnombud.services.scenario.parts import ChildPart, HindrancePart
from barnombud.services.scenario.played import Played


def add_child(played: Played, step: AddChild) -> None:
    """Add the child as number and alias, with guardians by ordinal and nothing more."""
    stage, child = played.stage, played.stage.child(step.child)
    desk = stage.desk(step)
    new = tuple(
        cases.NewGuardian(capacity=part.capacity, language=part.language, needs_interpreter=part.interpreter)
        for part in child.guardians
    )
    case = cases.add_case(
        desk, child.alias, new, stage.agency(child.brought_by), protection=child.protection
    ).value
    stage.cases[step.child] = case.id
    with desk.unit_of_work() as uow:
        kept = uow.guardians.for_case(case.id)
    for part, guardian in zip(child.guardians, kept, strict=True):
        stage.guardians[step.child, part.key] = guardian.id
        if part.hindrance is not None:
            _hinder(played, desk, guardian, part.hindrance)


def _hinder(played: Played, desk: Desk, guardian: Guardian, part: HindrancePart) -> None:
    member_id = played.stage.member(part.responsible)
    with desk.unit_of_work() as uow:
        responsible = uow.members.get(member_id)
    hindrance = Hindrance(
        ground=part.ground,
        text=part.text,
        responsible_name=responsible.name,
        responsible_member_id=member_id,
        on=desk.today(),
    )
    cases.save_guardian(desk, guardian.model_copy(update={"hindrance": hindrance}))


def ask(played: Played, step: Ask) -> None:
    """Note that a guardian has been asked."""
    stage = played.stage
    guardian = stage.guardian(step.child, step.guardian)
    consents.record_asked(stage.desk(step), stage.case(step.child), guardian)


def answer(played: Played, step: AnswerConsent) -> None:
    """Record an answer."""
    stage = played.stage
    desk = stage.desk(step)
    guardian = stage.guardian(step.child, step.guardian) if step.guardian else None
    consents.record_answer(
        desk,
        stage.case(step.child),
        guardian,
        step.answer,
        None if step.answer is Answer.NO else _terms(played, desk, step),
        happened_on=step.on,
        other_adult=step.adult,
    )


def _terms(played: Played, desk: Desk, step: AnswerConsent) -> ConsentTerms:
    scopes, today = _scopes(played, step), swedish_date(desk.clock.now())
    starts: date = step.valid_from or today
    ends = step.valid_to or default_consent_end(starts)
    lacking = blank_fields(
        purpose=step.purpose,
        has_topics=bool(step.topics or step.scopes),
        has_agencies=bool(scopes),
        valid_to=ends,
    )
    if lacking:
        raise InputError(field_of(lacking[0]), lacking[0].value)
    return ConsentTerms(
        purpose=step.purpose,
        facts=step.facts,
        not_raised=step.not_raised,
        scopes=scopes,
        valid_from=starts,
        valid_to=ends,
        form=step.form,
        place=step.place,
        information_version=step.information_version,
        information_language=step.information_language,
        informed=step.informed,
        interpreter=step.interpreter,
        interpreter_note=step.interpreter_note,
        original_kept_at=step.original_kept_at,
        translation=step.translation,
    )


def _scopes(played: Played, step: AnswerConsent) -> tuple[Scope, ...]:
    """Return the exact pairs, or everybody in ``may`` telling everybody else about the topics."""
    agency = played.stage.agency
    exact = tuple(
        Scope(from_agency=agency(s.from_), to_agency=agency(s.to), topics=frozenset(s.topics))
        for s in step.scopes
    )
    if not step.topics:
        return exact
    each = tuple(
        Scope(from_agency=agency(one), to_agency=agency(other), topics=frozenset(step.topics))
        for one in step.may
        for other in step.may
        if one != other
    )
    return (*exact, *each)


def withdraw(played: Played, step: Withdraw) -> None:
    """Withdraw a consent; an item that is open about the child locks at once (R7)."""
    stage = played.stage
    guardian = stage.guardian(step.child, step.guardian) if step.guardian else None
    desk = stage.desk(step)
    consents.withdraw_consent(
        desk, stage.case(step.child), guardian, happened_on=step.on, other_adult=step.adult
    )
    ask_again(played, desk)


def confirm(played: Played, step: Confirm) -> None:
    """Confirm for an agency that the consent has been checked."""
    stage = played.stage
    consents.confirm_consent(stage.desk(step), stage.case(step.child), stage.agency(step.agency))


def prepare(played: Played, step: Prepare) -> None:
    """Enter what the consent has opened: name, guardians' names, concern and the rest."""
    stage, child = played.stage, played.stage.child(step.child)
    desk, case_id = stage.desk(step), stage.case(step.child)
    cases.save_identity(desk, case_id, _identity(child, desk.today()))
    with desk.unit_of_work() as uow:
        kept = {guardian.id: guardian for guardian in uow.guardians.for_case(case_id)}
    for part in child.guardians:
        guardian = kept[stage.guardian(step.child, part.key)]
        if part.name and part.name != guardian.name:
            cases.save_guardian(desk, guardian.model_copy(update={"name": part.name}))
    preparation = Preparation(
        concern=child.concern,
        wish=child.wish,
        works=child.works,
        five_questions=child.five_questions,
        planned_topics=tuple(topic.value for topic in child.topics),
        minutes=child.minutes,
        conflicted=frozenset(stage.member(key) for key in child.conflicted),
    )
    cases.save_preparation(desk, case_id, preparation)


def _identity(child: ChildPart, today: date) -> CaseIdentity:
    number = ""
    if child.identity_number:
        number = parse_identity_number(child.identity_number, today=today).stored
    return CaseIdentity(
        alias=child.alias,
        first_name=child.first_name,
        family_name=child.family_name,
        birth_date=child.birth_date,
        identity_number=number,
    )


CONSENT_STEPS: dict[str, Callable[[Played, Any], None]] = {
    "add_child": add_child,
    "ask": ask,
    "answer": answer,
    "withdraw": withdraw,
    "confirm": confirm,
    "prepare": prepare,
}
