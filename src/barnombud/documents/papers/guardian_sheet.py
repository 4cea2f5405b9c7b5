"""The guardian's sheet: one page in plain Swedish about one's own child, per recipient (R25, R28, R42)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    CallOut,
    Columns,
    Document,
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
from barnombud.documents.papers.words import Words, in_swedish
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family
from barnombud.texts.dates import long_date

_COPY = ("sheet.copy", "sheet.copy_only_yours", "sheet.copy_read_alone", "sheet.copy_wrong")


def build(content: GuardianSheetContent) -> Document:
    """Return the sheet; its document title names nobody."""
    words = in_swedish()
    blocks: list[Block] = [
        words.heading("sheet.title", 1, source="child", child=content.child),
        *_interpreter(content),
        *_card(words, content),
        *_offers(words, content),
        *_middle(words, content),
        *_next(words, content),
    ]
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(content.on),
        foot=(" ".join(words.text(key) for key in _COPY),),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(family.SHEET_PROPERTY_TITLE, marks, tuple(blocks), size=Size.FAMILY, pages=1)


def _interpreter(content: GuardianSheetContent) -> list[Block]:
    if not content.language:
        return []
    return [Paragraph(plain(family.read_by_interpreter(content.language), source="language"), Tone.NOTICE)]


def _card(words: Words, content: GuardianSheetContent) -> list[Block]:
    entry = content.entry
    if entry is None:
        return []
    label = words.text("sheet.card" if entry.telephone else "sheet.card_no_telephone")
    main = f"{entry.function}, {entry.agency}"
    return [CallOut(label, main, entry.telephone, entry.contact_name, source="entry")]


def _middle(words: Words, content: GuardianSheetContent) -> list[Block]:
    left: list[Block] = [
        *_written(words, "sheet.works", content.works, "works"),
        *_written(words, "sheet.better", content.better, "better"),
        *_decide(words, content),
    ]
    flower = content.flower
    if flower is None or not flower.layers:
        return left
    caption = words.text("flower.caption", child=content.child, date=words.day_and_month(flower.on))
    told = " ".join((caption, words.text("flower.shows"), words.text("flower.no_grade")))
    right: tuple[Block, ...] = (flower_part.figure(flower, share=1.0, caption=told),)
    table = flower_part.table(flower, plain_header=words.text("flower.view"))
    if len(flower.layers) > 1:  # a column for each view needs the whole width, or the sheet takes two pages
        return [Columns(tuple(left), right, left_share=0.53), *table]
    return [Columns((*left, Spacer(4), *table), right, left_share=0.53)]


def _written(words: Words, key: str, text: str, source: str) -> list[Block]:
    body = words.free(text, source)
    return [words.heading(key), *body] if body else []


def _offers(words: Words, content: GuardianSheetContent) -> list[Block]:
    title = words.heading("sheet.next")
    if not content.offers:
        return [title, words.paragraph("sheet.nothing_yet")]
    rows = tuple(
        (
            plain(offer.what, source="offers"),
            plain(offer.who, source="offers"),
            words.said("sheet.by", date=words.day_and_month(offer.by_when)) if offer.by_when else (),
        )
        for offer in content.offers
    )
    header = tuple(words.said(key) for key in ("sheet.what", "sheet.who", "sheet.when"))
    return [title, Table(header, rows, (0.46, 0.28, 0.26), summary=words.text("sheet.next"))]


def _decide(words: Words, content: GuardianSheetContent) -> list[Block]:
    contact = content.withdraw_contact
    tell = ("sheet.decide_tell",) if contact else ()
    return [
        words.heading("sheet.decide"),
        words.paragraph(
            "sheet.decide_no",
            "sheet.decide_change",
            "sheet.decide_nothing_changes",
            *tell,
            source="withdraw_contact",
            contact=contact,
        ),
    ]


def _next(words: Words, content: GuardianSheetContent) -> list[Block]:
    if content.next_on is None:
        return []
    lead = words.said("sheet.again", bold=True, date=words.long_date(content.next_on))
    return [Rule(), Paragraph((*lead, Run(" "), *words.said("sheet.again_look", "sheet.again_tell")))]
