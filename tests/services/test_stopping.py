"""A withdrawal stops offers that have not begun and says who must be told (R7)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import AgencyId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.support.agreement import StopReason, SupportOffer, SupportState
from barnombud.domain.support.commitment import CommitmentKind, CommitmentState
from barnombud.errors import KeyNotHeld
from barnombud.services import consents, holding, room, stopping, support
from barnombud.services.handing_over import hand_over
from barnombud.services.paper_contents import make_paper
from tests.held_meeting import hold
from tests.open_item import OpenItem, full_draft, open_item
from tests.services.room_of_meeting import withdraw
from tests.world import World

ASKED, BEGUN = "asked", "begun"


def _agreed(world: World) -> OpenItem:
    """An open item with two offers: one that waits and one that has begun."""
    item = open_item(world)
    soon = world.desk.today() + timedelta(days=14)
    offers = tuple(
        SupportOffer(id=key, what="Samtal om sömn", agency_id=world.bvc.id, by_when=soon)
        for key in (ASKED, BEGUN)
    )
    support.save_agreement_draft(world.desk, item.item_id, full_draft(world, offers=offers))
    agreement = support.agree_support(world.desk, item.item_id).value
    for state in (SupportState.OFFERED, SupportState.ACCEPTED, SupportState.WAITING):
        support.step_offer(world.desk, agreement.id, ASKED, state)
    for state in (SupportState.OFFERED, SupportState.ACCEPTED, SupportState.STARTED):
        support.step_offer(world.desk, agreement.id, BEGUN, state)
    return item


def _withdraw(item: OpenItem) -> None:
    world = item.world
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    consents.withdraw_consent(world.desk, item.case.id, guardian.id)


def _tellings(world: World) -> dict[AgencyId | None, str]:
    """The promises to tell, as a holder of the key sees them."""
    with world.desk.unit_of_work() as uow:
        found = uow.commitments.list(still_open=True)
    return {c.told_agency: c.text for c in found if c.kind is CommitmentKind.TELL_AGENCY}


@pytest.mark.rule("R7")
def test_offers_that_have_not_begun_are_stopped(world: World) -> None:
    """With a code of their own, which is no family's no; what has begun goes on; the promise is dropped."""
    item = _agreed(world)
    _withdraw(item)
    with world.desk.unit_of_work() as uow:
        (agreement,) = uow.agreements.for_case(item.case.id)
        promises = {c.offer_id: c.state for c in uow.commitments.for_case(item.case.id) if c.offer_id}
    asked, begun = agreement.offers
    assert (asked.state, asked.history[-1].stopped) == (SupportState.CLOSED, StopReason.CONSENT_ENDED)
    assert asked.waiting_reason is None
    assert SupportState.DECLINED not in {step.state for step in asked.history}
    assert begun.state is SupportState.STARTED
    assert promises == {ASKED: CommitmentState.DROPPED, BEGUN: CommitmentState.OPEN}


@pytest.mark.rule("R7")
def test_the_open_item_locks_and_stays_locked(world: World) -> None:
    """At once, for everybody; nothing more can be agreed."""
    item = _agreed(world)
    _withdraw(item)
    assert holding.recheck(world.desk, item.meeting_id) is not None
    assert holding.meeting_now(world.desk, item.meeting_id).open_item is None


@pytest.mark.rule("R7")
def test_who_is_in_the_room_hears_it_there(world: World) -> None:
    """Only those who took part and have gone are to be told."""
    item = open_item(world)
    room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.LEFT)
    told = stopping.must_be_told(world.desk, item.case.id)
    assert {each.agency_id: each.members for each in told} == {
        world.bvc.id: (world.nurse.id,),
        world.ifo.id: (world.family_worker.id,),
    }
    _withdraw(item)
    assert _tellings(world) == {world.bvc.id: "BVC Norra"}


@pytest.mark.rule("R7")
def test_who_got_papers_is_told_by_the_holders_of_the_key(world: World) -> None:
    """After the meeting too; a member who held the key before sees neither child nor promise."""
    held = hold(world)
    line = next(line for line in held.lines(PaperKind.ENCLOSURE) if line.request.agency_id == world.bvc.id)
    paper = make_paper(world.desk, line.request)
    hand_over(world.desk, paper, HandoverWay.PAPER)
    told = {
        each.agency_id: each.got_papers
        for each in stopping.must_be_told(world.desk, held.cases["Ekorren"].id)
    }
    assert told == {world.bvc.id: True, world.ifo.id: False}
    withdraw(held)
    assert _tellings(world) == {world.bvc.id: "BVC Norra", world.ifo.id: "IFO Exempelkommun"}
    world.sign_in(world.nurse)
    assert _tellings(world) == {}
    with pytest.raises(KeyNotHeld):
        stopping.must_be_told(world.desk, held.cases["Ekorren"].id)


@pytest.mark.rule("R7")
def test_whoever_records_it_the_others_are_told(world: World) -> None:
    """The nurse writes down a withdrawal and loses the key by it; the preschool is told."""
    held = hold(world)
    world.sign_in(world.nurse)
    withdraw(held)
    assert _tellings(world) == {}
    world.sign_in(world.rektor)
    assert set(_tellings(world)) == {world.preschool.id, world.ifo.id}


@pytest.mark.rule("R7")
def test_a_second_withdrawal_tells_nobody_twice(world: World) -> None:
    """Consent had ended already; an answer that lets it hold stops nothing either."""
    held = hold(world)
    withdraw(held)
    first = _tellings(world)
    other = held.guardians()[1]
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, other.id)
    with world.desk.unit_of_work() as uow:
        found = [c for c in uow.commitments.list(still_open=True) if c.kind is CommitmentKind.TELL_AGENCY]
    assert len(found) == len(first) == 2


@pytest.mark.rule("R7")
def test_a_no_stops_as_a_withdrawal_does(world: World) -> None:
    """Whoever says no after a yes has taken it back; a fresh yes stops nothing."""
    item = _agreed(world)
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    consents.record_answer(world.desk, item.case.id, guardian.id, Answer.YES, world.terms())
    consents.record_answer(world.desk, item.case.id, guardian.id, Answer.NO)
    with world.desk.unit_of_work() as uow:
        (agreement,) = uow.agreements.for_case(item.case.id)
    assert agreement.offers[0].state is SupportState.CLOSED


@pytest.mark.rule("R7")
def test_what_is_closed_is_left_as_it_was(world: World) -> None:
    """An agreement that is over, or has nothing that waits, is not touched."""
    item = _agreed(world)
    with world.desk.unit_of_work() as uow:
        (agreement,) = uow.agreements.for_case(item.case.id)
    support.close_agreement(world.desk, agreement.id, "")
    _withdraw(item)
    with world.desk.unit_of_work() as uow:
        (after,) = uow.agreements.for_case(item.case.id)
    assert after.offers == agreement.offers
