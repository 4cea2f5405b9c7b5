"""The team's flower: the shipped suggestion until the team saves its own, versions kept for ever."""

from __future__ import annotations

import tomllib

from barnombud import resources
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.wellbeing.template import (
    FlowerTemplate,
    Scale,
    ScaleKind,
    scale_from_dict,
    template_from_dict,
)
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


def default_template() -> FlowerTemplate:
    """Return the shipped flower, marked as a suggestion."""
    return template_from_dict(tomllib.loads(resources.read_text("flower/default.toml")))


def current_template(desk: Desk) -> FlowerTemplate:
    """Return the team's flower."""
    with desk.unit_of_work() as uow:
        return uow.templates.current() or default_template()


def shipped_scale(kind: ScaleKind) -> Scale:
    """Return the words that ship with the program for a scale of ``kind``, for a team to start from."""
    if kind is ScaleKind.NONE:
        return Scale(kind=kind)
    if kind is ScaleKind.THREE:
        return default_template().scale
    return scale_from_dict(tomllib.loads(resources.read_text("flower/scale_five.toml")))


def save_template(desk: Desk, template: FlowerTemplate) -> Outcome[FlowerTemplate]:
    """Keep a new version of the team's flower; ratings made before keep theirs."""
    with desk.unit_of_work() as uow:
        uow.templates.add(template, uow.now())
        return Outcome(template, uow.commit(Op.CHANGE_TEMPLATE, template.id))


def template_in_use(uow: UnitOfWork) -> FlowerTemplate:
    """Return the team's flower, the shipped one until it has its own."""
    return uow.templates.current() or default_template()
