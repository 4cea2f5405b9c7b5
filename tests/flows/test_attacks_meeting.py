"""Attacks on the running meeting, its agenda and its minutes: the screen and the general part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from barnombud.domain.case import CaseIdentity, Preparation
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.events import Answer, ConsentEvent
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.meeting.meeting import ItemKind, ItemState
from barnombud.domain.minutes import MinutesBlocker
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.errors import ConsentError, InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.models.all_rows import METADATA
from barnombud.services import (
    case_lines,
    cases,
    child_items,
    commitments,
    consent_round,
    consents,
    holding,
    home,
    item_people,
    meetings,
    minutes,
    ratings,
    room,
    support,
    support_page,
)
from tests.flows.attack_aids import guardian_of, withdraw
from tests.held_meeting import hold, start
from tests.open_item import OpenItem, full_draft, open_item
from tests.world import World


def writings(item: OpenItem) -> tuple[Callable[[], object], ...]:
    """Everything that reads or writes in an open item."""
    desk, item_id, world = item.world.desk, item.item_id, item.world
    rater = Rater(kind=RaterKind.JOINT)
    return (
        lambda: child_items.item_page(desk, item_id),
        lambda: item_people.item_people(desk, item_id),
        lambda: support_page.support_page(desk, item_id),
        lambda: child_items.save_voice(desk, item_id, ChildVoice(position=VoicePosition.ASKED)),
        lambda: child_items.save_works_and_hard(desk, item_id, "a", "b"),
        lambda: child_items.save_five_questions(desk, item_id, ("", "", "", "", "")),
        lambda: child_items.add_note(desk, item_id, world.preschool.id, "x"),
        lambda: child_items.remove_note(desk, item_id, "x"),
        lambda: support.save_agreement_draft(desk, item_id, full_draft(world)),
        lambda: support.agree_support(desk, item_id),
        lambda: ratings.rate_petal(
            desk, item.case.id, rater, PetalAnswer(petal_key="safe", value=1), item_id=item_id
        ),
        lambda: child_items.finish_child_item(desk, item_id),
    )


def refused(item: OpenItem) -> None:
    """Nothing can be read or written in the item now."""
    for attempt in writings(item):
        with pytest.raises((RuleViolation, KeyNotHeld)):
            attempt()
    with pytest.raises((ConsentError, KeyNotHeld)):
        holding.open_child_item(item.world.desk, item.item_id)
    shown = holding.meeting_now(item.world.desk, item.meeting_id).items
    assert not any(line.shown_name or line.case_number for line in shown)


class TestAnOpenItem:
    """R12: whatever happens in the room, the item answers for the moment it is asked."""

    @pytest.mark.rule("R12")
    def test_as_long_as_nothing_happens_everything_is_read_and_written(self, world: World) -> None:
        """So that what is refused below is refused for what happened, and for nothing else."""
        item = open_item(world)
        for attempt in writings(item):
            attempt()
        with world.desk.unit_of_work() as uow:
            record, state = uow.records.get(item.item_id), uow.agenda.get(item.item_id).state
        assert (record.works, record.agreed_on, state) == ("a", world.desk.today(), ItemState.DONE)

    @pytest.mark.rule("R7")
    @pytest.mark.rule("R12")
    def test_after_a_withdrawal(self, world: World) -> None:
        """Immediate, mid-meeting."""
        item = open_item(world)
        withdraw(world, item.case.id)
        refused(item)

    @pytest.mark.rule("R2")
    def test_after_midnight_of_the_last_day(self, world: World) -> None:
        """The meeting runs over; the consent has run out."""
        item = open_item(world)
        world.clock.set(world.clock.now() + timedelta(days=184))
        refused(item)

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R15")
    def test_when_somebody_left_out_comes_in(self, world: World) -> None:
        """Nobody pressed anything; the next look shows nothing."""
        item = open_item(world, agencies=(world.preschool, world.bvc))
        room.note_members(world.desk, item.meeting_id, (world.family_worker.id,), AttendanceKind.ARRIVED)
        refused(item)

    @pytest.mark.rule("R15")
    def test_when_somebody_turns_out_to_have_a_conflict(self, world: World) -> None:
        """She is in the room, of an agency that may hear."""
        item = open_item(world)
        conflict = Preparation(conflicted=frozenset({world.nurse.id}))
        cases.save_preparation(world.desk, item.case.id, conflict)
        refused(item)

    @pytest.mark.rule("R4")
    def test_when_another_guardian_is_entered(self, world: World) -> None:
        """Her yes is needed too, from that moment."""
        item = open_item(world)
        cases.add_guardian(world.desk, item.case.id, cases.NewGuardian())
        refused(item)

    @pytest.mark.rule("R8")
    def test_when_a_new_answer_makes_the_confirmation_old(self, world: World) -> None:
        """What was confirmed is another consent."""
        item = open_item(world)
        mira = guardian_of(world, item.case.id)
        consents.record_answer(world.desk, item.case.id, mira.id, Answer.PARTLY, world.terms())
        refused(item)

    @pytest.mark.rule("R12")
    def test_another_visitor_in_the_room_shuts_it(self, world: World) -> None:
        """A guardian who came to another item is still there."""
        item = open_item(world)
        other = general(world, item, ItemKind.LEARNING)
        room.note_visitor(world.desk, item.meeting_id, other, VisitorKind.GUARDIAN, AttendanceKind.ARRIVED)
        refused(item)

    @pytest.mark.rule("R12")
    def test_an_ended_meeting_opens_nothing(self, world: World) -> None:
        """Nor one that has not begun."""
        item = open_item(world)
        holding.end_meeting(world.desk, item.meeting_id)
        for attempt in writings(item):
            with pytest.raises(RuleViolation):
                attempt()
        with pytest.raises(RuleViolation):
            holding.open_child_item(world.desk, item.item_id)

    @pytest.mark.rule("R1")
    @pytest.mark.rule("R3")
    def test_reopening_for_less_does_not_let_in_who_may_not_hear_what_is_written(self, world: World) -> None:
        """Written about everything with IFO outside; IFO may hear of language only."""
        case = world.consented_case(agencies=(world.preschool, world.bvc))
        narrow = world.terms()
        scopes = tuple(
            scope
            if world.ifo.id not in (scope.from_agency, scope.to_agency)
            else scope.model_copy(update={"topics": frozenset({Topic.LANGUAGE})})
            for scope in narrow.scopes
        )
        terms = narrow.model_copy(update={"scopes": scopes})
        consents.record_answer(world.desk, case.id, guardian_of(world, case.id).id, Answer.PARTLY, terms)
        cases.save_preparation(
            world.desk, case.id, Preparation(planned_topics=(Topic.HEALTH.value, Topic.LANGUAGE.value))
        )
        item = open_item(world, case=case, present=(world.rektor, world.nurse), confirmed=(world.preschool,))
        child_items.save_works_and_hard(world.desk, item.item_id, "", "Sköldkörteln")
        holding.close_item(world.desk, item.item_id, done=False)
        room.note_members(world.desk, item.meeting_id, (world.family_worker.id,), AttendanceKind.ARRIVED)
        with pytest.raises(ConsentError) as caught:
            holding.open_child_item(world.desk, item.item_id, frozenset({Topic.LANGUAGE}))
        assert GateCode.AGENCY_MUST_LEAVE in caught.value.blockers


def general(world: World, item: OpenItem, kind: ItemKind) -> ItemId:
    """Return the first general item of a kind."""
    with world.desk.unit_of_work() as uow:
        return next(each.id for each in uow.agenda.for_meeting(item.meeting_id) if each.kind is kind)


class TestTheScreen:
    """R3, R21: lines, numbers and counts."""

    @pytest.mark.rule("R3")
    def test_who_is_left_out_sees_no_trace_of_the_child(self, world: World) -> None:
        """Neither on the agenda, in counts, in the list of promises, nor by a name."""
        held = start(world, second_child=True)
        next_month = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(days=30)).value
        case = held.cases["Igelkotten"]
        desk = world.sign_in(world.family_worker)
        for meeting_id in (held.meeting_id, next_month.id):
            page = meetings.meeting_page(desk, meeting_id)
            assert case.id not in {line.item.case_id for line in page.agenda}
            assert page.total_minutes == sum(line.item.minutes for line in page.agenda)
        assert home.home_page(desk).named_children == 1
        told = (
            *(line.model_dump_json() for line in case_lines.case_list(desk)),
            commitments.commitment_page(desk, with_settled=True).model_dump_json(),
            holding.meeting_now(desk, held.meeting_id).model_dump_json(),
            home.home_page(desk).model_dump_json(),
        )
        assert not any("Love" in text or "Igelkotten" in text for text in told)
        attempts: tuple[Callable[[], object], ...] = (
            lambda: cases.case_page(desk, case.id),
            lambda: consents.consent_page(desk, case.id),
            lambda: consent_round.givers_of(desk, case.id),
            lambda: holding.item_gate(desk, held.children["Igelkotten"]),
            lambda: meetings.remove_item(desk, held.children["Igelkotten"]),
        )
        for attempt in attempts:
            with pytest.raises(KeyNotHeld):
                attempt()

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R15")
    def test_a_child_that_comes_to_leave_somebody_out_hides_until_they_have_left(self, world: World) -> None:
        """It was made for the first part; the consent changes while IFO sits there."""
        held = start(world)
        case = held.cases["Ekorren"]
        terms = world.terms((world.preschool, world.bvc))
        for guardian in held.guardians():
            consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, terms)
        listed = [line.item.case_id for line in holding.meeting_now(world.desk, held.meeting_id).items]
        assert case.id not in listed
        assert holding.meeting_now(world.desk, held.meeting_id).later_part
        assert consent_round.round_page(world.desk, held.meeting_id).named == 0
        room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
        listed = [line.item.case_id for line in holding.meeting_now(world.desk, held.meeting_id).items]
        assert case.id in listed

    @pytest.mark.rule("R15")
    def test_the_last_block_hides_from_visitors_and_from_a_room_nobody_has_noted(self, world: World) -> None:
        """A guardian of another child in the room, or the one signed in not noted as there."""
        held = start(world, second_child=True)
        welcome = held.general(ItemKind.WELCOME)
        holding.open_general_item(world.desk, welcome.id)
        holding.close_item(world.desk, welcome.id)
        room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
        second = held.cases["Igelkotten"].id

        def listed() -> bool:
            items = holding.meeting_now(world.desk, held.meeting_id).items
            return second in {line.item.case_id for line in items}

        assert listed()
        here = (held.meeting_id, held.children["Ekorren"], VisitorKind.GUARDIAN)
        room.note_visitor(world.desk, *here, AttendanceKind.ARRIVED)
        assert not listed()
        room.visitors_leave(world.desk, held.meeting_id)
        room.note_members(world.desk, held.meeting_id, (world.rektor.id,), AttendanceKind.LEFT)
        assert not listed()


class TestTheGeneralPart:
    """R14, R29, R30: nothing of a child, nobody's steps out, nothing changed afterwards."""

    @pytest.mark.rule("R14")
    def test_titles_and_places_name_no_child(self, world: World) -> None:
        """They stand in the kallelse, which nobody reads through."""
        world.consented_case()
        meeting = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(days=2)).value
        for line in ("Hemma hos Alva", "20170101-2393"):
            with pytest.raises(InputError) as title:
                meetings.add_item(world.desk, meeting.id, line)
            with pytest.raises(InputError) as place:
                meetings.save_meeting(world.desk, meeting.model_copy(update={"place": line}))
            assert {title.value.reason, place.value.reason} == {"names_a_child"}

    @pytest.mark.rule("R14")
    @pytest.mark.rule("R30")
    def test_an_addition_to_the_general_part_names_no_child(self, world: World) -> None:
        """Nor does the name of who objects; on the child's own part it may."""
        held = hold(world)
        minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
        for text, by in (("Alva sover bättre", ""), ("Tiden stämmer inte", "Mira Påhitt")):
            with pytest.raises(InputError) as caught:
                minutes.add_addendum(world.desk, held.meeting_id, text, objection_by=by)
            assert caught.value.reason == "names_a_child"
        own = minutes.add_addendum(
            world.desk,
            held.meeting_id,
            "Tiden stämmer inte",
            item_id=held.children["Ekorren"],
            objection_by="Mira",
        )
        assert own.value.case_id == held.cases["Ekorren"].id

    @pytest.mark.rule("R7")
    @pytest.mark.rule("R30")
    def test_after_a_withdrawal_only_an_objection_is_added_about_the_child(self, world: World) -> None:
        """And an addition belongs to the meeting its item was in."""
        held = hold(world)
        item_id = held.children["Ekorren"]
        other = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(days=2)).value
        with pytest.raises(NotFound):
            minutes.add_addendum(world.desk, other.id, "Mer", item_id=item_id)
        withdraw(world, held.cases["Ekorren"].id)
        with pytest.raises(RuleViolation):
            minutes.add_addendum(world.desk, held.meeting_id, "Mer", item_id=item_id)
        minutes.add_addendum(
            world.desk, held.meeting_id, "Så var det inte", item_id=item_id, objection_by="Mira"
        )

    @pytest.mark.rule("R14")
    def test_an_identity_number_is_not_finalised(self, world: World) -> None:
        """A name is warned of; a number has nothing to do there."""
        held = hold(world)
        learning = held.general(ItemKind.LEARNING)
        holding.write_general_item(world.desk, learning.id, "Se 20170101-2393", "Alva")
        assert len(minutes.sections_to_look_at(world.desk, held.meeting_id)) == 1
        with pytest.raises(InputError) as caught:
            minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
        assert caught.value.reason == "names_a_child"

    @pytest.mark.rule("R29")
    @pytest.mark.rule("R30")
    def test_minutes_are_finalised_once_and_tell_no_steps_out(self, world: World) -> None:
        """Who stepped out for a child stands as present, like everybody else; the text stays as it was."""
        held = hold(world, second_child=True)
        with pytest.raises(RuleViolation) as early:
            minutes.add_addendum(world.desk, held.meeting_id, "Mer")
        assert early.value.blockers == (MinutesBlocker.NOT_FINALISED,)
        first = minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True).value
        learning = held.general(ItemKind.LEARNING).id
        attempts: tuple[Callable[[], object], ...] = (
            lambda: minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True),
            lambda: holding.write_general_item(world.desk, learning, "Ändrat", ""),
        )
        for attempt in attempts:
            with pytest.raises(RuleViolation) as caught:
                attempt()
            assert caught.value.blockers == (MinutesBlocker.ALREADY_FINALISED,)
        meetings.set_item_title(world.desk, held.general(ItemKind.LEARNING).id, "Annat")
        content = minutes.minutes_draft(world.desk, held.meeting_id)
        kept = first.snapshot.content
        assert "Inga Exempel" in {row.name for row in content.present}
        assert not any(word in kept for word in ("Alva", "Love", "Igelkotten", "lämnade", "stepped"))
        with world.desk.unit_of_work() as uow:
            again = uow.minutes.find(held.meeting_id)
        assert again is not None
        assert again.snapshot == first.snapshot


@pytest.mark.rule("R17")
@pytest.mark.rule("R24")
def test_the_store_has_no_place_for_a_report_a_reason_or_an_address() -> None:
    """No table or column, and no field of what is sealed."""
    words = ("anmalan", "report", "address", "adress", "phone_home", "workplace", "email", "no_reason")
    columns = [f"{table.name}.{column.name}" for table in METADATA.sorted_tables for column in table.columns]
    sealed = [*CaseIdentity.model_fields, *Preparation.model_fields, *ConsentEvent.model_fields]
    assert not [name for name in (*columns, *sealed) if any(word in name for word in words)]
