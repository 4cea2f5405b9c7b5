"""Attacks through the services while the team, the case or the way in changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.ids import MemberId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.errors import ConsentError, NotFound, RuleViolation
from barnombud.services import (
    cases,
    child_items,
    commitments,
    holding,
    own_records,
    room,
    support,
    team,
)
from tests.flows.attack_aids import withdraw
from tests.open_item import full_draft, open_item
from tests.world import World


class TestTheTeamChanges:
    """Members and agencies during a meeting."""

    @pytest.mark.rule("R12")
    def test_who_sits_in_the_meeting_is_neither_removed_nor_moved(self, world: World) -> None:
        """The gate has counted with her; after she has left the room she may go, and comes back as nobody."""
        item = open_item(world)
        moved = world.nurse.model_copy(update={"agency_id": world.ifo.id})
        changes: tuple[Callable[[], object], ...] = (
            lambda: team.remove_member(world.desk, world.nurse.id),
            lambda: team.save_member(world.desk, moved),
        )
        for change in changes:
            with pytest.raises(RuleViolation) as caught:
                change()
            assert team.TeamBlocker.IN_THE_MEETING in caught.value.blockers
        room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.LEFT)
        team.remove_member(world.desk, world.nurse.id)
        with pytest.raises(NotFound):
            room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.RETURNED)

    @pytest.mark.rule("R12")
    def test_a_stranger_in_the_room_shuts_the_item(self, world: World) -> None:
        """Somebody noted before the meeting who has left the team since belongs to no agency."""
        item = open_item(world)
        with world.desk.unit_of_work() as uow:
            uow.members.save(world.nurse.model_copy(update={"active": False}))
            uow.commit(Op.CHANGE_MEMBER, world.nurse.id)
        shut = holding.recheck(world.desk, item.meeting_id)
        assert shut is not None
        assert GateCode.AGENCY_UNKNOWN in shut.answer.codes

    @pytest.mark.rule("R12")
    def test_a_moved_member_counts_for_her_agency_of_now(self, world: World) -> None:
        """Noted as BVC, she is of IFO now, which the family left out."""
        item = open_item(world, agencies=(world.preschool, world.bvc))
        with world.desk.unit_of_work() as uow:
            uow.members.save(world.nurse.model_copy(update={"agency_id": world.ifo.id}))
            uow.commit(Op.CHANGE_MEMBER, world.nurse.id)
        with pytest.raises(ConsentError) as caught:
            child_items.item_page(world.desk, item.item_id)
        assert GateCode.AGENCY_MUST_LEAVE in caught.value.blockers

    @pytest.mark.rule("R35")
    def test_nobody_moves_herself_to_an_agency_with_more_keys(self, world: World) -> None:
        """A curious member of IFO does not become preschool staff; nor is she switched on or off that way."""
        desk = world.sign_in(world.family_worker)
        with pytest.raises(RuleViolation) as caught:
            team.save_member(desk, world.family_worker.model_copy(update={"agency_id": world.preschool.id}))
        assert caught.value.blockers == (team.TeamBlocker.YOURSELF,)
        kept = team.save_member(desk, world.nurse.model_copy(update={"active": False})).value
        assert kept.active

    @pytest.mark.rule("R35")
    def test_who_is_removed_keeps_no_key(self, world: World) -> None:
        """Also of cases the one who removes her knows nothing of; the last of an agency with cases stays."""
        world.sign_in(world.nurse)
        case = world.add_case("Haren", holders=(world.teacher,))
        world.sign_in(world.rektor)
        with pytest.raises(RuleViolation) as caught:
            team.remove_member(world.desk, world.nurse.id)
        assert caught.value.blockers == (team.TeamBlocker.AGENCY_HAS_CASES,)
        team.remove_member(world.desk, world.teacher.id)
        with world.desk.unit_of_work() as uow:
            assert uow.case_keys.holders(case.id) == frozenset({MemberId(world.nurse.id)})


class TestClosing:
    """R49: a case is closed when each agency that took part has ticked."""

    @pytest.mark.rule("R49")
    def test_a_case_waits_for_each_agency_that_took_part(self, world: World) -> None:
        """One's own tick only; ticks survive the preparation being saved, and a new opening asks again."""
        item = open_item(world, agencies=(world.preschool, world.bvc))
        desk, case_id = world.desk, item.case.id
        with pytest.raises(RuleViolation):
            own_records.tick_own_records(desk, case_id, entered=True, agency_id=world.ifo.id)
        holding.end_meeting(desk, item.meeting_id)
        with pytest.raises(RuleViolation) as caught:
            cases.close_case(desk, case_id)
        assert caught.value.blockers == (CaseBlocker.OWN_SYSTEMS_NOT_TICKED,)
        own_records.tick_own_records(desk, case_id, entered=True)
        cases.save_preparation(desk, case_id, Preparation(concern="Sömn"))
        assert own_records.own_records_page(desk, case_id).waiting == (world.bvc.id,)
        with pytest.raises(RuleViolation):
            own_records.tick_own_records(desk, case_id, entered=False, agency_id=world.bvc.id)
        own_records.tick_own_records(world.sign_in(world.nurse), case_id, entered=False)
        assert cases.close_case(world.sign_in(world.rektor), case_id).value.closed_on == world.desk.today()

    @pytest.mark.rule("R49")
    def test_an_agency_that_no_longer_may_know_is_not_waited_for(self, world: World) -> None:
        """After a withdrawal it holds no key to tick with."""
        item = open_item(world)
        holding.end_meeting(world.desk, item.meeting_id)
        withdraw(world, item.case.id)
        own_records.tick_own_records(world.desk, item.case.id, entered=True)
        assert cases.close_case(world.desk, item.case.id).value.closed_on is not None


