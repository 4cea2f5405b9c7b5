"""One text on its way to being kept: what is typed, what could point somebody out, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from barnombud.domain.leak_check import Leak, LeakAnswer, carried_over


@dataclass(frozen=True)
class Mark:
    """One hit as the page shows it; ``place`` counts from 0 among the hits of the text."""

    place: int
    snippet: str
    kind: str
    start: int
    end: int
    kept: bool
    parts: tuple[tuple[int, int], ...] = ()
    """Of words that together point somebody out: where each stands; else empty."""
    words: tuple[str, ...] = ()
    """Those words, each once."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Every place to show in the text."""
        return self.parts or ((self.start, self.end),)


class Screening:
    """The state of one text; presenter's side, GUI thread."""

    def __init__(self, text: str = "") -> None:
        """Start with a text nobody has looked through."""
        self.text = text
        self.answers: tuple[LeakAnswer, ...] = ()
        self._leaks: tuple[Leak, ...] = ()

    def typed(self, text: str) -> None:
        """Take the text as it is now; answers that still hold move with it."""
        self.answers = carried_over(self.answers, self.text, text)
        self.text = text

    def found(self, text: str, leaks: tuple[Leak, ...]) -> bool:
        """Take what was found in ``text``; False when something else has been typed meanwhile."""
        if text != self.text:
            return False
        self._leaks = leaks
        self.answers = tuple(answer for answer in self.answers if answer.leak in leaks)
        return True

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The hits with what was answered."""
        kept = {answer.leak for answer in self.answers}
        return tuple(
            Mark(
                place,
                self.text[leak.start : leak.end],
                leak.kind,
                leak.start,
                leak.end,
                leak in kept,
                leak.parts,
                tuple(dict.fromkeys(self.text[start:end] for start, end in leak.parts)),
            )
            for place, leak in enumerate(self._leaks)
        )

    @property
    def is_clear(self) -> bool:
        """Whether every hit has an answer."""
        return all(mark.kept for mark in self.marks)

    def keep(self, place: int, *, kept: bool) -> None:
        """Answer a hit with "Behåll", or take that answer back."""
        leak = self._leaks[place]
        others = tuple(answer for answer in self.answers if answer.leak != leak)
        self.answers = (*others, LeakAnswer(leak=leak)) if kept else others

    def without(self, place: int, word: str = "") -> str:
        """Return the text without a hit and the gap it would leave; with ``word`` only that word of it."""
        leak, text = self._leaks[place], self.text
        spans = [span for span in leak.parts if not word or self.text[slice(*span)] == word]
        for start, end in reversed(spans or [(leak.start, leak.end)]):
            text = _cut_out(text, start, end)
        return text


def _cut_out(text: str, start: int, end: int) -> str:
    before, after = text[:start], text[end:]
    gap = before.endswith(" ") and (not after or after[0] in " .,;:!?")
    return (before[:-1] if gap else before) + after
