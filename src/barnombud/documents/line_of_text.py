"""One line of text at a given place in a drawing, in any script."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from barnombud.documents import fonts
from barnombud.documents.bidi_levels import first_strong
from barnombud.documents.fonts import BOLD
from barnombud.documents.glyph_drawing import draw_pieces, part_lines
from barnombud.documents.pieces import Voice, Words, words

_NO_INK = Color(0, 0, 0)


def line_width(text: str, font: str, size: float) -> float:
    """Return how many points ``text`` takes in the registered ``font``, or in those that have its letters."""
    if fonts.is_plain(text):
        return float(stringWidth(text, font, size))
    return sum(word.width for word in _set(text, font, size, _NO_INK))


def draw_line(
    canvas: Any, text: str, place: tuple[float, float], *, font: str, size: float, ink: Color
) -> None:
    """Draw ``text`` from ``place``, its left end on the baseline, in points."""
    x, y = place
    if fonts.is_plain(text):
        canvas.setFillColor(ink)
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    else:
        pieces = [piece for word in _set(text, font, size, ink) for piece in word.pieces]
        part_lines(canvas, pieces, x, y + 2 * size)
        draw_pieces(canvas, pieces, x, y)
        part_lines(canvas, pieces, x, y - 2 * size, after=True)


@lru_cache(maxsize=64)
def _set(text: str, font: str, size: float, ink: Color) -> Words:
    voice = Voice(size=size, ink=ink, bold=font == BOLD, language="", source="flower")
    return words([(fonts.cleaned(text), voice)], right_to_left=bool(first_strong(text)))
