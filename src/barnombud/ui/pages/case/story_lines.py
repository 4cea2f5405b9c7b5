"""From a case's story to lines, newest first. No widgets here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from barnombud.domain.clock import swedish_date
from barnombud.domain.support.agreement import PassedOn, SupportAgreement
from barnombud.domain.wellbeing.flower_scene import LayerRole
from barnombud.services.case_story import CaseStory
from barnombud.services.consents import ConsentPage
from barnombud.texts import case_page as texts
from barnombud.texts.cases import guardian_name
from barnombud.texts.commitments import passed_on
from barnombud.texts.commitments import what as said_promise
from barnombud.texts.states import COMMITMENTS
from barnombud.ui.pages.case.consent_diary import days_of_events
from barnombud.ui.pages.meeting.steps.flower_raters import layer_words, rater_lines

Dated = tuple[date, str]


def story_lines(story: CaseStory, consent: ConsentPage) -> tuple[Dated, ...]:
    """Return everything that has happened, newest first."""
    told = [
        *((day, texts.STORY_CONSENT) for day in days_of_events(consent)),
        *_flowers(story),
        *(line for agreement in story.agreements for line in _agreement(story, agreement)),
        *_promises(story),
        *_papers(story),
        *_additions(story),
    ]
    numbered = sorted(enumerate(told), key=lambda each: (each[1][0], each[0]), reverse=True)
    return tuple(line for _, line in numbered)


def agency_name(story: CaseStory, agency_id: str | None) -> str:
    """Return an agency's name; empty for none."""
    return next((agency.name for agency in story.agencies if agency.id == agency_id), "")


def member_name(story: CaseStory, member_id: str | None) -> str:
    """Return a member's name; empty for none."""
    return next((member.name for member in story.members if member.id == member_id), "")


def passed_line(story: CaseStory, passed: PassedOn) -> str:
    """Say what passed on when somebody left the team, and to whom."""
    heir = member_name(story, passed.to_member)
    words = passed_on(passed.on, heir, member_name(story, passed.from_member))
    return texts.passed_duty(passed.duty, words)


def _flowers(story: CaseStory) -> Iterator[Dated]:
    lines = {line.rater: line for line in rater_lines(story.people)}
    for rating in story.ratings:
        yield rating.rated_on, texts.story_flower(layer_words(rating, LayerRole.OUTLINED, lines)[0])


def _agreement(story: CaseStory, agreement: SupportAgreement) -> Iterator[Dated]:
    entry = agreement.entry
    who = texts.entry_line(agency_name(story, entry.agency_id), entry.function, entry.contact_name, "")
    yield agreement.agreed_on, texts.story_agreed(who, [offer.what for offer in agreement.offers])
    for offer in agreement.offers:
        for step in offer.history:
            yield step.on, texts.story_step(offer.what, step.state, step.note, step.stopped or "")
    for passed in agreement.passed_on:
        yield passed.on, passed_line(story, passed)
    if agreement.told_on is not None:
        yield agreement.told_on, texts.story_told()
    if agreement.closed_on is not None:
        yield agreement.closed_on, texts.story_closed(agreement.closing_reason)


def _promises(story: CaseStory) -> Iterator[Dated]:
    for commitment in story.commitments:
        for step in commitment.steps:
            if step.taken_over_from:
                heir = member_name(story, step.member_id) if step.member_id != step.taken_over_from else ""
                words = passed_on(step.on, heir, member_name(story, step.taken_over_from))
                yield step.on, texts.passed_promise(said_promise(commitment.kind, commitment.text), words)
        if commitment.done_on is not None:
            what = said_promise(commitment.kind, commitment.text)
            yield commitment.done_on, texts.story_promise(what, COMMITMENTS[commitment.state])


def _papers(story: CaseStory) -> Iterator[Dated]:
    for paper in story.handed_over:
        to = agency_name(story, paper.recipient_agency) or paper.recipient_other
        if paper.recipient_ordinal is not None:
            to = guardian_name(paper.recipient_ordinal).lower()
        yield swedish_date(paper.at), texts.story_paper(paper.kind, to, paper.way)


def _additions(story: CaseStory) -> Iterator[Dated]:
    for addition in story.additions:
        words = texts.story_addition(addition.author_shown, addition.text, addition.objection_by)
        yield swedish_date(addition.at), words
