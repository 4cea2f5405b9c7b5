"""Which letters each glyph of a piece stands for, and whether that is enough to read the piece by."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bidi.mirror import MIRRORED

from barnombud.documents.fonts import JOINERS
from barnombud.documents.pieces import Piece
from barnombud.documents.shaping import Glyph

_JOINERS = "".join(sorted(JOINERS))
_FORMS = (*range(0xFB1D, 0xFB50), *range(0xFEF5, 0xFEFD))
"""Characters that stand for a Hebrew letter with its point, or for lam and alef joined."""


def told_letters(piece: Piece, *, turned: bool) -> list[str]:
    """Return the letters each glyph stands for; of several glyphs for one letter the widest, others none.

    ``turned`` says that viewers turn the letters round: told is what is seen.
    """
    firsts = sorted({glyph.letter for glyph in piece.glyphs})
    ends = dict(pairwise([*firsts, piece.after]))
    bearers = {}
    for index, glyph in sorted(enumerate(piece.glyphs), key=lambda each: each[1].advance):
        bearers[glyph.letter] = index
    return [
        _told(piece, glyph, ends[glyph.letter], turned=turned) if bearers[glyph.letter] == index else ""
        for index, glyph in enumerate(piece.glyphs)
    ]


def parted_joiners(letters: str) -> tuple[str, str, str]:
    """Return the joiners before ``letters``, the letters, and the joiners after them."""
    bare = letters.strip(_JOINERS)
    before, found, after = letters.partition(bare) if bare else ("", "", letters)
    return before, found, after


def _told(piece: Piece, glyph: Glyph, end: int, *, turned: bool) -> str:
    letters = piece.word[glyph.letter : end]
    if not turned:
        return letters
    # What is seen: viewers that turn a word round turn its brackets, and the letters within one glyph.
    return MIRRORED.get(letters) or _joined_forms().get(letters, letters)


@cache
def _joined_forms() -> dict[str, str]:
    forms = {unicodedata.normalize("NFKC", form): form for form in map(chr, reversed(_FORMS))}
    return {letters: form for letters, form in forms.items() if len(letters) > 1}


def glyphs_tell(piece: Piece, told: Sequence[str]) -> bool:
    """Whether the glyphs, in their order, give the letters of ``piece`` without further words."""
    if not piece.glyphs:
        return True
    order = [glyph.letter for glyph, letters in zip(piece.glyphs, told, strict=True) if letters]
    wide_parts = any(glyph.advance and not letters for glyph, letters in zip(piece.glyphs, told, strict=True))
    whole = min(order) == piece.first and not wide_parts
    if piece.right_to_left:
        single = all(len(parted_joiners(letters)[1]) < 2 for letters in told)
        return whole and order == sorted(order, reverse=True) and single
    return whole and order == sorted(order)
