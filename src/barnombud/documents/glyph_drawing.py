"""Shaped pieces on a page: in the order they are read, each where it is seen, with the letters it stands for.

Who searches, copies or listens gets the text in logical order (R41, R43). Glyphs of words that run from right
to left are shown from left to right, as every viewer expects, and marked as such (ReversedChars). A mark over
or under its letter is told by a blank in the letter's row and drawn after the line, or a viewer takes it for
a gap or a line of its own. ActualText stands only over what glyphs do not tell: viewers turn it round too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from barnombud.documents.bidi_levels import END_OF_ISOLATE, ISOLATE, visual_order
from barnombud.documents.fonts import BREAK
from barnombud.documents.glyph_font import GlyphFont, glyph_font
from barnombud.documents.glyph_meaning import glyphs_tell, parted_joiners, told_letters
from barnombud.documents.pieces import Piece

_UNSEEN_MOVE = 1e-3
"""In 1/1000 of the type's size."""
_NOT_PRINTED = str.maketrans("", "", ISOLATE + END_OF_ISOLATE + BREAK)


class _Shown(NamedTuple):
    """One code on the page: the glyph it draws, what it tells, where it begins, in 1/1000 of its size."""

    glyph: int
    letters: str
    right: float
    up: float = 0.0


def draw_pieces(canvas: Any, pieces: Sequence[Piece], left: float, baseline: float) -> None:
    """Draw one line of ``pieces`` (in reading order) from ``left``, both in points."""
    places = {}
    for index in visual_order([piece.level for piece in pieces]):
        places[index] = left
        left += pieces[index].width
    marks = []
    for index, piece in enumerate(pieces):
        if not piece.glyphs:
            continue
        font = glyph_font(canvas._doc, piece.family.file(bold=piece.voice.bold))
        told = told_letters(piece)
        row, raised = _parted(piece, told, font)
        canvas.setFillColor(piece.voice.ink)
        canvas.addLiteral(_marked(piece, told, _written(font, piece.size, row, (places[index], baseline))))
        marks += [
            (piece.voice.ink, _written(font, piece.size, [mark], (places[index], baseline)))
            for mark in raised
        ]
    for ink, mark in marks:
        canvas.setFillColor(ink)
        canvas.addLiteral(mark)


def _parted(piece: Piece, told: Sequence[str], font: GlyphFont) -> tuple[list[_Shown], list[_Shown]]:
    """Return the glyphs on the line, blanks that tell a mark's letters among them, and the marks off it."""
    row: list[_Shown] = []
    marks: list[_Shown] = []
    pen = 0.0
    for glyph, letters in zip(piece.glyphs, told, strict=True):
        right = pen + glyph.right
        pen += glyph.advance
        before, bare, after = parted_joiners(letters)
        if glyph.up or not (glyph.advance and letters):
            marks.append(_Shown(glyph.number, "", right, glyph.up))
            shown = [_Shown(font.blank, bare, pen)] if letters else []
        else:
            shown = [_Shown(glyph.number, bare, right)]
        # Joiners are told by blanks: viewers would turn them round with the letter they are told with.
        first, last = (after, before) if piece.right_to_left else (before, after)
        row += [_Shown(font.blank, first, pen - glyph.advance)] * bool(first)
        row += [*shown, *[_Shown(font.blank, last, pen)] * bool(last)]
    return row, marks


def _marked(piece: Piece, told: Sequence[str], drawn: str) -> str:
    if not glyphs_tell(piece, told):
        letters = piece.text.translate(_NOT_PRINTED).encode("utf-16-be").hex().upper()
        return f"/Span <</ActualText <FEFF{letters}>>> BDC {drawn} EMC"
    return f"/ReversedChars BMC {drawn} EMC" if piece.right_to_left else drawn


def _written(font: GlyphFont, size: float, row: Sequence[_Shown], place: tuple[float, float]) -> str:
    """Return the operators that show a row of glyphs, each moved to its place."""
    x, y = place
    first = row[0]
    origin = f"{_number(x + first.right * size / 1000.0)} {_number(y + first.up * size / 1000.0)}"
    reached = first.right
    shown = ""
    for glyph, letters, right, _ in row:
        move = right - reached
        shown += _number(-move) if abs(move) > _UNSEEN_MOVE else ""
        shown += f"<{font.code(glyph, letters.translate(_NOT_PRINTED)):04X}>"
        reached = right + font.width(glyph)
    return f"BT /{font.name} {_number(size)} Tf 1 0 0 1 {origin} Tm [{shown}] TJ ET"


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
