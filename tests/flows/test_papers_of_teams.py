"""Every paper of random teams is clean, well laid out, valid and the same wherever it is made.

One team in every run; hundreds by ``./run bench teams``.
"""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.documents import layout
from tests.flows.papers_of_teams import held_team, looked_at
from tests.world import World


@pytest.mark.rule("R25")
@pytest.mark.rule("R41")
def test_every_paper_of_a_random_team_holds(world: World) -> None:
    """Made twice here and once in another process."""
    looked = looked_at(held_team(world, seed=41, families=2))
    assert looked.troubles == []
    assert looked.papers >= 6 and looked.pages > looked.papers


def test_the_looking_finds_what_is_wrong() -> None:
    """Words beyond the edge, words on words, and a file that is cut off."""
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(100, 700, "Bra rad")  # data: only for the looking
    canvas.drawString(100, 690, "Nästa rad")  # data: only for the looking
    canvas.drawString(100, 400, "Ovanpå")  # data: only for the looking
    canvas.drawString(104, 402, "varandra")  # data: only for the looking
    canvas.drawString(560, 300, "Utanför kanten")  # data: only for the looking
    canvas.save()
    found = layout.troubles(made.getvalue())
    assert len(found) == 2
    assert "beyond the edge" in found[0] and "Utanf" in found[0]
    assert "lies on" in found[1]
