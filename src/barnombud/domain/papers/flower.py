"""The flower as it goes on paper: the template it was made with, and the views laid on it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import Rating
from barnombud.domain.wellbeing.template import FlowerTemplate


class FlowerView(Value):
    """One rater's view and how the paper names the rater, such as ``förskolan`` (R20)."""

    whose: str = Field(min_length=1, max_length=120)
    rating: Rating


class FlowerContent(Value):
    """A flower with its views; the first is drawn filled, the others as outlines."""

    template: FlowerTemplate
    centre: str = Field(default="", max_length=60)
    """The child's first name or alias."""
    on: date
    views: tuple[FlowerView, ...] = ()
    earlier: Rating | None = None
    """The first view's rater last time, drawn as a thin outline."""
