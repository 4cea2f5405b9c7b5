"""Swedish words for what a family lets the team speak about (R1)."""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.texts.passage import listed

TOPICS = {
    "health": "hälsa",
    "language": "språk",
    "development": "utveckling och lärande",
    "play": "lek och kamrater",
    "everyday": "vardagen hemma",
    "sleep_and_food": "sömn och mat",
    "behaviour": "känslor och beteende",
    "attendance": "närvaro i förskolan",
    "parental_support": "stöd till familjen",
}
"""In the order they are offered. There is no word for everything: "allt" cannot be consented to."""


def topic_word(code: str) -> str:
    """Return the Swedish words of one topic."""
    return TOPICS[code]


def topic_list(codes: Iterable[str]) -> str:
    """Return topics as a sentence has them, in the order they are offered, separated by commas only.

    Several of the words hold "och" themselves, so the last one is set off by "samt".
    """
    wanted = frozenset(codes)
    return listed([word for code, word in TOPICS.items() if code in wanted], joint="samt")
