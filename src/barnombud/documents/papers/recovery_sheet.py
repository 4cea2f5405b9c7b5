"""The sheet an office holder keeps: a share of the recovery key, where to keep it, and when it is needed."""

from __future__ import annotations

from barnombud.documents.model import (
    ArchiveForm,
    Block,
    BulletList,
    Document,
    KeyValue,
    PageMarks,
    Paragraph,
    SignatureLines,
    Size,
    Table,
    Tone,
    plain,
    strong,
)
from barnombud.documents.papers import parts
from barnombud.documents.typesetter import render
from barnombud.domain.papers.recovery_sheet import RecoverySheet
from barnombud.texts import recovery as texts
from barnombud.texts.dates import long_date

_IN_A_ROW = 5


def rendered_sheet(content: RecoverySheet) -> bytes:
    """Return one sheet as a PDF; nothing of it is kept.

    Raises:
        InputError: a role has a character that no font has.
    """
    return render(build(content), ArchiveForm.PDF_A_1 if content.older_form else ArchiveForm.PDF_A_2)


def build(content: RecoverySheet) -> Document:
    """Return the sheet on one page."""
    title = texts.sheet_number(content.number)
    blocks: list[Block] = [
        parts.heading(title, 1),
        Paragraph(plain(texts.SHEET_LEAD.format(team=content.team), source="team"), Tone.BODY),
        KeyValue(
            (
                (texts.SHEET_TEAM, plain(content.team, source="team")),
                (texts.SHEET_KEEPER, strong(content.keeper, source="keeper")),
                (texts.SHEET_OTHERS, plain(", ".join(content.others), source="keeper")),
                (texts.SHEET_MADE, plain(long_date(content.made_on))),
            ),
            boxed=True,
        ),
        parts.heading(texts.SHEET_SHARE),
        *(_row(content, first) for first in range(0, len(content.groups), _IN_A_ROW)),
        Paragraph(plain(texts.SHEET_SIGNS), Tone.QUIET),
        parts.heading(texts.SHEET_KEEP),
        BulletList(tuple(plain(point) for point in texts.SHEET_KEEP_POINTS)),
        parts.heading(texts.SHEET_USE),
        BulletList(tuple(plain(point) for point in texts.SHEET_USE_POINTS)),
        Paragraph(plain(texts.SHEET_TEST), Tone.NOTICE),
        SignatureLines(texts.SHEET_SIGNED),
    ]
    marks = PageMarks(head_left="Barnombud", foot_left=(title,), practice=content.practice)
    return Document(texts.SHEET_TITLE, marks, tuple(blocks), size=Size.FAMILY, pages=1)


def _row(content: RecoverySheet, first: int) -> Table:
    groups = content.groups[first : first + _IN_A_ROW]
    header = tuple(
        plain(texts.SHEET_GROUP.format(number=number)) for number in range(first + 1, first + 1 + len(groups))
    )
    cells = tuple(strong(group) for group in groups)
    return Table(header, (cells,), (1 / _IN_A_ROW,) * _IN_A_ROW, ruled=True, summary=texts.SHEET_SHARE)
