"""Attacks on consent and keys through the services: who speaks for whom, what is left behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from barnombud.domain.case import Capacity, CaseIdentity, Preparation, ProtectionFlag
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import AgencyId, CaseId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.errors import ConsentError, InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import (
    cases,
    child_items,
    commitments,
    consent_round,
    consents,
    drafts,
    home,
    key_care,
    own_records,
    ratings,
    room,
    team,
)
from barnombud.services.case_lines import case_list
from barnombud.services.desk import Desk
from barnombud.services.representing import RepresentingBlocker
from tests.flows.attack_aids import guardian_of, withdraw
from tests.held_meeting import hold
from tests.open_item import open_item
from tests.world import World


class TestSpeakingForOthers:
    """R8: who may confirm, write and rate for an agency."""

    @pytest.mark.rule("R8")
    def test_nobody_confirms_for_another_agency_without_a_meeting(self, world: World) -> None:
        """Only one's own agency, until somebody of the other sits in the running meeting."""
        case = world.consented_case()
        with pytest.raises(RuleViolation) as caught:
            consents.confirm_consent(world.desk, case.id, world.bvc.id)
        assert caught.value.blockers == (RepresentingBlocker.AGENCY_NOT_HERE,)
        assert consents.confirm_consent(world.desk, case.id).value.agency_id == world.preschool.id

    @pytest.mark.rule("R8")
    @pytest.mark.rule("R15")
    def test_who_has_left_or_has_a_conflict_confirms_nothing(self, world: World) -> None:
        """Presence is that of now, and a member with a conflict of interest speaks for nobody."""
        item = open_item(world, confirmed=(world.preschool,))
        conflict = Preparation(conflicted=frozenset({world.nurse.id}))
        cases.save_preparation(world.desk, item.case.id, conflict)
        room.note_members(world.desk, item.meeting_id, (world.family_worker.id,), AttendanceKind.LEFT)
        for agency in (world.bvc, world.ifo):
            with pytest.raises(RuleViolation):
                consents.confirm_consent(world.desk, item.case.id, agency.id)

    @pytest.mark.rule("R8")
    def test_one_press_confirms_nothing_after_the_meeting(self, world: World) -> None:
        """Those who never were noted as leaving are not in the room of an ended meeting."""
        held = hold(world)
        case = held.cases["Ekorren"]
        consents.record_answer(world.desk, case.id, held.guardians()[0].id, Answer.YES, world.terms())
        with pytest.raises(RuleViolation):
            consent_round.confirm_present(world.desk, held.meeting_id)
        with pytest.raises(RuleViolation):
            consents.confirm_consent(world.desk, case.id, world.ifo.id)

    @pytest.mark.rule("R8")
    def test_nobody_writes_or_rates_for_an_agency_that_is_not_there(self, world: World) -> None:
        """An absent agency has confirmed nothing, so nothing is written or taken away in its name."""
        item = open_item(world, present=(world.rektor, world.nurse), confirmed=(world.preschool, world.bvc))
        note = child_items.add_note(world.desk, item.item_id, world.bvc.id, "Vägning i april").value.notes[0]
        with pytest.raises(RuleViolation):
            child_items.add_note(world.desk, item.item_id, world.ifo.id, "Påhittat")
        rater = Rater(kind=RaterKind.SERVICE, agency_id=world.ifo.id)
        with pytest.raises(RuleViolation):
            ratings.rate_petal(
                world.desk, item.case.id, rater, PetalAnswer(petal_key="safe", value=1), item_id=item.item_id
            )
        consents.record_answer(
            world.desk, item.case.id, guardian_of(world, item.case.id).id, Answer.YES, world.terms()
        )
        world.clock.set(world.clock.now() + timedelta(minutes=1))
        consents.confirm_consent(world.desk, item.case.id)
        with pytest.raises(RuleViolation):
            child_items.remove_note(world.desk, item.item_id, note.id)

    @pytest.mark.rule("R8")
    def test_between_meetings_a_service_view_is_ones_own(self, world: World) -> None:
        """The rektor does not rate for BVC, nor for a guardian of another child."""
        case, other = world.consented_case(), world.consented_case("Haren", "Love")
        petal = PetalAnswer(petal_key="safe", value=1)
        bvc = Rater(kind=RaterKind.SERVICE, agency_id=world.bvc.id)
        with pytest.raises(RuleViolation):
            ratings.rate_petal(world.desk, case.id, bvc, petal)
        stranger = Rater(kind=RaterKind.GUARDIAN, guardian_id=guardian_of(world, other.id).id)
        with pytest.raises(NotFound):
            ratings.rate_petal(world.desk, case.id, stranger, petal)
        own = Rater(kind=RaterKind.SERVICE, agency_id=world.preschool.id)
        assert ratings.rate_petal(world.desk, case.id, own, petal).value.rater == own


