"""Which way a language is written."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """The way lines run."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "lrc",
        "mzn",
        "pnb",
        "prs",
        "ps",
        "sd",
        "sdh",
        "syr",
        "ug",
        "ur",
        "yi",
    }
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa"})
_SCRIPT_LETTERS = 4


def direction(language: str) -> Direction:
    """Return the way `language` (a BCP 47 tag) is written; a script in the tag decides before the language.

    An empty or unknown tag is written from left to right.
    """
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == _SCRIPT_LETTERS and part.isalpha()), "")
    backwards = script in _RIGHT_TO_LEFT_SCRIPTS if script else first in _RIGHT_TO_LEFT_LANGUAGES
    return Direction.RIGHT_TO_LEFT if backwards else Direction.LEFT_TO_RIGHT


def is_right_to_left(language: str) -> bool:
    """Whether `language` is written from right to left."""
    return direction(language) is Direction.RIGHT_TO_LEFT
