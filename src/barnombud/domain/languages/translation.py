"""A language that papers can be made in: its sentences, and whether they count as reviewed."""

from __future__ import annotations

from barnombud.domain.languages.phrase_book import PhraseBook
from barnombud.domain.value import Value


class Translation(Value):
    """A whole language to print beside Swedish; one that nobody has reviewed is a reading aid (R43)."""

    book: PhraseBook
    reviewed: bool

    @property
    def language(self) -> str:
        """BCP 47 tag."""
        return self.book.language
