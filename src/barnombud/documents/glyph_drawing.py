"""Shaped pieces on a page: in the order they are read, each where it is seen, with the text it stands for.

Where glyphs do not follow each other as the letters do, the letters stand beside them as ActualText, so that
who searches, copies or listens gets the text in logical order (R41, R43).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Any

from barnombud.documents.bidi_levels import END_OF_ISOLATE, ISOLATE, visual_order
from barnombud.documents.fonts import BREAK
from barnombud.documents.glyph_font import GlyphFont, glyph_font
from barnombud.documents.pieces import Piece

_UNSEEN_MOVE = 1e-3
"""In 1/1000 of the type's size."""
_NOT_PRINTED = str.maketrans("", "", ISOLATE + END_OF_ISOLATE + BREAK)


def draw_pieces(canvas: Any, pieces: Sequence[Piece], left: float, baseline: float) -> None:
    """Draw one line of ``pieces`` (in reading order) from ``left``, both in points."""
    places = {}
    for index in visual_order([piece.level for piece in pieces]):
        places[index] = left
        left += pieces[index].width
    for index, piece in enumerate(pieces):
        if piece.glyphs:
            canvas.setFillColor(piece.voice.ink)
            canvas.addLiteral(_written(canvas, piece, places[index], baseline))


def _written(canvas: Any, piece: Piece, x: float, y: float) -> str:
    font = glyph_font(canvas._doc, piece.family.file(bold=piece.voice.bold))
    exact = _note_meanings(font, piece)
    place = f"1 0 0 1 {_number(x)} {_number(y)} Tm"
    drawn = f"BT /{font.name} {_number(piece.size)} Tf {place} {_shown(font, piece)} ET"
    if exact:
        return drawn
    letters = piece.text.translate(_NOT_PRINTED).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <FEFF{letters}>>> BDC {drawn} EMC"


def _note_meanings(font: GlyphFont, piece: Piece) -> bool:
    """Tell the font what each glyph stands for; return whether the glyphs alone give the letters in order."""
    firsts = sorted({glyph.letter for glyph in piece.glyphs})
    ends = dict(pairwise([*firsts, piece.after]))
    exact = firsts[0] == piece.first
    told: set[int] = set()
    order = []
    for glyph in piece.glyphs:
        letters = "" if glyph.letter in told else piece.word[glyph.letter : ends[glyph.letter]]
        told.add(glyph.letter)
        order.append(glyph.letter)
        exact &= font.use(glyph.number, letters.translate(_NOT_PRINTED)) and bool(letters)
    return exact and order == sorted(order)


def _shown(font: GlyphFont, piece: Piece) -> str:
    """Return the operators that show the glyphs, each moved to its place."""
    parts: list[str] = []
    pen = reached = 0.0
    for up, level in groupby(piece.glyphs, key=lambda glyph: glyph.up):
        shown = ""
        for glyph in level:
            move = pen + glyph.right - reached
            shown += f"{_number(-move) if abs(move) > _UNSEEN_MOVE else ''}<{glyph.number:04X}>"
            reached = pen + glyph.right + font.width(glyph.number)
            pen += glyph.advance
        rise = f"{_number(up * piece.size / 1000.0)} Ts "
        parts.append(f"{rise if up or parts else ''}[{shown}] TJ")
    # The rise outlives the text object, so it is put back.
    return " ".join(parts) + (" 0 Ts" if piece.glyphs[-1].up else "")


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
