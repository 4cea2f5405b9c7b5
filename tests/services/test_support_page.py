"""What the steps of an item offer as choices, and what En väg in proposes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.support.agreement import AgreementDraft, SingleEntry, SupportOffer, SupportState
from barnombud.errors import RuleViolation
from barnombud.services import child_items, holding, meetings, support
from barnombud.services.item_people import age_on, item_people
from barnombud.services.support_page import SupportPage, support_page
from barnombud.texts.one_way_in import TELL_HOW_INTERPRETER, TELL_HOW_USUAL
from tests.open_item import OpenItem, follow_up, full_draft, open_item
from tests.world import World


def page(item: OpenItem) -> SupportPage:
    """Return the step's page."""
    return support_page(item.world.desk, item.item_id)


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2022, 3, 3), date(2026, 3, 3), 4),
        (date(2022, 3, 4), date(2026, 3, 3), 3),
        (date(2024, 2, 29), date(2026, 2, 28), 1),
        (date(2026, 1, 1), date(2026, 3, 3), 0),
    ],
)
def test_whole_years(born: date, day: date, years: int) -> None:
    """Age is whole years on a day."""
    assert age_on(born, day) == years


@pytest.mark.rule("R3")
def test_nobody_who_is_left_out_can_be_chosen(world: World) -> None:
    """Agencies and members are those of the consent, the one that brought the child first."""
    item = open_item(world, agencies=(world.bvc, world.preschool), born=date(2022, 1, 5))
    found = item_people(world.desk, item.item_id)
    assert [agency.id for agency in found.agencies] == [world.preschool.id, world.bvc.id]
    assert {member.id for member in found.members} == {world.rektor.id, world.nurse.id, world.teacher.id}
    assert found.taking_part == {world.preschool.id, world.bvc.id}
    assert (found.age, found.signed_in, found.today) == (4, world.rektor.id, world.desk.today())
    assert [guardian.name for guardian in found.guardians] == ["Mira Påhitt"]
    assert (found.agency(world.bvc.id), found.agency(world.ifo.id)) == (world.bvc, None)
    assert found.member(world.nurse.id) == world.nurse
    assert found.member(None) is None


@pytest.mark.rule("R15")
def test_somebody_with_a_conflict_of_interest_cannot_be_chosen(world: World) -> None:
    """Jäv: not among those who promise anything; and age is unknown without a birth date."""
    item = open_item(
        world,
        preparation=Preparation(conflicted=frozenset({world.teacher.id})),
        present=(world.rektor, world.nurse, world.family_worker),
    )
    found = item_people(world.desk, item.item_id)
    assert world.teacher.id not in {member.id for member in found.members}
    assert found.age is None


@pytest.mark.rule("R12")
def test_a_shut_item_shows_nobody(world: World) -> None:
    """The gate is asked for these too."""
    item = open_item(world)
    holding.close_item(world.desk, item.item_id, done=False)
    with pytest.raises(RuleViolation):
        item_people(world.desk, item.item_id)
    with pytest.raises(RuleViolation):
        page(item)


@pytest.mark.rule("R19")
def test_dates_and_language_are_proposed(world: World) -> None:
    """A week to tell the family, and the next date the series gives, when none is planned."""
    found = page(open_item(world))
    today = world.desk.today()
    assert found.draft.tell_by == today + timedelta(days=7)
    assert found.draft.follow_up_on == swedish_date(meetings.propose_meeting(world.desk).starts_at)
    assert (found.draft.tell_language, found.draft.tell_how) == ("sv", TELL_HOW_USUAL)
    assert (found.agreement, found.followed) == (None, None)


def test_the_next_planned_meeting_is_proposed(world: World) -> None:
    """The first planned meeting after today; an extra one later today does not count."""
    item = open_item(world)
    for days in (21, 14, 0):
        meetings.plan_meeting(world.desk, world.clock.now() + timedelta(days=days))
    assert page(item).draft.follow_up_on == world.desk.today() + timedelta(days=14)


def test_a_guardians_language_and_interpreter_are_proposed(world: World) -> None:
    """Somali with an interpreter, when that is what she needs."""
    case = world.consented_case()
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
        uow.guardians.save(guardian.model_copy(update={"language": "so", "needs_interpreter": True}))
        uow.commit(Op.CHANGE_GUARDIANS, case.id)
    draft = page(open_item(world, case=case)).draft
    assert (draft.tell_language, draft.tell_how) == ("so", TELL_HOW_INTERPRETER)


