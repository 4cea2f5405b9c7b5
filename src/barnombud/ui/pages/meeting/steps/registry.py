"""Makes the steps of a child's item; which they are stands with the pages in `registry.STEPS`.

The first step, consent, is the meeting page's own and not in this list.
"""

from __future__ import annotations

from importlib import import_module

from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext
from barnombud.ui.pages.registry import STEPS


def make_steps(context: PageContext) -> tuple[Step, ...]:
    """Make one of each step, in order."""
    found = []
    for place in STEPS:
        module, name = place.split(":")
        made = getattr(import_module(module), name)(context)
        found.append(made)
    return tuple(found)