class TestKeys:
    """Who reads what when consent, time, team or a conflict changes."""

    @pytest.mark.rule("R7")
    def test_who_records_a_withdrawal_loses_the_key_at_once(self, world: World) -> None:
        """Also when it was opened a moment ago in the same desk."""
        case = world.consented_case()
        desk = world.sign_in(world.nurse)
        assert cases.case_page(desk, case.id).identity.first_name == "Alva"
        withdraw(world, case.id)
        readers: tuple[Callable[[Desk, CaseId], object], ...] = (
            cases.case_page,
            consents.consent_page,
            own_records.own_records_page,
        )
        for read in readers:
            with pytest.raises(KeyNotHeld):
                read(desk, case.id)
        assert [(line.shown_name, line.next_step) for line in case_list(desk)] == [("", "not_yours")]

    @pytest.mark.rule("R2")
    def test_the_day_after_the_last_day_the_receivers_hold_no_key(self, world: World) -> None:
        """Keys follow the clock once somebody has unlocked; the one who brought the child keeps hers."""
        case = world.consented_case()
        world.clock.set(datetime(2026, 9, 4, 8, tzinfo=UTC))
        desk = world.sign_in(world.nurse)
        key_care.refresh_keys(desk)
        with pytest.raises(KeyNotHeld):
            cases.case_page(desk, case.id)
        assert not cases.case_page(world.sign_in(world.rektor), case.id).may_write

    @pytest.mark.rule("R15")
    def test_a_member_with_a_conflict_of_interest_gets_no_copy(self, world: World) -> None:
        """Of the bringing agency or another: the key goes; when nobody else is left the case is not lost."""
        case = world.consented_case()
        conflicted = frozenset({world.teacher.id, world.nurse.id})
        cases.save_preparation(world.desk, case.id, Preparation(concern="Sömn", conflicted=conflicted))
        for member in (world.teacher, world.nurse):
            with pytest.raises(KeyNotHeld):
                cases.case_page(world.sign_in(member), case.id)
        world.sign_in(world.rektor)
        everybody = frozenset({world.teacher.id, world.nurse.id, world.rektor.id})
        cases.save_preparation(world.desk, case.id, Preparation(conflicted=everybody))
        assert cases.case_page(world.desk, case.id).preparation.conflicted == everybody

    @pytest.mark.rule("R35")
    def test_nobody_shuts_or_restores_a_case_without_its_key(self, world: World) -> None:
        """The bin, restoring and closing are for those who hold the key."""
        case = world.add_case()
        desk = world.sign_in(world.family_worker)
        for shut in (cases.remove_case, cases.restore_case, cases.close_case):
            with pytest.raises(KeyNotHeld):
                shut(desk, case.id)

    @pytest.mark.rule("R35")
    def test_no_case_is_brought_by_an_agency_with_nobody(self, world: World) -> None:
        """Nobody would hold its key."""
        nobody = team.add_agency(world.desk, world.bvc.kind, "BVC Södra", "Region Exempel").value
        for agency in (nobody.id, AgencyId("0" * 32)):
            with pytest.raises(InputError) as caught:
                cases.add_case(world.desk, "Haren", (cases.NewGuardian(),), agency)
            assert caught.value.field == "brought_by"
        other = cases.add_case(world.desk, "Haren", (cases.NewGuardian(),), world.bvc.id).value
        with pytest.raises(KeyNotHeld):
            cases.case_page(world.desk, other.id)
        assert cases.case_page(world.sign_in(world.nurse), other.id).identity.alias == "Haren"

    @pytest.mark.rule("R3")
    def test_a_guardian_of_one_case_is_not_moved_to_another(self, world: World) -> None:
        """Somebody who has said no does not vanish from her child's case."""
        case, other = world.consented_case(), world.add_case("Haren", guardians=("",))
        mira = guardian_of(world, case.id)
        with pytest.raises(NotFound):
            cases.save_guardian(
                world.desk, mira.model_copy(update={"case_id": other.id, "ordinal": 4, "name": ""})
            )


