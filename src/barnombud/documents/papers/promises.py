"""What one agency has promised: a row for each, with a box to tick when it is done."""

from __future__ import annotations

from barnombud.documents.model import Block, Document, Heading, Paragraph, Table, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.papers.promises import PromisesContent
from barnombud.texts import papers as texts
from barnombud.texts import papers_agency as words
from barnombud.texts.dates import long_date


def build(content: PromisesContent) -> Document:
    """Return the paper, marked for its agency (R28)."""
    receiver = content.receiver
    marks = parts.staff_marks(
        content,
        right=long_date(content.on),
        marking=texts.marking_line(receiver.marking, content.on, receiver.issuing_body, receiver.reference),
        secret=True,
    )
    rows = tuple(
        (
            plain(row.what, source="commitments"),
            plain(row.case or words.NO_CASE, source="commitments"),
            plain(row.who, source="commitments"),
            plain(long_date(row.by_when)),
            plain(" "),
        )
        for row in content.rows
    )
    header = parts.cells(words.PROMISES_HEADER)
    widths = (0.32, 0.14, 0.21, 0.23, 0.1)
    told: Block = Paragraph(plain(words.NO_PROMISES))
    if rows:
        told = Table(header, rows, widths, ruled=True, summary=words.PROMISES_TITLE)
    blocks: tuple[Block, ...] = (
        Heading(plain(words.PROMISES_TITLE), 1),
        Paragraph(plain(words.promises_of(receiver.name), source="receiver"), Tone.LEAD),
        told,
        Paragraph(plain(words.PROMISES_LEFT_OUT), Tone.QUIET),
    )
    return Document(words.PROMISES_TITLE, marks, blocks)
