"""What a registerutdrag holds of a guardian or another adult: her own answers, views and papers (R33)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import ConsentEvent, ConsentTerms
from barnombud.domain.meeting.child_item import ItemNote
from barnombud.domain.papers.extract import ExtractOf, ExtractPerson, ExtractRow, ExtractSection
from barnombud.domain.support.commitment import CommitmentKind
from barnombud.services.extract_masking import Masking
from barnombud.services.extract_rows import Facts, rating_rows
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import consent_words, states
from barnombud.texts import extract as texts
from barnombud.texts.dates import long_date, period
from barnombud.texts.languages import language_name
from barnombud.texts.topics import topic_list


def adult_facts(facts: Facts, person: ExtractPerson) -> tuple[tuple[str, str], ...]:
    """Return who a guardian is in the case; of another adult only the name is kept."""
    guardian = next((each for each in facts.guardians if each.id == person.guardian_id), None)
    if guardian is None:
        return ((texts.NAME, person.name), (texts.CASE, facts.case.number))
    hindrance = guardian.hindrance
    ground = f"{consent_words.HINDRANCES[hindrance.ground]}: {hindrance.text}" if hindrance else ""
    return (
        (texts.NAME, guardian.name),
        (texts.CAPACITY, consent_words.capacity_word(guardian.capacity)),
        (texts.LANGUAGE, language_name(guardian.language)),
        (texts.INTERPRETER, texts.YES if guardian.needs_interpreter else texts.NO),
        (texts.HINDRANCE, ground),
        (texts.CASE, facts.case.number),
        (texts.BROUGHT_BY, facts.agency(facts.case.brought_by)),
    )


def adult_sections(
    uow: UnitOfWork, facts: Facts, person: ExtractPerson, masking: Masking
) -> tuple[ExtractSection, ...]:
    """Return everything stored about her; what guardians share only when she is the only one."""
    own = tuple(event for event in facts.events if _is_hers(event, person))
    rows: tuple[tuple[str, Iterable[ExtractRow]], ...] = (
        (texts.CONSENTS, consent_rows(uow, facts, own, masking)),
        (texts.PREPARED, _wish(facts, person, masking)),
        (texts.ITEMS, _notes(facts, person, masking)),
        (texts.FLOWER, _views(uow, facts, person, masking)),
        (texts.COMMITMENTS, _told(uow, facts, person)),
        (texts.ADDITIONS, _objections(uow, facts, person, masking)),
        (texts.HANDED_OVER, _papers(uow, facts, person)),
    )
    return tuple(ExtractSection(title=title, rows=tuple(found)) for title, found in rows)


def consent_rows(
    uow: UnitOfWork, facts: Facts, events: Iterable[ConsentEvent], masking: Masking
) -> tuple[ExtractRow, ...]:
    """Return what one person was asked and answered, with the terms of a yes."""
    scanned = {event_id for event_id, _ in uow.scans.of_case(facts.case.id)}
    rows = []
    for event in events:
        said = [consent_words.KINDS[event.kind]]
        if event.answer is not None:
            said = [consent_words.standing_word(event.answer)]
        if event.terms is not None:
            said += _terms(facts, event.terms, masking)
        if event.id in scanned:
            said.append(texts.SCAN)
        who = facts.staff(event.collected_by)
        rows.append(ExtractRow(on=event.happened_on, what="; ".join(filter(None, said)), who=who))
    return tuple(rows)


def _terms(facts: Facts, terms: ConsentTerms, masking: Masking) -> list[str]:
    agencies = dict.fromkeys(id_ for scope in terms.scopes for id_ in (scope.from_agency, scope.to_agency))
    topics = {topic.value for scope in terms.scopes for topic in scope.topics}
    return [
        terms.purpose,
        topic_list(topics),
        masking.free(terms.facts),
        masking.free(terms.not_raised),
        ", ".join(facts.agency(agency_id) for agency_id in agencies),
        period(terms.valid_from, terms.valid_to),
        consent_words.FORMS[terms.form],
        terms.place,
        language_name(terms.information_language),
        consent_words.INTERPRETERS[terms.interpreter] if terms.interpreter else "",
        terms.interpreter_note,
        terms.original_kept_at,
    ]


def _is_hers(event: ConsentEvent, person: ExtractPerson) -> bool:
    if event.other_adult:
        return event.other_adult == person.name
    return person.guardian_id is not None and event.guardian_id == person.guardian_id


def _wish(facts: Facts, person: ExtractPerson, masking: Masking) -> Iterator[ExtractRow]:
    alone = person.of is ExtractOf.GUARDIAN and len(facts.guardians) == 1
    if alone and facts.preparation.wish.strip():
        yield ExtractRow(what=texts.WISH.format(text=masking.free(facts.preparation.wish)))


def _notes(facts: Facts, person: ExtractPerson, masking: Masking) -> Iterator[ExtractRow]:
    for record in facts.records:
        for note in record.notes:
            if note.other_adult and note.other_adult == person.name and _may_reach(note, person):
                who = facts.staff(note.member_id)
                yield ExtractRow(on=swedish_date(note.at), what=masking.free(note.text), who=who)


def _may_reach(note: ItemNote, person: ExtractPerson) -> bool:
    """Whether a guardian may read a note about herself; another adult reads hers whole (R26)."""
    return person.of is not ExtractOf.GUARDIAN or note.may_reach(person.guardian_id)


def _views(uow: UnitOfWork, facts: Facts, person: ExtractPerson, masking: Masking) -> Iterator[ExtractRow]:
    for rating in facts.ratings:
        if person.guardian_id is not None and rating.rater.guardian_id == person.guardian_id:
            yield from rating_rows(uow, rating, masking.free, person.name)


def _told(uow: UnitOfWork, facts: Facts, person: ExtractPerson) -> Iterator[ExtractRow]:
    """Return when the guardians were told, or are to be: nothing in it is about one of them."""
    if person.of is not ExtractOf.GUARDIAN:
        return
    for commitment in uow.commitments.for_case(facts.case.id):
        if commitment.kind is CommitmentKind.TELL_GUARDIANS:
            done = commitment.done_on
            words = texts.TOLD if done else texts.NOT_TOLD
            what = words.format(day=long_date(done or commitment.due_on))
            yield ExtractRow(on=commitment.made_on, what=what, who=facts.agency(commitment.agency_id))


def _objections(
    uow: UnitOfWork, facts: Facts, person: ExtractPerson, masking: Masking
) -> Iterator[ExtractRow]:
    for addition in uow.addenda.for_case(facts.case.id):
        if addition.objection_by and addition.objection_by == person.name:
            who = facts.staff(addition.author_id)
            yield ExtractRow(on=swedish_date(addition.at), what=masking.free(addition.text), who=who)


def _papers(uow: UnitOfWork, facts: Facts, person: ExtractPerson) -> Iterator[ExtractRow]:
    for given in uow.handovers.for_case(facts.case.id):
        if given.recipient_ordinal is not None and given.recipient_ordinal == person.ordinal:
            what = f"{states.PAPERS[given.kind]}, {given.document_id}, {states.HANDOVERS[given.way]}"
            yield ExtractRow(on=swedish_date(given.at), what=what, who=facts.staff(given.by))