class TestWhatIsKept:
    """Before a consent, after it, in a closed case, of a refusal."""

    @pytest.mark.rule("R9")
    def test_a_refusal_leaves_no_half_typed_form_behind(self, world: World) -> None:
        """What was typed before she said no is forgotten; the other guardian's form is not."""
        case = world.add_case(guardians=("", ""))
        kim, mira = guardian_of(world, case.id, 1), guardian_of(world, case.id)
        for guardian in (mira, kim):
            drafts.save_draft(world.desk, f"consent/{guardian.id}/facts", "Hon är orolig för", case.id)
        event = consents.record_answer(world.desk, case.id, mira.id, Answer.NO, world.terms()).value
        assert (event.terms, event.collector_shown) == (None, "")
        assert list(drafts.drafts_for(world.desk, "consent/")) == [f"consent/{kim.id}/facts"]

    @pytest.mark.rule("R9")
    @pytest.mark.rule("R36")
    def test_the_log_does_not_tell_a_withdrawal_from_a_yes(self, world: World) -> None:
        """Rows are read by people without the key; listeners in the window are still told."""
        case = world.consented_case()
        mira = guardian_of(world, case.id)
        outcome = consents.withdraw_consent(world.desk, case.id, mira.id)
        assert outcome.change.op is Op.WITHDRAW_CONSENT
        with world.desk.unit_of_work() as uow:
            rows = [row for row in uow.audit.lines() if case.id in row[3]]
        told = {row[2] for row in rows} - {Op.READ_CASE.value}  # this test itself looks the guardian up
        assert told == {Op.ADD_CASE.value, Op.RECORD_CONSENT.value}

    @pytest.mark.rule("R36")
    def test_a_drafts_place_is_a_code(self, world: World) -> None:
        """It stands in the log for years, so no words may stand in it."""
        for place in ("case/Alva Påhitt/no", "CASE/1", "a b", ""):
            with pytest.raises(ValueError, match="code"):
                drafts.save_draft(world.desk, place, "text")

    @pytest.mark.rule("R12")
    def test_nothing_is_half_typed_about_a_child_before_a_consent(self, world: World) -> None:
        """No concern as a draft, no number as an alias, no name."""
        case = world.add_case(guardians=("",))
        with pytest.raises(RuleViolation):
            drafts.save_draft(world.desk, f"case/{case.id}/concern", "Sover oroligt", case.id)
        with pytest.raises(InputError):
            cases.save_identity(world.desk, case.id, CaseIdentity(alias="20170101-2393"))
        with pytest.raises(RuleViolation):
            cases.save_identity(world.desk, case.id, CaseIdentity(alias="Haren", first_name="Alva"))

    @pytest.mark.rule("R7")
    @pytest.mark.rule("R12")
    @pytest.mark.parametrize("shut", [cases.close_case, cases.remove_case])
    def test_a_shut_case_takes_nothing_more(
        self, world: World, shut: Callable[[Desk, CaseId], object]
    ) -> None:
        """Closed or in the bin, though the consent still runs: no name, concern, view, promise or new yes."""
        case = world.consented_case()
        mira = guardian_of(world, case.id)
        shut(world.desk, case.id)
        soon = world.desk.today() + timedelta(days=7)
        for write in (
            lambda: cases.save_preparation(world.desk, case.id, Preparation(concern="Sömn")),
            lambda: cases.save_identity(world.desk, case.id, CaseIdentity(alias="Haren")),
            lambda: cases.save_guardian(world.desk, mira.model_copy(update={"name": "Mira Nytänkt"})),
            lambda: cases.add_guardian(world.desk, case.id, cases.NewGuardian()),
            lambda: commitments.add_commitment(world.desk, "Ring", soon, world.preschool.id, case_id=case.id),
            lambda: ratings.rate_petal(
                world.desk, case.id, Rater(kind=RaterKind.JOINT), PetalAnswer(petal_key="safe", value=1)
            ),
            lambda: drafts.save_draft(world.desk, "case/note", "x", case.id),
            lambda: consents.record_answer(world.desk, case.id, mira.id, Answer.YES, world.terms()),
        ):
            with pytest.raises(RuleViolation):
                write()
        withdraw(world, case.id)

    @pytest.mark.rule("R12")
    def test_a_case_in_the_bin_is_shut_in_the_meeting(self, world: World) -> None:
        """The open item is refused at once."""
        item = open_item(world)
        cases.remove_case(world.desk, item.case.id)
        with pytest.raises(ConsentError) as caught:
            child_items.save_works_and_hard(world.desk, item.item_id, "a", "b")
        assert GateCode.CASE_CLOSED in caught.value.blockers

    @pytest.mark.rule("R7")
    def test_a_clock_set_back_stops_no_withdrawal(self, world: World) -> None:
        """The store's time never goes back, so the withdrawal is not older than the yes."""
        case = world.consented_case()
        world.clock.set(world.clock.now() - timedelta(days=40))
        withdraw(world, case.id)
        assert not consents.consent_page(world.desk, case.id).permitted

    @pytest.mark.rule("R2")
    def test_a_clock_set_back_brings_no_consent_back(self, world: World) -> None:
        """It has run out for the store, whatever the clock says now."""
        item = open_item(world)
        world.clock.set(datetime(2026, 9, 3, 22, 30, tzinfo=UTC))  # half past midnight, the day after
        home.home_page(world.desk)
        room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.ARRIVED)
        world.clock.set(datetime(2026, 3, 3, 9, tzinfo=UTC))
        with pytest.raises(ConsentError) as caught:
            child_items.item_page(world.desk, item.item_id)
        assert caught.value.blockers == (GateCode.EXPIRED,)

    @pytest.mark.rule("R23")
    def test_a_protected_child_is_not_registered(self, world: World) -> None:
        """Handled outside the program."""
        for flag in (ProtectionFlag.SECRECY_MARK, ProtectionFlag.PROTECTED_REGISTRATION):
            with pytest.raises(RuleViolation):
                cases.add_case(world.desk, "Haren", (cases.NewGuardian(),), protection=flag)

    @pytest.mark.rule("R4")
    def test_custody_is_not_written_away(self, world: World) -> None:
        """The one who said no cannot be made an outsider while the other has joint custody, nor the last."""
        case = world.consented_case(guardians=("Mira Påhitt", "Kim Låtsas"))
        mira, kim = guardian_of(world, case.id), guardian_of(world, case.id, 1)
        without = {"capacity": Capacity.PARENT_WITHOUT_CUSTODY}
        with pytest.raises(RuleViolation) as caught:
            cases.save_guardian(world.desk, kim.model_copy(update=without))
        assert caught.value.blockers == (CaseBlocker.SECOND_GUARDIAN_MISSING,)
        cases.save_guardian(world.desk, mira.model_copy(update={"capacity": Capacity.SOLE_GUARDIAN}))
        cases.save_guardian(world.desk, kim.model_copy(update=without))
        with pytest.raises(RuleViolation) as caught:
            cases.save_guardian(world.desk, mira.model_copy(update=without))
        assert caught.value.blockers == (CaseBlocker.NO_GUARDIAN,)
