"""Who takes over when the chair, the note-taker or the signed-in member must leave (R3, R15)."""

from __future__ import annotations

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.ids import MeetingId, MemberId
from barnombud.domain.meeting.substitute import Duty
from barnombud.errors import NotFound
from barnombud.services import cases, substitutes
from barnombud.services.substitutes import DutyLine
from tests.held_meeting import Held, hold, plan
from tests.world import World


def _planned(world: World, *, without_preschool_teacher: bool = False) -> MeetingId:
    """A meeting led by the rektor, written by the teacher, with a child that leaves the IFO out."""
    case = world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
    if without_preschool_teacher:
        conflicted = frozenset({world.rektor.id, world.teacher.id})
        cases.save_preparation(world.desk, case.id, Preparation(conflicted=conflicted))
    return plan(world)


def _lines(world: World, meeting_id: MeetingId) -> dict[Duty, DutyLine]:
    return {line.duty: line for line in substitutes.duty_lines(world.desk, meeting_id)}


@pytest.mark.rule("R15")
def test_who_may_stay_needs_no_substitute(world: World) -> None:
    """The preschool brought the child: its people stay all the time."""
    lines = _lines(world, _planned(world))
    assert [line.holder_id for line in lines.values()] == [world.rektor.id, world.teacher.id, world.rektor.id]
    assert {line.substitute_id for line in lines.values()} == {None}


@pytest.mark.rule("R15")
def test_who_must_leave_gets_a_proposal_who_may_stay(world: World) -> None:
    """The IFO is left out: neither it nor anybody with a conflict of interest is proposed."""
    lines = _lines(world, _planned(world, without_preschool_teacher=True))
    assert {line.substitute_id for line in lines.values()} == {world.nurse.id}


@pytest.mark.rule("R15")
def test_the_one_chosen_goes_before_the_proposal(world: World) -> None:
    """Chosen, kept, and left to the proposal again; one who has the duty herself does not take it over."""
    meeting_id = _planned(world, without_preschool_teacher=True)
    substitutes.choose_substitute(world.desk, meeting_id, Duty.CHAIR, world.family_worker.id)
    assert _lines(world, meeting_id)[Duty.CHAIR].substitute_id == world.family_worker.id
    substitutes.choose_substitute(world.desk, meeting_id, Duty.CHAIR, world.rektor.id)
    assert _lines(world, meeting_id)[Duty.CHAIR].substitute_id == world.nurse.id
    substitutes.choose_substitute(world.desk, meeting_id, Duty.CHAIR, None)
    assert _lines(world, meeting_id)[Duty.CHAIR].chosen is None


@pytest.mark.rule("R3")
def test_without_the_key_nothing_is_told_of_who_must_leave(world: World) -> None:
    """The left-out agency sees duties and their holders, and no proposal that would give a child away."""
    meeting_id = _planned(world, without_preschool_teacher=True)
    world.sign_in(world.family_worker)
    lines = _lines(world, meeting_id)
    assert {line.proposal for line in lines.values()} == {None}
    assert lines[Duty.SIGNED_IN].holder_id == world.family_worker.id


def test_nobody_to_choose_from(world: World) -> None:
    """A meeting without chair, and nobody who may stay through what is left of the block."""
    held: Held = hold(world, second_child=True)
    assert {line.proposal for line in _lines(world, held.meeting_id).values()} == {None}
    case = world.consented_case("Räven", "Cilla", agencies=(world.preschool, world.bvc))
    everybody = frozenset(member.id for member in world.members)
    cases.save_preparation(world.desk, case.id, Preparation(conflicted=everybody))
    assert {line.proposal for line in _lines(world, plan(world)).values()} == {None}


def test_only_members_take_over(world: World) -> None:
    """Somebody who is not in the team is refused."""
    meeting_id = _planned(world)
    with pytest.raises(NotFound):
        substitutes.choose_substitute(world.desk, meeting_id, Duty.CHAIR, MemberId("f" * 32))
