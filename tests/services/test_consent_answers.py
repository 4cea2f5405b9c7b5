"""Har någon ångrat sig sedan sist? Until every agency concerned has answered, no child is named (R7, R12)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.round import HeardWay
from barnombud.domain.ids import AgencyId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.meeting import ItemState
from barnombud.errors import ConsentError, RuleViolation
from barnombud.services import child_items, consent_round, consents, holding, room
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.representing import RepresentingBlocker
from tests.held_meeting import Held, hold, plan
from tests.world import World


def _running(world: World, *, without: str = "") -> Held:
    """A meeting with a confirmed child, everybody there but those of one agency, and nobody has answered."""
    held = Held(world, MeetingId(""))
    held.cases["Ekorren"] = world.consented_case(guardians=("Mira Påhitt",))
    held.meeting_id = plan(world)
    holding.start_meeting(world.desk, held.meeting_id)
    here = tuple(member.id for member in world.members if member.agency_id != without)
    room.note_members(world.desk, held.meeting_id, here, AttendanceKind.ARRIVED)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    consent_round.confirm_present(world.desk, held.meeting_id)
    with world.desk.unit_of_work() as uow:
        items = uow.agenda.for_meeting(held.meeting_id)
    held.children["Ekorren"] = next(item.id for item in items if item.case_id is not None)
    return held


def _hear(held: Held, *agencies: AgencyId, way: HeardWay = HeardWay.PRESENT) -> None:
    consent_round.note_heard(held.world.desk, held.meeting_id, agencies, way)


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
def test_no_named_item_before_every_agency_has_answered(world: World) -> None:
    """The service refuses with a code of its own, and says who is missing."""
    held = _running(world)
    item_id = held.children["Ekorren"]
    _hear(held, world.preschool.id, world.bvc.id)
    gate = holding.item_gate(world.desk, item_id)
    assert gate.answer.codes == (GateCode.NOT_HEARD,)
    assert gate.answer.unheard == {world.ifo.id}
    with pytest.raises(ConsentError) as refused:
        holding.open_child_item(world.desk, item_id)
    assert refused.value.blockers == (GateCode.NOT_HEARD,)
    _hear(held, world.ifo.id)
    assert holding.open_child_item(world.desk, item_id).value.openings


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
def test_an_agency_that_is_not_there_must_be_reached(world: World) -> None:
    """Its items stay shut; the telephone is enough."""
    held = _running(world, without=world.ifo.id)
    item_id = held.children["Ekorren"]
    _hear(held, world.preschool.id, world.bvc.id)
    with pytest.raises(ConsentError) as refused:
        holding.open_child_item(world.desk, item_id)
    assert refused.value.blockers == (GateCode.NOT_HEARD,)
    with pytest.raises(RuleViolation) as nobody:
        _hear(held, world.ifo.id)
    assert nobody.value.blockers == (RepresentingBlocker.AGENCY_NOT_HERE,)
    _hear(held, world.ifo.id, way=HeardWay.REACHED)
    assert holding.open_child_item(world.desk, item_id).value.openings
    with world.desk.unit_of_work() as uow:
        kept = {row.agency_id: (row.way, row.noted_by) for row in uow.rounds.for_meeting(held.meeting_id)}
    assert kept[world.ifo.id] == (HeardWay.REACHED, world.rektor.id)


@pytest.mark.rule("R12")
def test_an_agency_that_comes_later_answers_when_it_comes(world: World) -> None:
    """It is not in the child's consent; the open item is shut until it has answered and left again."""
    held = Held(world, MeetingId(""))
    held.cases["Ekorren"] = world.consented_case(agencies=(world.preschool, world.bvc))
    held.meeting_id = plan(world)
    holding.start_meeting(world.desk, held.meeting_id)
    here = (world.rektor.id, world.nurse.id)
    room.note_members(world.desk, held.meeting_id, here, AttendanceKind.ARRIVED)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    consent_round.confirm_present(world.desk, held.meeting_id)
    _hear(held, world.preschool.id, world.bvc.id)
    with world.desk.unit_of_work() as uow:
        item_id = next(i.id for i in uow.agenda.for_meeting(held.meeting_id) if i.case_id is not None)
    holding.open_child_item(world.desk, item_id)
    late = (world.family_worker.id,)
    room.note_members(world.desk, held.meeting_id, late, AttendanceKind.ARRIVED)
    room.note_members(world.desk, held.meeting_id, late, AttendanceKind.STEPPED_OUT)
    with pytest.raises(ConsentError) as refused:
        child_items.item_page(world.desk, item_id)
    assert refused.value.blockers == (GateCode.NOT_HEARD,)
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert shut.answer.unheard == {world.ifo.id}
    _hear(held, world.ifo.id, way=HeardWay.REACHED)
    assert holding.open_child_item(world.desk, item_id).value.openings


@pytest.mark.rule("R7")
def test_the_answers_are_still_there_after_a_restart(world: World) -> None:
    """Locked in the meeting and unlocked by somebody else; nothing has to be asked again."""
    held = _running(world)
    _hear(held, *(agency.id for agency in world.agencies))
    world.sign_in(world.nurse)
    assert holding.meeting_now(world.desk, held.meeting_id).heard == {agency.id for agency in world.agencies}
    assert holding.open_child_item(world.desk, held.children["Ekorren"]).value.openings


@pytest.mark.rule("R7")
def test_what_was_answered_is_not_kept(world: World) -> None:
    """The row knows that an agency answered, when and how; the log the same."""
    held = _running(world)
    _hear(held, world.bvc.id)
    with world.desk.unit_of_work() as uow:
        (row,) = uow.rounds.for_meeting(held.meeting_id)
    assert set(type(row).model_fields) == {"meeting_id", "agency_id", "heard_at", "way", "noted_by"}


def test_nobody_answers_outside_a_meeting(world: World) -> None:
    """There is nobody to ask."""
    held = hold(world)
    with pytest.raises(RuleViolation) as refused:
        _hear(held, world.bvc.id)
    assert refused.value.blockers == (MeetingBlocker.NOT_RUNNING,)


@pytest.mark.rule("R12")
def test_of_an_item_without_consent_nothing_more_is_told(world: World) -> None:
    """Who has answered says nothing about a child whose guardian has said no."""
    held = _running(world)
    guardian = held.guardians()[0]
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, guardian.id)
    gate = holding.item_gate(world.desk, held.children["Ekorren"])
    assert gate.answer.unheard == frozenset()
    assert GateCode.NOT_HEARD not in gate.answer.codes


@pytest.mark.rule("R12")
def test_midnight_shuts_what_ran_out(world: World) -> None:
    """The consent's last day is today; the next Swedish date the item is shut by date alone."""
    held = _running(world)
    _hear(held, *(agency.id for agency in world.agencies))
    holding.open_child_item(world.desk, held.children["Ekorren"])
    with world.desk.unit_of_work() as uow:
        (answer,) = (e for e in uow.consents.for_case(held.cases["Ekorren"].id) if e.terms is not None)
    assert answer.terms is not None
    last = answer.terms.valid_to
    world.clock.set(world.clock.now() + (last - world.desk.today()))
    assert holding.recheck(world.desk, held.meeting_id) is None
    world.clock.set(world.clock.now() + timedelta(days=1))
    shut = holding.recheck(world.desk, held.meeting_id)
    assert shut is not None
    assert shut.answer.codes == (GateCode.EXPIRED,)
    with world.desk.unit_of_work() as uow:
        assert uow.agenda.get(held.children["Ekorren"]).state is ItemState.PAUSED
