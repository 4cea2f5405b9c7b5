"""The doors of a meeting's items in the real store, and the gate asked again (R2, R3, R7, R12)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.meeting import ItemKind, ItemState
from barnombud.domain.minutes import MinutesBlocker
from barnombud.errors import ConsentError, InputError, NotFound, RuleViolation
from barnombud.services import cases, holding, item_gate, minutes, room
from barnombud.services.meeting_rules import MeetingBlocker
from tests.held_meeting import hold, start
from tests.services.room_of_meeting import now_of, welcome_done, withdraw, without_ifo, words_of
from tests.world import World

# -- the doors


@pytest.mark.rule("R12")
def test_the_gate_answers_and_changes_nothing(world: World) -> None:
    """Asked with other topics the answer is another; the item stays shut."""
    held = start(world)
    item_id = held.children["Ekorren"]
    gate = holding.item_gate(world.desk, item_id)
    assert (gate.answer.is_open, gate.may_name, gate.brought_by) == (True, True, world.preschool.id)
    assert gate.topics == frozenset(Topic)
    assert holding.item_gate(world.desk, item_id, frozenset()).answer.codes == (GateCode.NO_TOPIC,)
    assert now_of(held).open_item is None


def test_a_general_item_has_no_gate_and_a_child_no_other_door(world: World) -> None:
    """Each kind is opened, written and closed by its own use case."""
    held = start(world)
    general, child = held.general(ItemKind.LEARNING).id, held.children["Ekorren"]
    for act in (
        lambda: holding.item_gate(world.desk, general),
        lambda: holding.open_child_item(world.desk, general),
        lambda: holding.open_general_item(world.desk, child),
        lambda: holding.write_general_item(world.desk, child, "Alva", ""),
        lambda: holding.close_item(world.desk, child),
    ):
        with pytest.raises(RuleViolation):
            act()
    assert now_of(held).open_item is None


@pytest.mark.rule("R12")
@pytest.mark.rule("R7")
def test_a_closed_gate_opens_nothing(world: World) -> None:
    """The error carries the codes; nothing was frozen."""
    held = start(world)
    withdraw(held)
    with pytest.raises(ConsentError) as refused:
        holding.open_child_item(world.desk, held.children["Ekorren"])
    assert refused.value.blockers == (GateCode.WITHDRAWN,)
    with world.desk.unit_of_work() as uow:
        assert uow.records.find(held.children["Ekorren"]) is None


def test_opening_freezes_the_decision_each_time(world: World) -> None:
    """Who was there, what may be said to whom, on which consents; the next asks about all before it too."""
    held = start(world)
    item_id = held.children["Ekorren"]
    record = holding.open_child_item(world.desk, item_id).value
    (opening,) = record.openings
    assert opening.permitted == {agency.id for agency in world.agencies}
    assert world.teacher.id not in opening.present
    assert len(opening.consent_ids) == 2
    holding.close_item(world.desk, item_id, done=False)
    record = holding.open_child_item(world.desk, item_id, frozenset({Topic.LANGUAGE})).value
    assert len(record.openings) == 2
    assert item_gate.opened_topics(record) == frozenset(Topic)
    assert item_gate.opened_topics(None) is None


def test_a_prepared_child_begins_with_what_was_prepared(world: World) -> None:
    """What works and the five questions are there from the start."""
    held = start(world)
    case_id = held.cases["Ekorren"].id
    answers = ("a", "b", "c", "d", "e")
    prepared = Preparation(works="Leker gärna", five_questions=answers, minutes=15)
    cases.save_preparation(world.desk, case_id, prepared)
    record = holding.open_child_item(world.desk, held.children["Ekorren"]).value
    assert (record.works, record.five_questions) == ("Leker gärna", answers)


def test_one_item_is_open_at_a_time(world: World) -> None:
    """What was open is paused when another opens; the same one opened again stays."""
    held = start(world)
    general, child = held.general(ItemKind.LEARNING).id, held.children["Ekorren"]
    opened = holding.open_general_item(world.desk, general).value.opened_at
    assert holding.open_general_item(world.desk, general).value.opened_at == opened
    holding.open_child_item(world.desk, child)
    states = {shown.item.id: shown.item.state for shown in now_of(held).items}
    assert (states[general], states[child]) == (ItemState.PAUSED, ItemState.OPEN)
    holding.open_general_item(world.desk, general)
    assert now_of(held).open_item == general
    assert "Alva" not in words_of(now_of(held))


def test_nothing_opens_before_the_start_or_after_the_end(world: World) -> None:
    """Items belong to a meeting that runs."""
    held = hold(world)
    for act in (
        lambda: holding.open_general_item(world.desk, held.general(ItemKind.LEARNING).id),
        lambda: holding.open_child_item(world.desk, held.children["Ekorren"]),
        lambda: holding.close_item(world.desk, held.general(ItemKind.LEARNING).id),
        lambda: holding.end_meeting(world.desk, held.meeting_id),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert refused.value.blockers == (MeetingBlocker.NOT_RUNNING,)


@pytest.mark.parametrize(
    ("notes", "agreed", "field"), [("x" * 20_001, "", "notes"), ("", "x" * 5_001, "agreed")]
)
def test_too_long_a_text_is_refused_at_its_field(world: World, notes: str, agreed: str, field: str) -> None:
    """It could not be read back; the item stays as it was."""
    held = start(world)
    before = held.general(ItemKind.LEARNING)
    with pytest.raises(InputError) as refused:
        holding.write_general_item(world.desk, before.id, notes, agreed)
    assert refused.value.field == field
    assert held.general(ItemKind.LEARNING) == before


def test_an_item_that_is_gone_is_not_found(world: World) -> None:
    """A plain answer."""
    with pytest.raises(NotFound):
        holding.item_gate(world.desk, ItemId("0" * 32))


@pytest.mark.rule("R30")
def test_finalised_minutes_keep_their_items(world: World) -> None:
    """What was written stays as it was frozen."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    with pytest.raises(RuleViolation) as refused:
        holding.write_general_item(world.desk, held.general(ItemKind.LEARNING).id, "Efteråt", "")
    assert refused.value.blockers == (MinutesBlocker.ALREADY_FINALISED,)


