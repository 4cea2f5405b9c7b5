"""Runs of text as words of shaped pieces: each piece one font, one voice and one direction."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

from reportlab.lib.colors import Color

from barnombud.documents import fonts
from barnombud.documents.bidi_levels import END_OF_ISOLATE, ISOLATE, levels
from barnombud.documents.faces import Family
from barnombud.documents.fonts import BREAK
from barnombud.documents.shaping import Glyphs, shaped

_APART = frozenset({ISOLATE, END_OF_ISOLATE})
"""Characters that never reach the paper; each is a piece of its own."""
_THAI_LEADING_VOWELS = frozenset("เแโใไ")


@dataclass(frozen=True, slots=True)
class Voice:
    """How a stretch of text is set; `size` in points, `source` the field it comes from."""

    size: float
    ink: Color
    bold: bool
    language: str
    source: str
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word, with the glyphs that draw it.

    Attributes:
        word: the whole word, whose letters decide how these ones join.
        first, after: which letters of the word these are.
        level: embedding level; odd ones run right to left.
        family, voice: what they are set in.
        glyphs: from left to right.
    """

    word: str
    first: int
    after: int
    level: int
    family: Family
    voice: Voice
    glyphs: Glyphs

    @property
    def text(self) -> str:
        """The letters, in reading order."""
        return self.word[self.first : self.after]

    @property
    def size(self) -> float:
        """The size of the type in points, after the typeface's own scale."""
        return self.voice.size * self.family.scale

    @property
    def width(self) -> float:
        """How wide the piece is in points."""
        return sum(glyph.advance for glyph in self.glyphs) * self.size / 1000.0

    @property
    def right_to_left(self) -> bool:
        """Whether the letters run right to left."""
        return self.level % 2 == 1


@dataclass(frozen=True, slots=True)
class Word:
    """Pieces that stay on one line, or the gap between two such."""

    pieces: tuple[Piece, ...]
    gap: bool = False

    @property
    def width(self) -> float:
        """How wide the word is in points."""
        return sum(piece.width for piece in self.pieces)


Words: TypeAlias = tuple[Word, ...]


class _Letter(NamedTuple):
    letter: str
    voice: Voice
    family: Family
    level: int


def words(runs: Sequence[tuple[str, Voice]], *, right_to_left: bool) -> Words:
    """Return the words and gaps of one line of ``runs`` as they are read; no run holds a line break.

    Raises:
        InputError: ``glyph_missing`` when no font draws a character.
    """
    letters: list[tuple[str, Voice, Family]] = []
    for text, voice in runs:
        marked = f"{ISOLATE}{text}{END_OF_ISOLATE}" if voice.inserted else text
        before = None if voice.inserted or not letters else letters[-1][2]
        for cluster, family in fonts.clusters(marked, voice.language, before):
            if family is None:
                raise fonts.missing(cluster, voice.source)
            letters += [(letter, voice, family) for letter in cluster]
    resolved = levels("".join(letter for letter, _, _ in letters), right_to_left=right_to_left)
    whole = [_Letter(*letter, level) for letter, level in zip(letters, resolved, strict=True)]
    return tuple(_words(whole))


def _words(letters: Sequence[_Letter]) -> Iterator[Word]:
    for kind, group in groupby(letters, key=lambda letter: _kind(letter.letter)):
        stretch = list(group)
        if kind != BREAK:
            yield Word(tuple(_pieces(stretch)), gap=kind == " ")
        else:
            yield Word((), gap=True)


def _kind(letter: str) -> str:
    return letter if letter in (" ", BREAK) else ""


def _pieces(letters: Sequence[_Letter]) -> Iterator[Piece]:
    word = "".join(letter.letter for letter in letters)
    starts = [0]
    starts += [index for index, (a, b) in enumerate(pairwise(letters), 1) if _parts(a, b)]
    for first, after in pairwise([*starts, len(letters)]):
        yield _piece(word, first, after, letters[first])


def _parts(before: _Letter, letter: _Letter) -> bool:
    """Whether a new piece begins between two letters."""
    if before[1:] != letter[1:] or before.letter in _APART or letter.letter in _APART:
        return True
    return letter.level % 2 == 1 and _sign(before.letter) != _sign(letter.letter)


def _sign(letter: str) -> bool:
    """Whether a character is neither letter nor mark; such are kept apart in text that runs right to left."""
    return unicodedata.category(letter)[0] not in "LMC"


def _piece(word: str, first: int, after: int, letter: _Letter) -> Piece:
    glyphs: Glyphs = ()
    if letter.letter not in _APART:
        glyphs = shaped(
            word,
            first,
            after,
            letter.family.file(bold=letter.voice.bold),
            right_to_left=letter.level % 2 == 1,
            language=letter.voice.language,
        )
    for glyph in glyphs:
        if glyph.number == 0:
            raise fonts.missing(word[glyph.letter], letter.voice.source)
    return Piece(word, first, after, letter.level, letter.family, letter.voice, glyphs)


def divided(word: Word, room: float) -> tuple[Word, Word]:
    """Return ``word`` as what fits into ``room`` points, at least one character, and the rest.

    In Thai, which writes no blanks between words, a syllable's beginning is preferred.
    """
    fitting = best = None
    width = 0.0
    for piece, after, wide in _ends(word):
        width += wide
        if width > room and fitting:
            break
        fitting = piece, after
        if piece.word[after : after + 1] in _THAI_LEADING_VOWELS and after < word.pieces[-1].after:
            best = fitting
    return _cut(word, *(best or fitting or (word.pieces[-1], word.pieces[-1].after)))


def _ends(word: Word) -> Iterator[tuple[Piece, int, float]]:
    """Yield where a word may be cut: after each cluster of each piece, and how wide that one is."""
    for piece in word.pieces:
        advances = defaultdict[int, float](float)
        for glyph in piece.glyphs:
            advances[glyph.letter] += glyph.advance
        after = piece.first
        for cluster in fonts.grapheme_clusters(piece.text):
            before, after = after, after + len(cluster)
            yield piece, after, sum(map(advances.__getitem__, range(before, after))) * piece.size / 1000.0


def _cut(word: Word, at: Piece, after: int) -> tuple[Word, Word]:
    place = word.pieces.index(at)
    head = [*word.pieces[:place], _again(at, at.first, after)]
    tail = list(word.pieces[place + 1 :])
    if after < at.after:
        tail.insert(0, _again(at, after, at.after))
    return Word(tuple(head)), Word(tuple(tail))


def _again(piece: Piece, first: int, after: int) -> Piece:
    """Return the letters ``first`` to ``after`` of a piece, shaped anew within their word."""
    letter = _Letter(piece.text[0], piece.voice, piece.family, piece.level)
    return replace(_piece(piece.word, first, after, letter))
