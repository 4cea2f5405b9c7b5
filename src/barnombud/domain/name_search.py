"""Names of people in a text, as whole words: one pass over its folded words, compared by sets.

A name that is met alone may be somebody else's, as children are called Bo, My and Kim: it only asks. A full
name, first and family name together, points out one person. Nothing found says whose name it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise, product
from typing import Any

from barnombud.domain.leak_check import COMMON_IN_NAMES
from barnombud.domain.text_folding import FoldedText
from barnombud.domain.value import Value

Words = tuple[str, ...]
"""Folded words that follow each other."""

# Letters, digits and the marks above or below them that have no composed form.
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])+")
_BETWEEN = re.compile(r"[\s\-]+")
# data: words of what is compared
_GOES_WITH_WORD = re.compile(r"\s+(?:och|eller)\s+(?=[^\W\d_])(?![A-ZÅÄÖ])")
"""As in "Liv och rörelse"; "Liv och Alva" are names."""
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:;•–\n])[\s\"'»”(\-]*$")


class OrdinaryWords(Value):
    """Names that are words of the language too, such as ``saga`` and ``liv``; folded."""

    with_capital: frozenset[str] = frozenset()
    """Names only when they begin with a capital letter."""
    within_sentence: frozenset[str] = frozenset()
    """So common in the beginning of a sentence (``mina``, ``per``) that only within one they are names."""

    @cached_property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.with_capital | self.within_sentence


class NameSet(Value):
    """Names of some people, folded; compared with the words of a text."""

    asks: frozenset[Words] = frozenset()
    """What may be somebody else's name too."""
    full: frozenset[Words] = frozenset()
    """First and family name together, in either order."""
    aliases: frozenset[Words] = frozenset()
    """What children are called instead, such as ``ekorren``: a name only with a capital letter."""

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first word of each name: a text without any of them holds none of the names."""
        return frozenset(words[0] for words in self._every)

    @cached_property
    def by_first(self) -> dict[str, tuple[Words, ...]]:
        """Every name by its first word, the longest first."""
        found: dict[str, list[Words]] = {}
        for words in sorted(self._every, key=lambda each: (-len(each), each)):
            found.setdefault(words[0], []).append(words)
        return {first: tuple(names) for first, names in found.items()}

    @property
    def _every(self) -> frozenset[Words]:
        return self.asks | self.full | self.aliases


class NameHit(Value):
    """One place in a text as it was written, ``end`` not included."""

    start: int
    end: int
    full: bool


def folded_words(text: str) -> Words:
    """Return the words of a text, folded."""
    return tuple(WORD.findall(FoldedText(text).text))


def family_names(*, alias: str, first: str, last: str, adults: Iterable[str]) -> NameSet:
    """Return what the members of one family are called.

    Each part of a name asks by itself and the alias as a whole. Who has a family name may be called by it
    together with any first name of the family.
    """
    people = [(folded_words(first), folded_words(last)), *map(_first_and_last, adults)]
    singles = {word for given, family in people for word in (*given, *family) if _tells_apart(word)}
    lasts = {family[-1:] for _given, family in people if family}
    full = {(*given[:1], *family) for (given, _own), family in product(people, lasts) if given}
    for given, family in people:
        if given and family:
            full |= {(*given, *family), (*given[:1], *family)}
    return NameSet(
        asks=frozenset((word,) for word in singles),
        full=frozenset(full | {_turned(name) for name in full}),
        aliases=frozenset({folded_words(alias)} - {()}),
    )


def names_of(people: Iterable[str]) -> NameSet:
    """Return the names of people who are no family, such as the members of a team."""
    every = [_first_and_last(name) for name in people]
    full = {(*given, *family) for given, family in every if family}
    full |= {(*given[:1], *family) for given, family in every if family}
    singles = {(word,) for given, family in every for word in (*given, *family)}
    return NameSet(asks=frozenset(singles), full=frozenset(full | {_turned(name) for name in full}))


def joined(sets: Iterable[NameSet], *, near: frozenset[str] | None = None) -> NameSet:
    """Return several sets as one; with ``near``, only the names that begin with one of the words."""
    if near is not None:
        chosen = [each for each in sets if not each.firsts.isdisjoint(near)]
        return NameSet(
            asks=frozenset(name for each in chosen for name in each.asks if name[0] in near),
            full=frozenset(name for each in chosen for name in each.full if name[0] in near),
            aliases=frozenset(name for each in chosen for name in each.aliases if name[0] in near),
        )
    every = tuple(sets)
    return NameSet(
        asks=frozenset().union(*(each.asks for each in every)),
        full=frozenset().union(*(each.full for each in every)),
        aliases=frozenset().union(*(each.aliases for each in every)),
    )


def words_near(texts: Iterable[str]) -> frozenset[str]:
    """Return every word of the texts, also without the s of a genitive, for `joined`."""
    return frozenset(form for text in texts for word in folded_words(text) for form in _forms(word))


def names_to_look_for(
    others: Iterable[NameSet],
    family: NameSet,
    team: NameSet,
    *,
    near: frozenset[str],
    mine: NameSet | None = None,
) -> tuple[NameSet, NameSet]:
    """Return the names that may not stand unasked on a paper with the words ``near``, and its own.

    A guardian's sheet has ``mine``, the child's and her own: the rest of the family asks there, as one parent
    may be mentioned to the other, but somebody has to look (R25).
    """
    found = joined(others, near=near)
    full = found.full - family.full
    if mine is None:
        return found.model_copy(update={"full": full}), joined((team, family))
    asks = (found.asks | family.asks | family.full) - mine.asks - mine.full
    return found.model_copy(update={"full": full, "asks": asks}), joined((team, mine))


def find_names(text: str, others: NameSet, own: NameSet, ordinary: OrdinaryWords) -> tuple[NameHit, ...]:
    """Return where ``others`` stand in ``text`` and ``own`` do not, in order of place."""
    folded = FoldedText(text)
    words = [(match.group(), *match.span()) for match in WORD.finditer(folded.text)]
    found, place = [], 0
    while place < len(words):
        mine = _longest(folded.text, words, place, own)
        name = _longest(folded.text, words, place, others)
        if len(name) > len(mine) or (name in others.full and name not in own.full):
            start, end = folded.span(words[place][1], words[place + len(name) - 1][2])
            full = name in others.full
            small = name not in others.asks or name[0] in ordinary.every
            if full or _is_written_as_name(text, start, end, ordinary, needs_capital=small):
                found.append(NameHit(start=start, end=end, full=full))
            place += len(name)
        else:
            place += max(len(mine), 1)
    return tuple(found)


def _longest(text: str, words: list[tuple[Any, ...]], place: int, names: NameSet) -> Words:
    """Return the longest name that begins with the word at ``place``; empty when none does."""
    for form in _forms(words[place][0]):
        for name in names.by_first.get(form, ()):
            if _stands(text, words, place, name):
                return name
    return ()


def _stands(text: str, words: list[tuple[Any, ...]], place: int, name: Words) -> bool:
    here = words[place : place + len(name)]
    if len(here) < len(name) or name[-1] not in _forms(here[-1][0]):
        return False
    if any(word[0] != wanted for word, wanted in zip(here[:-1], name[:-1], strict=True)):
        return False
    return all(_BETWEEN.fullmatch(text, before[2], after[1]) for before, after in pairwise(here))


def _is_written_as_name(
    text: str, start: int, end: int, ordinary: OrdinaryWords, *, needs_capital: bool
) -> bool:
    """Whether what is an ordinary word too is written as a name."""
    if not text[start].isupper():
        return not needs_capital
    word, first = FoldedText(text[start:end]).text, _ENDS_SENTENCE.search(text[:start]) is not None
    if first and not ordinary.within_sentence.isdisjoint(_forms(word)):
        return False
    return not (needs_capital and first and _GOES_WITH_WORD.match(text, end))


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.endswith("s"):
        yield word[:-1]


def _tells_apart(word: str) -> bool:
    return len(word) > 1 and not COMMON_IN_NAMES.fullmatch(word)


def _first_and_last(name: str) -> tuple[Words, Words]:
    """Return given names and family name; a name of one part, as ``Anna-Lisa``, has no family name."""
    parts = name.split()
    if len(parts) < 2:
        return folded_words(name), ()
    return folded_words(" ".join(parts[:-1])), folded_words(parts[-1])


def _turned(name: Words) -> Words:
    """Return a full name with the family name first, as in a register."""
    return (name[-1], *name[:-1])
