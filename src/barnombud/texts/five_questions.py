"""Fem frågor: Falun's five questions (domain document, 4.2); their words are in `papers_family`."""

from __future__ import annotations

from typing import Final

from barnombud.texts.papers_family import FIVE_QUESTIONS

TITLE: Final = "Fem frågor"
QUESTIONS: Final = FIVE_QUESTIONS
GROUPS: Final = (("Jag", 0, 3), ("Min verksamhet", 3, 4), ("Andra", 4, 5))
"""Heading, first question, and the one after the last."""
HINT: Final = (
    "Gå igenom frågorna i ordning. Hoppa över det som inte ger något i dag.",
    "De tre första är dina egna, den fjärde är din verksamhets, den femte gäller andra.",
    "Svaren blir underlag för en väg in.",
)
PREPARED: Final = "Förberett"
CONCERN: Final = "Det som väckte frågan"
WISH: Final = "Det familjen själv vill ha hjälp med"


def numbered(number: int, question: str) -> str:
    """Return ``1. Vad står i vägen …``."""
    return f"{number}. {question}"
