"""Where a text repeats, word for word, what stands in a record that its reader may not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from barnombud.domain.name_search import WORD, Words, folded_words
from barnombud.domain.rare_traits import Span
from barnombud.domain.text_folding import FoldedText

SHORTEST = 4
"""Words of the shortest note that is looked for as a whole; fewer stand in anybody's notes."""


class Passages:
    """The running words of some texts, to be looked for in others.

    Attributes:
        known: number of words in a row → every such row.
    """

    def __init__(
        self, texts: Iterable[str] = (), words_in_a_row: int = 1, *, whole_notes: bool = False
    ) -> None:
        """Remember every ``words_in_a_row`` words of ``texts``; with ``whole_notes`` shorter texts too."""
        self.known: dict[int, set[Words]] = {}
        for text in texts:
            words = folded_words(text)
            length = min(len(words), words_in_a_row)
            if length == words_in_a_row or (whole_notes and length >= SHORTEST):
                rows = (words[start : start + length] for start in range(len(words) - length + 1))
                self.known.setdefault(length, set()).update(rows)

    def without(self, others: Passages) -> Passages:
        """Return these passages without those that stand in ``others`` too."""
        left = Passages()
        left.known = {
            length: rows - others.known.get(length, frozenset()) for length, rows in self.known.items()
        }
        return left

    def also(self, others: Passages) -> Passages:
        """Return these passages and those of ``others``."""
        both = Passages()
        both.known = {
            length: self.known.get(length, set()) | others.known.get(length, set())
            for length in self.known.keys() | others.known.keys()
        }
        return both

    def without_those_of(self, texts: Iterable[str]) -> Passages:
        """Return these passages without those that stand anywhere in ``texts``, the short ones too."""
        texts, left = tuple(texts), self
        for length in self.known:
            left = left.without(Passages(texts, length))
        return left

    def found_in(self, text: str) -> tuple[Span, ...]:
        """Return the places of ``text``, as it was written, that repeat one of the passages; joined."""
        folded = FoldedText(text)
        words = [(match.group(), *match.span()) for match in WORD.finditer(folded.text)]
        spans: list[Span] = []
        for length, rows in self.known.items():
            for start in range(len(words) - length + 1):
                here = words[start : start + length]
                if tuple(word for word, _, _ in here) in rows:
                    spans.append(folded.span(here[0][1], here[-1][2]))
        return tuple(_joined(sorted(spans)))


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def of_one_alone(each: Iterable[Passages]) -> Passages:
    """Return the passages that stand in one of ``each`` alone: what stands in several is a stock phrase."""
    seen: dict[int, Counter[Words]] = {}
    for passages in each:
        for length, rows in passages.known.items():
            seen.setdefault(length, Counter()).update(rows)
    alone = Passages()
    alone.known = {
        length: {row for row, times in count.items() if times == 1} for length, count in seen.items()
    }
    return alone
