"""Swedish for reading through, finalising and adding to minutes."""

from __future__ import annotations

from typing import Final

CONSULTATION_QUESTION: Final = "Fråga: {text}"
CONSULTATION_ADVICE: Final = "Teamets råd: {text}"
ENCLOSURES: Final = "Bilagor om enskilda barn, om sådana finns, förvaras för sig."
