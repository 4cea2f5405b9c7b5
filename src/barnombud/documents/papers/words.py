"""What a family's paper says in one language: its sentences as runs, dates, lists, free text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from barnombud.documents.model import Block, Heading, Paragraph, Run, Runs, Tone
from barnombud.documents.papers.parts import paragraphs
from barnombud.documents.phrases import swedish
from barnombud.domain.languages.phrase_book import PhraseBook

BLANK = "____________________"
"""Stands for what is filled in by hand on a blank form."""


@dataclass(frozen=True)
class Words:
    """One language of a paper; the Swedish one says what people wrote, any other asks the interpreter to."""

    book: PhraseBook

    def said(self, *keys: str, bold: bool = False, source: str = "text", **inserted: str) -> Runs:
        """Return sentences after each other; a sentence takes what it has a place for."""
        return self._runs(keys, inserted, bold=bold, source=source)

    def text(self, key: str, **inserted: str) -> str:
        """Return one sentence as text, for a label; what is inserted may hold more than it has places for."""
        return self.book.say(key, **inserted)

    def heading(self, key: str, level: int = 2, *, source: str = "heading", **inserted: str) -> Heading:
        """Return a heading."""
        return Heading(self._runs((key,), inserted, source=source), level)

    def paragraph(
        self, *keys: str, tone: Tone = Tone.BODY, source: str = "text", **inserted: str
    ) -> Paragraph:
        """Return a paragraph of sentences."""
        return Paragraph(self._runs(keys, inserted, source=source), tone)

    def passage(self, lead: str, *keys: str, tone: Tone = Tone.READING, **inserted: str) -> Paragraph:
        """Return a paragraph whose first sentence is bold."""
        rest = self._runs(keys, inserted, source="information")
        return Paragraph((*self._runs((lead,), inserted, bold=True), Run(" "), *rest), tone)

    def _runs(
        self, keys: Iterable[str], inserted: Mapping[str, str], *, bold: bool = False, source: str = "text"
    ) -> Runs:
        return (Run(" ".join(self.book.say(key, **inserted) for key in keys), bold=bold, source=source),)

    def free(self, text: str, source: str) -> list[Block]:
        """Return what somebody wrote, as it was written."""
        return paragraphs(text, source)

    def listed(self, words: tuple[str, ...]) -> str:
        """Return words as a list in this language."""
        return self.book.listed(words)

    def long_date(self, day: date) -> str:
        """Return a date with its year."""
        return self.book.long_date(day)

    def day_and_month(self, day: date) -> str:
        """Return a date whose year is plain."""
        return self.book.day_and_month(day)

    def known(self, part: str, word: str) -> str:
        """Return a word of ours, such as a topic, in this language; empty when it is somebody's own word."""
        ours = swedish().phrases
        for key, text in ours.items():
            if key.startswith(f"{part}.") and text.casefold() == word.casefold():
                return self.book.phrases[key]
        return ""


def in_swedish() -> Words:
    """Return the Swedish words every paper has."""
    return Words(swedish())
