"""A family's paper in Swedish, and beside it in the family's language when there is a translation (R43)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from barnombud.documents.model import (
    Block,
    Heading,
    Pair,
    Paragraph,
    Parallel,
    Run,
    Runs,
    SignatureLines,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
)
from barnombud.documents.papers.words import Words
from barnombud.documents.phrases import swedish
from barnombud.domain.languages.translation import Translation
from barnombud.texts import papers_family as family


@dataclass(frozen=True)
class Beside:
    """Says everything in Swedish, and once more beside it."""

    translation: Translation | None

    @property
    def swedish(self) -> Words:
        """The text that holds."""
        return Words(swedish())

    @property
    def theirs(self) -> Words | None:
        """The family's language; None on a paper in Swedish alone."""
        return Words(self.translation.book) if self.translation else None

    @property
    def is_reading_aid(self) -> bool:
        """Whether nobody has reviewed the translation: signing then rests on the Swedish text."""
        return self.translation is not None and not self.translation.reviewed

    def rows(self, make: Callable[[Words], Sequence[Sequence[Block]]]) -> list[Block]:
        """Return passages below each other, each with the same in the family's language at its side."""
        ours = make(self.swedish)
        if self.translation is None or self.theirs is None:
            return [block for row in ours for block in row]
        pairs = (Pair(tuple(one), tuple(other)) for one, other in zip(ours, make(self.theirs), strict=True))
        return [Parallel(tuple(pair for pair in pairs if pair.swedish), self.translation.language)]

    def row(self, make: Callable[[Words], Sequence[Block]]) -> list[Block]:
        """Return one passage, with the same at its side."""
        return self.rows(lambda words: [make(words)])

    def cell(self, key: str) -> Runs:
        """Return a short text with the same under it, for a cell of a table."""
        return self.both(self.swedish.text(key), self.theirs.text(key) if self.theirs else "")

    def both(self, ours: str, theirs: str, *, source: str = "text", between: str = "\n") -> Runs:
        """Return a Swedish word with the family's under it, when it has one; ``between`` may be a mark."""
        word = Run(ours, source=source)
        if self.translation is None or not theirs or theirs.casefold() == ours.casefold():
            return (word,)
        return (
            word,
            Run(between),
            Run(theirs, language=self.translation.language, source=source, inserted=True),
        )

    def heading(self, key: str) -> Heading:
        """Return a heading with the same under it, where a passage has no room at its side."""
        return Heading(self.cell(key))

    def read_aloud(self) -> Runs:
        """Return, in the family's language, that what somebody wrote is to be read aloud (R43)."""
        if self.theirs is None:
            return ()
        mark = self.theirs.text("reading.ask_interpreter")
        return (Run(mark, quiet=True, language=self.theirs.book.language, inserted=True),)

    def choices(self, keys: Iterable[str], columns: int) -> TickBoxes:
        """Return boxes to tick, each in both languages."""
        return TickBoxes(tuple((self.cell(key), False) for key in keys), columns=columns)

    def signature_lines(self, keys: Iterable[str]) -> SignatureLines:
        """Return lines to sign on, three beside each other, each in both languages."""
        return SignatureLines(tuple(self.cell(key) for key in keys), columns=3)

    def line(self, key: str) -> list[Block]:
        """Return a line for a pen after its label; with a translation below the label in both languages."""
        if self.translation is None:
            return [WriteLines(1, self.swedish.text(key))]
        return [Together((*self.row(lambda words: [words.paragraph(key)]), WriteLines(1)))]

    def said_or_line(self, key: str, say: Callable[[Words], Run], *, after: str = ": ") -> list[Block]:
        """Return a label with what is filled in, or with a line for a pen when there is nothing."""
        if not say(self.swedish).text.strip():
            return self.line(key)
        return self.row(lambda words: [_told(words, key, say(words), after)])

    def notice(self) -> list[Block]:
        """Return, while nobody has reviewed the translation, that it is a reading aid, in both languages."""
        if not self.is_reading_aid:
            return []
        return self.row(lambda words: [_notice(words)])

    def foot(self) -> tuple[str, ...]:
        """Return the line under the paper that says which translation stands on it."""
        if self.translation is None:
            return ()
        header = self.translation.book.header
        return (
            family.translation_line(
                header.name_swedish, header.version, header.reviewed_on if self.translation.reviewed else None
            ),
        )


def _told(words: Words, key: str, said: Run, after: str) -> Paragraph:
    mark = after if words.is_swedish else ": "
    return Paragraph((*words.said(key, bold=True), Run(mark, bold=True), said))


def _notice(words: Words) -> Paragraph:
    lead, rest = words.said("reading.unreviewed", bold=True), words.said("reading.aid")
    return Paragraph((*lead, Run(". "), *rest), Tone.NOTICE)
