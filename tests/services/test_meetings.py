"""Planning meetings: dates, the agenda that builds itself, order, minutes and titles."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date, swedish_instant
from barnombud.domain.ids import ItemId, MeetingId
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, ItemState, Meeting, MeetingState
from barnombud.domain.meeting_calendar import MONTHLY, SwedishHoliday, is_swedish_holiday
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services import meetings
from barnombud.services.consents import withdraw_consent
from barnombud.services.holding import start_meeting
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.team import save_series
from tests.world import World

NEXT_WEEK = datetime(2026, 3, 10, 12, tzinfo=UTC)


def planned(world: World, at: datetime = NEXT_WEEK) -> Meeting:
    """Plan a meeting."""
    return meetings.plan_meeting(world.desk, at, place=" Sammanträdesrummet ").value


def items(world: World, meeting_id: MeetingId) -> tuple[AgendaItem, ...]:
    """Return the agenda, brought up to date."""
    return tuple(line.item for line in meetings.meeting_page(world.desk, meeting_id).agenda)


def kinds(world: World, meeting_id: MeetingId) -> list[ItemKind]:
    """Return the kinds of items in order."""
    return [item.kind for item in items(world, meeting_id)]


def general(world: World, meeting_id: MeetingId, kind: ItemKind = ItemKind.LEARNING) -> AgendaItem:
    """Return one general item."""
    return next(item for item in items(world, meeting_id) if item.kind is kind)


def test_planned_meeting_has_an_agenda_at_once(world: World) -> None:
    """Place trimmed, state planned, standing items by the template."""
    outcome = meetings.plan_meeting(
        world.desk, NEXT_WEEK, 60, place=" Rummet ", chair_id=world.rektor.id, note_taker_id=world.nurse.id
    )
    page = meetings.meeting_page(world.desk, outcome.value.id)
    assert outcome.change.op is Op.PLAN_MEETING
    assert (page.meeting.place, page.meeting.minutes, page.meeting.state) == ("Rummet", 60, "planned")
    assert (page.meeting.chair_id, page.meeting.note_taker_id) == (world.rektor.id, world.nurse.id)
    assert page.total_minutes == sum(line.item.minutes for line in page.agenda)
    assert [member.id for member in page.members] == [member.id for member in world.members]
    assert page.agencies == world.agencies
    assert page.holiday is None


@pytest.mark.rule("R14")
def test_agenda_without_children_is_full_and_their_time_goes_to_learning(world: World) -> None:
    """No child line, no gap; consultation and learning get the minutes."""
    found = items(world, planned(world).id)
    assert [item.kind for item in found] == [
        ItemKind.WELCOME,
        ItemKind.COMMITMENTS,
        ItemKind.CONSENT_CHECK,
        ItemKind.CONSULTATION,
        ItemKind.LEARNING,
        ItemKind.VISIBILITY,
        ItemKind.EVALUATION,
    ]
    assert next(item.minutes for item in found if item.kind is ItemKind.LEARNING) > 10


@pytest.mark.parametrize(
    ("at", "minutes", "place", "field", "reason"),
    [
        (datetime(2026, 3, 2, 22, tzinfo=UTC), 90, "", "starts_at", "in_the_past"),
        (NEXT_WEEK, 0, "", "minutes", "out_of_range"),
        (NEXT_WEEK, 601, "", "minutes", "out_of_range"),
        (NEXT_WEEK, 90, "a" * 121, "place", "too_long"),
        (NEXT_WEEK, 90, "Rum\x07met", "place", "unprintable"),
        (NEXT_WEEK, 90, "Rummet 🌸", "place", "glyph_missing"),
    ],
)
def test_impossible_meeting_is_refused_at_its_field(
    world: World, at: datetime, minutes: int, place: str, *, field: str, reason: str
) -> None:
    """New or changed; nothing is kept, and what was there stays."""
    with pytest.raises(InputError) as caught:
        meetings.plan_meeting(world.desk, at, minutes, place=place)
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert meetings.meeting_list(world.desk) == ()
    kept = planned(world)
    wrong = kept.model_copy(update={"starts_at": at, "minutes": minutes, "place": place})
    with pytest.raises(InputError):
        meetings.save_meeting(world.desk, wrong)
    assert meetings.meeting_page(world.desk, kept.id).meeting == kept


def test_meeting_earlier_today_may_still_be_noted(world: World) -> None:
    """The date decides, not the minute."""
    assert planned(world, world.clock.now() - timedelta(hours=2)).state is MeetingState.PLANNED


def test_next_date_is_proposed_after_the_last_planned_one(world: World) -> None:
    """Second Tuesday of the month at 13.00, until the team says otherwise."""
    first = meetings.propose_meeting(world.desk)
    assert first.starts_at == swedish_instant(date(2026, 3, 10), time(13))
    assert (first.minutes, first.holiday) == (90, None)
    meeting = planned(world, first.starts_at)
    assert swedish_date(meetings.propose_meeting(world.desk).starts_at) == date(2026, 4, 14)
    meetings.cancel_meeting(world.desk, meeting.id)
    assert swedish_date(meetings.propose_meeting(world.desk).starts_at) == date(2026, 3, 10)


def test_proposal_skips_swedish_holidays(world: World) -> None:
    """A team that meets the first Friday: 1 May is free, so it moves a week; no free day in two years."""
    fridays = MONTHLY.model_copy(update={"weekday": 5, "week_of_month": 1})
    save_series(world.desk, fridays)
    proposed = []
    for _ in range(24):
        proposal = meetings.propose_meeting(world.desk)
        proposed.append(swedish_date(proposal.starts_at))
        planned(world, proposal.starts_at)
    assert date(2026, 5, 8) in proposed
    assert date(2026, 5, 1) not in proposed
    assert not [day for day in proposed if is_swedish_holiday(day)]
    assert len({(day.year, day.month) for day in proposed}) == 24


def test_meeting_on_a_holiday_may_be_held_and_says_so(world: World) -> None:
    """The team decides; the page tells which day it is."""
    meeting = planned(world, swedish_instant(date(2026, 6, 19), time(13)))
    assert meetings.meeting_page(world.desk, meeting.id).holiday is SwedishHoliday.MIDSUMMER_EVE


def test_list_shows_every_meeting_by_start(world: World) -> None:
    """An extra meeting too."""
    later, extra = planned(world), meetings.plan_extra_meeting(world.desk, world.clock.now()).value
    assert [line.meeting for line in meetings.meeting_list(world.desk)] == [extra, later]
    assert (extra.extra, extra.minutes) == (True, 30)


def test_changed_date_brings_the_agenda_up_to_date(world: World) -> None:
    """A consent that has run out by then takes its child off; the day before it still stands."""
    world.consented_case()
    meeting = planned(world)
    assert ItemKind.CHILD in kinds(world, meeting.id)
    last_day = swedish_instant(date(2026, 9, 2), time(13))
    moved = meetings.save_meeting(world.desk, meeting.model_copy(update={"starts_at": last_day})).value
    assert ItemKind.CHILD in kinds(world, meeting.id)
    meetings.save_meeting(world.desk, moved.model_copy(update={"starts_at": last_day + timedelta(days=60)}))
    assert ItemKind.CHILD not in kinds(world, meeting.id)


def test_children_come_and_go_by_themselves_and_the_order_stays(world: World) -> None:
    """A new yes adds a child after the others; a withdrawal takes it off; nothing set by hand moves."""
    meeting = planned(world)
    before = items(world, meeting.id)
    order = tuple(item.id for item in reversed(before))
    meetings.set_order(world.desk, meeting.id, order)
    first = world.consented_case("Ekorren", "Alva")
    second = world.consented_case("Kajan", "Milo")
    page = meetings.meeting_page(world.desk, meeting.id)
    children = [line for line in page.agenda if line.item.case_id]
    assert {line.item.case_id for line in children} == {first.id, second.id}
    assert [line.child_number for line in children] == [1, 2]
    assert {line.shown_name for line in children} == {"Alva", "Milo"}
    assert [i.id for i in items(world, meeting.id) if not i.case_id] == list(order)
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(first.id)[0]
    withdraw_consent(world.desk, first.id, guardian.id)
    assert [item.case_id for item in items(world, meeting.id) if item.case_id] == [second.id]


def test_children_stand_before_learning_or_last_when_there_is_none(world: World) -> None:
    """The template's own place is for new agendas; this is for one already made."""
    meeting = planned(world)
    world.consented_case()
    found = kinds(world, meeting.id)
    assert found.index(ItemKind.CHILD) == found.index(ItemKind.LEARNING) - 1
    bare = planned(world, NEXT_WEEK + timedelta(days=7))
    for item in items(world, bare.id):
        meetings.remove_item(world.desk, item.id)
    assert kinds(world, bare.id) == []
    with world.desk.unit_of_work() as uow:
        case = uow.cases.list()[0]
        uow.cases.save_preparation(case.id, Preparation())
        uow.commit(Op.CHANGE_CASE)
    assert kinds(world, bare.id) == [ItemKind.CHILD]


