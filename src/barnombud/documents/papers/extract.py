"""Registerutdrag: one person's data as named facts and short tables, for the family to read (R33, R42)."""

from __future__ import annotations

from itertools import compress

from barnombud.documents.model import Block, Document, Paragraph, Size, Table, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.papers.extract import ExtractContent, ExtractSection
from barnombud.texts import extract as texts
from barnombud.texts.dates import long_date, numeric_date
from barnombud.texts.papers import document_line

_WIDTHS = (0.15, 0.57, 0.28)


def build(content: ExtractContent) -> Document:
    """Return the paper; its document title names nobody."""
    blocks: list[Block] = [
        parts.heading(texts.TITLE, 1),
        Paragraph(plain(texts.lead(content.subject, content.case_number), source="subject"), Tone.LEAD),
        Paragraph(plain(texts.NOTHING_ELSE.format(who=content.printed_by), source="printed_by"), Tone.QUIET),
    ]
    if content.left_out:
        blocks.append(Paragraph(plain(texts.masked(content.left_out)), Tone.QUIET))
    known = parts.facts(content.facts, boxed=True)
    blocks += [parts.heading(texts.FACTS), *known] if known else []
    for section in content.sections:
        blocks += _section(section)
    blocks.append(Paragraph(plain(texts.NOT_HERE), Tone.STRIP))
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(content.printed_at.date()),
        foot=(texts.FOOT,),
        foot_right=document_line(content.document_id, content.version),
    )
    return Document(texts.PROPERTY_TITLE, marks, tuple(blocks), size=Size.STAFF)


def _section(section: ExtractSection) -> list[Block]:
    """Return heading and table; a column that would stand empty from top to bottom is left out."""
    rows = [
        (
            plain(numeric_date(row.on) if row.on else ""),
            plain(row.what, source="what"),
            plain(row.who, source="who"),
        )
        for row in section.rows
    ]
    said = (any(row.on for row in section.rows), True, any(row.who for row in section.rows))
    table = Table(
        parts.cells(tuple(compress(texts.HEADER, said))),
        tuple(tuple(compress(row, said)) for row in rows),
        tuple(compress(_WIDTHS, said)),
        summary=section.title,
    )
    return [parts.heading(section.title), table]
