"""The register of what was handed over after a meeting, as a table (R31)."""

from __future__ import annotations

from barnombud.documents.model import Block, Document, Heading, Paragraph, Table, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.papers.register import RegisterContent, RegisterRow
from barnombud.texts import register as texts


def build(content: RegisterContent) -> Document:
    """Return the register, oldest first."""
    blocks: list[Block] = [
        Heading(plain(texts.TITLE), 1),
        Paragraph(plain(content.meeting, source="meeting"), Tone.LEAD),
    ]
    if content.rows:
        rows = tuple(parts.cells(_row(row)) for row in content.rows)
        table = Table(parts.cells(texts.HEADER), rows, (0.26, 0.23, 0.13, 0.18, 0.2), summary=texts.TITLE)
        blocks.append(table)
    else:
        blocks.append(Paragraph(plain(texts.NOTHING)))
    blocks.append(Paragraph(plain(texts.OWN_KEYS)))
    return Document(texts.TITLE, parts.staff_marks(content, secret=True), tuple(blocks))


def _row(row: RegisterRow) -> tuple[str, str, str, str, str]:
    return (f"{row.what}, {row.document}", row.to_whom, row.how, texts.moment(row.at), row.by)
