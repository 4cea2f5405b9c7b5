"""The sheet "Tack för ditt svar": one page in plain Swedish, the same for every answer (R9, R28, R42)."""

from __future__ import annotations

from barnombud.documents.model import Block, BulletList, Document, Paragraph, Size, Table, plain
from barnombud.documents.papers import parts
from barnombud.documents.papers.words import Words, in_swedish
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.thanks import ThanksContent
from barnombud.texts import papers as texts
from barnombud.texts.dates import long_date

KEPT = ("thanks.kept_date", "thanks.kept_asked", "thanks.kept_answer")
UNCHANGED = ("thanks.nothing_preschool", "thanks.nothing_care", "thanks.nothing_talk")


def build(content: ThanksContent) -> Document:
    """Return the sheet."""
    words = in_swedish()
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=(),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(
        words.text("thanks.title"), marks, tuple(blocks(words, content)), size=Size.FAMILY, pages=1
    )


def blocks(words: Words, content: ThanksContent) -> list[Block]:
    """Return what the sheet says in one language."""
    change = "thanks.change_contact" if content.contact else "thanks.change"
    return [
        words.heading("thanks.title", 1),
        words.paragraph("thanks.lead"),
        words.heading("thanks.kept_title"),
        BulletList(tuple(words.said(key) for key in KEPT)),
        words.paragraph("thanks.no_reason"),
        words.heading("thanks.how_long_title"),
        words.paragraph("thanks.how_long", days=str(content.days)),
        words.heading("thanks.nothing_title"),
        BulletList(tuple(words.said(key) for key in UNCHANGED)),
        words.heading("thanks.change_title"),
        words.paragraph(change, contact=content.contact, source="contact"),
        words.heading("thanks.support_title"),
        words.paragraph("thanks.support"),
        *_places(words, content),
        *_open(words, content),
        words.paragraph("thanks.support_health", "thanks.support_danger"),
    ]


def _places(words: Words, content: ThanksContent) -> list[Block]:
    if not content.places:
        return []
    rows = tuple(
        (plain(place.name, source="places"), plain(place.telephone or "–", source="places"))
        for place in content.places
    )
    header = (words.said("thanks.support_where"), words.said("thanks.support_telephone"))
    summary = words.text("thanks.support_where")
    return [Table(header, rows, (0.6, 0.4), row_headers=True, summary=summary)]


def _open(words: Words, content: ThanksContent) -> list[Block]:
    if not content.open_places:
        return []
    lines = tuple(plain(place, source="open_places") for place in content.open_places)
    return [words.heading("thanks.support_open", 3), *(Paragraph(line) for line in lines)]
