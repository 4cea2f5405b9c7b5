"""The guardian's sheet: plain Swedish about one's own child, per recipient (R25, R28, R42).

One page in Swedish for up to five offers. With the family's language beside it (R43) what happens next and
that one decides stand on the front, and the flower on the back where one page does not hold both languages.
Large print runs on.
"""

from __future__ import annotations

from dataclasses import replace

from barnombud.documents.model import (
    Block,
    CallOut,
    Columns,
    Document,
    InLanguage,
    Paragraph,
    Rule,
    Run,
    Runs,
    Size,
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
_TOLD_SHARE = 0.6
"""Of the width that words in two languages take beside the flower."""
_BETWEEN = " · "


def build(content: GuardianSheetContent) -> Document:
    """Return the sheet; its document title names nobody."""
    beside = Beside(content.translation)
    blocks: list[Block] = [
        *_title(beside, content.child),
        *_interpreter(beside, content),
        *_card(beside, content.entry),
        *_offers(beside, content),
        *(_beside(beside, content) if content.translation else _alone(beside, content)),
    ]
    copy = " ".join(beside.swedish.text(key) for key in _COPY)
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(content.on),
        foot=beside.foot() or (() if content.large else (copy,)),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(family.SHEET_PROPERTY_TITLE, marks, tuple(blocks), size=Size.FAMILY, pages=1)


def _title(beside: Beside, child: str) -> list[Block]:
    """Return the title, and under it, less loud, the same in the family's language."""
    ours = beside.swedish.heading("sheet.title", 1, source="child", child=child)
    if beside.theirs is None:
        return [ours]
    theirs = beside.theirs.heading("sheet.title", 2, source="child", child=child)
    return [ours, InLanguage(beside.theirs.book.language, (theirs,))]


def _interpreter(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    """Return that it is gone through together, that the interpreter reads it, and what a reading aid is."""
    if beside.translation:
        return beside.row(lambda words: [_through(words, aid=beside.is_reading_aid)])
    if not content.language:
        return []
    return [Paragraph(plain(family.read_by_interpreter(content.language), source="language"), Tone.NOTICE)]


def _through(words: Words, *, aid: bool) -> Paragraph:
    """Return one passage; on a notice where nobody has reviewed the translation (R43)."""
    told = words.said(
        "sheet.talk_through", "reading.ask_interpreter_all", "information.interpreter_not_family"
    )
    if not aid:
        return Paragraph(told, Tone.SMALL)
    lead = words.said("reading.unreviewed", bold=True)
    return Paragraph((*lead, Run(". "), *words.said("reading.aid"), Run(" "), *told), Tone.NOTICE)


def _card(beside: Beside, entry: EntryRow | None) -> list[Block]:
    if entry is None:
        return []
    key = "sheet.card" if entry.telephone else "sheet.card_no_telephone"
    main = f"{entry.function}, {entry.agency}"
    theirs = beside.theirs.text(key) if beside.theirs else ""
    label = beside.both(beside.swedish.text(key), theirs, between=_BETWEEN)
    number = entry.telephone.replace(" ", "\u00a0")  # never broken over two lines
    return [CallOut(label, main, number, entry.contact_name, source="entry")]


def _offers(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    title = beside.row(lambda words: [words.heading("sheet.next")])
    if not content.offers:
        return [*title, *beside.row(lambda words: [words.paragraph("sheet.nothing_yet")])]
    rows = tuple(
        (plain(offer.what, source="offers"), _who(beside, offer), _by(beside, offer))
        for offer in content.offers
    )
    summary = beside.swedish.text("sheet.next")
    if beside.theirs is None:
        header = tuple(beside.swedish.said(key) for key in ("sheet.what", "sheet.who", "sheet.when"))
        return [*title, Table(header, rows, (0.46, 0.28, 0.26), summary=summary)]
    what = (*beside.cell("sheet.what"), Run(" · "), *beside.read_aloud())
    header = (what, beside.cell("sheet.who"), _by_header(beside))
    return [*title, Table(header, rows, (0.42, 0.28, 0.3), summary=summary)]


def _who(beside: Beside, offer: FamilyOffer) -> Runs:
    theirs = beside.theirs.known("agency", offer.who) if beside.theirs else ""
    return beside.both(offer.who, theirs, source="offers", between=_BETWEEN) if offer.who else ()


def _by(beside: Beside, offer: FamilyOffer) -> Runs:
    """Return by when; in two languages only the day, as the header says "senast"."""
    day, words = offer.by_when, beside.swedish
    if day is None:
        return ()
    if beside.theirs is None:
        return words.said("sheet.by", date=words.day_and_month(day))
    return beside.both(words.book.day_and_month(day), beside.theirs.book.day_and_month(day), between=_BETWEEN)


def _by_header(beside: Beside) -> Runs:
    """Return that the days below are the last ones, in both languages."""
    said = [
        f"{words.text('sheet.when')}: {words.book.fill('sheet.by', date='…')}" if words else ""
        for words in (beside.swedish, beside.theirs)
    ]
    return beside.both(*said)


def _alone(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    """Return strengths first, what is to get better and that one decides, with the flower at the side."""
    words, flower = beside.swedish, content.flower
    told = [*_written(beside, *_works(content)), *_written(beside, *_better(content))]
    told += _decide(words, content.withdraw_contact)
    copy: list[Block] = [words.paragraph(*_COPY)] if content.large else []
    if flower is not None and flower.layers:
        told = _with_flower(beside, content, flower, told)
    return [*told, *_next(beside, content), *copy]


def _with_flower(
    beside: Beside, content: GuardianSheetContent, flower: FlowerContent, told: list[Block]
) -> list[Block]:
    caption = "".join(run.text for run in _caption(beside.swedish, content.child, flower))
    drawing = flower_part.figure(flower, share=1.0, caption=caption, large=content.large)
    if content.large:
        return [*told, drawing, *flower_part.table_beside(flower, beside)]
    return [
        Columns(tuple(told), (drawing,), left_share=0.53),
        Columns(*flower_part.halves_beside(flower, beside)),
    ]


def _beside(beside: Beside, content: GuardianSheetContent) -> list[Block]:
    """Return in two languages what one decides and when one meets again, then strengths and the flower."""
    flower = content.flower
    told = [*_written(beside, *_works(content)), *_written(beside, *_better(content))]
    if flower is not None and flower.layers:
        told = _with_flower_beside(beside, content, flower, told)
    return [
        *beside.row(lambda words: _decide(words, content.withdraw_contact)),
        *_next(beside, content),
        *told,
        *beside.row(lambda words: [words.paragraph(*_COPY, tone=Tone.SMALL)]),
    ]


def _with_flower_beside(
    beside: Beside, content: GuardianSheetContent, flower: FlowerContent, told: list[Block]
) -> list[Block]:
    ours = Paragraph(_caption(beside.swedish, content.child, flower), Tone.SMALL)
    caption: list[Block] = [ours]
    if beside.theirs is not None:
        theirs = Paragraph(_caption(beside.theirs, content.child, flower), Tone.SMALL)
        caption.append(InLanguage(beside.theirs.book.language, (theirs,)))
    drawing = flower_part.figure(flower, share=1.0, large=content.large)
    if content.large:
        return [*told, drawing, *caption, *flower_part.table_beside(flower, beside)]
    tables = flower_part.halves_beside(flower, beside)
    return [Columns((*told, *caption), (drawing,), left_share=_TOLD_SHARE), Columns(*tables)]


def _works(content: GuardianSheetContent) -> tuple[str, str, str]:
    return "sheet.works", content.works, "works"


def _better(content: GuardianSheetContent) -> tuple[str, str, str]:
    return "sheet.better", content.better, "better"


def _caption(words: Words, child: str, flower: FlowerContent) -> tuple[Run, ...]:
    on = words.day_and_month(flower.on)
    return words.said("flower.caption", "flower.shows", "flower.no_grade", child=child, date=on)


def _written(beside: Beside, key: str, text: str, source: str) -> list[Block]:
    """Return a heading in both languages and what somebody wrote; neither when there is nothing."""
    paragraphs = parts.paragraphs(text, source)
    if not paragraphs:
        return []
    *before, last = paragraphs
    mark = beside.read_aloud()
    runs = (*last.runs, Run("  "), *mark) if mark else last.runs
    return [beside.heading(key), *before, replace(last, runs=runs)]


def _decide(words: Words, contact: str) -> list[Block]:
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
    """Return when one meets again, set apart by a line in Swedish alone."""
    on = content.next_on
    if on is None:
        return []
    keys = ("sheet.again", "sheet.again_look", "sheet.again_tell")
    told = beside.row(lambda words: [words.passage(*keys, tone=Tone.BODY, date=words.long_date(on))])
    return told if content.translation else [Rule(), *told]
