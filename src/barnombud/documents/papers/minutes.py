"""Mötesanteckningar, general part (R29): complete and valid also when no child was raised (R14)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    SignatureLines,
    Together,
    Tone,
    plain,
)
from barnombud.documents.papers import parts
from barnombud.domain.minutes import yearly_title
from barnombud.domain.papers.minutes import MinutesContent, MinutesSection
from barnombud.texts import papers as texts
from barnombud.texts.dates import full_date, long_date
from barnombud.texts.passage import capitalised


def build(content: MinutesContent) -> Document:
    """Return the general part as a document."""
    number = yearly_title(content.number, content.year) if content.number else ""
    title = texts.minutes_title(number)
    organ = ", ".join(word for word in (content.team, content.municipality) if word)
    blocks: list[Block] = [
        Heading(plain(title), 1),
        *parts.facts(
            (
                (texts.ORGAN, organ),
                (texts.DATE, capitalised(full_date(content.on))),
                (texts.TIME, texts.hours(content.starts, content.ends)),
                (texts.PLACE, content.place),
            ),
            boxed=True,
        ),
        *_attendance(content),
    ]
    for index, item in enumerate(content.sections, start=1):
        blocks += _section(index, item)
    blocks += parts.section(texts.NEXT_MEETING, content.next_meeting, "next_meeting")
    blocks += _enclosures(content)
    blocks.append(_signed(content))
    blocks += parts.additions(content.additions)
    marks = parts.staff_marks(content, right=long_date(content.on), title=title, finalised=content.finalised)
    return Document(title, marks, tuple(blocks))


def _attendance(content: MinutesContent) -> list[Block]:
    present = parts.people(texts.PRESENT, content.present)
    if not present:
        present = [parts.heading(texts.PRESENT), Paragraph(plain(texts.NOBODY_NOTED))]
    return [*present, *parts.people(texts.ABSENT, content.absent)]


def _section(number: int, item: MinutesSection) -> list[Block]:
    return [
        parts.heading(texts.section_heading(number, item.heading), source="heading"),
        *parts.paragraphs(item.discussion, "discussion"),
        *parts.agreements(item.agreed),
    ]


def _enclosures(content: MinutesContent) -> list[Block]:
    kinds = tuple(plain(kind, source="enclosure_kinds") for kind in content.enclosure_kinds if kind.strip())
    if not kinds:
        return []
    return [
        parts.heading(texts.ENCLOSURES),
        BulletList(kinds),
        Paragraph(plain(texts.ENCLOSURES_APART), Tone.QUIET),
    ]


def _signed(content: MinutesContent) -> Together:
    writer = content.writer
    who = texts.signed_by(writer.name, writer.role, writer.agency)
    blocks: list[Block] = [
        parts.heading(texts.WRITTEN_BY),
        Paragraph(plain(f"{who}, {long_date(content.written_on)}", source="writer")),
    ]
    if content.adjusters:
        labels = tuple(texts.signature_label(person.name, person.role) for person in content.adjusters)
        blocks += [parts.heading(texts.ADJUSTED), SignatureLines(labels)]
    return Together(tuple(blocks))
