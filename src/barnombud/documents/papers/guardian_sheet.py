"""The guardian's sheet: one page in plain Swedish about one's own child, per recipient (R25, R28, R42)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    CallOut,
    Columns,
    Document,
    Heading,
    Paragraph,
    Rule,
    Run,
    Size,
    Spacer,
    Table,
    Tone,
    plain,
)
from barnombud.documents.papers import flower_part, parts
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.texts import handouts
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family
from barnombud.texts.dates import long_date


def build(content: GuardianSheetContent) -> Document:
    """Return the sheet; its document title names nobody."""
    blocks: list[Block] = [
        Heading(plain(family.sheet_title(content.child), source="child"), 1),
        *_interpreter(content),
        *_card(content),
        *_offers(content),
        *_middle(content),
        *_next(content),
    ]
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(content.on),
        foot=(handouts.GUARDIAN_COPY,),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(family.SHEET_PROPERTY_TITLE, marks, tuple(blocks), size=Size.FAMILY, pages=1)


def _interpreter(content: GuardianSheetContent) -> list[Block]:
    if not content.language:
        return []
    return [Paragraph(plain(family.read_by_interpreter(content.language), source="language"), Tone.NOTICE)]


def _card(content: GuardianSheetContent) -> list[Block]:
    entry = content.entry
    if entry is None:
        return []
    label = family.CARD_LABEL if entry.telephone else family.CARD_LABEL_NO_PHONE
    main = f"{entry.function}, {entry.agency}"
    return [CallOut(label, main, entry.telephone, entry.contact_name, source="entry")]


def _middle(content: GuardianSheetContent) -> list[Block]:
    left: list[Block] = [
        *parts.section(family.WORKS, content.works, "works"),
        *parts.section(family.BETTER, content.better, "better"),
        *_decide(content),
    ]
    flower = content.flower
    if flower is None or not flower.layers:
        return left
    right: tuple[Block, ...] = (
        flower_part.figure(flower, share=1.0, caption=family.flower_caption(content.child, flower.on)),
    )
    table = flower_part.table(flower, plain_header=family.FLOWER_VIEW)
    if len(flower.layers) > 1:  # a column for each view needs the whole width, or the sheet takes two pages
        return [Columns(tuple(left), right, left_share=0.53), *table]
    return [Columns((*left, Spacer(4), *table), right, left_share=0.53)]


def _offers(content: GuardianSheetContent) -> list[Block]:
    title = parts.heading(family.NEXT)
    if not content.offers:
        return [title, Paragraph(plain(family.NOTHING_YET))]
    rows = tuple(
        (
            plain(offer.what, source="offers"),
            plain(offer.who, source="offers"),
            plain(family.by_when(offer.by_when) if offer.by_when else ""),
        )
        for offer in content.offers
    )
    return [title, Table(parts.cells(family.NEXT_HEADER), rows, (0.46, 0.28, 0.26), summary=family.NEXT)]


def _decide(content: GuardianSheetContent) -> list[Block]:
    contact = content.withdraw_contact
    text = f"{family.DECIDE_TEXT} {family.change_mind(contact)}" if contact else family.DECIDE_TEXT
    return [parts.heading(family.DECIDE), Paragraph(plain(text, source="withdraw_contact"))]


def _next(content: GuardianSheetContent) -> list[Block]:
    if content.next_on is None:
        return []
    runs = (Run(family.MEET_AGAIN, bold=True), Run(family.meet_again(content.next_on)))
    return [Rule(), Paragraph(runs)]
