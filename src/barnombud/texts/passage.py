"""Shapes that longer Swedish texts come in; what shows them decides on bold, size and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Passage(NamedTuple):
    """A paragraph whose first sentence, ``lead``, is bold."""

    lead: str
    rest: str

    @property
    def text(self) -> str:
        """The whole paragraph as running text."""
        return f"{self.lead} {self.rest}".strip()


class Notice(NamedTuple):
    """A title and the lines under it."""

    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Title and lines as running text."""
        return " ".join((self.title, *self.lines))


def listed(words: Sequence[str], joint: str = "och") -> str:
    """Return ``words`` as a Swedish list: ``förskolan, BVC och socialtjänsten``; empty for no words."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter large and the rest untouched, so that BVC stays BVC."""
    return text[:1].upper() + text[1:]