class TestTheWayIn:
    """R19: only those whom the consent lets know are named."""

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R19")
    def test_nobody_of_an_agency_left_out_is_the_way_in_or_tells(self, world: World) -> None:
        """As a member of the draft, as the next way in, or after a withdrawal."""
        item = open_item(world, agencies=(world.preschool, world.bvc))
        for field in ("entry_member", "tell_member", "follow_up_member"):
            wrong = full_draft(world, **{field: world.family_worker.id})
            support.save_agreement_draft(world.desk, item.item_id, wrong)
            with pytest.raises(RuleViolation):
                support.agree_support(world.desk, item.item_id)
        support.save_agreement_draft(world.desk, item.item_id, full_draft(world))
        agreed = support.agree_support(world.desk, item.item_id).value
        ifo = agreed.entry.model_copy(update={"agency_id": world.ifo.id})
        with pytest.raises(RuleViolation):
            support.ask_next_entry(world.desk, agreed.id, ifo)
        own = agreed.entry.model_copy(update={"agency_id": world.preschool.id})
        support.ask_next_entry(world.desk, agreed.id, own)
        withdraw(world, item.case.id)
        writes: tuple[Callable[[], object], ...] = (
            lambda: support.accept_next_entry(world.desk, agreed.id),
            lambda: support.ask_next_entry(world.desk, agreed.id, own),
            lambda: support.close_agreement(world.desk, agreed.id, "Familjen orkar inte"),
        )
        for write in writes:
            with pytest.raises(RuleViolation):
                write()
        assert support.close_agreement(world.desk, agreed.id, "").value.closed_on is not None

    @pytest.mark.rule("R13")
    def test_no_promise_outside_the_seal_points_to_an_agreement(self, world: World) -> None:
        """It would link an unsealed text to a child."""
        item = open_item(world)
        support.save_agreement_draft(world.desk, item.item_id, full_draft(world))
        agreed = support.agree_support(world.desk, item.item_id).value
        soon = world.desk.today() + timedelta(days=7)
        with pytest.raises(NotFound):
            commitments.add_commitment(
                world.desk, "Ring", soon, world.preschool.id, agreement_id=agreed.id, names_looked_at=True
            )
