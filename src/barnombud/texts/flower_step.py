"""Blomman in a child's item: whose view, the panel beside the flower, layers and the table."""

from __future__ import annotations

from typing import Final

from barnombud.texts.dates import MONTHS
from barnombud.texts.flower import HELD_BACK, NON_ANSWERS, RATER_LABELS

TITLE: Final = "Blomman"
WHOSE: Final = "Vems bild?"
JOINT: Final = RATER_LABELS["joint"]
GUARDIAN: Final = RATER_LABELS["guardian"]
CHILD: Final = RATER_LABELS["child"]
WORKS: Final = "Det här fungerar"
HARD: Final = "Det här är svårt"
STEP: Final = "Så långt stämmer det i dag"
OTHER_ANSWERS: Final = "Andra svar"
NO_STEP: Final = "Välj ett steg, eller ett svar i ord. Ett kronblad och en styrka räcker."
NON_ANSWER_CODES: Final = tuple(NON_ANSWERS)
LAYERS: Final = "Visa också"
LAST_TIME: Final = "förra gången"
OWN_FIRST: Final = "Visa de andra först när jag har svarat"
WAITS_FOR_OWN: Final = HELD_BACK
AS_TABLE: Final = "Visa som tabell"
AS_FLOWER: Final = "Visa som blomma"


def non_answer(code: str) -> str:
    """Return a full answer that is not a step, such as ``vet inte``."""
    return NON_ANSWERS[code]


def step_line(value: int, word: str, description: str) -> str:
    """Say which step is chosen, such as ``2 · både och. Det fungerar ibland …``."""
    return f"{value} · {word}. {description}" if description else f"{value} · {word}"


def step_name(value: int, word: str) -> str:
    """Name a step for a screen reader: ``2, både och``."""
    return f"{value}, {word}"


def guardian_label(ordinal: int, count: int, name: str) -> str:
    """Return whose view it is: the only guardian without a name, one of several by name or number."""
    if count <= 1:
        return GUARDIAN
    return name or f"{GUARDIAN} {ordinal}"


def day_label(day: int, month: int) -> str:
    """Return when the earlier view was made: ``10 november``."""
    return f"{day} {MONTHS[month - 1]}"


def layer_name(label: str, *, shown: bool) -> str:
    """Name the button of one layer for a screen reader."""
    return f"{'Dölj' if shown else 'Visa'} {label}"
