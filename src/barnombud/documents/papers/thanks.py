"""The sheet "Tack för ditt svar": plain Swedish, the same for every answer (R9, R28, R42).

One page; with the family's language beside it two, front and back of one sheet (R43).
"""

from __future__ import annotations

from barnombud.documents.model import Block, BulletList, Document, Paragraph, Size, Table, Together, plain
from barnombud.documents.papers import parts
from barnombud.documents.papers.beside import Beside
from barnombud.documents.papers.words import Words
from barnombud.domain.papers.thanks import ThanksContent

KEPT = ("thanks.kept_date", "thanks.kept_asked", "thanks.kept_answer")
UNCHANGED = ("thanks.nothing_preschool", "thanks.nothing_care", "thanks.nothing_talk")


def build(content: ThanksContent) -> Document:
    """Return the sheet."""
    beside = Beside(content.translation)
    marks = parts.dated_marks(content, sender=content.sender, foot=beside.foot())
    return Document(
        beside.swedish.text("thanks.title"),
        marks,
        (
            *beside.row(lambda words: [words.heading("thanks.title", 1), words.paragraph("thanks.lead")]),
            *beside.notice(),
            *beside.rows(lambda words: _told(words, content)),
            Together(tuple(_support(beside, content))),
        ),
        size=Size.FAMILY,
        pages=2 if content.translation else 1,
    )


def _told(words: Words, content: ThanksContent) -> list[list[Block]]:
    """Return what is kept, for how long, that nothing changes and how to change one's mind."""
    change = "thanks.change_contact" if content.contact else "thanks.change"
    return [
        [
            words.heading("thanks.kept_title"),
            BulletList(tuple(words.said(key) for key in KEPT)),
            words.paragraph("thanks.no_reason"),
        ],
        [
            words.heading("thanks.how_long_title"),
            words.paragraph("thanks.how_long", days=str(content.days)),
        ],
        [
            words.heading("thanks.nothing_title"),
            BulletList(tuple(words.said(key) for key in UNCHANGED)),
        ],
        [
            words.heading("thanks.change_title"),
            words.paragraph(change, contact=content.contact, source="contact"),
        ],
    ]


def _support(beside: Beside, content: ThanksContent) -> list[Block]:
    """Return where one can turn oneself, on one page."""
    return [
        *beside.row(lambda words: [words.heading("thanks.support_title"), words.paragraph("thanks.support")]),
        *_places(beside, content),
        *_open(beside, content),
        *beside.row(lambda words: [words.paragraph("thanks.support_health", "thanks.support_danger")]),
    ]


def _places(beside: Beside, content: ThanksContent) -> list[Block]:
    if not content.places:
        return []
    rows = tuple(
        (plain(place.name, source="places"), plain(place.telephone or "–", source="places"))
        for place in content.places
    )
    header = (beside.cell("thanks.support_where"), beside.cell("thanks.support_telephone"))
    summary = beside.swedish.text("thanks.support_where")
    return [Table(header, rows, (0.6, 0.4), row_headers=True, summary=summary)]


def _open(beside: Beside, content: ThanksContent) -> list[Block]:
    if not content.open_places:
        return []
    lines = tuple(plain(place, source="open_places") for place in content.open_places)
    heading = beside.row(lambda words: [words.heading("thanks.support_open", 3)])
    return [*heading, *(Paragraph(line) for line in lines)]
