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
from barnombud.documents.marking import artifact
from barnombud.documents.pieces import Piece
from barnombud.documents.reading_order import Part, has_letters_to_the_left, in_reading_order

_UNSEEN_MOVE = 1e-3
"""In 1/1000 of the type's size."""
_FARTHEST = 32_000.0
"""In 1/1000 of the type's size: PDF/A-1 takes no number over 32,767."""
_SMALL = 1.0
"""Size in points of an unseen glyph whose box must not reach the line."""
_VARIANTS = 12
"""Codes for the same blank: more than viewers compare."""
_NOT_PRINTED = str.maketrans("", "", ISOLATE + END_OF_ISOLATE + BREAK)


class _Shown(NamedTuple):
    """One code on the page: the glyph it draws, what it tells, where it begins, in 1/1000 of its size."""

    glyph: int
    letters: str
    right: float
    up: float = 0.0
    variant: int = 0


def draw_pieces(
    canvas: Any, pieces: Sequence[Piece], left: float, baseline: float, language: str = ""
) -> None:
    """Draw one line of ``pieces`` (in reading order) from ``left``, both in points.

    Pieces in another language than ``language`` say which, unless it is empty.
    """
    places = {}
    for index in visual_order([piece.level for piece in pieces]):
        places[index] = left
        left += pieces[index].width
    marks = []
    parts = in_reading_order(pieces, [places[index] for index in range(len(pieces))])
    spoken = language
    for number, part in enumerate(parts):
        piece = part.piece
        spoken = _turn_to(canvas, piece.voice.language, spoken, language)
        font = glyph_font(canvas._doc, piece.family.file(bold=piece.voice.bold))
        told = told_letters(piece, turned=part.turned)
        row, raised = _parted(piece, told, font)
        row = row or [_Shown(font.blank, piece.text, 0.0)]  # a joiner alone
        canvas.setFillColor(piece.voice.ink)
        drawn = _written(font, piece.size, _led(part, row, font, number % _VARIANTS), (part.left, baseline))
        canvas.addLiteral(_marked(part, told, drawn))
        marks += [
            (piece.voice.ink, _written(font, piece.size, [mark], (part.left, baseline))) for mark in raised
        ]
    _turn_to(canvas, language, spoken, language)
    for ink, mark in marks:
        canvas.setFillColor(ink)
        canvas.addLiteral(mark)


def _turn_to(canvas: Any, to: str, spoken: str, around: str) -> str:
    """Say in which language the pieces from here on are, within a line in ``around``; return which."""
    if not around or to == spoken:
        return spoken
    if spoken != around:
        canvas.addLiteral("EMC")
    if to != around:
        canvas.addLiteral(f"/Span <</Lang ({to})>> BDC")
    return to


def part_lines(
    canvas: Any, pieces: Sequence[Piece], left: float, height: float, *, after: bool = False
) -> None:
    """Write an unseen glyph at ``height``, off the lines: viewers then take what stands beside as its own.

    Else a line of another column at the same height is read as part of theirs, in their direction. Those
    before and ``after`` lines differ, or one near the other is taken for the same shown twice.
    """
    first = next((piece for piece in pieces if piece.glyphs), None)
    if first is not None and has_letters_to_the_left(pieces):
        font = glyph_font(canvas._doc, first.family.file(bold=first.voice.bold))
        unseen = [_Shown(first.glyphs[0].number, "", 0.0, variant=1 + after)]
        with artifact(canvas):
            canvas.addLiteral(f"q 3 Tr {_written(font, _SMALL, unseen, (left, height))} Q")


def _led(part: Part, row: list[_Shown], font: GlyphFont, variant: int) -> list[_Shown]:
    """Return the glyphs of a part after the blank with which it begins elsewhere; a gap is itself such.

    Each has a code of its own: viewers take the same code at nearly the same place for one shown twice.
    """
    if part.ends:
        row = [*row, _Shown(font.blank, "", part.piece.width * 1000.0 / part.piece.size)]
    if part.begins is None:
        return row
    place = (part.begins - part.left) * 1000.0 / part.piece.size
    if part.is_gap:
        return [glyph._replace(right=glyph.right + place, variant=variant + 1) for glyph in row]
    return [_Shown(font.blank, part.lead, place, variant=variant + 1), *row]


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


def _marked(part: Part, told: Sequence[str], drawn: str) -> str:
    piece = part.piece
    if not glyphs_tell(piece, told):
        letters = piece.text.translate(_NOT_PRINTED).encode("utf-16-be").hex().upper()
        return f"/Span <</ActualText <FEFF{letters}>>> BDC {drawn} EMC"
    return f"/ReversedChars BMC {drawn} EMC" if part.turned else drawn


def _written(font: GlyphFont, size: float, row: Sequence[_Shown], place: tuple[float, float]) -> str:
    """Return the operators that show a row of glyphs, each moved to its place."""
    x, y = place
    first = row[0]
    origin = f"{_number(x + first.right * size / 1000.0)} {_number(y + first.up * size / 1000.0)}"
    reached = first.right
    shown = ""
    for glyph, letters, right, _, variant in row:
        move = right - reached
        shown += _moves(-move) if abs(move) > _UNSEEN_MOVE else ""
        shown += f"<{font.code(glyph, letters.translate(_NOT_PRINTED), variant):04X}>"
        reached = right + font.width(glyph)
    return f"BT /{font.name} {_number(size)} Tf 1 0 0 1 {origin} Tm [{shown}] TJ ET"


def _moves(value: float) -> str:
    """Return a move as numbers of which none is larger than the oldest archive form takes."""
    whole, rest = divmod(abs(value), _FARTHEST)
    sign = -1.0 if value < 0 else 1.0
    return " ".join(_number(sign * each) for each in (*[_FARTHEST] * int(whole), rest))


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
