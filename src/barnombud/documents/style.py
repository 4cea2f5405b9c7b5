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
    cell: ParagraphStyle
    cell_header: ParagraphStyle
    card_label: ParagraphStyle
    card_main: ParagraphStyle
    card_side: ParagraphStyle
    dense_cell: ParagraphStyle
    dense_header: ParagraphStyle
    cell_padding: float
    card_padding: float


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


_BODY = {Size.STAFF: (10.0, 14.5), Size.FAMILY: (11.5, 16.5), Size.FAMILY_COMPACT: (10.5, 14.5)}
"""Size and leading of running text."""


def sheet(size: Size) -> Sheet:
    """Return the styles a paper of ``size`` is set in; families' papers are larger and airier."""
    family = size is not Size.STAFF
    airy = size is Size.FAMILY
    body, leading = _BODY[size]
    return Sheet(
        headings=(
            _style("h1", 23.0 if family else 21.0, 28.0 if family else 26.0, bold=True, after=9),
            _style("h2", 14.0 if airy else 12.5, 18.0 if airy else 16.5, bold=True, before=12, after=4),
            _style("h3", body, leading, bold=True, ink=GREEN, before=8, after=2),
        ),
        body=_style("body", body, leading, after=5),
        lead=_style("lead", body + 2.5, leading + 3.0, ink=QUIET_INK, before=-6, after=9),
        reading=_style("reading", 12.0, 17.5, after=9),
        quiet=_style("quiet", body, leading, ink=QUIET_INK, after=5),
        small=_style("small", 9.0 if family else 8.5, 12.5 if family else 11.5, ink=QUIET_INK, after=4),
        cell=_style("cell", body, leading - 0.5),
        cell_header=_style("cell_header", body - 1.0, leading - 1.5, bold=True, ink=QUIET_INK),
        card_label=_style("card_label", body, leading, ink=WHITE),
        card_main=_style("card_main", 17.0 if airy else 15.5, 21.0 if airy else 19.5, bold=True, ink=WHITE),
        card_side=_style("card_side", 19.0, 23.0, bold=True, ink=WHITE, alignment=TA_RIGHT),
        dense_cell=_style("dense_cell", 9.0, 12.0),
        dense_header=_style("dense_header", 9.0, 12.0, bold=True, ink=QUIET_INK),
        cell_padding=6.0 if airy else 4.5,
        card_padding=12.0 if airy else 9.0,
    )
