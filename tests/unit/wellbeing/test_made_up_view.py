"""The leaflet's example of a flower: of nobody, neither perfect nor sad."""

from __future__ import annotations

import pytest

from barnombud.domain.papers.leaflet import made_up_view
from barnombud.domain.wellbeing.template import Scale, ScaleKind
from barnombud.services.flower_templates import default_template, shipped_scale


@pytest.mark.rule("R20")
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (ScaleKind.THREE, [3, 3, 1, 3, 3, 2, 3, 3]),
        (ScaleKind.FIVE, [5, 5, 1, 5, 5, 3, 5, 5]),
        (ScaleKind.NONE, [None] * 8),
    ],
)
def test_most_petals_are_good_and_two_show_less(kind: ScaleKind, values: list[int | None]) -> None:
    """In the team's own petals and steps; only marked where there are none."""
    scale = Scale(kind=kind) if kind is ScaleKind.NONE else shipped_scale(kind)
    template = default_template().model_copy(update={"scale": scale})
    view = made_up_view(template, "Exempel")
    assert [answer.value for answer in view.answers] == values
    assert [answer.petal_key for answer in view.answers] == [petal.key for petal in template.petals]
    assert {answer.touched for answer in view.answers} == {kind is ScaleKind.NONE}
