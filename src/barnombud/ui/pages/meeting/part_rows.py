"""Rows of the parts of general items, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PromiseRow:
    """One of the team's own promises."""

    key: str
    text: str
    who: str
    """Who has promised, and by when."""
    late: bool
    done: bool = False


@dataclass(frozen=True)
class QuestionRow:
    """One prepared consultation."""

    key: str
    age: str
    question: str
    advice: str


@dataclass(frozen=True)
class LeakRow:
    """A reminder of what in the text at ``key`` may point somebody out; no words when nothing does."""

    key: str
    words: tuple[str, ...]