@pytest.mark.rule("R12")
def test_child_that_leaves_an_agency_out_stays_last_whatever_the_order(world: World) -> None:
    """One block, after everything everybody hears; it gets no number."""
    world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.bvc))
    both = world.consented_case("Kajan", "Milo")
    meeting = planned(world)
    found = items(world, meeting.id)
    assert found[-1].second_part
    reversed_order = tuple(item.id for item in reversed(found))
    after = meetings.set_order(world.desk, meeting.id, reversed_order).value
    assert after[-1].id == found[-1].id
    lines = meetings.meeting_page(world.desk, meeting.id).agenda
    assert [line.child_number for line in lines if line.item.case_id] == [1, 0]
    assert next(line for line in lines if line.item.case_id == both.id).child_number == 1


@pytest.mark.rule("R12")
def test_member_without_the_key_sees_no_line_of_the_child_and_no_count(world: World) -> None:
    """Not even the minutes tell that there is one."""
    world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.bvc))
    meeting = planned(world)
    world.sign_in(world.family_worker)
    page = meetings.meeting_page(world.desk, meeting.id)
    assert not [line for line in page.agenda if line.item.case_id]
    assert page.total_minutes == sum(line.item.minutes for line in page.agenda)


def test_items_not_named_in_an_order_keep_their_places_last(world: World) -> None:
    """One removed from another page does no harm."""
    meeting = planned(world)
    before = items(world, meeting.id)
    order = (before[3].id, ItemId("gone"))
    after = meetings.set_order(world.desk, meeting.id, order).value
    assert [item.id for item in after] == [before[3].id, *(i.id for i in before if i != before[3])]


