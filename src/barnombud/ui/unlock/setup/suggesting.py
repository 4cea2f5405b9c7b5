"""Suggests a passphrase of a few common words, drawn by the system's own randomness."""

from __future__ import annotations

from random import SystemRandom

from barnombud.resources import read_text

WORDS = 4
WORD_LIST = "words/passphrase.txt"


def suggest_passphrase() -> str:
    """Return four different words of 2,048 with spaces between: 44 bits, behind a slow key derivation."""
    words = read_text(WORD_LIST).split()
    return " ".join(SystemRandom().sample(words, WORDS))
