"""Plays a scenario step by step through the same use cases as the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from barnombud.errors import BarnombudError
from barnombud.services.scenario.consent_parts import Step
from barnombud.services.scenario.consent_steps import CONSENT_STEPS
from barnombud.services.scenario.item_steps import ITEM_STEPS
from barnombud.services.scenario.meeting_steps import MEETING_STEPS
from barnombud.services.scenario.paper_steps import PAPER_STEPS
from barnombud.services.scenario.played import Played

_STEPS: dict[str, Callable[[Played, Any], None]] = {
    **CONSENT_STEPS,
    **MEETING_STEPS,
    **ITEM_STEPS,
    **PAPER_STEPS,
}


@dataclass(frozen=True)
class Refused(Exception):
    """A step the rules forbid: its place in the file and the error that says why."""

    place: int
    do: str
    error: BarnombudError
    ids: tuple[str, ...] = field(default=())


def play(played: Played) -> None:
    """Run every step in order.

    Raises:
        Refused: the rules forbid a step.
    """
    for place, step in enumerate(played.stage.script.steps):
        play_step(played, place, step)


def play_step(played: Played, place: int, step: Step) -> None:
    """Run one step; see `play`."""
    do: str = getattr(step, "do", "")
    try:
        _STEPS[do](played, step)
    except BarnombudError as error:
        raise Refused(place, do, error) from error
