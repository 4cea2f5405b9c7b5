"""A member leaves: nothing stays in her name, as far as the keys reach, and what happened is written down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.ids import MemberId
from barnombud.domain.meeting.substitute import Duty, Substitute
from barnombud.domain.support.agreement import AgreementDuty, SingleEntry
from barnombud.domain.support.commitment_steps import CommitmentBlocker
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation, UserError
from barnombud.services import case_story, cases, commitments, consents, holding, passing_on, support, team
from barnombud.services.child_items import finish_child_item
from barnombud.services.key_care import refresh_keys
from barnombud.services.meetings import plan_meeting
from barnombud.services.unlocking import unlock_team
from barnombud.ui.pages.case.story_lines import story_lines
from tests.held_meeting import Held, agreement, start
from tests.stores import PASSPHRASE
from tests.world import World


def hold_with(world: World, **changed: object) -> Held:
    """Hold a meeting in which the nurse is the way in, tells the guardians and follows up."""
    held = start(world)
    item_id = held.open_child()
    draft = agreement(world).model_copy(
        update={"tell_member": world.nurse.id, "entry_member": world.nurse.id, **changed}
    )
    support.save_agreement_draft(world.desk, item_id, draft)
    support.agree_support(world.desk, item_id)
    finish_child_item(world.desk, item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    return held


def colleague(world: World) -> MemberId:
    """A second nurse."""
    added = team.add_member(
        world.desk, world.machine, "Nova Hittepå", "BVC-sjuksköterska", world.bvc.id, passphrase=PASSPHRASE
    )
    return added.value.id


class TestTheDeputy:
    """R35: what she answered for passes to the one who was chosen."""

    @pytest.mark.rule("R19")
    @pytest.mark.rule("R35")
    def test_batons_promises_and_meetings_pass_to_the_deputy_and_say_so(self, world: World) -> None:
        """The way in, telling, following up, her promises, and the meeting she was to lead."""
        held = hold_with(world)
        heir = colleague(world)
        starts = world.clock.now() + timedelta(days=7)
        meeting = plan_meeting(
            world.desk, starts, chair_id=world.nurse.id, note_taker_id=world.nurse.id
        ).value
        commitments.add_commitment(world.desk, "Boka lokal", world.desk.today(), world.bvc.id, world.nurse.id)
        with world.desk.unit_of_work() as uow:
            for duty, member in ((Duty.SIGNED_IN, world.nurse), (Duty.CHAIR, world.rektor)):
                uow.substitutes.save(Substitute(meeting_id=meeting.id, duty=duty, member_id=member.id))
            uow.commit(Op.CHANGE_MEETING, meeting.id)
        page = passing_on.leaving_page(world.desk, world.nurse.id)
        assert page.proposed == heir
        assert (page.duties.commitments, page.duties.ways_in, page.duties.meetings) == (2, 1, 1)
        assert page.duties.any
        team.remove_member(world.desk, world.nurse.id, heir)
        story = case_story.case_story(world.desk, held.cases["Ekorren"].id)
        (agreed,) = story.agreements
        assert (agreed.entry.member_id, agreed.entry.contact_name) == (heir, "Nova Hittepå")
        assert (agreed.tell_member, agreed.follow_up_member) == (heir, heir)
        assert {each.duty for each in agreed.passed_on} == {
            AgreementDuty.ENTRY,
            AgreementDuty.TELL_MEMBER,
            AgreementDuty.FOLLOW_UP_MEMBER,
        }
        lines = commitments.commitment_page(world.desk).still_open
        passed = [line for line in lines if line.commitment.member_id == heir]
        assert len(passed) == 2
        assert {line.history[-1].left_name for line in passed} == {"Bo Låtsas"}
        with world.desk.unit_of_work() as uow:
            planned = uow.meetings.get(meeting.id)
            assert (planned.chair_id, planned.note_taker_id) == (heir, heir)
            assert uow.substitutes.for_meeting(meeting.id) == {Duty.CHAIR: world.rektor.id}
        assert passing_on.pass_on_duties(world.desk) == 0

    @pytest.mark.rule("R35")
    def test_she_loses_access_at_once(self, world: World) -> None:
        """Her slot is gone and her key with it; the store no longer opens for her."""
        held = hold_with(world)
        team.remove_member(world.desk, world.nurse.id, world.rektor.id)
        with pytest.raises(UserError):
            unlock_team(world.machine, world.folder, world.nurse.id, PASSPHRASE)
        with world.desk.unit_of_work() as uow:
            holders = uow.case_keys.holders(held.cases["Ekorren"].id)
        assert world.nurse.id not in holders
        assert world.rektor.id in holders

    @pytest.mark.rule("R3")
    def test_a_deputy_of_another_agency_does_not_become_another_way_in(self, world: World) -> None:
        """The way in stays with its agency, without a name; what any holder of the key may do passes on."""
        held = hold_with(world)
        team.remove_member(world.desk, world.nurse.id, world.rektor.id)
        (agreed,) = case_story.case_story(world.desk, held.cases["Ekorren"].id).agreements
        assert (agreed.entry.agency_id, agreed.entry.member_id, agreed.entry.contact_name) == (
            world.bvc.id,
            None,
            "",
        )
        assert agreed.tell_member == world.rektor.id
        entry = next(each for each in agreed.passed_on if each.duty is AgreementDuty.ENTRY)
        assert entry.to_member is None

    @pytest.mark.rule("R3")
    def test_a_deputy_without_the_key_takes_over_nothing_about_the_child(self, world: World) -> None:
        """It lands without anybody; the team's own promises pass on all the same."""
        case = world.consented_case(agencies=(world.preschool, world.bvc))
        today = world.desk.today()
        about = commitments.add_commitment(
            world.desk, "Ring", today, world.bvc.id, world.nurse.id, case_id=case.id
        ).value
        own = commitments.add_commitment(world.desk, "Boka", today, world.bvc.id, world.nurse.id).value
        team.remove_member(world.desk, world.nurse.id, world.family_worker.id)
        kept = {
            line.commitment.id: line.commitment for line in commitments.commitment_page(world.desk).still_open
        }
        assert (kept[about.id].member_id, kept[about.id].lacks_owner) == (None, True)
        assert kept[own.id].member_id == world.family_worker.id
        assert kept[own.id].agency_id == world.ifo.id

    def test_her_own_telephone_does_not_stay_with_the_contact(self, world: World) -> None:
        """The deputy's stands instead; one of the agency stays."""
        nurse = world.nurse.model_copy(update={"telephone": "070-1740605"})
        team.save_member(world.desk, nurse)
        held = hold_with(world, entry_telephone="070-1740605")
        heir = colleague(world)
        team.remove_member(world.desk, world.nurse.id, heir)
        (agreed,) = case_story.case_story(world.desk, held.cases["Ekorren"].id).agreements
        assert (agreed.entry.contact_name, agreed.entry.telephone) == ("Nova Hittepå", "")

    def test_the_one_who_is_asked_to_take_over_can_leave_too(self, world: World) -> None:
        """By the name that was written for her agency."""
        held = hold_with(world, entry_agency=world.preschool.id, entry_name="", entry_member=None)
        (agreed,) = case_story.case_story(world.desk, held.cases["Ekorren"].id).agreements
        asked = SingleEntry(
            agency_id=world.bvc.id,
            function="BVC-sjuksköterska",
            contact_name="Bo Låtsas",
            since=world.desk.today(),
        )
        support.ask_next_entry(world.desk, agreed.id, asked)
        team.remove_member(world.desk, world.nurse.id)
        (after,) = case_story.case_story(world.desk, held.cases["Ekorren"].id).agreements
        assert after.next_entry is not None
        assert after.next_entry.contact_name == ""


