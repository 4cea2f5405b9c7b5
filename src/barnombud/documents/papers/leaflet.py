"""The leaflet for all families, before any concern: who we are, that we ask first, what a sheet looks like.

One sheet of paper in Swedish. Nobody is worried, nobody is named, and the example says that it is made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from barnombud.documents.flower import flower_rows
from barnombud.documents.model import (
    Block,
    CallOut,
    Columns,
    Document,
    InLanguage,
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
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.flower import FlowerContent
from barnombud.domain.papers.leaflet import LeafletContent, made_up_view
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family
from barnombud.texts.dates import long_date

_BETWEEN = " · "
_EXAMPLE_DAY = date(2026, 3, 15)
"""Its year stands nowhere."""
_DRAWN_SHARE, _DRAWN_SHARE_BESIDE = 0.5, 0.36

WHO = ("who_team", "who_members", "who_early", "who_once")
SOCIAL = ("social_support", "social_not_report", "social_may_look", "social_leave_out")
ASK = ("ask_first", "ask_no", "ask_change", "ask_duty", "ask_duty_even_no")
HOW = ("how_ask", "how_meet", "how_one", "how_sheet")


def build(content: LeafletContent) -> Document:
    """Return the leaflet."""
    beside = Beside(content.translation)
    blocks: list[Block] = [
        *beside.row(_title),
        *beside.notice(),
        *beside.rows(_told),
        *(() if beside.translation else (PageBreak(),)),
        *_example(beside, content),
        *beside.row(lambda words: _more(words, content.contact)),
    ]
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=beside.foot(),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    title = beside.swedish.text("leaflet.title")
    return Document(title, marks, tuple(blocks), size=Size.FAMILY, pages=2)


def _title(words: Words) -> list[Block]:
    return [
        words.heading("leaflet.title", 1),
        words.paragraph("leaflet.lead", tone=Tone.LEAD),
    ]


def _told(words: Words) -> list[list[Block]]:
    """Return who we are, why social services take part, that we ask first, and how it goes."""
    return [
        [words.passage("leaflet.everyone", "leaflet.everyone_no_worry", tone=Tone.BODY)],
        *(_section(words, *part) for part in (("who", WHO), ("social", SOCIAL), ("ask", ASK))),
        [words.heading("leaflet.how"), NumberedList(tuple(words.said(f"leaflet.{key}") for key in HOW))],
    ]


def _section(words: Words, part: str, keys: tuple[str, ...]) -> list[Block]:
    return [words.heading(f"leaflet.{part}"), words.paragraph(*(f"leaflet.{key}" for key in keys))]


def _example(beside: Beside, content: LeafletContent) -> list[Block]:
    """Return a small sheet that is about nobody, in a frame, and says so first."""
    return [
        *beside.row(lambda words: [words.heading("leaflet.sheet")]),
        Together(
            (
                *beside.row(lambda words: [words.paragraph("leaflet.sheet_example", tone=Tone.NOTICE)]),
                *beside.row(_sheet_title),
                CallOut(beside.cell("sheet.card_no_telephone"), family.EXAMPLE_PERSON),
                _agreed(beside),
                *_flower(beside, content),
            ),
            framed=True,
        ),
    ]


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


def _flower(beside: Beside, content: LeafletContent) -> list[Block]:
    view = made_up_view(content.template, family.EXAMPLE_VIEW)
    drawn = FlowerContent(template=content.template, on=_EXAMPLE_DAY, layers=(view,))
    said = ", ".join(" ".join(row) for row in flower_rows(content.template, (view,)).rows)
    drawing = flower_part.figure(drawn, share=1.0, large=content.large)
    figure = replace(drawing, alt_text=family.example_alt(said))
    shows: list[Block] = [_shows(beside.swedish)]
    if beside.theirs is not None:
        shows.append(InLanguage(beside.theirs.book.language, (_shows(beside.theirs),)))
    if content.large:
        return [figure, *shows]
    share = _DRAWN_SHARE_BESIDE if beside.translation else _DRAWN_SHARE
    return [Columns((figure,), tuple(shows), left_share=share)]


def _shows(words: Words) -> Paragraph:
    return words.paragraph("leaflet.sheet_flower", "flower.no_grade")


def _more(words: Words, contact: str) -> list[Block]:
    keys = ["leaflet.more_ask", *(["leaflet.more_contact"] if contact else []), "leaflet.more_self"]
    return [
        words.heading("leaflet.more"),
        words.paragraph(*keys, source="contact", contact=contact),
    ]
