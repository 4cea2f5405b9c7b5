"""How much room the window has, counted in characters so that larger text counts as a smaller window."""

from __future__ import annotations

from enum import Enum, auto


class Room(Enum):
    """Three steps from a whole screen to a small laptop with text at 200 %."""

    WIDE = auto()
    COMPACT = auto()
    TINY = auto()
