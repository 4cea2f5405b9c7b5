"""Which steps a child's item has, in order; the owner of a step adds its line here.

The first step, consent, is the meeting page's own and not in this list.
"""

from __future__ import annotations

from importlib import import_module

from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext

STEPS: tuple[str, ...] = (
    # "barnombud.ui.pages.meeting.steps.<module>:<Class>"
    "barnombud.ui.pages.meeting.steps.voice:VoiceStep",
    "barnombud.ui.pages.meeting.steps.strengths:StrengthsStep",
    "barnombud.ui.pages.meeting.steps.flower:FlowerStep",
    "barnombud.ui.pages.meeting.steps.five_questions:FiveQuestionsStep",
    "barnombud.ui.pages.meeting.steps.one_way_in:OneWayInStep",
)
"""Barnets röst, Styrkor, Blomman, Fem frågor, En väg in."""


def make_steps(context: PageContext) -> tuple[Step, ...]:
    """Make one of each step, in order."""
    found = []
    for place in STEPS:
        module, name = place.split(":")
        made = getattr(import_module(module), name)(context)
        found.append(made)
    return tuple(found)
