"""Swedish for reading through, finalising and adding to minutes."""

from __future__ import annotations

from typing import Final

CONSULTATION_QUESTION: Final = "Fråga: {text}"
CONSULTATION_ADVICE: Final = "Teamets råd: {text}"
ENCLOSURES: Final = "Enskilda barn, om några har tagits upp"
