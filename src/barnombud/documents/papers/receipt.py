"""The receipt: which papers somebody got, when and how, with a line to sign on (R31)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    Heading,
    Paragraph,
    SignatureLines,
    Table,
    Together,
    Tone,
    WriteLines,
    plain,
)
from barnombud.documents.papers import parts
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.receipt import ReceiptContent
from barnombud.texts import papers as texts
from barnombud.texts import papers_agency as words
from barnombud.texts.dates import long_date
from barnombud.texts.passage import capitalised
from barnombud.texts.states import HANDOVERS, PAPERS


def build(content: ReceiptContent) -> Document:
    """Return the receipt under a neutral sender: a family may have it lying at home (R28)."""
    rows = tuple(
        (
            plain(PAPERS[row.what.value]),
            plain(words.version_of(row.document_id, row.version)),
            plain(long_date(row.on)),
            plain(capitalised(HANDOVERS[row.way.value])),
            plain(row.by, source="persons"),
        )
        for row in content.rows
    )
    table: Block = Paragraph(plain(words.RECEIPT_NOTHING))
    if rows:
        header = parts.cells(words.RECEIPT_HEADER)
        table = Table(header, rows, (0.18, 0.3, 0.2, 0.14, 0.18), summary=words.RECEIPT_TITLE)
    who: list[Block] = list(parts.facts(((words.RECEIPT_TO, content.recipient),), boxed=True))
    blocks: tuple[Block, ...] = (
        Heading(plain(words.RECEIPT_TITLE), 1),
        Paragraph(plain(words.RECEIPT_LEAD), Tone.LEAD),
        *(who or [WriteLines(1, words.RECEIPT_TO)]),
        table,
        Together((SignatureLines(words.RECEIPT_SIGNED),)),
    )
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=(),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(words.RECEIPT_TITLE, marks, blocks)
