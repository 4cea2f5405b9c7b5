"""Who leaves the room for an item stands in that item's enclosure and nowhere else (R3, R15)."""

from __future__ import annotations

import pytest

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.services import minutes
from barnombud.services.paper_contents import make_paper, paper_content
from tests.documents.reading import text
from tests.held_meeting import hold
from tests.world import World

TELLING = ("stepped_out", "lämnade mötet", "utanför", "Love", "andra delen")


@pytest.mark.rule("R3")
@pytest.mark.rule("R15")
def test_the_general_part_says_nothing_of_it(world: World) -> None:
    """The family worker was at the meeting; that she was outside for a while is nobody's business."""
    held = hold(world, second_child=True)
    content = minutes.minutes_draft(world.desk, held.meeting_id)
    assert "Inga Exempel" in {row.name for row in content.present}
    whole = content.model_dump_json()
    assert not [word for word in TELLING if word in whole]
    assert all(row.role and "ersättare" not in row.role for row in content.present)
    assert held.general(ItemKind.LEARNING).notes


@pytest.mark.rule("R3")
@pytest.mark.rule("R15")
def test_the_enclosure_names_those_who_were_there(world: World) -> None:
    """The left-out agency's member left the meeting, says the paper, and gets none of it herself."""
    held = hold(world, second_child=True)
    of_love = [
        line.request
        for line in held.lines(PaperKind.ENCLOSURE)
        if line.request.item_id == held.children["Igelkotten"]
    ]
    assert {request.agency_id for request in of_love} == {world.preschool.id, world.bvc.id}
    content = paper_content(world.desk, of_love[0])
    assert isinstance(content, EnclosureContent)
    left = {row.person.name for row in content.attendance if row.left_at is not None}
    assert left == {"Inga Exempel"}
    there = {row.person.name for row in content.attendance} - left
    assert {"Rakel Påhitt", "Bo Låtsas"} <= there
    assert "lämnade mötet" in text(make_paper(world.desk, of_love[0]).pdf)
