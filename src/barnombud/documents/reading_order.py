"""In which order viewers that go by place take the parts of a line, and how each part is told to them.

Browsers' viewers (PDFium) put a line's parts in order by where they begin, from left to right. Then they part
the letters by kind: runs to the right, runs to the left, numbers and marks, and what has no direction, which
takes that of the run before it. Where more runs go to the left than to the right, all runs of the line are
 taken from right to left, each read in its own direction, brackets in runs to the left turned round.
So in a line from the right, a name of two words would come out as its last word first. A part that would
come out of order therefore begins with a blank where that order needs it, and goes back to its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bidi.mirror import MIRRORED

from barnombud.documents.bidi_levels import END_OF_ISOLATE, ISOLATE
from barnombud.documents.fonts import BREAK, JOINERS
from barnombud.documents.glyph_meaning import glyphs_tell, told_letters
from barnombud.documents.pieces import Piece
from barnombud.documents.shaping import Glyph

_TO_THE_RIGHT, _TO_THE_LEFT, _WEAK, _NONE = "L", "R", "W", "N"
_KINDS = dict.fromkeys(("R", "AL"), _TO_THE_LEFT) | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN"), _WEAK
)
_KINDS["L"] = _TO_THE_RIGHT
_NOT_PRINTED = frozenset({ISOLATE, END_OF_ISOLATE, BREAK})
_APART = 0.02
"""Points between the places of two parts that stand in the same gap."""
NOTHING, BLANK = "", " "
"""What the blank before a part that begins elsewhere stands for: nothing, or the gap beside the part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece, or some letters of one, as it is written in the file.

    Attributes:
        piece: the letters and their glyphs.
        left: where it is seen, in points.
        turned: tell what is seen: viewers turn it round, as they do letters that run to the left.
        begins: where it has to begin, in points; None for where it is seen.
        lead: what the blank there stands for.
        ends: whether a blank that stands for nothing follows.
    """

    piece: Piece
    left: float
    turned: bool
    begins: float | None = None
    lead: str = NOTHING
    ends: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether it is the gap between two words."""
        return not self.piece.text.strip()

    @property
    def kind(self) -> str:
        """The kind of its letters; one of several kinds counts as its first strong one."""
        kinds = _kinds(self.piece.text)
        return next((kind for kind in kinds if kind in (_TO_THE_RIGHT, _TO_THE_LEFT)), kinds[:1])

    @property
    def right(self) -> float:
        """Where it ends, in points."""
        return self.left + self.piece.width


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Parts of one kind after each other, and whether viewers turn them round."""

    kind: str
    turned: bool
    parts: tuple[Part, ...]


def in_reading_order(pieces: Sequence[Piece], lefts: Sequence[float]) -> list[Part]:
    """Return the parts of a line as they are read, for ``pieces`` that are seen at ``lefts`` in points."""
    shown = [(piece, left) for piece, left in zip(pieces, lefts, strict=True) if piece.glyphs]
    if not has_letters_to_the_left(pieces):
        return [Part(piece, left, turned=piece.right_to_left) for piece, left in shown]
    leftwards = _goes_left([_told_kinds(piece) for piece, _ in shown])
    parts = [part for piece, left in shown for part in _divided(piece, left, leftwards=leftwards)]
    stretches = list(_stretches(parts, leftwards=leftwards))
    placed = _placed(list(_taken(stretches, leftwards=leftwards)))
    return [placed[id(part)] for stretch in stretches for part in stretch.parts]


def has_letters_to_the_left(pieces: Iterable[Piece]) -> bool:
    """Whether viewers may take any of ``pieces`` from right to left."""
    return any(_TO_THE_LEFT in _kinds(piece.text) for piece in pieces)


def _kinds(text: str) -> str:
    return "".join(
        _KINDS.get(unicodedata.bidirectional(letter), _NONE) for letter in text if letter not in _NOT_PRINTED
    )


def _told_kinds(piece: Piece) -> str:
    """Return the kinds of the characters a viewer gets: a letter and its point may be one."""
    told = told_letters(piece, turned=piece.right_to_left)
    if not piece.right_to_left or not glyphs_tell(piece, told):
        return _kinds(piece.text)
    return "".join(_kinds(letters) for letters in reversed(told))


def _goes_left(pieces: Sequence[str]) -> bool:
    """Whether more runs go to the left; those to the right are counted piece by piece, as they are told."""
    left = [kind for kind, _ in groupby("".join(pieces))].count(_TO_THE_LEFT)
    return left > sum([kind for kind, _ in groupby(kinds)].count(_TO_THE_RIGHT) for kinds in pieces)


def _divided(piece: Piece, left: float, *, leftwards: bool) -> Iterator[Part]:
    """Yield a piece in parts of one kind, signs one by one, when it would not be taken in order whole."""
    ends = [place for place in _borders(piece) if place > piece.first]
    signs = any(letter in MIRRORED for letter in piece.text)
    natural = _TO_THE_LEFT in _kinds(piece.text) if leftwards else not piece.right_to_left and not signs
    if natural or not glyphs_tell(piece, told_letters(piece, turned=piece.right_to_left)):
        yield Part(piece, left, turned=piece.right_to_left)
        return
    first = piece.first
    piece = replace(piece, glyphs=tuple(_without_joiner(piece.word, glyph) for glyph in piece.glyphs))
    for after in [*ends, piece.after]:
        glyphs = tuple(glyph for glyph in piece.glyphs if first <= glyph.letter < after)
        before = (
            glyph.advance
            for glyph in piece.glyphs
            if (glyph.letter >= after if piece.right_to_left else glyph.letter < first)
        )
        place = left + sum(before) * piece.size / 1000.0
        part = replace(piece, first=first, after=after, glyphs=glyphs)
        yield Part(part, place, turned=piece.right_to_left)
        first = after


def _borders(piece: Piece) -> Iterator[int]:
    begun = {_without_joiner(piece.word, glyph).letter for glyph in piece.glyphs}
    begun |= {place for place in range(piece.first, piece.after) if piece.word[place] in JOINERS}
    for place in range(piece.first + 1, piece.after):
        before, kind = _kinds(piece.word[place - 1]), _kinds(piece.word[place])
        alone = kind == _NONE or (kind == _WEAK and piece.right_to_left)
        if place in begun and (before != kind or alone):
            yield place


def _without_joiner(word: str, glyph: Glyph) -> Glyph:
    """Return a glyph that stands for a joiner and the letter after it as that of the letter alone."""
    joined = glyph.letter + 1 < len(word) and word[glyph.letter] in JOINERS
    return glyph._replace(letter=glyph.letter + 1) if joined else glyph


def _stretches(parts: Sequence[Part], *, leftwards: bool) -> Iterator[_Stretch]:
    turned = leftwards
    for kind, group in _alike(parts):
        if kind in (_TO_THE_RIGHT, _TO_THE_LEFT):
            turned = kind == _TO_THE_LEFT
        turns = turned and kind != _WEAK
        stretch = [part if len(part.piece.text) > 1 else replace(part, turned=turns) for part in group]
        yield _Stretch(kind, turns, tuple(stretch))


def _alike(parts: Sequence[Part]) -> Iterator[tuple[str, list[Part]]]:
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind == _TO_THE_RIGHT:
            # Parts of one word are told apart: the blanks before them part them.
            yield from ((kind, [part]) for part in group)
        else:
            yield kind, list(group)


def _taken(stretches: Sequence[_Stretch], *, leftwards: bool) -> Iterator[_Stretch]:
    """Yield stretches and parts in the order from left to right from which a viewer gets them as read."""
    for stretch in reversed(stretches) if leftwards else stretches:
        yield replace(stretch, parts=stretch.parts[::-1]) if stretch.turned else stretch


def _placed(taken: Sequence[_Stretch]) -> dict[int, Part]:
    """Return each part with where it has to begin and what stands round it, by its identity before."""
    places = _places([part for stretch in taken for part in stretch.parts])
    moved = [any(id(part) in places for part in stretch.parts) for stretch in taken]
    found: dict[int, Part] = {}
    before: Part | None = None
    for number, stretch in enumerate(taken):
        # Viewers put a blank where they find a jump; it must not come between a sign and what it stands at.
        apart = stretch.kind == _NONE and any(moved[max(number - 1, 0) : number + 2])
        apart_from = number > 0 and stretch.kind == taken[number - 1].kind
        for place, part in enumerate(stretch.parts):
            begins = places.get(id(part))
            if (apart or apart_from) and place == 0 and begins is None and not part.is_gap:
                begins = part.left
            inner = stretch.kind == _NONE and place > 0
            beside_gap = before is not None and before.is_gap
            lead = BLANK if inner or (beside_gap and not apart) else NOTHING
            ends = apart and place == len(stretch.parts) - 1 and not part.is_gap
            found[id(part)] = replace(part, begins=begins, lead=lead, ends=ends)
            before = part
    return found


def _places(taken: Sequence[Part]) -> dict[int, float]:
    """Return where each part that is out of order has to begin, by its identity."""
    places: dict[int, float] = {}
    waiting: list[Part] = []
    last: Part | None = None
    for part in taken:
        if last is None or part.left > last.left:
            places |= _between(last, waiting, part.left)
            last, waiting = part, []
        else:
            waiting.append(part)
    return places | _between(last, waiting, last.right if last else 0.0)


def _between(before: Part | None, waiting: Sequence[Part], end: float) -> dict[int, float]:
    if before is None or not waiting:
        return {}
    step = min(_APART, (end - before.left) / (len(waiting) + 1))
    return {id(part): end - step * (len(waiting) - index) for index, part in enumerate(waiting)}
