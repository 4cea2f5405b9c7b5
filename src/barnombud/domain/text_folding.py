"""Text made comparable, with the way back to where each character stood.

Pasted text holds look-alikes: decomposed letters, invisible characters, digits of other scripts and long
dashes. Screening reads the folded text and reports places in the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")
_ALIKE = _DASHES | _QUOTES
_END_OF_LATIN = 0x250


class FoldedText:
    """A folded text and, for every character of it, the span it came from.

    Attributes:
        text: case-folded and composed (NFKC); invisible format characters are gone, every decimal digit is
            ASCII, every dash is ``-``. With ``without_marks`` accents and rings are gone too.
    """

    def __init__(self, original: str, *, without_marks: bool = False) -> None:
        self._spans: list[tuple[int, int]] | None = None
        plain, one_to_one = _plain(without_marks)
        if plain.fullmatch(original):
            self.text = original.translate(one_to_one)
            return
        letters = [_folded(letter, without_marks) for letter in original]
        if any(len(each) != 1 for each in letters) or any(map(unicodedata.combining, original)):
            letters = self._apart(original, without_marks)
        self.text = "".join(letters)

    def _apart(self, original: str, without_marks: bool) -> list[str]:
        """Return the folded letters and note places where letters and characters are not one to one."""
        folded: list[str] = []
        self._spans = []
        for start, end in _groups(original):
            for letter in _folded(original[start:end], without_marks):
                folded.append(letter)
                self._spans.append((start, end))
        return folded

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the non-empty folded span ``start``-``end`` stood in the original."""
        if self._spans is None:
            return start, end
        return self._spans[start][0], self._spans[end - 1][1]


def _groups(original: str) -> list[tuple[int, int]]:
    """Return spans of one base character with the marks that follow it."""
    groups: list[tuple[int, int]] = []
    for place, letter in enumerate(original):
        if groups and unicodedata.combining(letter):
            groups[-1] = (groups[-1][0], place + 1)
        else:
            groups.append((place, place + 1))
    return groups


@cache
def _plain(without_marks: bool) -> tuple[re.Pattern[str], dict[int, str]]:
    """Return what matches a text whose letters stay one each, and what becomes of each.

    Nearly every text is such a one, and it is looked through while somebody types.
    """
    letters = {letter: _folded(letter, without_marks) for letter in map(chr, range(_END_OF_LATIN))}
    kept = {ord(letter): folded for letter, folded in letters.items() if len(folded) == 1}
    return re.compile(f"[{re.escape(''.join(map(chr, kept)))}]*"), kept


@lru_cache(maxsize=4096)
def _folded(group: str, without_marks: bool) -> str:
    # Kept for single letters only: text is looked through while somebody types.
    plain = unicodedata.normalize("NFKC", group).casefold().translate(_ALIKE)
    if without_marks:
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return "".join(_letter(c) for c in plain if unicodedata.category(c) != "Cf")


def _letter(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
