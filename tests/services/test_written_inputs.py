"""What an absent member has sent in, entered as hers (R8, R12, R15)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.minutes import PaperKind
from barnombud.errors import ConsentError, InputError, NotFound, RuleViolation
from barnombud.services import cases, child_items, consents, holding, support, written_inputs
from barnombud.services.paper_contents import paper_content
from barnombud.services.papers import papers_page
from barnombud.services.written_inputs import WrittenBlocker
from tests.open_item import OpenItem, full_draft, open_item
from tests.world import World

TEXT = "Vi ses på BVC i maj och ser på hörseln då."


def _without_nurse(world: World, *, confirmed: bool = True) -> OpenItem:
    """An item with preschool and social services in the room; the nurse could not come."""
    agencies = world.agencies if confirmed else (world.preschool, world.ifo)
    case = world.consented_case()
    if confirmed:
        world.clock.set(world.clock.now() + timedelta(minutes=1))
        consents.confirm_consent(world.sign_in(world.nurse), case.id)
        world.sign_in(world.rektor)
    present = (world.rektor, world.teacher, world.family_worker)
    here = tuple(agency for agency in agencies if agency != world.bvc)
    return open_item(world, case=case, present=present, confirmed=here)


@pytest.mark.rule("R8")
def test_it_stands_in_the_item_and_on_the_papers_as_hers(world: World) -> None:
    """With her name and role; who entered it is kept beside."""
    item = _without_nurse(world)
    page = written_inputs.written_page(world.desk, item.item_id)
    assert [member.id for member in page.authors] == [world.nurse.id]
    assert page.waiting == ()
    kept = written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, f" {TEXT} ").value
    assert (kept.member_id, kept.entered_by, kept.text) == (world.nurse.id, world.rektor.id, TEXT)
    assert written_inputs.written_page(world.desk, item.item_id).texts == (kept,)
    child_items.save_voice(world.desk, item.item_id, ChildVoice(position=VoicePosition.ASKED, how="I leken"))
    support.save_agreement_draft(world.desk, item.item_id, full_draft(world))
    support.agree_support(world.desk, item.item_id)
    child_items.finish_child_item(world.desk, item.item_id)
    lines = papers_page(world.desk, item.meeting_id).lines
    request = next(
        line.request
        for line in lines
        if line.request.kind is PaperKind.ENCLOSURE and line.request.agency_id == world.ifo.id
    )
    notes = paper_content(world.desk, request).model_dump()["notes"]
    assert [(note["author"], note["text"]) for note in notes] == [
        ("Skriftligt från Bo Låtsas, BVC-sjuksköterska, BVC Norra", TEXT)
    ]


@pytest.mark.rule("R8")
def test_her_agency_must_have_confirmed(world: World) -> None:
    """Nobody enters anything for an agency that has not; the page says which."""
    item = _without_nurse(world, confirmed=False)
    page = written_inputs.written_page(world.desk, item.item_id)
    assert world.nurse.id not in {member.id for member in page.authors}
    assert [agency.id for agency in page.waiting] == [world.bvc.id]
    with pytest.raises(RuleViolation) as refused:
        written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, TEXT)
    assert refused.value.blockers == (WrittenBlocker.AUTHOR_MAY_NOT_WRITE,)


def test_who_is_in_the_room_says_it_herself(world: World) -> None:
    """Only absent members write."""
    item = _without_nurse(world)
    with pytest.raises(RuleViolation) as refused:
        written_inputs.enter_written(world.desk, item.item_id, world.teacher.id, TEXT)
    assert refused.value.blockers == (WrittenBlocker.AUTHOR_IS_HERE,)


@pytest.mark.rule("R15")
def test_a_conflict_of_interest_writes_nothing(world: World) -> None:
    """Neither there nor from afar."""
    item = _without_nurse(world)
    conflicted = Preparation(conflicted=frozenset({world.nurse.id}))
    cases.save_preparation(world.desk, item.case.id, conflicted)
    with pytest.raises(RuleViolation) as refused:
        written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, TEXT)
    assert refused.value.blockers == (WrittenBlocker.AUTHOR_MAY_NOT_WRITE,)


@pytest.mark.rule("R12")
def test_a_shut_item_takes_and_shows_nothing(world: World) -> None:
    """The gate is asked each time."""
    item = _without_nurse(world)
    kept = written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, TEXT).value
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    consents.withdraw_consent(world.desk, item.case.id, guardian.id)
    with pytest.raises(ConsentError):
        written_inputs.written_page(world.desk, item.item_id)
    with pytest.raises(ConsentError):
        written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, TEXT)
    with pytest.raises(ConsentError):
        written_inputs.remove_written(world.desk, item.item_id, kept.id)
    holding.recheck(world.desk, item.meeting_id)


@pytest.mark.parametrize(("text", "reason"), [("  ", "empty"), ("a" * 10_001, "too_long")])
def test_an_impossible_text_is_refused(world: World, text: str, reason: str) -> None:
    """At its field."""
    item = _without_nurse(world)
    with pytest.raises(InputError) as refused:
        written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, text)
    assert (refused.value.field, refused.value.reason) == ("text", reason)


def test_a_text_can_be_taken_away_again(world: World) -> None:
    """Only one of this item."""
    item = _without_nurse(world)
    kept = written_inputs.enter_written(world.desk, item.item_id, world.nurse.id, TEXT).value
    with pytest.raises(NotFound):
        written_inputs.remove_written(world.desk, item.item_id, "f" * 32)
    written_inputs.remove_written(world.desk, item.item_id, kept.id)
    assert written_inputs.written_page(world.desk, item.item_id).texts == ()
