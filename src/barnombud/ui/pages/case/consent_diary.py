"""The history of one case's consent, as a diary: what happened, when and by whom. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.consent.history import in_order
from barnombud.domain.ids import GuardianId
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_diary as diary_texts
from barnombud.texts import consent_page as texts
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.case.consent_matrix import who


def diary(page: ConsentPage) -> tuple[str, ...]:
    """Return what has happened, newest first, with the days on which answers ran out (R1, R9)."""
    told = sorted(enumerate(_dated(page)), key=lambda each: (each[1][0], each[0]), reverse=True)
    return tuple(diary_texts.diary_line(day, page.today, words) for _, (day, words) in told)


def days_of_events(page: ConsentPage) -> tuple[date, ...]:
    """Return the days on which something was noted about the consent; what, is told on its own page (R25)."""
    return tuple(sorted({event.happened_on for event in page.events}))


def _dated(page: ConsentPage) -> list[tuple[date, str]]:
    people = {guardian.id: capitalised(who(guardian)) for guardian in page.guardians}
    days = {event.id: event.happened_on for event in page.events}
    told: list[tuple[date, str]] = []
    for event in page.events:
        name = _name(event, people)
        if event.kind is ConsentKind.CORRECTED:
            day = swedish_date(event.recorded_at)
            told.append((day, _corrected(event, name, days.get(event.corrects or event.id))))
        else:
            told.append((event.happened_on, _happened(event, name)))
    told += [(day, diary_texts.diary_lapsed(_name(event, people))) for event, day in _lapses(page)]
    return told + _renamed(page)


def _renamed(page: ConsentPage) -> list[tuple[date, str]]:
    """Return what the agencies of the matrix were called before, each with the day it got another name."""
    told = []
    for agency in page.agencies:
        names = [*(each.name for each in agency.earlier_names[1:]), agency.name]
        for earlier, now in zip(agency.earlier_names, names, strict=False):
            told.append((earlier.until, diary_texts.diary_renamed(earlier.name, now)))
    return told


def _name(event: ConsentEvent, people: dict[GuardianId, str]) -> str:
    if event.other_adult:
        return diary_texts.other_adult(event.other_adult)
    if event.guardian_id is None:
        return texts.THE_CHILD
    return people.get(event.guardian_id, texts.SOMEBODY_BEFORE)


def _lapses(page: ConsentPage) -> list[tuple[ConsentEvent, date]]:
    """Return each yes that ran out before its person answered anew, with the first day it did not hold."""
    found: list[tuple[ConsentEvent, date]] = []
    by_person: dict[tuple[str, str], list[ConsentEvent]] = {}
    for event in in_order(page.events):
        if event.kind is not ConsentKind.ASKED:
            by_person.setdefault((event.guardian_id or "", event.other_adult), []).append(event)
    for events in by_person.values():
        for place, event in enumerate(events):
            if event.terms is not None and _ran_out(event.terms.valid_to, events[place + 1 :], page.today):
                found.append((event, event.terms.valid_to + timedelta(days=1)))
    return found


def _ran_out(last: date, later: Sequence[ConsentEvent], today: date) -> bool:
    until = min((swedish_date(event.recorded_at) for event in later), default=today)
    return last < until


def _happened(event: ConsentEvent, name: str) -> str:
    if event.kind is ConsentKind.ASKED:
        return diary_texts.diary_asked(name)
    if event.kind is ConsentKind.WITHDRAWN:
        return diary_texts.diary_withdrawn(name)
    if event.kind is ConsentKind.CLEARED:
        return diary_texts.diary_cleared(name)
    terms = event.terms
    return diary_texts.diary_answer(
        name,
        texts.ANSWERS[event.answer or Answer.NO],
        terms.valid_to if terms else None,
        terms.form if terms else "",
        _takers(event),
    )


def _corrected(event: ConsentEvent, name: str, day: date | None) -> str:
    answer = texts.ANSWERS[event.answer or Answer.NO]
    return diary_texts.diary_corrected(name, answer, day, _takers(event))


def _takers(event: ConsentEvent) -> str:
    """Say who took an answer down; of a no nothing is said (R9)."""
    if event.terms is None:
        return ""
    return diary_texts.taken_down(event.collector_shown, event.written_by_shown)
