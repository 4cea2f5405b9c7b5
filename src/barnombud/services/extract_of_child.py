"""What a registerutdrag holds of the child: what was written about her, no guardian's own view (R25, R33)."""

from __future__ import annotations

from collections.abc import Iterator

from barnombud.domain.case import Capacity
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.extract import ExtractRow, ExtractSection
from barnombud.domain.support.commitment import CommitmentKind
from barnombud.domain.wellbeing.rating import RaterKind
from barnombud.services.child_identity import masked_number
from barnombud.services.extract_masking import Masking
from barnombud.services.extract_of_adult import consent_rows
from barnombud.services.extract_rows import Facts, rating_rows
from barnombud.services.papers import additions_of_case
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import extract as texts
from barnombud.texts import states
from barnombud.texts.dates import long_date
from barnombud.texts.papers import signed_by


def child_facts(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return who the child is and where the case stands; the number's last four are never printed (R46)."""
    identity, case = facts.identity, facts.case
    number = masked_number(identity)
    return (
        (texts.ALIAS, identity.alias),
        (texts.FIRST_NAME, identity.first_name),
        (texts.FAMILY_NAME, identity.family_name),
        (texts.BORN, texts.day_words(identity.birth_date)),
        (texts.NUMBER, texts.NUMBER_HIDDEN.format(number=number) if number else ""),
        (texts.CASE, f"{case.number}, {states.CASES[case.state]}"),
        (texts.CASE_BEGUN, long_date(case.created_on)),
        (texts.CASE_CLOSED, texts.day_words(case.closed_on)),
        (texts.BROUGHT_BY, facts.agency(case.brought_by)),
    )


def child_sections(uow: UnitOfWork, facts: Facts, masking: Masking) -> tuple[ExtractSection, ...]:
    """Return everything written about the child, in the order it comes about."""
    own = tuple(event for event in facts.events if event.capacity is Capacity.THE_CHILD)
    return (
        ExtractSection(title=texts.CONSENTS, rows=consent_rows(uow, facts, own, masking)),
        ExtractSection(title=texts.PREPARED, rows=tuple(_prepared(facts, masking))),
        ExtractSection(title=texts.ITEMS, rows=tuple(_written(uow, facts, masking))),
        ExtractSection(title=texts.FLOWER, rows=tuple(_flower(uow, facts, masking))),
        ExtractSection(title=texts.AGREED, rows=tuple(_agreed(uow, facts, masking))),
        ExtractSection(title=texts.COMMITMENTS, rows=tuple(_commitments(uow, facts, masking))),
        ExtractSection(title=texts.ADDITIONS, rows=tuple(_additions(uow, facts, masking))),
        ExtractSection(title=texts.HANDED_OVER, rows=tuple(_handed_over(uow, facts))),
    )


def _prepared(facts: Facts, masking: Masking) -> Iterator[ExtractRow]:
    prepared = facts.preparation
    who = facts.agency(facts.case.brought_by)
    for words, text in ((texts.CONCERN, prepared.concern), (texts.WORKS, prepared.works)):
        if text.strip():
            yield ExtractRow(what=words.format(text=masking.free(text)), who=who)
    for number, answer in enumerate(prepared.five_questions, start=1):
        if answer.strip():
            yield ExtractRow(what=texts.QUESTION.format(number=number, text=masking.free(answer)), who=who)


def _written(uow: UnitOfWork, facts: Facts, masking: Masking) -> Iterator[ExtractRow]:
    for record in facts.records:
        day = facts.days.get(record.meeting_id)
        voice = " ".join(filter(str.strip, (record.voice.how, record.voice.why_not, record.voice.words)))
        for words, text in ((texts.VOICE, voice), (texts.WORKS, record.works), (texts.HARD, record.hard)):
            if text.strip():
                yield ExtractRow(on=day, what=words.format(text=masking.free(text)))
        for number, answer in enumerate(record.five_questions, start=1):
            if answer.strip():
                what = texts.QUESTION.format(number=number, text=masking.free(answer))
                yield ExtractRow(on=day, what=what)
        for note in record.notes:
            if not note.other_adult and note.may_reach(None):  # a guardian asks for the child's (R26)
                who = facts.staff(note.member_id)
                yield ExtractRow(on=swedish_date(note.at), what=masking.free(note.text), who=who)
    for sent in uow.written.for_case(facts.case.id):
        who = facts.staff(sent.member_id)
        yield ExtractRow(on=swedish_date(sent.at), what=masking.free(sent.text), who=who)


def _flower(uow: UnitOfWork, facts: Facts, masking: Masking) -> Iterator[ExtractRow]:
    for rating in facts.ratings:
        if rating.rater.kind is not RaterKind.GUARDIAN:
            who = facts.agency(rating.rater.agency_id) if rating.rater.agency_id else ""
            yield from rating_rows(uow, rating, masking.free, who)


def _agreed(uow: UnitOfWork, facts: Facts, masking: Masking) -> Iterator[ExtractRow]:
    for agreement in uow.agreements.for_case(facts.case.id):
        day, entry = agreement.agreed_on, agreement.entry
        for words, text in ((texts.NEED, agreement.need), (texts.BETTER, agreement.better)):
            if text.strip():
                yield ExtractRow(on=day, what=words.format(text=masking.free(text)))
        way_in = signed_by(entry.function, facts.agency(entry.agency_id), "")
        yield ExtractRow(on=day, what=texts.WAY_IN.format(text=way_in))
        for offer in agreement.offers:
            state = states.support_word(offer.state, offer.stopped or "")
            what = f"{masking.free(offer.what)} ({state})"
            who = signed_by("", offer.function, facts.agency(offer.agency_id))
            yield ExtractRow(on=day, what=what, who=who)


def _commitments(uow: UnitOfWork, facts: Facts, masking: Masking) -> Iterator[ExtractRow]:
    for commitment in uow.commitments.for_case(facts.case.id):
        if commitment.kind not in (CommitmentKind.TELL_GUARDIANS, CommitmentKind.TELL_AGENCY):
            what = f"{masking.free(commitment.text)} ({states.COMMITMENTS[commitment.state]})"
            who = facts.agency(commitment.agency_id)
            yield ExtractRow(on=commitment.made_on, what=what, who=who)


def _additions(uow: UnitOfWork, facts: Facts, masking: Masking) -> Iterator[ExtractRow]:
    """Yield what has been added; to an agency that may not tell who makes the extract it points (R3)."""
    shown = {each.id for each in additions_of_case(uow, facts.case.id, facts.reader)}
    for addition in uow.addenda.for_case(facts.case.id):
        if not addition.objection_by:
            what = masking.free(addition.text) if addition.id in shown else texts.ADDED_ELSEWHERE
            who = facts.staff(addition.author_id)
            yield ExtractRow(on=swedish_date(addition.at), what=what, who=who)


def _handed_over(uow: UnitOfWork, facts: Facts) -> Iterator[ExtractRow]:
    for given in uow.handovers.for_case(facts.case.id):
        if given.recipient_agency is not None:
            what = f"{states.PAPERS[given.kind]}, {given.document_id}, {states.HANDOVERS[given.way]}"
            who = facts.agency(given.recipient_agency)
            yield ExtractRow(
                on=swedish_date(given.at),
                what=texts.GIVEN_TO.format(what=what, who=who),
                who=facts.staff(given.by),
            )