class TestWithoutDeputy:
    """What nobody takes over stands openly under "Utan ansvarig", and anybody with the key takes it."""

    def test_it_lands_without_anybody_and_can_be_taken_over(self, world: World) -> None:
        """Once; what has an owner is not taken from her."""
        held = hold_with(world)
        team.remove_member(world.desk, world.nurse.id)
        (line,) = (
            line for line in commitments.commitment_page(world.desk).still_open if line.commitment.lacks_owner
        )
        assert line.history[-1].left_name == "Bo Låtsas"
        (agreed,) = case_story.case_story(world.desk, held.cases["Ekorren"].id).agreements
        assert agreed.follow_up_member is None
        assert [each.to_member for each in agreed.passed_on] == [None, None, None]
        assert passing_on.pass_on_duties(world.desk) == 0
        taken = commitments.take_over(world.desk, line.commitment.id).value
        assert (taken.member_id, taken.agency_id) == (world.rektor.id, world.preschool.id)
        with pytest.raises(RuleViolation) as refused:
            commitments.take_over(world.desk, line.commitment.id)
        assert refused.value.blockers == (CommitmentBlocker.HAS_OWNER,)
        commitments.tick_off(world.desk, line.commitment.id)
        with pytest.raises(RuleViolation):
            commitments.take_over(world.desk, line.commitment.id)

    @pytest.mark.rule("R3")
    def test_what_the_signed_in_member_may_not_see_passes_on_at_the_next_unlock(self, world: World) -> None:
        """She let her leave without knowing of the case; a holder of its key unlocks later."""
        case = world.consented_case(agencies=(world.preschool, world.bvc))
        heir = colleague(world)
        about = commitments.add_commitment(
            world.desk, "Ring", world.desk.today(), world.bvc.id, world.nurse.id, case_id=case.id
        ).value
        desk = world.sign_in(world.family_worker)
        with pytest.raises(KeyNotHeld):
            cases.case_page(desk, case.id)
        assert not passing_on.leaving_page(desk, world.nurse.id).duties.any
        team.remove_member(desk, world.nurse.id, heir)
        desk = world.sign_in(world.rektor)
        refresh_keys(desk)
        assert passing_on.pass_on_duties(desk) == 1
        (line,) = commitments.commitment_page(desk).still_open
        assert (line.commitment.id, line.commitment.member_id) == (about.id, heir)

    def test_a_deputy_who_has_left_has_a_deputy_of_her_own(self, world: World) -> None:
        """The chain ends with somebody who is there, or with nobody."""
        heir = colleague(world)
        today = world.desk.today()
        own = commitments.add_commitment(world.desk, "Boka", today, world.bvc.id, world.nurse.id).value
        team.remove_member(world.desk, world.nurse.id, heir)
        team.remove_member(world.desk, heir, world.family_worker.id)
        (line,) = commitments.commitment_page(world.desk).still_open
        assert (line.commitment.id, line.commitment.member_id) == (own.id, world.family_worker.id)
        with world.desk.unit_of_work() as uow:
            nurse = uow.members.get(world.nurse.id)
            second = uow.members.get(heir)
            uow.members.save(second.model_copy(update={"deputy_id": nurse.id}))
            uow.commitments.save(own)
            assert passing_on.pass_on(uow, today) == {own.id}
            assert uow.commitments.get(own.id).member_id is None

    def test_who_takes_over_must_be_there(self, world: World) -> None:
        """Not herself, not one who has left, not a stranger."""
        heir = colleague(world)
        team.remove_member(world.desk, heir)
        for wrong in (heir, world.nurse.id):
            with pytest.raises(InputError, match="unknown_choice"):
                team.remove_member(world.desk, world.nurse.id, wrong)
        with pytest.raises(NotFound):
            team.remove_member(world.desk, world.nurse.id, MemberId("0" * 32))

    def test_nothing_rests_on_a_newcomer(self, world: World) -> None:
        """The dialog says so, and proposes her nearest colleague."""
        heir = colleague(world)
        assert passing_on.pass_on_duties(world.desk) == 0
        page = passing_on.leaving_page(world.desk, heir)
        assert not page.duties.any
        assert page.proposed == world.nurse.id
        assert page.colleagues[0].id == world.nurse.id


@pytest.mark.rule("R19")
def test_the_story_says_what_passed_on(world: World) -> None:
    """Whose it was, whose it is, and when."""
    held = hold_with(world)
    team.remove_member(world.desk, world.nurse.id, world.rektor.id)
    case_id = held.cases["Ekorren"].id
    story = case_story.case_story(world.desk, case_id)
    lines = [words for _, words in story_lines(story, consents.consent_page(world.desk, case_id))]
    assert "Uppföljningen. Togs över av Rakel Påhitt 3 mars när Bo Låtsas slutade." in lines
    assert "Vägen in. Blev utan ansvarig 3 mars när Bo Låtsas slutade." in lines
    assert any(line.endswith("Togs över av Rakel Påhitt 3 mars när Bo Låtsas slutade.") for line in lines)
