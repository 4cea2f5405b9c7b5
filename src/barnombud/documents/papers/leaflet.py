"""The leaflet for all families, before any concern: who we are, that we ask first, what a sheet looks like.

One sheet of paper in Swedish. Nobody is worried, nobody is named, and the example says that it is made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from barnombud.documents.flower import flower_rows
from barnombud.documents.model import (
    Block,
    CallOut,
    Columns,
    Document,
    Figure,
    NumberedList,
    PageBreak,
    Paragraph,
    Size,
    Table,
    Together,
    Tone,
)
from barnombud.documents.papers import flower_part, parts
from barnombud.documents.papers.beside import Beside
from barnombud.documents.papers.words import Words
from barnombud.documents.pictograms import pictogram
from barnombud.domain.papers.flower import FlowerContent
from barnombud.domain.papers.leaflet import LeafletContent, made_up_view
from barnombud.texts import papers_family as family

_EXAMPLE_DAY = date(2026, 3, 15)
"""Its year stands nowhere."""
_PICTURES = ("team", "talk", "decide", "next_one_person")
"""A drawing for each part."""
_PICTURE_SHARE, _FLOWER_SHARE, _AGREED_SHARE = 0.2, 0.6, 0.62
"""Of the width, of what stands to the left."""

SECTIONS = {
    "who": (("who_team", "who_members", "who_early", "who_once"),),
    "social": (("social_support", "social_not_report", "social_may_look", "social_leave_out"),),
    "ask": (("ask_first", "ask_no", "ask_change"), ("ask_duty", "ask_duty_even_no")),
}
"""Sentences under each heading, in passages that stay whole beside each other."""
HOW = ("how_ask", "how_meet", "how_one", "how_sheet")


def build(content: LeafletContent) -> Document:
    """Return the leaflet; in Swedish alone with a drawing at each part, and the example on the back."""
    beside = Beside(content.translation)
    blocks: list[Block] = [
        *beside.row(_title),
        *beside.notice(),
        *beside.row(_everyone),
        *(_beside(beside, content) if content.translation else _drawn(beside.swedish)),
        *(() if content.translation or content.large else (PageBreak(),)),
        *beside.row(lambda words: [words.heading("leaflet.sheet")]),
        *_example(beside, content),
        *beside.row(lambda words: _more(words, content.contact)),
    ]
    marks = parts.dated_marks(content, sender=content.sender, foot=beside.foot())
    title = beside.swedish.text("leaflet.title")
    return Document(title, marks, tuple(blocks), size=Size.FAMILY, pages=2)


def _title(words: Words) -> list[Block]:
    return [
        words.heading("leaflet.title", 1),
        words.paragraph("leaflet.lead", tone=Tone.LEAD),
    ]


def _everyone(words: Words) -> list[Block]:
    return [words.passage("leaflet.everyone", "leaflet.everyone_no_worry", tone=Tone.BODY)]


def _parts(words: Words, tone: Tone = Tone.BODY, *, one_by_one: bool = False) -> list[list[list[Block]]]:
    """Return who we are, why social services take part, that we ask first, and how it goes: in passages."""
    told: list[list[list[Block]]] = []
    for part, passages in SECTIONS.items():
        apart = tuple((key,) for keys in passages for key in keys)
        first, *rest = apart if one_by_one else passages
        begun: list[Block] = [words.heading(f"leaflet.{part}"), _said(words, first, tone)]
        more: list[list[Block]] = [[_said(words, keys, tone)] for keys in rest]
        told.append([begun, *more])
    steps = NumberedList(tuple(words.said(f"leaflet.{key}") for key in HOW))
    return [*told, [[words.heading("leaflet.how"), steps]]]


def _beside(beside: Beside, content: LeafletContent) -> list[Block]:
    return beside.rows(partial(_passages, one_by_one=content.large))


def _passages(words: Words, *, one_by_one: bool) -> list[list[Block]]:
    """Return the passages that stand beside each other; large print breaks pages between sentences."""
    told = _parts(words, one_by_one=one_by_one)
    return [passage for part in told for passage in part]


def _said(words: Words, keys: tuple[str, ...], tone: Tone) -> Paragraph:
    return words.paragraph(*(f"leaflet.{key}" for key in keys), tone=tone)


def _drawn(words: Words) -> list[Block]:
    """Return the same with a drawing at the side of each; the text beside says what it shows."""
    return [
        Columns(
            (Figure(pictogram(name), alt_text=""),),
            tuple(block for passage in told for block in passage),
            left_share=_PICTURE_SHARE,
        )
        for name, told in zip(_PICTURES, _parts(words, Tone.READING), strict=True)
    ]


def _example(beside: Beside, content: LeafletContent) -> list[Block]:
    """Return a small sheet that is about nobody, in a frame, and says so first; in large print two frames."""
    made_up = [
        *beside.row(lambda words: [words.paragraph("leaflet.sheet_example", tone=Tone.NOTICE)]),
        *beside.row(_sheet_title),
    ]
    agreed: list[Block] = [
        CallOut(beside.cell("sheet.card_no_telephone"), family.EXAMPLE_PERSON),
        _agreed(beside),
    ]
    flower, shows = _flower(content), beside.row(_shows)
    if content.large:
        first, second = [*made_up, *agreed], [flower, *shows]
        return [Together(tuple(part), framed=True) for part in (first, second)]
    if content.translation:
        sheet = [*made_up, Columns(tuple(agreed), (flower,), left_share=_AGREED_SHARE), *shows]
    else:
        sheet = [*made_up, *agreed, Columns((flower,), tuple(shows), left_share=_FLOWER_SHARE)]
    return [Together(tuple(sheet), framed=True)]


def _sheet_title(words: Words) -> list[Block]:
    return [words.heading("sheet.title", 3, child=words.text("leaflet.sheet_child"))]


def _agreed(beside: Beside) -> Table:
    words, theirs = beside.swedish, beside.theirs
    by = beside.both(_by(words), _by(theirs) if theirs else "")
    return Table(
        tuple(beside.cell(key) for key in ("sheet.what", "sheet.who", "sheet.when")),
        ((beside.cell("leaflet.sheet_what"), beside.cell("agency.preschool"), by),),
        (0.42, 0.28, 0.3),
        summary=words.text("leaflet.sheet"),
    )


def _by(words: Words) -> str:
    return words.book.fill("sheet.by", date=words.book.day_and_month(_EXAMPLE_DAY))


def _flower(content: LeafletContent) -> Figure:
    view = made_up_view(content.template, family.EXAMPLE_VIEW)
    drawn = FlowerContent(template=content.template, on=_EXAMPLE_DAY, layers=(view,))
    said = ", ".join(" ".join(row) for row in flower_rows(content.template, (view,)).rows)
    drawing = flower_part.figure(drawn, share=1.0, large=content.large)
    return replace(drawing, alt_text=family.example_alt(said))


def _shows(words: Words) -> list[Block]:
    return [words.paragraph("leaflet.sheet_flower", "flower.no_grade")]


def _more(words: Words, contact: str) -> list[Block]:
    keys = ["leaflet.more_ask", *(["leaflet.more_contact"] if contact else []), "leaflet.more_self"]
    return [
        words.heading("leaflet.more"),
        words.paragraph(*keys, source="contact", contact=contact),
    ]
