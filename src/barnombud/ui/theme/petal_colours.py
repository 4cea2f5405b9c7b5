"""The flower's colours on screen, light and dark; the same data file colours the papers.

Kept apart from the theme's tokens because petals are data: a template names a colour, and this says what it
looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from barnombud import resources

COLOUR_NAMES = ("blue", "brick", "violet", "rose", "amber", "teal", "olive", "sky")


@dataclass(frozen=True, slots=True)
class PetalInks:
    """One petal colour, as ``#RRGGBB``.

    Attributes:
        fill: the grown petal, at least 2.3:1 against the background and never without its edge.
        edge: the grown petal's outline, at least 3:1 against the background.
        mark: the pattern on the petal, at least 3:1 against the fill.
        text: headings in the petal's colour, at least 4.5:1 against the background.
    """

    fill: str
    edge: str
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class FlowerInks:
    """Everything the flower is drawn with in one theme, as ``#RRGGBB``."""

    background: str
    petal_paper: str
    outline: str
    step: str
    ink: str
    quiet: str
    ring: str
    centre: str
    centre_edge: str
    centre_ink: str
    petals: Mapping[str, PetalInks]

    def colour(self, ink: str) -> str:
        """Return the colour of an ink named by the scene, such as ``ring`` or ``blue.fill``."""
        petal, _, part = ink.partition(".")
        return str(getattr(self.petals[petal], part) if part else getattr(self, petal))


@cache
def flower_inks(*, dark: bool) -> FlowerInks:
    """Return the flower's colours for the light or the dark theme."""
    raw = resources.read_toml("flower/colours.toml")["dark" if dark else "light"]
    petals = {name: PetalInks(**inks) for name, inks in raw.pop("petals").items()}
    return FlowerInks(**raw, petals=petals)
