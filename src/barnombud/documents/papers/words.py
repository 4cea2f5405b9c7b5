"""What a family's paper says in one language: its sentences as runs, dates, lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from barnombud.documents.model import (
    SWEDISH,
    Block,
    Heading,
    Paragraph,
    Run,
    Runs,
    Tone,
    filled,
)
from barnombud.documents.papers.parts import paragraphs
from barnombud.documents.phrases import swedish
from barnombud.domain.languages.phrase_book import PhraseBook

BLANK = "____________________"
"""Stands for what is filled in by hand on a blank form."""
Inserted: TypeAlias = str | Run
"""What is put into a sentence: Swedish as text, words of another language as a run that says so."""


@dataclass(frozen=True)
class Words:
    """One language of a paper.

    The Swedish one has what people wrote; for any other, which stands beside it to be read, the interpreter
    is asked to read it aloud (R43).
    """

    book: PhraseBook

    @property
    def is_swedish(self) -> bool:
        """Whether this is the text that holds."""
        return self.book.is_source

    def said(self, *keys: str, bold: bool = False, source: str = "text", **inserted: Inserted) -> Runs:
        """Return sentences after each other; a sentence takes what it has a place for."""
        return self._runs(keys, inserted, bold=bold, source=source)

    def text(self, key: str, **inserted: str) -> str:
        """Return one sentence as text, for a label."""
        return self.book.say(key, **inserted)

    def heading(self, key: str, level: int = 2, *, source: str = "heading", **inserted: Inserted) -> Heading:
        """Return a heading."""
        return Heading(self._runs((key,), inserted, source=source), level)

    def paragraph(
        self, *keys: str, tone: Tone = Tone.BODY, source: str = "text", **inserted: Inserted
    ) -> Paragraph:
        """Return a paragraph of sentences."""
        return Paragraph(self._runs(keys, inserted, source=source), tone)

    def passage(
        self, lead: str, *keys: str, tone: Tone = Tone.READING, source: str = "text", **inserted: Inserted
    ) -> Paragraph:
        """Return a paragraph whose first sentence is bold."""
        rest = self._runs(keys, inserted, source=source)
        return Paragraph((*self._runs((lead,), inserted, bold=True), Run(" "), *rest), tone)

    def free(self, text: str, source: str) -> list[Block]:
        """Return what somebody wrote as it was written; in another language that it is to be read aloud."""
        if self.is_swedish or not text.strip():
            return list(paragraphs(text, source))
        return [self.paragraph("reading.ask_interpreter", tone=Tone.QUIET)]

    def written(self, text: str, source: str, *, free: bool) -> Run:
        """Return a name, or free text; the latter is in another language a word to have it read aloud."""
        if not text.strip():
            return Run("")
        if free and not self.is_swedish:
            return Run(self.book.phrases["reading.ask_interpreter"], quiet=True)
        return Run(text.strip(), language=SWEDISH, source=source, inserted=not self.is_swedish)

    def listed(self, words: tuple[str, ...]) -> Run:
        """Return words of this language as a list."""
        return self._own(self.book.listed(words))

    def long_date(self, day: date) -> Run:
        """Return a date with its year."""
        return self._own(self.book.long_date(day))

    def day_and_month(self, day: date) -> Run:
        """Return a date whose year is plain."""
        return self._own(self.book.day_and_month(day))

    def known(self, part: str, word: str) -> str:
        """Return a word of ours, such as a topic, in this language; empty when it is somebody's own word."""
        ours = swedish().phrases
        for key, text in ours.items():
            if key.startswith(f"{part}.") and text.casefold() == word.casefold():
                return self.book.phrases[key]
        return ""

    def _own(self, text: str) -> Run:
        return Run(text, language=self.book.language)

    def _runs(
        self,
        keys: Iterable[str],
        inserted: Mapping[str, Inserted],
        *,
        bold: bool = False,
        source: str = "text",
    ) -> Runs:
        if self.is_swedish:
            plain = {name: each.text if isinstance(each, Run) else each for name, each in inserted.items()}
            return (Run(" ".join(self.book.say(key, **plain) for key in keys), bold=bold, source=source),)
        marked = {
            name: replace(each, bold=bold or each.bold)
            if isinstance(each, Run)
            else Run(each, bold=bold, language=SWEDISH, source=source)
            for name, each in inserted.items()
        }
        runs: list[Run] = []
        for key in keys:
            between = [Run(" ")] if runs else []
            runs += [
                *between,
                *filled(
                    self.book.phrases[key], marked, language=self.book.language, bold=bold, source=source
                ),
            ]
        return tuple(runs)


def listed_in_swedish(names: tuple[str, ...]) -> str:
    """Return names of agencies as a Swedish list: they are the same in every language."""
    return swedish().listed(names)
