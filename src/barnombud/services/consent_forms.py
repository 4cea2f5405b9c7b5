"""The consent form the way families answer it: who may be in the room, what about, what not, until when.

The exact record per ordered pair of agencies is derived from it.
"""

from __future__ import annotations

from datetime import date

from barnombud.domain.changes import Outcome
from barnombud.domain.consent.answer import AnswerBlocker, blank_fields, is_everything, is_swedish
from barnombud.domain.consent.events import (
    Answer,
    ConsentEvent,
    ConsentForm,
    ConsentTerms,
    InterpreterUse,
    Scope,
    SheetTranslation,
)
from barnombud.domain.consent.standing import Pair
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ConsentEventId, GuardianId, MemberId
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
LONGEST_ADULT = 120
"""As in `ConsentEvent`."""


class AnswerForm(Value):
    """What stands in the form; everything may still be missing."""

    answer: Answer | None = None
    happened_on: date | None = None
    agencies: frozenset[AgencyId] = frozenset()
    """Who may be in the room beside the agency that brought the case."""
    topics: frozenset[Topic] = frozenset()
    less: tuple[tuple[AgencyId, frozenset[Topic]], ...] = ()
    """Agencies that may hear and tell of fewer topics, and of which."""
    apart: tuple[tuple[AgencyId, AgencyId, frozenset[Topic]], ...] = ()
    """Where it is not the same both ways: from, to, and what the first may tell the second."""
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
    translation: SheetTranslation = SheetTranslation.NOT_STATED
    taken_by: MemberId | None = None
    """The member who took the answer; None is the one signed in."""
    other_adult: str = ""
    """Who it is, when another adult answers about herself (R6)."""


def told_of(form: AnswerForm, brought_by: AgencyId) -> dict[Pair, frozenset[Topic]]:
    """Return what each agency in the room may tell each other one; a pair may have nothing.

    Two agencies may speak with each other about what both may hear of, in both directions, unless the family
    has said otherwise for one direction (`AnswerForm.apart`).
    """
    limits = dict(form.less)
    room = (brought_by, *sorted(form.agencies - {brought_by}))
    hears = {agency: form.topics & limits.get(agency, form.topics) for agency in room}
    told = {(one, other): hears[one] & hears[other] for one in room for other in room if one != other}
    for one, other, topics in form.apart:
        if (one, other) in told:
            told[one, other] = topics & form.topics
    return told


def scopes_of(form: AnswerForm, brought_by: AgencyId) -> tuple[Scope, ...]:
    """Return the exact record of the form; pairs that may tell each other nothing are left out (R3)."""
    return tuple(
        Scope(from_agency=one, to_agency=other, topics=topics)
        for (one, other), topics in told_of(form, brought_by).items()
        if topics
    )


def form_of(terms: ConsentTerms, answer: Answer, brought_by: AgencyId) -> AnswerForm:
    """Return the form that ``terms`` came from, for "Samma som" and for putting an answer right.

    What is somebody's own is left out: the day, that she was informed, and how understanding was made sure
    of. `with_own` adds it where the same person's answer is put right.
    """
    told: dict[Pair, frozenset[Topic]] = {}
    part: dict[AgencyId, frozenset[Topic]] = {}
    for scope in terms.scopes:
        pair = (scope.from_agency, scope.to_agency)
        told[pair] = told.get(pair, frozenset()) | scope.topics
        for agency in pair:
            part[agency] = part.get(agency, frozenset()) | scope.topics
    topics = frozenset[Topic]().union(*part.values())
    part.pop(brought_by, None)
    alike = AnswerForm(
        answer=answer,
        agencies=frozenset(part),
        topics=topics,
        less=tuple((agency, found) for agency, found in sorted(part.items()) if found != topics),
        purpose=terms.purpose,
        facts=terms.facts,
        not_raised=terms.not_raised,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        form=terms.form,
        place=terms.place,
        information_version=terms.information_version,
    )
    usual = told_of(alike, brought_by)
    apart = tuple(
        (*pair, told.get(pair, frozenset()))
        for pair in sorted(usual)
        if usual[pair] != told.get(pair, frozenset())
    )
    return alike.model_copy(update={"apart": apart})


def with_own(form: AnswerForm, event: ConsentEvent) -> AnswerForm:
    """Return ``form`` with what is the person's own in ``event``, whose answer is to be put right."""
    own: dict[str, object] = {"happened_on": event.happened_on, "taken_by": event.collected_by}
    if event.terms is not None:
        for field in (
            "informed",
            "information_language",
            "interpreter",
            "interpreter_note",
            "original_kept_at",
            "translation",
        ):
            own[field] = getattr(event.terms, field)
    return form.model_copy(update=own)


def record_form(
    desk: Desk,
    case_id: CaseId,
    guardian_id: GuardianId | None,
    form: AnswerForm,
    *,
    other_adult: str | None = None,
    corrects: ConsentEventId | None = None,
) -> Outcome[ConsentEvent]:
    """Record a guardian's answer from the form; with None the child's own, or ``other_adult``'s (R6).

    With ``corrects`` it puts an earlier answer of the same person right.

    Raises:
        RuleViolation: everything that is missing or wrong, as `AnswerBlocker` codes in the form's order.
        InputError: a text is too long.
    """
    adult = _adult(other_adult, case_id)
    if form.answer is None:
        raise RuleViolation((AnswerBlocker.ANSWER_MISSING,), case_id)
    if form.answer is Answer.NO:
        return record_answer(
            desk,
            case_id,
            guardian_id,
            Answer.NO,
            happened_on=form.happened_on,
            other_adult=adult,
            corrects=corrects,
            every_fault=True,
        )
    _check_lengths(form, case_id)
    terms, blockers = _terms(desk, case_id, form)
    if terms is None:
        raise RuleViolation(blockers, case_id)
    return record_answer(
        desk,
        case_id,
        guardian_id,
        form.answer,
        terms,
        happened_on=form.happened_on,
        other_adult=adult,
        corrects=corrects,
        taken_by=form.taken_by,
        every_fault=True,
    )


def _adult(name: str | None, case_id: CaseId) -> str:
    """Return who another adult is, or "" when it is none (R6)."""
    if name is None:
        return ""
    if not name.strip():
        raise RuleViolation((AnswerBlocker.OTHER_ADULT_MISSING,), case_id)
    if len(name.strip()) > LONGEST_ADULT:
        raise InputError("other_adult", "too_long", case_id)
    return " ".join(name.split())


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
            translation=SheetTranslation.NOT_STATED
            if is_swedish(form.information_language)
            else form.translation,
        ),
        (),
    )