def test_minutes_of_an_item(world: World) -> None:
    """0 is no time box; 240 the longest."""
    item = general(world, planned(world).id)
    for minutes in (0, 240):
        assert meetings.set_item_minutes(world.desk, item.id, minutes).value.minutes == minutes
    for minutes in (-1, 241):
        with pytest.raises(InputError) as caught:
            meetings.set_item_minutes(world.desk, item.id, minutes)
        assert (caught.value.field, caught.value.reason) == ("minutes", "out_of_range")


def test_titles_of_general_items(world: World) -> None:
    """Trimmed; empty is the kind's own; a child has none; what cannot be printed is refused."""
    world.consented_case()
    meeting = planned(world)
    item = general(world, meeting.id)
    assert meetings.set_item_title(world.desk, item.id, " Vilan ").value.title == "Vilan"
    assert meetings.set_item_title(world.desk, item.id, "").value.title == ""
    for title, reason in (("a" * 201, "too_long"), ("a\nb", "unprintable"), ("🌸", "glyph_missing")):
        with pytest.raises(InputError) as caught:
            meetings.set_item_title(world.desk, item.id, title)
        assert (caught.value.field, caught.value.reason) == ("title", reason)
    child = general(world, meeting.id, ItemKind.CHILD)
    with pytest.raises(RuleViolation) as refused:
        meetings.set_item_title(world.desk, child.id, "Barnet")
    assert refused.value.blockers == (MeetingBlocker.CHILD_HAS_NO_TITLE,)
    with pytest.raises(InputError) as named:
        meetings.set_item_title(world.desk, item.id, "Alva")
    assert named.value.reason == "names_a_child"


