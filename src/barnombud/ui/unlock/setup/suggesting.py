"""Suggests a passphrase of a few common words, drawn by the system's own randomness."""

from __future__ import annotations

from random import SystemRandom

from barnombud.resources import read_text

WORDS = 4
WORD_LIST = "words/passphrase.txt"


def suggest_passphrase() -> str:
    """Return four different words with spaces between; about 38 bits, behind a slow key derivation."""
    words = read_text(WORD_LIST).split()
    return " ".join(SystemRandom().sample(words, WORDS))
