"""The leaflet for all families, before any concern: no child, no case, no name (R50)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from barnombud.domain.languages.translation import Translation
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.family import NeutralSender
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole
from barnombud.domain.wellbeing.template import FlowerTemplate

_LEAST, _MIDDLE = 2, 5
"""Places of the petals that do not show the best, so that the example shows where support is needed."""


class LeafletContent(PaperContent):
    """What stands on the leaflet besides its fixed sentences."""

    kind: Literal[PaperKind.LEAFLET] = PaperKind.LEAFLET
    sender: NeutralSender
    contact: str = Field(default="", max_length=200)
    """Where to ask; empty means anybody in the team."""
    template: FlowerTemplate
    """The team's flower, for the example of a sheet."""
    translation: Translation | None = None
    """The family's language beside the Swedish (R43)."""


def made_up_view(template: FlowerTemplate, label: str) -> FlowerLayer:
    """Return a view of nobody: good in most petals, less in two; only marked where there is no scale."""
    steps = sorted(step.value for step in template.scale.steps)
    shown = {_LEAST: steps[0], _MIDDLE: steps[len(steps) // 2]} if steps else {}
    answers = (
        LayerAnswer(
            petal_key=petal.key,
            value=shown.get(place, steps[-1]) if steps else None,
            touched=not steps,
        )
        for place, petal in enumerate(template.petals)
    )
    return FlowerLayer(label=label, role=LayerRole.FILLED, answers=tuple(answers))
