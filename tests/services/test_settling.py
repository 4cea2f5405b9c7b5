"""Somebody without a case's key ends the meeting: what was agreed is frozen at a holder's unlock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.ids import ItemId, MeetingId
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, ItemState
from barnombud.domain.minutes import ItemSnapshot, PaperKind
from barnombud.services import cases, child_items, holding, minutes, room
from barnombud.services.desk import Desk
from barnombud.services.meetings import plan_meeting
from barnombud.services.paper_contents import make_paper
from barnombud.services.settling import settle_agreed
from tests.documents.reading import text
from tests.held_meeting import WORKS, Held, start
from tests.services.room_of_meeting import without_ifo
from tests.world import World

HIDDEN = "Igelkotten"
"""The child of whom social services may not hear."""


def held_without_ifo(world: World) -> Held:
    """Take the child up without social services; everybody is back at the end."""
    held = start(world, second_child=True)
    without_ifo(held)
    return held


def ended_by_ifo(held: Held) -> Desk:
    """Let the family worker, who is signed in by now, end the meeting an hour later."""
    world = held.world
    holding.close_item(world.desk, held.children[HIDDEN], done=False)
    room.everybody_returns(world.desk, held.meeting_id)
    desk = world.sign_in(world.family_worker)
    world.clock.set(world.clock.now() + timedelta(hours=1))
    holding.end_meeting(desk, held.meeting_id)
    return desk


def item_of(held: Held) -> AgendaItem:
    """The child's item as it is now."""
    with held.world.desk.unit_of_work() as uow:
        return uow.agenda.get(held.children[HIDDEN])


def snapshot_of(held: Held, item_id: ItemId) -> ItemSnapshot | None:
    """The item as it was frozen."""
    with held.world.desk.unit_of_work() as uow:
        return uow.item_snapshots.latest(item_id)


def next_children(world: World) -> set[str | None]:
    """The cases on the agenda of the next meeting."""
    meeting: MeetingId = plan_meeting(world.desk, world.clock.now() + timedelta(days=28)).value.id
    with world.desk.unit_of_work() as uow:
        items = uow.agenda.for_meeting(meeting)
    return {item.case_id for item in items if item.kind is ItemKind.CHILD}


@pytest.mark.rule("R30")
def test_what_was_agreed_is_frozen_when_a_holder_unlocks(world: World) -> None:
    """As of the end of the meeting; the child is not taken up again as undecided, and the log says it."""
    held = held_without_ifo(world)
    held.open_child(HIDDEN)
    ifo = ended_by_ifo(held)
    assert item_of(held).state is ItemState.MOVED
    assert settle_agreed(ifo) == 0
    assert item_of(held).state is ItemState.MOVED
    desk = world.sign_in(world.nurse)
    world.clock.set(world.clock.now() + timedelta(days=1))
    assert settle_agreed(desk) == 1
    with desk.unit_of_work() as uow:
        ended_at = uow.meetings.get(held.meeting_id).ended_at
        newest = next(iter(uow.audit.page(1)))
    item, snapshot = item_of(held), snapshot_of(held, held.children[HIDDEN])
    assert (item.state, item.closed_at) == (ItemState.DONE, ended_at)
    assert newest.op == Op.CLOSE_ITEM
    assert snapshot is not None
    frozen = FrozenItem.model_validate_json(snapshot.snapshot.content)
    assert (snapshot.version, frozen.frozen_by, frozen.record.works) == (1, world.nurse.id, WORKS)
    assert not cases.case_page(desk, held.cases[HIDDEN].id).preparation.take_up
    assert next_children(world) == {held.cases["Ekorren"].id}
    paper = next(line for line in held.lines(PaperKind.ENCLOSURE) if line.request.item_id == item.id)
    assert WORKS in text(make_paper(desk, paper.request).pdf)


@pytest.mark.rule("R30")
def test_it_is_done_once(world: World) -> None:
    """The second unlock, and another holder's, freeze nothing more and write no line."""
    held = held_without_ifo(world)
    held.open_child(HIDDEN)
    ended_by_ifo(held)
    assert settle_agreed(world.sign_in(world.nurse)) == 1
    before = snapshot_of(held, held.children[HIDDEN])
    desk = world.sign_in(world.rektor)
    with desk.unit_of_work() as uow:
        lines = len(uow.audit.lines())
    assert settle_agreed(desk) == 0
    with desk.unit_of_work() as uow:
        assert len(uow.audit.lines()) == lines
    assert snapshot_of(held, held.children[HIDDEN]) == before


@pytest.mark.rule("R30")
def test_what_was_not_agreed_moves_on(world: World) -> None:
    """The child was opened and nothing came of it: it stands on the next agenda."""
    held = held_without_ifo(world)
    holding.open_child_item(world.desk, held.children[HIDDEN])
    child_items.save_works_and_hard(world.desk, held.children[HIDDEN], WORKS, "")
    ended_by_ifo(held)
    assert settle_agreed(world.sign_in(world.nurse)) == 0
    assert item_of(held).state is ItemState.MOVED
    assert snapshot_of(held, held.children[HIDDEN]) is None
    assert held.cases[HIDDEN].id in next_children(world)


def test_a_meeting_that_goes_on_is_left_alone(world: World) -> None:
    """Whoever unlocks during the meeting closes nothing in it."""
    held = held_without_ifo(world)
    held.open_child(HIDDEN)
    assert settle_agreed(world.sign_in(world.nurse)) == 0
    assert item_of(held).state is ItemState.OPEN


@pytest.mark.rule("R15")
def test_when_those_left_out_came_back_is_added_by_a_holder(world: World) -> None:
    """The family worker came back, signed in and ended the meeting; she could not add it herself."""
    held = held_without_ifo(world)
    finish(held)
    desk = back_and_ended_by_ifo(held)
    item_id = held.children[HIDDEN]
    assert settle_agreed(desk) == 0
    desk = world.sign_in(world.nurse)
    assert returned(held) == set()
    assert settle_agreed(desk) == 1
    assert returned(held) == {world.family_worker.id}
    assert settle_agreed(desk) == 0
    after = snapshot_of(held, item_id)
    assert after is not None
    assert (after.version, after.frozen_by) == (2, world.nurse.id)


@pytest.mark.rule("R30")
def test_what_is_finalised_is_not_added_to(world: World) -> None:
    """Minutes that are final stay as they are."""
    held = held_without_ifo(world)
    finish(held)
    back_and_ended_by_ifo(held)
    desk = world.sign_in(world.nurse)
    minutes.finalise_minutes(desk, held.meeting_id, read_through=True)
    assert settle_agreed(desk) == 0
    assert returned(held) == set()


def finish(held: Held) -> None:
    """Take the child up and finish the item, with social services still outside."""
    child_items.finish_child_item(held.world.desk, held.open_child(HIDDEN))


def back_and_ended_by_ifo(held: Held) -> Desk:
    """Let everybody come back, and the family worker end the meeting."""
    world = held.world
    world.clock.set(world.clock.now() + timedelta(minutes=10))
    room.everybody_returns(world.desk, held.meeting_id)
    desk = world.sign_in(world.family_worker)
    holding.end_meeting(desk, held.meeting_id)
    return desk


def returned(held: Held) -> set[str]:
    """Who stands in the frozen item as having come back."""
    snapshot = snapshot_of(held, held.children[HIDDEN])
    assert snapshot is not None
    return set(FrozenItem.model_validate_json(snapshot.snapshot.content).returned)
