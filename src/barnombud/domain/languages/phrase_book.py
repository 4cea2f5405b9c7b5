"""One language's sentences: who translated and reviewed them, and how something is put into one (R43)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from barnombud.domain.ids import MemberId
from barnombud.domain.value import Value

SOURCE = "sv"
"""The language every other one is made from."""
PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class Direction(StrEnum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


class PhraseStatus(StrEnum):
    """Whether somebody who knows the language has read the translation."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


class PhraseHeader(Value):
    """What is known of one language's sentences.

    Attributes:
        language: BCP 47 tag, such as ``ar`` or ``sv-x-easy``.
        name_swedish: the language in Swedish, ``arabiska``.
        name_own: the language in itself.
        version: raised at every change.
        source_version: the version of the Swedish it was made from.
        translated_by: who made it, in plain Swedish.
        reviewed_by: who read it; empty until somebody has.
    """

    language: str = Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]{1,8})*$")
    name_swedish: str = Field(min_length=1, max_length=60)
    name_own: str = Field(min_length=1, max_length=60)
    direction: Direction
    version: int = Field(ge=1)
    source_version: int = Field(ge=1)
    translated_by: str = Field(max_length=200)
    reviewed_by: str = Field(default="", max_length=120)
    reviewed_on: date | None = None
    status: PhraseStatus = PhraseStatus.UNREVIEWED

    @model_validator(mode="after")
    def _review_has_name_and_day(self) -> Self:
        """Nothing is reviewed by nobody, and a name alone reviews nothing."""
        reviewed = self.status is PhraseStatus.REVIEWED
        if (bool(self.reviewed_by.strip()), self.reviewed_on is not None) != (reviewed, reviewed):
            raise ValueError("review needs name and day")
        return self


class PhraseBook(Value):
    """Every sentence of one language by its key, such as ``form.yes``."""

    header: PhraseHeader
    phrases: Mapping[str, str]

    @property
    def language(self) -> str:
        """BCP 47 tag."""
        return self.header.language

    @property
    def is_source(self) -> bool:
        """Whether this is the Swedish that every other language is made from."""
        return self.language == SOURCE

    def is_reviewed_against(self, source: PhraseBook) -> bool:
        """Whether somebody has reviewed it as the Swedish stands now; the Swedish itself needs nobody."""
        header = self.header
        current = header.source_version == source.header.version
        return self.is_source or (header.status is PhraseStatus.REVIEWED and current)

    def say(self, key: str, **inserted: str) -> str:
        """Return a sentence with what belongs in it; KeyError for a key or place that does not exist.

        In every language but Swedish what is inserted is direction-isolated, so that a Swedish name or a
        number does not turn the words round it.
        """
        return PLACEHOLDER.sub(lambda found: self._set_in(inserted[found[1]]), self.phrases[key])

    def long_date(self, day: date) -> str:
        """Return a date with its year as this language writes it: ``8 december 2026``."""
        return self._date("date.long", day)

    def day_and_month(self, day: date) -> str:
        """Return a date without its year: ``8 december``."""
        return self._date("date.day_and_month", day)

    def listed(self, words: tuple[str, ...]) -> str:
        """Return words as a list: ``språk, lek och mat``; empty for none."""
        if len(words) < 2:
            return "".join(words)
        if len(words) == 2:
            return self.fill("list.last", first=words[0], last=words[1])
        return self.fill("list.more", first=words[0], rest=self.listed(words[1:]))

    def corrected(self, key: str, text: str, version: int, source: PhraseBook) -> PhraseBook:
        """Return the book with another sentence: nobody has reviewed that one."""
        book = self.model_copy(update={"phrases": {**self.phrases, key: text}})
        unreviewed = {"status": PhraseStatus.UNREVIEWED, "reviewed_by": "", "reviewed_on": None}
        return book._with_header(version, source, unreviewed)

    def approved(self, reviewer: str, on: date, version: int, source: PhraseBook) -> PhraseBook:
        """Return the book as somebody has read it through."""
        reviewed = {"status": PhraseStatus.REVIEWED, "reviewed_by": reviewer, "reviewed_on": on}
        return self._with_header(version, source, reviewed)

    def completed(self, shipped: PhraseBook, source: PhraseBook) -> PhraseBook:
        """Return the book with what the Swedish asks for and no more, from ``shipped`` where it has nothing.

        A later program may have new sentences, and may have dropped some.
        """
        everything = {**shipped.phrases, **self.phrases}
        return self.model_copy(
            update={"phrases": {key: everything[key] for key in source.phrases if key in everything}}
        )

    def _with_header(self, version: int, source: PhraseBook, review: Mapping[str, object]) -> PhraseBook:
        made = {"version": version, "source_version": source.header.version, **review}
        return self.model_copy(update={"header": self.header.model_copy(update=made)})

    def _date(self, key: str, day: date) -> str:
        month = self.phrases[f"date.month_{day.month}"]
        return self.fill(key, day=str(day.day), month=month, year=str(day.year))

    def fill(self, key: str, **parts: str) -> str:
        """Put words of the language itself, and digits, into a pattern; they need no isolation."""
        return PLACEHOLDER.sub(lambda found: parts[found[1]], self.phrases[key])

    def _set_in(self, text: str) -> str:
        if self.is_source or not text:
            return text
        return f"{_ISOLATE}{text}{_END_ISOLATE}"


class PhraseVersion(Value):
    """A team's own version of a language: what it says, since when and by whom."""

    book: PhraseBook
    at: AwareDatetime
    member_id: MemberId
