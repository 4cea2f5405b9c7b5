"""The answers of one case in full: every field that was taken down, person by person. No widgets here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from barnombud.domain.case import GUARDIAN_CAPACITIES
from barnombud.domain.consent.answer import is_swedish
from barnombud.domain.consent.events import (
    Answer,
    ConsentEvent,
    ConsentKind,
    ConsentTerms,
    InterpreterUse,
    SheetTranslation,
)
from barnombud.domain.consent.history import deciding_event
from barnombud.domain.ids import GuardianId, ScanId
from barnombud.services.consent_forms import form_of
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_diary as diary_texts
from barnombud.texts import consent_page as texts
from barnombud.texts.consent_words import TRANSLATIONS
from barnombud.texts.languages import language_name
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.case.consent_matrix import who
from barnombud.ui.pages.case.consent_summary import summary
from barnombud.ui.pages.case.form_facts import form_facts


@dataclass(frozen=True)
class AnswerWords:
    """One person's latest answer."""

    event_id: str
    who: str
    """As it is said inside a sentence."""
    lines: tuple[str, ...]
    """The answer in a sentence first, then what was taken down with it."""
    has_original: bool
    scans: tuple[ScanId, ...]


def answers(page: ConsentPage) -> tuple[AnswerWords, ...]:
    """Return the latest answer of everybody who has given one, guardians first."""
    return tuple(
        AnswerWords(
            event_id=event.id,
            who=name,
            lines=_lines(page, event, name),
            has_original=event.terms is not None,
            scans=tuple(scan for of, scan in page.scans if of == event.id),
        )
        for name, event in _latest(page)
    )


def _latest(page: ConsentPage) -> Iterator[tuple[str, ConsentEvent]]:
    """Yield who answered and the answer that counts; a withdrawal is told by the matrix and the diary."""
    people: list[tuple[str, GuardianId | None, str]] = [(who(g), g.id, "") for g in page.guardians]
    people.append((texts.guardian(0), None, ""))
    adults = dict.fromkeys(event.other_adult for event in page.events if event.other_adult)
    people += [(name, None, name) for name in adults]
    for name, guardian_id, adult in people:
        mine = [e for e in page.events if (e.guardian_id, e.other_adult) == (guardian_id, adult)]
        event = deciding_event(mine)
        if event is not None and event.kind in (ConsentKind.ANSWERED, ConsentKind.CORRECTED):
            yield name, event


def _lines(page: ConsentPage, event: ConsentEvent, name: str) -> tuple[str, ...]:
    answer, terms = event.answer or Answer.NO, event.terms
    if terms is None:
        return (texts.given_line(texts.ANSWERS[answer], event.happened_on, "", ""),)
    counted = not _custody_has_changed(page, event)
    form = form_of(terms, answer, page.case.brought_by).model_copy(update={"other_adult": event.other_adult})
    facts = form_facts(page, "", name, None, "", other_adult=bool(event.other_adult))
    return (
        summary(form, facts) if counted else texts.NOT_COUNTED,
        "" if counted else summary(form, facts),
        texts.given_line(texts.ANSWERS[answer], event.happened_on, terms.form, terms.place),
        texts.period_line(terms.valid_from, terms.valid_to),
        texts.purpose_line(terms.purpose, terms.facts),
        _information(terms),
        diary_texts.taken_down(event.collector_shown, event.written_by_shown),
        texts.original_line(terms.original_kept_at),
    )


def _custody_has_changed(page: ConsentPage, event: ConsentEvent) -> bool:
    """Whether the answerer has lost custody since, also when it has come back (R4)."""
    guardian = next((each for each in page.guardians if each.id == event.guardian_id), None)
    if guardian is None:
        return False
    since = guardian.answers_from
    back = since is not None and event.recorded_at < since
    return back or guardian.capacity not in GUARDIAN_CAPACITIES


def _information(terms: ConsentTerms) -> str:
    used = {
        InterpreterUse.PROFESSIONAL: texts.WITH_INTERPRETER,
        InterpreterUse.NOT_NEEDED: texts.WITHOUT_INTERPRETER,
        None: "",
    }[terms.interpreter]
    translated = "" if is_swedish(terms.information_language) else TRANSLATIONS[terms.translation]
    if terms.translation is SheetTranslation.UNREVIEWED:
        used = ""  # the words about the translation say it
    return texts.information_line(
        language_name(terms.information_language),
        terms.information_version,
        translated,
        used,
        terms.interpreter_note,
    )


def capitalised_who(words: AnswerWords) -> str:
    """Return the heading of one answer."""
    return capitalised(words.who)
