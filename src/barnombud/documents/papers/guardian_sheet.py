"""The guardian's sheet: plain Swedish about one's own child, per recipient (R25, R28, R42).

One page in Swedish alone. With the family's language beside it two: front and back of one sheet (R43).
"""

from __future__ import annotations

from collections.abc import Sequence

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
from barnombud.documents.papers.beside import Beside
from barnombud.documents.papers.words import Words
from barnombud.domain.papers.enclosure import EntryRow
from barnombud.domain.papers.family import FamilyOffer, GuardianSheetContent
from barnombud.domain.papers.flower import FlowerContent
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family
from barnombud.texts.dates import long_date

_COPY = ("sheet.copy", "sheet.copy_only_yours", "sheet.copy_read_alone", "sheet.copy_wrong")


def build(content: GuardianSheetContent) -> Document:
    """Return the sheet; its document title names nobody."""
    beside = Beside(content.translation)
    blocks: list[Block] = [
        *beside.row(lambda words: [words.heading("sheet.title", 1, source="child", child=content.child)]),
        *beside.notice(),
        *_interpreter(beside, content),
        *_card(beside, content.entry),
        *_offers(beside, content),
        *_middle(beside, content),
        *_next(beside, content),
    ]
    if content.translation:
        blocks += beside.row(lambda words: [words.paragraph(*_COPY, tone=Tone.SMALL)])
    copy = " ".join(beside.swedish.text(key) for key in _COPY)
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(content.on),
        foot=beside.foot() or (copy,),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    pages = 2 if content.translation else 1
    return Document(family.SHEET_PROPERTY_TITLE, marks, tuple(blocks), size=Size.FAMILY, pages=pages)


def _interpreter(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    """Return that the interpreter reads the sheet, and that it is gone through together."""
    if beside.translation:
        return beside.row(
            lambda words: [
                words.paragraph(
                    "sheet.talk_through",
                    "reading.ask_interpreter_all",
                    "information.interpreter_not_family",
                )
            ]
        )
    if not content.language:
        return []
    return [Paragraph(plain(family.read_by_interpreter(content.language), source="language"), Tone.NOTICE)]


def _card(beside: Beside, entry: EntryRow | None) -> list[Block]:
    if entry is None:
        return []
    key = "sheet.card" if entry.telephone else "sheet.card_no_telephone"
    main = f"{entry.function}, {entry.agency}"
    label = beside.cell(key) if beside.theirs else beside.swedish.text(key)
    return [CallOut(label, main, entry.telephone, entry.contact_name, source="entry")]


def _offers(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    title = beside.row(lambda words: [words.heading("sheet.next")])
    if not content.offers:
        return [*title, *beside.row(lambda words: [words.paragraph("sheet.nothing_yet")])]
    if content.translation:
        return beside.rows(
            lambda words: [
                [words.heading("sheet.next")],
                *([_offer(words, offer)] for offer in content.offers),
            ]
        )
    words = beside.swedish
    rows = tuple(
        (plain(offer.what, source="offers"), plain(offer.who, source="offers"), _by(words, offer))
        for offer in content.offers
    )
    header = tuple(words.said(key) for key in ("sheet.what", "sheet.who", "sheet.when"))
    return [*title, Table(header, rows, (0.46, 0.28, 0.26), summary=words.text("sheet.next"))]


def _offer(words: Words, offer: FamilyOffer) -> Paragraph:
    """Return one offer as lines: what, who gets in touch, by when."""
    who = "" if words.is_swedish else words.known("agency", offer.who)
    told = Run(who) if who else words.written(offer.who, "offers", free=False)
    lines: list[tuple[str, tuple[Run, ...]]] = [
        ("sheet.what", (words.written(offer.what, "offers", free=True),))
    ]
    if offer.who:
        lines.append(("sheet.who", (told,)))
    if offer.by_when:
        lines.append(("sheet.when", _by(words, offer)))
    runs: list[Run] = []
    for key, said in lines:
        runs += [*([Run("\n")] if runs else []), *words.said(key, bold=True), Run(": "), *said]
    return Paragraph(tuple(runs))


def _by(words: Words, offer: FamilyOffer) -> tuple[Run, ...]:
    return words.said("sheet.by", date=words.day_and_month(offer.by_when)) if offer.by_when else ()


def _middle(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    told = beside.rows(
        lambda words: [
            _written(words, "sheet.works", content.works, "works"),
            _written(words, "sheet.better", content.better, "better"),
            _decide(words, content.withdraw_contact),
        ]
    )
    flower = content.flower
    if flower is None or not flower.layers:
        return told
    if content.translation:
        return [*told, *_flower_beside(beside, content, flower)]
    caption = "".join(run.text for run in _caption(beside.swedish, content.child, flower))
    right: tuple[Block, ...] = (flower_part.figure(flower, share=1.0, caption=caption),)
    table = flower_part.table(flower, plain_header=beside.swedish.text("flower.view"))
    if len(flower.layers) > 1:  # a column for each view needs the whole width, or the sheet takes two pages
        return [Columns(tuple(told), right, left_share=0.53), *table]
    return [Columns((*told, Spacer(4), *table), right, left_share=0.53)]


def _flower_beside(beside: Beside, content: GuardianSheetContent, flower: FlowerContent) -> list[Block]:
    caption = beside.row(lambda words: [Paragraph(_caption(words, content.child, flower))])
    table = flower_part.table_beside(flower, beside)
    drawing = flower_part.figure(flower, share=1.0)
    if len(flower.layers) > 1:
        return [*caption, flower_part.figure(flower, share=0.5), *table]
    return [*caption, Columns(tuple(table), (drawing,), left_share=0.53)]


def _caption(words: Words, child: str, flower: FlowerContent) -> tuple[Run, ...]:
    on = words.day_and_month(flower.on)
    return words.said("flower.caption", "flower.shows", "flower.no_grade", child=child, date=on)


def _written(words: Words, key: str, text: str, source: str) -> Sequence[Block]:
    body = words.free(text, source)
    return [words.heading(key), *body] if body else []


def _decide(words: Words, contact: str) -> Sequence[Block]:
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


def _next(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    on = content.next_on
    if on is None:
        return []
    told = beside.row(
        lambda words: [
            words.passage(
                "sheet.again",
                "sheet.again_look",
                "sheet.again_tell",
                tone=Tone.BODY,
                date=words.long_date(on),
            )
        ]
    )
    return [Rule(), *told]
