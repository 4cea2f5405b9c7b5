"""The team's flower: the shipped suggestion until it has its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.wellbeing.template import ScaleKind
from barnombud.services import flower_templates
from tests.world import World


def test_the_shipped_flower_is_a_suggestion(world: World) -> None:
    """A new team has the shipped flower, marked as a suggestion."""
    found = flower_templates.current_template(world.desk)
    assert found == flower_templates.default_template()
    assert found.suggestion


def test_the_teams_own_flower_takes_its_place(world: World) -> None:
    """What is saved last is in use; the version before stays in the store."""
    first = flower_templates.default_template().edited(name="Vår blomma")
    second = first.edited(name="Vår nya blomma")
    flower_templates.save_template(world.desk, first)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    flower_templates.save_template(world.desk, second)
    assert flower_templates.current_template(world.desk) == second
    with world.desk.unit_of_work() as uow:
        assert flower_templates.template_in_use(uow) == second
        assert uow.templates.get(first.id, first.version) == first


@pytest.mark.parametrize(("kind", "steps"), [(ScaleKind.NONE, 0), (ScaleKind.THREE, 3), (ScaleKind.FIVE, 5)])
def test_a_scale_to_start_from(kind: ScaleKind, steps: int) -> None:
    """Each kind of scale ships with words of its own."""
    scale = flower_templates.shipped_scale(kind)
    assert (scale.kind, scale.step_count) == (kind, steps)
