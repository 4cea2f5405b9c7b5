"""What may be spoken about: chosen areas, never "everything" (R1)."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """Areas a family chooses among."""

    HEALTH = "health"
    LANGUAGE = "language"
    DEVELOPMENT = "development"
    PLAY = "play"
    EVERYDAY = "everyday"
    SLEEP_AND_FOOD = "sleep_and_food"
    BEHAVIOUR = "behaviour"
    ATTENDANCE = "attendance"
    PARENTAL_SUPPORT = "parental_support"
