"""Dated additions on a paper of their own, to be kept with the minutes they belong to (R30)."""

from __future__ import annotations

from barnombud.documents.model import Block, Document, Heading, Paragraph, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.texts import papers as texts
from barnombud.texts import papers_agency as words
from barnombud.texts.dates import full_date, long_date
from barnombud.texts.passage import capitalised


def build(content: AddendumContent) -> Document:
    """Return the additions, marked for their agency when they are about a child (R28)."""
    receiver = content.receiver
    marking = ""
    if receiver is not None:
        marking = texts.marking_line(receiver.marking, content.on, receiver.issuing_body, receiver.reference)
    marks = parts.staff_marks(
        content, right=long_date(content.on), marking=marking, secret=receiver is not None
    )
    blocks: list[Block] = [Heading(plain(words.ADDENDUM_TITLE), 1)]
    if receiver is not None:
        blocks.append(Paragraph(plain(texts.enclosure_for(receiver.name), source="receiver"), Tone.LEAD))
    blocks += parts.facts(
        (
            (texts.BELONGS_TO, texts.minutes_title(content.minutes_number)),
            (texts.CASE, content.case_number),
            (texts.DATE, capitalised(full_date(content.on))),
        ),
        boxed=True,
    )
    return Document(words.ADDENDUM_TITLE, marks, (*blocks, *_told(content)))


def _told(content: AddendumContent) -> list[Block]:
    if content.consent_withdrawn_on:
        return [Paragraph(plain(f"{texts.WITHDRAWN} {long_date(content.consent_withdrawn_on)}."))]
    if not content.additions:
        return [Paragraph(plain(words.NO_ADDITIONS))]
    return [Paragraph(plain(words.ADDENDUM_LEAD), Tone.QUIET), *parts.additions(content.additions)]
