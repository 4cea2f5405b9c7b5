"""Which way each character of a line of mixed directions runs: the Unicode Bidirectional Algorithm (UAX 9).

python-bidi resolves numbers, signs and neutral characters; what it leaves out in the form that gives levels
back, paired brackets (rule N0) and isolates, is added here. Inserted names and numbers are isolated: they
keep their own order whatever stands around them (R43).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from bidi import algorithm
from bidi.mirror import MIRRORED

Span: TypeAlias = tuple[int, int]
"""First character and the one after the last."""

ISOLATE = "\u2068"
"""Before text that keeps its own direction, found from its first letter; it never reaches the paper."""
END_OF_ISOLATE = "\u2069"

_STRONG = {"L": False, "R": True, "AL": True}
_LIKE_RIGHT = frozenset({"R", "EN", "AN"})
"""Numbers count as right-to-left when brackets and neutral characters look at what surrounds them."""
_INVISIBLE = "BN"
_ISOLATED = "\ufffc"
_DEEPEST_BRACKETS = 63


def first_strong(text: str) -> bool | None:
    """Return whether the first letter of ``text`` with a direction runs right to left; None without any."""
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), None)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character: odd ones run right to left.

    What stands between `ISOLATE` and `END_OF_ISOLATE` keeps its own direction; the two marks do not nest.
    """
    base = int(right_to_left)
    found = [base] * len(text)
    outer, places, start = "", [], 0
    for first, after in _isolates(text):
        outer += text[start:first] + _ISOLATED
        places += [*range(start, first), first]
        within = text[first + 1 : after - 1]
        # The next level above the paragraph's that runs the way the isolated text does.
        inner = base + 1 if bool(first_strong(within)) != right_to_left else base + 2
        found[first + 1 : after - 1] = _resolved(within, inner)
        start = after
    outer += text[start:]
    places += range(start, len(text))
    for index, level in zip(places, _resolved(outer, base), strict=True):
        found[index] = level
    for first, after in _isolates(text):
        found[after - 1] = found[first]
    return found


def _isolates(text: str) -> Iterator[Span]:
    first = text.find(ISOLATE)
    while first >= 0:
        after = text.index(END_OF_ISOLATE, first) + 1
        yield first, after
        first = text.find(ISOLATE, after)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indexes of a line's parts from left to right, by the level of each (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = None
        for place in range(len(order) + 1):
            inside = place < len(order) and levels[order[place]] >= level
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                order[start:place] = reversed(order[start:place])
                start = None
    return order


def _resolved(text: str, base: int) -> list[int]:
    seen = [index for index, letter in enumerate(text) if unicodedata.bidirectional(letter) != _INVISIBLE]
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base % 2 else "L"
    algorithm.get_embedding_levels("".join(text[index] for index in seen), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [-1] * len(text)
    for index, character in zip(seen, storage["chars"], strict=True):
        found[index] = character["level"]
    if found and found[0] < 0:
        found[0] = base
    for before, index in pairwise(range(len(found))):
        if found[index] < 0:
            found[index] = found[before]
    return found


def _resolve_brackets(characters: list[dict[str, Any]], base: int) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
    along, against = ("R", "L") if base % 2 else ("L", "R")
    for opening, closing in sorted(_pairs(characters)):
        within = {_side(character["type"]) for character in characters[opening + 1 : closing]}
        if along in within:
            _set_bracket(characters, opening, closing, along)
        elif against in within:
            before = (_side(character["type"]) for character in reversed(characters[:opening]))
            context = next((side for side in before if side), along)
            _set_bracket(characters, opening, closing, context)


def _pairs(characters: Sequence[dict[str, Any]]) -> Iterator[Span]:
    waiting: list[tuple[str, int]] = []
    for index, character in enumerate(characters):
        letter = character["ch"]
        if character["type"] != "ON" or letter not in MIRRORED:
            continue
        kind = unicodedata.category(letter)
        if kind == "Ps":
            if len(waiting) == _DEEPEST_BRACKETS:
                return
            waiting.append((MIRRORED[letter], index))
        elif kind == "Pe":
            place = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == letter), None)
            if place is not None:
                yield waiting[place][1], index
                del waiting[place:]


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R" if kind in _LIKE_RIGHT else ""


def _set_bracket(characters: list[dict[str, Any]], opening: int, closing: int, kind: str) -> None:
    for bracket in (opening, closing):
        characters[bracket]["type"] = kind
        for mark in characters[bracket + 1 :]:
            if mark["orig"] != "NSM":
                break
            mark["type"] = kind