# -- asked again


def test_nothing_is_shut_without_reason(world: World) -> None:
    """No child's item is open, or the answer is still open."""
    held = start(world)
    assert holding.recheck(world.desk, held.meeting_id) is None
    holding.open_child_item(world.desk, held.children["Ekorren"])
    assert holding.recheck(world.desk, held.meeting_id) is None
    assert now_of(held).open_item == held.children["Ekorren"]


@pytest.mark.rule("R7")
def test_a_withdrawal_shuts_the_open_item(world: World) -> None:
    """Immediately, and opening again is refused."""
    held = start(world)
    holding.open_child_item(world.desk, held.children["Ekorren"])
    withdraw(held)
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert shut.answer.codes == (GateCode.WITHDRAWN,)
    assert now_of(held).open_item is None
    with pytest.raises(ConsentError):
        holding.open_child_item(world.desk, held.children["Ekorren"])


@pytest.mark.rule("R3")
def test_who_comes_back_too_early_shuts_the_item(world: World) -> None:
    """The left-out agency enters: the item is paused and hidden at once."""
    held = start(world, second_child=True)
    welcome_done(held)
    without_ifo(held)
    holding.open_child_item(world.desk, held.children["Igelkotten"])
    room.everybody_returns(world.desk, held.meeting_id)
    assert "Love" not in words_of(now_of(held))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert GateCode.AGENCY_MUST_LEAVE in shut.answer.codes


@pytest.mark.rule("R2")
def test_midnight_shuts_what_ran_out(world: World) -> None:
    """The day after the last day the consent is gone, also in the middle of an item."""
    held = start(world)
    holding.open_child_item(world.desk, held.children["Ekorren"])
    world.clock.set(world.clock.now() + timedelta(days=200))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert shut.answer.codes == (GateCode.EXPIRED,)


@pytest.mark.rule("R12")
def test_who_may_not_ask_is_told_to_let_another_sign_in(world: World) -> None:
    """The key went with the consent: unknown is closed, and nothing of the child is shown."""
    held = start(world, second_child=True)
    welcome_done(held)
    without_ifo(held)
    holding.open_child_item(world.desk, held.children["Igelkotten"])
    world.sign_in(world.family_worker)
    assert "Love" not in words_of(now_of(held))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert (shut.answer.codes, shut.may_name) == ((GateCode.SIGNED_IN_MUST_CHANGE,), False)
    assert shut.brought_by is None


def test_a_visitor_of_another_item_closes_the_gate(world: World) -> None:
    """The guardian of one child never hears of the next."""
    held = start(world, second_child=True)
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
    room.note_visitor(
        world.desk,
        held.meeting_id,
        held.children["Ekorren"],
        VisitorKind.GUARDIAN,
        AttendanceKind.ARRIVED,
    )
    gate = holding.item_gate(world.desk, held.children["Igelkotten"])
    assert GateCode.VISITOR_PRESENT in gate.answer.codes
