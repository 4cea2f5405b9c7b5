"""Plays a scenario step by step through the same use cases as the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from barnombud.errors import BarnombudError, DiskFull, NoPermission
from barnombud.services.scenario.consent_parts import Step
from barnombud.services.scenario.consent_steps import CONSENT_STEPS
from barnombud.services.scenario.item_steps import ITEM_STEPS
from barnombud.services.scenario.meeting_steps import MEETING_STEPS
from barnombud.services.scenario.paper_steps import PAPER_STEPS
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.reading import ScenarioError, ScenarioFault

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


def play(played: Played) -> None:
    """Run every step in order.

    Raises:
        Refused: the rules forbid a step.
        ScenarioError: a step names a key that nothing has, or a field holds what no record can hold.
        DiskFull, NoPermission: the store cannot be written.
    """
    for place, step in enumerate(played.stage.script.steps):
        play_step(played, place, step)


def play_step(played: Played, place: int, step: Step) -> None:
    """Run one step, with ids that follow from the file; see `play`."""
    do: str = getattr(step, "do", "")
    try:
        with played.stage.ids.used():
            _STEPS[do](played, step)
    except (DiskFull, NoPermission):
        raise
    except ScenarioError as error:
        raise error.inside(f"steps.{place}") from error
    except ValidationError as error:
        places = tuple(".".join(map(str, found["loc"])) for found in error.errors())
        raise ScenarioError(ScenarioFault.WRONG_FIELD, places).inside(f"steps.{place}") from error
    except BarnombudError as error:
        raise Refused(place, do, error) from error
