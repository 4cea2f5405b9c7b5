"""Who leaves the room for an item stands in that item's enclosure and nowhere else (R3, R15)."""

from __future__ import annotations

from datetime import time

import pytest

from barnombud.domain.clock import swedish_instant
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.services import child_items, holding, minutes, room
from barnombud.services.paper_contents import make_paper, paper_content
from tests.documents.reading import text
from tests.held_meeting import Held, hold, start
from tests.services.room_of_meeting import without_ifo
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


def _of_love(held: Held) -> EnclosureContent:
    """The enclosure of the child whom social services may not hear of."""
    request = next(
        line.request
        for line in held.lines(PaperKind.ENCLOSURE)
        if line.request.item_id == held.children["Igelkotten"]
    )
    content = paper_content(held.world.desk, request)
    assert isinstance(content, EnclosureContent)
    return content


def _hold(world: World, *, back: bool) -> Held:
    """Hold a meeting that social services leave for Love at 15.00, and come back to at 15.20 if they do."""
    held = start(world, second_child=True)
    child_items.finish_child_item(world.desk, held.open_child())
    world.clock.set(swedish_instant(world.desk.today(), time(15)))
    without_ifo(held)
    child_items.finish_child_item(world.desk, held.open_child("Igelkotten"))
    world.clock.set(swedish_instant(world.desk.today(), time(15, 20)))
    if back:
        room.everybody_returns(world.desk, held.meeting_id)
    world.clock.set(swedish_instant(world.desk.today(), time(16)))
    holding.end_meeting(world.desk, held.meeting_id)
    return held


@pytest.mark.rule("R15")
def test_the_enclosure_says_when_they_came_back(world: World) -> None:
    """Frozen when the meeting ends: once, with nothing else changed, and only where they had left."""
    held = _hold(world, back=True)
    rows = [row for row in _of_love(held).attendance if row.left_at is not None]
    assert [(row.person.name, row.left_at, row.back_at) for row in rows] == [
        ("Inga Exempel", time(15), time(15, 20))
    ]
    with world.desk.unit_of_work() as uow:
        love = uow.item_snapshots.latest(held.children["Igelkotten"])
        alva = uow.item_snapshots.latest(held.children["Ekorren"])
    assert love is not None
    assert alva is not None
    assert (love.version, alva.version) == (2, 1)
    frozen = FrozenItem.model_validate_json(love.snapshot.content)
    assert frozen.with_returns(frozen.record.attendance) is frozen
    request = next(
        line.request
        for line in held.lines(PaperKind.ENCLOSURE)
        if line.request.item_id == held.children["Igelkotten"]
    )
    assert "lämnade mötet 15.00, kom tillbaka 15.20" in text(make_paper(world.desk, request).pdf)


@pytest.mark.rule("R15")
def test_the_general_part_says_nothing_of_the_return(world: World) -> None:
    """Neither time nor word; whoever returned to other items leaves no trace in theirs."""
    held = _hold(world, back=True)
    whole = minutes.minutes_draft(world.desk, held.meeting_id).model_dump_json()
    assert not [word for word in (*TELLING, "tillbaka", "15:20", "15.20") if word in whole]
    of_alva = next(
        line.request
        for line in held.lines(PaperKind.ENCLOSURE)
        if line.request.item_id == held.children["Ekorren"]
    )
    assert "tillbaka" not in text(make_paper(world.desk, of_alva).pdf)


@pytest.mark.rule("R15")
def test_who_never_came_back_only_left(world: World) -> None:
    """The item stays as it was frozen."""
    held = _hold(world, back=False)
    rows = [row for row in _of_love(held).attendance if row.left_at is not None]
    assert [(row.left_at, row.back_at) for row in rows] == [(time(15), None)]
    with world.desk.unit_of_work() as uow:
        love = uow.item_snapshots.latest(held.children["Igelkotten"])
    assert love is not None
    assert love.version == 1


@pytest.mark.rule("R15")
def test_an_earlier_return_is_not_this_one(world: World) -> None:
    """Out, in and out again before the item: only what comes after counts."""
    held = start(world, second_child=True)
    without_ifo(held)
    room.everybody_returns(world.desk, held.meeting_id)
    without_ifo(held)
    child_items.finish_child_item(world.desk, held.open_child("Igelkotten"))
    holding.end_meeting(world.desk, held.meeting_id)
    assert {row.back_at for row in _of_love(held).attendance} == {None}
