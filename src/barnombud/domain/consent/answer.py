"""What an answer must have before it is recorded: field by field (R1, R2, R9, R44)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from barnombud.domain.case import GUARDIAN_CAPACITIES, Capacity, Guardian
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import (
    Answer,
    ConsentEvent,
    ConsentKind,
    ConsentTerms,
    InterpreterUse,
    SheetTranslation,
)
from barnombud.domain.promise_dates import latest_consent_end
from barnombud.domain.team import TeamRules
from barnombud.domain.text_folding import FoldedText

_EVERYTHING = re.compile(
    # data: a pattern for what people write, read by nobody
    r"\W*(?:(?:vi|ni|man) far (?:prata|tala) om )?"
    r"(?:allt|allting|alla|all information|(?:alla|samtliga) (?:uppgifter|omraden|amnen)|vad som helst)"
    r"(?: (?:om|kring|som ror|som galler) (?:barnet|familjen|henne|honom|hen))?"
    r"(?: (?:som )?(?:behovs|ar viktigt|kan vara viktigt))?\W*"
)
"""Wordings of "allt", matched against text folded without marks."""


class AnswerBlocker(StrEnum):
    """What is wrong with an answer; `field_of` names the field it belongs to."""

    ANSWER_MISSING = "answer_missing"
    NO_CARRIES_TERMS = "no_carries_terms"
    TERMS_MISSING = "terms_missing"
    PURPOSE_MISSING = "purpose_missing"
    FACTS_MISSING = "facts_missing"
    FACTS_ARE_EVERYTHING = "facts_are_everything"
    AGENCIES_MISSING = "agencies_missing"
    SAME_AGENCY_TWICE = "same_agency_twice"
    STARTS_TOO_FAR_AHEAD = "starts_too_far_ahead"
    END_MISSING = "end_missing"
    END_BEFORE_START = "end_before_start"
    LONGER_THAN_ALLOWED = "longer_than_allowed"
    ALREADY_ENDED = "already_ended"
    HAPPENED_IN_FUTURE = "happened_in_future"
    WITHDRAWN_BEFORE_CONSENT = "withdrawn_before_consent"
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"
    CORRECTS_NOTHING = "corrects_nothing"
    NOT_A_GUARDIAN = "not_a_guardian"
    WITHOUT_CUSTODY = "without_custody"
    OTHER_ADULT_MISSING = "other_adult_missing"
    FORM_MISSING = "form_missing"
    VERSION_MISSING = "version_missing"
    NOT_INFORMED = "not_informed"
    INTERPRETER_MISSING = "interpreter_missing"
    INTERPRETER_NOTE_MISSING = "interpreter_note_missing"
    TRANSLATION_MISSING = "translation_missing"
    UNREVIEWED_WITHOUT_INTERPRETER = "unreviewed_without_interpreter"


_FIELDS = {
    AnswerBlocker.ANSWER_MISSING: "answer",
    AnswerBlocker.NO_CARRIES_TERMS: "answer",
    AnswerBlocker.TERMS_MISSING: "purpose",
    AnswerBlocker.PURPOSE_MISSING: "purpose",
    AnswerBlocker.FACTS_MISSING: "topics",
    AnswerBlocker.FACTS_ARE_EVERYTHING: "facts",
    AnswerBlocker.AGENCIES_MISSING: "agencies",
    AnswerBlocker.SAME_AGENCY_TWICE: "agencies",
    AnswerBlocker.STARTS_TOO_FAR_AHEAD: "valid_from",
    AnswerBlocker.END_MISSING: "valid_to",
    AnswerBlocker.END_BEFORE_START: "valid_to",
    AnswerBlocker.LONGER_THAN_ALLOWED: "valid_to",
    AnswerBlocker.ALREADY_ENDED: "valid_to",
    AnswerBlocker.HAPPENED_IN_FUTURE: "happened_on",
    AnswerBlocker.WITHDRAWN_BEFORE_CONSENT: "happened_on",
    AnswerBlocker.NOTHING_TO_WITHDRAW: "answer",
    AnswerBlocker.CORRECTS_NOTHING: "corrects",
    AnswerBlocker.NOT_A_GUARDIAN: "guardian",
    AnswerBlocker.WITHOUT_CUSTODY: "guardian",
    AnswerBlocker.OTHER_ADULT_MISSING: "other_adult",
    AnswerBlocker.FORM_MISSING: "form",
    AnswerBlocker.VERSION_MISSING: "information_version",
    AnswerBlocker.NOT_INFORMED: "informed",
    AnswerBlocker.INTERPRETER_MISSING: "interpreter",
    AnswerBlocker.INTERPRETER_NOTE_MISSING: "interpreter_note",
    AnswerBlocker.TRANSLATION_MISSING: "translation",
    AnswerBlocker.UNREVIEWED_WITHOUT_INTERPRETER: "translation",
}


def field_of(blocker: AnswerBlocker) -> str:
    """Return the code name of the field at which ``blocker`` is shown."""
    return _FIELDS[blocker]


def blank_fields(
    *, purpose: str, has_topics: bool, has_agencies: bool, valid_to: date | None
) -> tuple[AnswerBlocker, ...]:
    """Return what a half-filled form of a yes lacks, before `ConsentTerms` can be built from it (R1, R2)."""
    found = {
        AnswerBlocker.PURPOSE_MISSING: not purpose.strip(),
        AnswerBlocker.FACTS_MISSING: not has_topics,
        AnswerBlocker.AGENCIES_MISSING: not has_agencies,
        AnswerBlocker.END_MISSING: valid_to is None,
    }
    return tuple(blocker for blocker, holds in found.items() if holds)


def is_everything(facts: str) -> bool:
    """Whether the free text only says "allt" in some wording, which is never a consent (R1)."""
    plain = " ".join(FoldedText(facts, without_marks=True).text.split())
    return bool(_EVERYTHING.fullmatch(plain))


def check_answer(
    event: ConsentEvent, guardian: Guardian | None, rules: TeamRules, today: date
) -> tuple[AnswerBlocker, ...]:
    """Return everything that stops ``event`` from being recorded, in the order of the form.

    ``guardian`` is who is said to have answered; None for the child itself or another adult. ``today`` is the
    Swedish date.
    """
    found = [*_about_the_person(event, guardian), *_about_the_day(event, today)]
    if event.kind in (ConsentKind.ANSWERED, ConsentKind.CORRECTED):
        found += _about_the_answer(event, guardian, rules, today)
    elif event.answer is not None or event.terms is not None:
        found.append(AnswerBlocker.NO_CARRIES_TERMS)
    if (event.kind is ConsentKind.CORRECTED) is (event.corrects is None):
        found.append(AnswerBlocker.CORRECTS_NOTHING)
    return tuple(found)


def check_withdrawal(
    event: ConsentEvent, consent: ConsentEvent | None, today: date
) -> tuple[AnswerBlocker, ...]:
    """Return what is wrong with a withdrawal of ``consent``: there is none, or its date cannot be right."""
    if consent is None:
        return (AnswerBlocker.NOTHING_TO_WITHDRAW,)
    found = list(_about_the_day(event, today))
    if event.happened_on < consent.happened_on:
        found.append(AnswerBlocker.WITHDRAWN_BEFORE_CONSENT)
    return tuple(found)


def check_correction(event: ConsentEvent, of_the_case: Iterable[ConsentEvent]) -> tuple[AnswerBlocker, ...]:
    """Return what is wrong with what ``event`` corrects: an answer or correction of the same person.

    A withdrawal is not corrected away (R7): it is asked again.
    """
    found = next((each for each in of_the_case if each.id == event.corrects), None)
    is_answer = found is not None and found.kind in (ConsentKind.ANSWERED, ConsentKind.CORRECTED)
    same = found is not None and (found.guardian_id, found.other_adult) == (
        event.guardian_id,
        event.other_adult,
    )
    return () if is_answer and same else (AnswerBlocker.CORRECTS_NOTHING,)


def _about_the_person(event: ConsentEvent, guardian: Guardian | None) -> list[AnswerBlocker]:
    if event.other_adult.strip():
        return []  # about that adult's own affairs (R6); custody has nothing to do with it
    if event.capacity is Capacity.OTHER_ADULT:
        return [AnswerBlocker.OTHER_ADULT_MISSING]
    if Capacity.PARENT_WITHOUT_CUSTODY in (event.capacity, guardian.capacity if guardian else None):
        return [AnswerBlocker.WITHOUT_CUSTODY]
    if event.capacity is Capacity.THE_CHILD:
        named = guardian is not None or event.guardian_id is not None
        return [AnswerBlocker.NOT_A_GUARDIAN] if named else []
    same = guardian is not None and (event.guardian_id, event.case_id, event.capacity) == (
        guardian.id,
        guardian.case_id,
        guardian.capacity,
    )
    return [] if same and event.capacity in GUARDIAN_CAPACITIES else [AnswerBlocker.NOT_A_GUARDIAN]


def _about_the_day(event: ConsentEvent, today: date) -> list[AnswerBlocker]:
    latest = min(today, swedish_date(event.recorded_at))
    return [AnswerBlocker.HAPPENED_IN_FUTURE] if event.happened_on > latest else []


def _about_the_answer(
    event: ConsentEvent, guardian: Guardian | None, rules: TeamRules, today: date
) -> list[AnswerBlocker]:
    if event.answer is None:
        return [AnswerBlocker.ANSWER_MISSING]
    if event.answer is Answer.NO:
        return [] if event.terms is None else [AnswerBlocker.NO_CARRIES_TERMS]
    if event.terms is None:
        return [AnswerBlocker.TERMS_MISSING]
    return [*_about_the_terms(event.terms, rules, today), *_about_understanding(event.terms, guardian)]


def _about_the_terms(terms: ConsentTerms, rules: TeamRules, today: date) -> list[AnswerBlocker]:
    too_far = terms.valid_from > latest_consent_end(today)
    found = {
        AnswerBlocker.PURPOSE_MISSING: not terms.purpose.strip(),
        AnswerBlocker.FACTS_ARE_EVERYTHING: is_everything(terms.facts),
        AnswerBlocker.SAME_AGENCY_TWICE: any(s.from_agency == s.to_agency for s in terms.scopes),
        AnswerBlocker.STARTS_TOO_FAR_AHEAD: too_far,
        AnswerBlocker.END_BEFORE_START: terms.valid_to < terms.valid_from,
        AnswerBlocker.LONGER_THAN_ALLOWED: not too_far
        and terms.valid_to > latest_consent_end(terms.valid_from, rules.consent_max_months),
        AnswerBlocker.ALREADY_ENDED: terms.valid_to < today,
    }
    return [blocker for blocker, holds in found.items() if holds]


def _about_understanding(terms: ConsentTerms, guardian: Guardian | None) -> list[AnswerBlocker]:
    """R43, R44: informed, and understood: a professional interpreter, or why none was needed."""
    if not terms.informed:
        return [AnswerBlocker.NOT_INFORMED]
    language = guardian.language if guardian else terms.information_language
    found = _about_the_translation(terms)
    if is_swedish(language) and not (guardian is not None and guardian.needs_interpreter):
        return found
    if terms.interpreter is None:
        return [AnswerBlocker.INTERPRETER_MISSING, *found]
    return found if terms.interpreter_note.strip() else [AnswerBlocker.INTERPRETER_NOTE_MISSING, *found]


def _about_the_translation(terms: ConsentTerms) -> list[AnswerBlocker]:
    """R43: one that nobody has reviewed is a reading aid; the Swedish text is read with an interpreter."""
    if is_swedish(terms.information_language):
        return []
    if terms.translation is SheetTranslation.NOT_STATED:
        return [AnswerBlocker.TRANSLATION_MISSING]
    alone = terms.interpreter is not InterpreterUse.PROFESSIONAL
    unreviewed = terms.translation is SheetTranslation.UNREVIEWED
    return [AnswerBlocker.UNREVIEWED_WITHOUT_INTERPRETER] if unreviewed and alone else []


def is_swedish(language: str) -> bool:
    """Whether a BCP 47 code is Swedish, in any of its forms (easy Swedish included)."""
    return language.lower().split("-")[0] == "sv"
