"""Rare combinations in a small place (R13): words that each say little and together point out a child.

The words, how heavy each is and where the limit lies are data in ``assets/words/rare_traits.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import Field

from barnombud.domain.text_folding import FoldedText
from barnombud.domain.value import Value

Span = tuple[int, int]
"""Place in a text, end not included."""
RARE = 2
"""Least weight of a word that is unusual in itself; without one nothing is marked."""


class TraitCategory(StrEnum):
    """What a word tells about a child or its family."""

    SEX = "sex"
    AGE = "age"
    LANGUAGE = "language"
    ORIGIN = "origin"
    BIRTH = "birth"
    SIBLINGS = "siblings"
    HEALTH = "health"
    OCCUPATION = "occupation"
    FAMILY = "family"


class Trait(Value):
    """Words of one category and weight; ``*`` stands for any letters, ``#`` for a number."""

    category: TraitCategory
    weight: int = Field(ge=1, le=3)
    words: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words in folded text."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(_as_pattern(word) for word in self.words)})(?!\w)")


class TraitBook(Value):
    """Every trait, and how much weight together is too much in a small place and elsewhere."""

    limit_small: int = Field(ge=2)
    limit_large: int = Field(ge=2)
    traits: tuple[Trait, ...]

    def combination(self, folded: FoldedText, *, small_place: bool) -> tuple[Span, ...]:
        """Return the places of the words that together point out a child, in order; none when they do not."""
        found: list[tuple[Span, TraitCategory, int]] = []
        for trait in self.traits:
            found += ((folded.span(*m.span()), trait.category, trait.weight) for m in _hits(trait, folded))
        heaviest: dict[TraitCategory, int] = {}
        for _span, category, weight in found:
            heaviest[category] = max(weight, heaviest.get(category, 0))
        limit = self.limit_small if small_place else self.limit_large
        if len(heaviest) < 2 or max(heaviest.values()) < RARE or sum(heaviest.values()) < limit:
            return ()
        return _apart(span for span, category, weight in found if weight == heaviest[category])


def trait_book_from_dict(content: Mapping[str, Any]) -> TraitBook:
    """Return the book in a parsed TOML file."""
    return TraitBook(
        limit_small=content["limit_small"],
        limit_large=content["limit_large"],
        traits=tuple(
            Trait(category=TraitCategory(each["category"]), weight=each["weight"], words=tuple(each["words"]))
            for each in content["trait"]
        ),
    )


def _hits(trait: Trait, folded: FoldedText) -> Iterable[re.Match[str]]:
    return trait.pattern.finditer(folded.text)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order; one that lies within another is left out."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


_NUMBER = (  # data: compared with what somebody wrote, never shown
    r"(?:\d{1,2}|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|halvt)"
)
_PARTS = {"*": r"\w*", "#": _NUMBER, " ": r"[\s\-]+", "-": r"[\s\-]*"}


def _as_pattern(word: str) -> str:
    return "".join(_PARTS.get(letter, re.escape(letter)) for letter in word)
