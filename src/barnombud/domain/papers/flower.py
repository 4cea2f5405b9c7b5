"""The flower as it goes on paper: the template it was made with, and the views laid on it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from barnombud.domain.value import Value
from barnombud.domain.wellbeing.flower_scene import FlowerLayer
from barnombud.domain.wellbeing.template import FlowerTemplate


class PetalNote(Value):
    """What one rater wrote about one petal, strengths before challenges; `whose` as the layer's label."""

    petal_key: str
    whose: str = Field(max_length=120)
    strengths: str = Field(default="", max_length=4000)
    challenges: str = Field(default="", max_length=4000)


class FlowerContent(Value):
    """A flower with its views (R20); `flower_scene.layers_of` makes the layers of an overlay."""

    template: FlowerTemplate
    centre: str = Field(default="", max_length=80)
    """The child's first name or alias."""
    on: date
    layers: tuple[FlowerLayer, ...] = ()
    notes: tuple[PetalNote, ...] = ()
    """Printed in enclosures only, never on a family's sheet."""