def test_what_is_written_is_never_proposed_over(world: World) -> None:
    """A draft somebody has touched is shown as it is, with what is agreed beside it."""
    item = open_item(world)
    draft = AgreementDraft(better="Lugnare morgnar")
    support.save_agreement_draft(world.desk, item.item_id, draft)
    assert page(item).draft == draft
    support.save_agreement_draft(world.desk, item.item_id, full_draft(world))
    agreement = support.agree_support(world.desk, item.item_id).value
    assert page(item).agreement == agreement


def held_before(world: World, **changed: object) -> OpenItem:
    """Agree at one meeting, and finish the item."""
    item = open_item(world)
    voice = ChildVoice(position=VoicePosition.OBSERVED)
    child_items.save_voice(world.desk, item.item_id, voice)
    support.save_agreement_draft(world.desk, item.item_id, full_draft(world, **changed))
    support.agree_support(world.desk, item.item_id)
    return item


def offers(world: World) -> tuple[SupportOffer, ...]:
    """Return two things that are offered."""
    day = world.desk.today() + timedelta(days=10)
    return (
        SupportOffer(id="one", what="Språkgrupp", agency_id=world.ifo.id, by_when=day),
        SupportOffer(id="two", what="Bildstöd", agency_id=world.preschool.id, by_when=day),
    )


@pytest.mark.rule("R19")
def test_a_follow_up_goes_on_from_last_time(world: World) -> None:
    """Way in, goals, people and open offers come along; what is over does not; dates are new."""
    item = held_before(
        world, offers=offers(world), better="Lugnare morgnar", follow_up_member=world.nurse.id, tell_how=""
    )
    agreement = page(item).agreement
    assert agreement is not None
    support.step_offer(world.desk, agreement.id, "two", SupportState.CLOSED)
    found = page(follow_up(item, agreement.id))
    assert found.followed is not None
    draft = found.draft
    assert (draft.entry_agency, draft.entry_function) == (world.bvc.id, "BVC-sjuksköterskan")
    assert (draft.better, draft.tell_member) == ("Lugnare morgnar", world.rektor.id)
    assert draft.follow_up_member == world.nurse.id
    assert draft.tell_how == TELL_HOW_USUAL
    assert [offer.id for offer in draft.offers] == ["one"]
    assert draft.tell_by == world.desk.today() + timedelta(days=7)


@pytest.mark.rule("R3")
def test_a_follow_up_leaves_out_who_may_no_longer_take_part(world: World) -> None:
    """Whoever is no longer among the people of the item is not proposed again."""
    item = held_before(
        world, offers=offers(world), tell_member=world.nurse.id, follow_up_member=world.nurse.id
    )
    agreement = page(item).agreement
    assert agreement is not None
    draft = page(follow_up(item, agreement.id, (world.preschool, world.ifo))).draft
    assert (draft.entry_agency, draft.entry_function) == (None, "")
    assert (draft.tell_member, draft.follow_up_member) == (None, None)
    assert [offer.id for offer in draft.offers] == ["one", "two"]


@pytest.mark.rule("R19")
def test_whoever_was_asked_to_take_over_is_proposed(world: World) -> None:
    """The one who has been asked but not accepted is the way in that is wanted."""
    item = held_before(world)
    agreement = page(item).agreement
    assert agreement is not None
    asked = SingleEntry(agency_id=world.ifo.id, function="familjestödjaren", since=world.desk.today())
    support.ask_next_entry(world.desk, agreement.id, asked)
    assert page(follow_up(item, agreement.id)).draft.entry_agency == world.ifo.id


@pytest.mark.rule("R19")
def test_the_way_in_changes_at_once_when_the_one_before_may_not_take_part(world: World) -> None:
    """An agency without consent cannot keep the baton."""
    item = held_before(world)
    agreement = page(item).agreement
    assert agreement is not None
    again = follow_up(item, agreement.id, (world.preschool, world.ifo))
    changed = {"entry_agency": world.ifo.id, "entry_function": "familjestödjaren", "entry_member": None}
    support.save_agreement_draft(world.desk, again.item_id, full_draft(world, **changed))
    second = support.agree_support(world.desk, again.item_id).value
    assert (second.entry.agency_id, second.next_entry) == (world.ifo.id, None)