def test_own_item_comes_before_the_last_block(world: World) -> None:
    """It needs a title and a possible time."""
    world.consented_case(agencies=(world.preschool, world.bvc))
    meeting = planned(world)
    added = meetings.add_item(world.desk, meeting.id, " Semester ", 5).value
    found = items(world, meeting.id)
    assert (added.title, added.minutes, added.kind) == ("Semester", 5, ItemKind.OTHER)
    assert (found[-2].id, found[-1].second_part) == (added.id, True)
    for title, minutes, field in ((" ", 5, "title"), ("a" * 201, 5, "title"), ("x", 241, "minutes")):
        with pytest.raises(InputError) as caught:
            meetings.add_item(world.desk, meeting.id, title, minutes)
        assert caught.value.field == field


def test_removed_child_stays_off_until_it_is_taken_up_again(world: World) -> None:
    """Set aside in its preparation; a general item is simply gone."""
    case = world.consented_case()
    meeting = planned(world)
    meetings.remove_item(world.desk, general(world, meeting.id, ItemKind.CHILD).id)
    assert ItemKind.CHILD not in kinds(world, meeting.id)
    with world.desk.unit_of_work() as uow:
        uow.cases.save_preparation(
            case.id, uow.cases.preparation(case.id).model_copy(update={"take_up": True})
        )
        uow.commit(Op.CHANGE_CASE)
    assert ItemKind.CHILD in kinds(world, meeting.id)
    learning = general(world, meeting.id)
    meetings.remove_item(world.desk, learning.id)
    assert ItemKind.LEARNING not in kinds(world, meeting.id)
    with pytest.raises(NotFound):
        meetings.remove_item(world.desk, learning.id)


@pytest.mark.parametrize("update", [{"state": ItemState.DONE}, {"notes": "Vi sa att …"}])
def test_item_that_holds_something_is_not_removed(world: World, update: dict[str, object]) -> None:
    """Nothing written is lost by a press."""
    item = general(world, planned(world).id)
    with world.desk.unit_of_work() as uow:
        uow.agenda.save(item.model_copy(update=update))
        uow.commit(Op.WRITE_ITEM)
    with pytest.raises(RuleViolation) as caught:
        meetings.remove_item(world.desk, item.id)
    assert caught.value.blockers == (MeetingBlocker.ITEM_HAS_TEXT,)


def test_meeting_that_has_begun_is_not_replanned_or_cancelled(world: World) -> None:
    """Its agenda is no longer rebuilt either."""
    meeting = planned(world)
    start_meeting(world.desk, meeting.id)
    with pytest.raises(RuleViolation) as caught:
        meetings.save_meeting(world.desk, meeting)
    assert caught.value.blockers == (MeetingBlocker.HAS_BEGUN,)
    with pytest.raises(RuleViolation):
        meetings.cancel_meeting(world.desk, meeting.id)
    world.consented_case()
    assert ItemKind.CHILD not in kinds(world, meeting.id)


def test_item_already_opened_stays_when_its_consent_has_gone(world: World) -> None:
    """Only waiting items leave the agenda by themselves."""
    case = world.consented_case()
    meeting = planned(world)
    child = general(world, meeting.id, ItemKind.CHILD)
    with world.desk.unit_of_work() as uow:
        uow.agenda.save(child.model_copy(update={"state": ItemState.PAUSED}))
        guardian = uow.guardians.for_case(case.id)[0]
        uow.commit(Op.OPEN_ITEM)
    withdraw_consent(world.desk, case.id, guardian.id)
    assert child.id in {item.id for item in items(world, meeting.id)}
