"""The consent form the way families answer it: who may be in the room, what about, what not, until when.

The exact record per ordered pair of agencies is derived from it.
"""

from __future__ import annotations

from datetime import date

from barnombud.domain.changes import Outcome
from barnombud.domain.consent.answer import AnswerBlocker, blank_fields, is_everything
from barnombud.domain.consent.events import (
    Answer,
    ConsentEvent,
    ConsentForm,
    ConsentTerms,
    InterpreterUse,
    Scope,
)
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, GuardianId
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.consents import record_answer
from barnombud.services.desk import Desk

_LONGEST = {
    "purpose": 500,
    "facts": 1000,
    "not_raised": 1000,
    "place": 120,
    "interpreter_note": 200,
    "original_kept_at": 200,
    "information_version": 40,
}
"""As in `ConsentTerms`."""


class AnswerForm(Value):
    """What stands in the form; everything may still be missing."""

    answer: Answer | None = None
    happened_on: date | None = None
    agencies: frozenset[AgencyId] = frozenset()
    """Who may be in the room beside the agency that brought the case."""
    topics: frozenset[Topic] = frozenset()
    less: tuple[tuple[AgencyId, frozenset[Topic]], ...] = ()
    """Agencies that may hear of fewer topics, and of which."""
    purpose: str = ""
    facts: str = ""
    not_raised: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    form: ConsentForm | None = None
    place: str = ""
    informed: bool = False
    information_language: str = "sv"
    information_version: str = ""
    interpreter: InterpreterUse | None = None
    interpreter_note: str = ""
    original_kept_at: str = ""


def scopes_of(form: AnswerForm, brought_by: AgencyId) -> tuple[Scope, ...]:
    """Return what each agency in the room may tell each other one; pairs without a topic are left out.

    Two agencies may speak with each other about what both may hear of, in both directions.
    """
    limits = dict(form.less)
    room = (brought_by, *sorted(form.agencies - {brought_by}))
    hears = {agency: form.topics & limits.get(agency, form.topics) for agency in room}
    return tuple(
        Scope(from_agency=one, to_agency=other, topics=hears[one] & hears[other])
        for one in room
        for other in room
        if one != other and hears[one] & hears[other]
    )


def form_of(terms: ConsentTerms, answer: Answer, brought_by: AgencyId) -> AnswerForm:
    """Return the form that ``terms`` came from, for "Samma som": all but the answer's own date."""
    topics = frozenset(topic for scope in terms.scopes for topic in scope.topics)
    heard: dict[AgencyId, frozenset[Topic]] = {}
    for scope in terms.scopes:
        if scope.to_agency != brought_by:
            heard[scope.to_agency] = heard.get(scope.to_agency, frozenset()) | scope.topics
    return AnswerForm(
        answer=answer,
        agencies=frozenset(heard),
        topics=topics,
        less=tuple((agency, hears) for agency, hears in sorted(heard.items()) if hears != topics),
        purpose=terms.purpose,
        facts=terms.facts,
        not_raised=terms.not_raised,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        form=terms.form,
        place=terms.place,
        information_version=terms.information_version,
    )


def record_form(
    desk: Desk, case_id: CaseId, guardian_id: GuardianId | None, form: AnswerForm
) -> Outcome[ConsentEvent]:
    """Record a guardian's (or with None the child's own) answer from the form.

    Raises:
        RuleViolation: everything that is missing or wrong, as `AnswerBlocker` codes in the form's order.
        InputError: a text is too long.
    """
    if form.answer is None:
        raise RuleViolation((AnswerBlocker.ANSWER_MISSING,), case_id)
    if form.answer is Answer.NO:
        return record_answer(desk, case_id, guardian_id, Answer.NO, happened_on=form.happened_on)
    _check_lengths(form, case_id)
    terms, blockers = _terms(desk, case_id, form)
    if terms is None:
        raise RuleViolation(blockers, case_id)
    return record_answer(
        desk, case_id, guardian_id, form.answer, terms, happened_on=form.happened_on, every_fault=True
    )


def _check_lengths(form: AnswerForm, case_id: CaseId) -> None:
    for field, longest in _LONGEST.items():
        if len(getattr(form, field)) > longest:
            raise InputError(field, "too_long", case_id)


def _terms(
    desk: Desk, case_id: CaseId, form: AnswerForm
) -> tuple[ConsentTerms | None, tuple[AnswerBlocker, ...]]:
    """Return the terms, or everything that keeps them from being made."""
    with desk.unit_of_work() as uow:
        scopes = scopes_of(form, uow.cases.get(case_id).brought_by)
    blank = blank_fields(
        purpose=form.purpose,
        has_topics=bool(form.topics),
        has_agencies=bool(scopes) or (not form.topics and bool(form.agencies)),
        valid_to=form.valid_to,
    )
    others = {
        AnswerBlocker.FACTS_ARE_EVERYTHING: is_everything(form.facts),
        AnswerBlocker.FORM_MISSING: form.form is None,
        AnswerBlocker.VERSION_MISSING: not form.information_version.strip(),
        AnswerBlocker.NOT_INFORMED: not form.informed,
    }
    found = (*blank, *(blocker for blocker, holds in others.items() if holds))
    if found or form.form is None or form.valid_to is None:
        return None, found
    return (
        ConsentTerms(
            purpose=form.purpose.strip(),
            facts=form.facts.strip(),
            not_raised=form.not_raised.strip(),
            scopes=scopes,
            valid_from=form.valid_from or form.happened_on or desk.today(),
            valid_to=form.valid_to,
            form=form.form,
            place=form.place.strip(),
            information_version=form.information_version.strip(),
            information_language=form.information_language,
            informed=form.informed,
            interpreter=form.interpreter,
            interpreter_note=form.interpreter_note.strip(),
            original_kept_at=form.original_kept_at.strip(),
        ),
        (),
    )
