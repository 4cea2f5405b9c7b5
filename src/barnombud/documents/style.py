"""Colours, measures and type sizes of every paper; lengths in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from barnombud.documents.fonts import BOLD, REGULAR
from barnombud.documents.model import Size

INK = HexColor(0x22302B)
QUIET_INK = HexColor(0x4F5A54)
GREEN = HexColor(0x1F5C4A)
SOFT_GREEN = HexColor(0xE3F0E9)
SAND = HexColor(0xD8D0BF)
PALE_SAND = HexColor(0xF6F2EA)
HIGHLIGHT = HexColor(0xFBEBC8)
AMBER = HexColor(0xB5740F)
WATERMARK = HexColor(0xF0EDE6)
WHITE = HexColor(0xFFFFFF)

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN_LEFT = 62.0
"""Wide enough (22 mm) for punched holes."""
MARGIN_RIGHT = 50.0
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paragraph styles of one size, and the measures that go with them."""

    headings: tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]
    body: ParagraphStyle
    lead: ParagraphStyle
    reading: ParagraphStyle
    quiet: ParagraphStyle
    small: ParagraphStyle
    notice: ParagraphStyle
    cell: ParagraphStyle
    cell_header: ParagraphStyle
    card_label: ParagraphStyle
    card_main: ParagraphStyle
    card_side: ParagraphStyle
    dense_cell: ParagraphStyle
    dense_header: ParagraphStyle
    cell_padding: float
    card_padding: float
    after: float
    """Room under a table."""


def _style(
    name: str,
    size: float,
    leading: float,
    *,
    bold: bool = False,
    ink: Color = INK,
    before: float = 0.0,
    after: float = 0.0,
    alignment: int = TA_LEFT,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=leading,
        textColor=ink,
        spaceBefore=before,
        spaceAfter=after,
        alignment=alignment,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        uriWasteReduce=0,
        embeddedHyphenation=0,
        bulletFontName=REGULAR,
        bulletFontSize=size,
    )


@dataclass(frozen=True, slots=True)
class _Measures:
    """Type sizes with leading, and room, of one size of paper."""

    body: tuple[float, float]
    titles: tuple[tuple[float, float], tuple[float, float]]
    before: tuple[float, float]
    """Room over a heading of level 2 and 3."""
    reading: tuple[float, float] = (12.0, 17.5)
    small: tuple[float, float] = (9.0, 12.5)
    card: tuple[float, float] = (15.5, 19.5)
    dense: tuple[float, float] = (9.0, 12.0)
    number: tuple[float, float] = (19.0, 23.0)
    padding: tuple[float, float] = (4.5, 9.0)
    """Of a cell up and down, and of a card."""


_MEASURES = {
    Size.STAFF: _Measures((10.0, 14.5), ((21.0, 26.0), (12.5, 16.5)), (12, 8), small=(8.5, 11.5)),
    Size.FAMILY: _Measures(
        (11.5, 16.5), ((23.0, 28.0), (14.0, 18.0)), (12, 8), card=(17.0, 21.0), padding=(6.0, 12.0)
    ),
    Size.FAMILY_COMPACT: _Measures((10.5, 14.5), ((23.0, 28.0), (12.5, 16.5)), (12, 8)),
    Size.FAMILY_DENSE: _Measures(
        (9.8, 12.0),
        ((18.0, 21.0), (11.0, 13.5)),
        (5, 4),
        reading=(10.0, 13.0),
        small=(9.0, 10.8),
        card=(14.0, 17.0),
        dense=(9.0, 10.6),
        number=(17.0, 20.0),
        padding=(2.0, 5.0),
    ),
    Size.FAMILY_LARGE: _Measures(
        (18.0, 25.0),
        ((28.0, 34.0), (21.0, 27.0)),
        (18, 12),
        reading=(18.0, 26.0),
        small=(16.0, 22.0),
        card=(23.0, 28.0),
        dense=(16.0, 22.0),
        number=(22.0, 27.0),
        padding=(8.0, 14.0),
    ),
}


def sheet(size: Size) -> Sheet:
    """Return the styles a paper of ``size`` is set in; families' papers are larger and airier."""
    made = _MEASURES[size]
    body, leading = made.body
    (first, first_leading), (second, second_leading) = made.titles
    return Sheet(
        headings=(
            _style("h1", first, first_leading, bold=True, after=9 if made.before[0] > 6 else 3),
            _style("h2", second, second_leading, bold=True, before=made.before[0], after=4),
            _style("h3", body, leading, bold=True, ink=GREEN, before=made.before[1], after=2),
        ),
        body=_style("body", body, leading, after=5),
        lead=_style("lead", body + 2.5, leading + 3.0, ink=QUIET_INK, before=-6, after=9),
        reading=_style("reading", *made.reading, after=9),
        quiet=_style("quiet", body, leading, ink=QUIET_INK, after=5),
        small=_style("small", *made.small, ink=QUIET_INK, after=4),
        notice=_style("notice", *(made.small if made.padding[0] < 4 else (body, leading - 0.5))),
        cell=_style("cell", body, leading - 0.5),
        cell_header=_style("cell_header", body - 1.0, leading - 1.5, bold=True, ink=QUIET_INK),
        card_label=_style("card_label", body, leading, ink=WHITE),
        card_main=_style("card_main", *made.card, bold=True, ink=WHITE),
        card_side=_style("card_side", *made.number, bold=True, ink=WHITE, alignment=TA_RIGHT),
        dense_cell=_style("dense_cell", *made.dense),
        dense_header=_style("dense_header", *made.dense, bold=True, ink=QUIET_INK),
        cell_padding=made.padding[0],
        card_padding=made.padding[1],
        after=10.0 if made.before[0] > 6 else 5.0,
    )
