"""Protected identity in the real store: nothing is kept by default; once enabled, nobody is named."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.case import MASK, CaseIdentity, ProtectionFlag
from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId
from barnombud.domain.protection import ProtectionBlocker, UncoverReason
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import (
    case_lines,
    case_story,
    cases,
    child_identity,
    commitments,
    consents,
    home,
    meetings,
    protection,
    team,
)
from barnombud.services.cases import CaseRefusal, NewGuardian
from tests.held_meeting import hold, plan
from tests.services.test_cases import NUMBER, audit
from tests.world import World

BORN = date(2017, 1, 1)


def enable(world: World) -> None:
    """Enter the municipality's decision."""
    rules = team.team_view(world.desk).rules
    team.save_rules(world.desk, rules.model_copy(update={"protection_reference": "KS 2026/12"}))


def protected_case(world: World) -> CaseId:
    """A named child of two guardians whose identity is protected."""
    enable(world)
    case = world.consented_case(guardians=("Mira Påhitt", "Kim Hittepå"))
    identity = CaseIdentity(
        alias="Ekorren",
        first_name="Alva",
        family_name="Påhitt",
        birth_date=BORN,
        identity_number=NUMBER,
    )
    cases.save_identity(world.desk, case.id, identity)
    protection.set_protection(world.desk, case.id, ProtectionFlag.SECRECY_MARK)
    return case.id


NAMES = ("Ekorren", "Alva", "Mira", "Kim Hittepå", NUMBER, "2017-01-01")


class TestOutsideTheProgram:
    """R23: the default. Choosing a flag stores nothing."""

    @pytest.mark.rule("R23")
    @pytest.mark.parametrize("flag", [ProtectionFlag.SECRECY_MARK, ProtectionFlag.PROTECTED_REGISTRATION])
    def test_a_flag_stores_nothing(self, world: World, flag: ProtectionFlag) -> None:
        """Neither when a child is added nor later, and the log holds no trace of the attempt."""
        case = world.consented_case()
        before = audit(world, 200)
        with pytest.raises(RuleViolation) as added:
            cases.add_case(world.desk, "Igelkotten", (NewGuardian(),), protection=flag)
        with pytest.raises(RuleViolation) as later:
            protection.set_protection(world.desk, case.id, flag)
        assert added.value.blockers == later.value.blockers == (CaseRefusal.PROTECTED_OUTSIDE,)
        assert audit(world, 200) == before
        assert len(case_lines.case_list(world.desk)) == 1
        with world.desk.unit_of_work() as uow:
            assert uow.cases.identity(case.id).protection is ProtectionFlag.NONE

    @pytest.mark.rule("R23")
    @pytest.mark.rule("R32")
    def test_a_case_is_taken_out_with_its_key(self, world: World) -> None:
        """Nothing of it is left but the log row; a meeting where it was on the agenda stands."""
        held = hold(world)
        case = held.cases["Ekorren"]
        outcome = protection.take_case_out(world.desk, case.id)
        assert outcome.change.op is Op.ERASE_CASE
        assert case_lines.case_list(world.desk) == ()
        assert case_lines.case_list(world.desk, removed=True) == ()
        with pytest.raises(NotFound):
            cases.case_page(world.desk, case.id)
        with pytest.raises(NotFound):
            protection.take_case_out(world.desk, case.id)
        with world.desk.unit_of_work() as uow:
            assert uow.case_keys.all_holders() == {}
            assert uow.audit.is_whole()
            assert all(item.case_id is None for item in uow.agenda.for_meeting(held.meeting_id))
        assert home.home_page(world.desk).named_children == 0

    @pytest.mark.rule("R23")
    def test_only_who_holds_the_key_takes_a_case_out(self, world: World) -> None:
        """And not where the municipality has decided to handle such cases here."""
        case = world.consented_case(agencies=(world.preschool, world.bvc))
        world.sign_in(world.family_worker)
        with pytest.raises(KeyNotHeld):
            protection.take_case_out(world.desk, case.id)
        world.sign_in(world.rektor)
        enable(world)
        with pytest.raises(RuleViolation) as refused:
            protection.take_case_out(world.desk, case.id)
        assert refused.value.blockers == (CaseRefusal.PROTECTED_INSIDE,)
        assert cases.case_page(world.desk, case.id).identity.first_name == "Alva"


class TestInside:
    """R23: with the municipality's decision the flag is kept, inside the seal, and everything is covered."""

    @pytest.mark.rule("R23")
    @pytest.mark.rule("R46")
    def test_no_page_names_anybody(self, world: World) -> None:
        """Lists, the case, consent, story, agenda, home and promises."""
        held = hold(world)
        case_id = held.cases["Ekorren"].id
        protected_at = self._protect(world, case_id)
        planned = plan(world)
        commitments.add_commitment(
            world.desk, "Ring hem", world.desk.today(), world.preschool.id, case_id=case_id
        )
        pages = (
            *case_lines.case_list(world.desk),
            protected_at,
            consents.consent_page(world.desk, case_id),
            case_story.case_story(world.desk, case_id).people,
            meetings.meeting_page(world.desk, planned),
            home.home_page(world.desk),
            commitments.commitment_page(world.desk),
        )
        for page in pages:
            text = page.model_dump_json()
            assert not [name for name in ("Ekorren", "Alva", "Mira", "Kim Hittepå") if name in text]
        assert any(MASK in page.model_dump_json() for page in pages)

    def _protect(self, world: World, case_id: CaseId) -> cases.CasePage:
        enable(world)
        protection.set_protection(world.desk, case_id, ProtectionFlag.PROTECTED_REGISTRATION)
        return cases.case_page(world.desk, case_id)

    @pytest.mark.rule("R23")
    @pytest.mark.rule("R36")
    def test_uncovering_gives_the_names_and_a_log_row_with_the_reason(self, world: World) -> None:
        """The page is whole; the row holds operation, case and the reason's code."""
        case_id = protected_case(world)
        page = protection.uncovered_page(world.desk, case_id, UncoverReason.RIGHT_CHILD)
        assert (page.identity.first_name, page.identity.birth_date) == ("Alva", BORN)
        assert [guardian.name for guardian in page.guardians] == ["Mira Påhitt", "Kim Hittepå"]
        assert child_identity.whole_number(page.identity.identity_number) == "20170101-2393"
        with world.desk.unit_of_work() as uow:
            _, member, op, touched = uow.audit.lines()[0]
        assert (member, op) == (world.rektor.id, Op.UNCOVER_IDENTITY)
        assert set(touched.split()) == {case_id, UncoverReason.RIGHT_CHILD}

    @pytest.mark.rule("R23")
    def test_who_lacks_the_key_uncovers_nothing(self, world: World) -> None:
        """Nor leaves a row that says that she did."""
        case = world.consented_case(agencies=(world.preschool, world.bvc))
        world.sign_in(world.family_worker)
        before = audit(world, 200)
        with pytest.raises(KeyNotHeld):
            protection.uncovered_page(world.desk, case.id, UncoverReason.PUT_RIGHT)
        assert audit(world, 200) == before

    @pytest.mark.rule("R23")
    def test_the_number_alone_is_not_uncovered(self, world: World) -> None:
        """It comes with the names, for a reason; covered it shows not even the date."""
        case_id = protected_case(world)
        with pytest.raises(RuleViolation) as refused:
            child_identity.uncover_number(world.desk, case_id)
        assert refused.value.blockers == (ProtectionBlocker.UNCOVER_WITH_REASON,)
        page = cases.case_page(world.desk, case_id)
        assert child_identity.masked_number(page.identity) == "••••"
        assert child_identity.whole_number("") == ""

    @pytest.mark.rule("R23")
    def test_a_cover_is_never_saved_over_a_name(self, world: World) -> None:
        """What was covered on the page comes back covered: the names stay, and so does the flag."""
        case_id = protected_case(world)
        page = cases.case_page(world.desk, case_id)
        with pytest.raises(InputError, match="covered"):
            cases.save_identity(world.desk, case_id, page.identity)
        changed = page.guardians[0].model_copy(update={"language": "so"})
        cases.save_guardian(world.desk, changed)
        other = page.guardians[0].model_copy(update={"name": f"Mira {MASK}"})
        with pytest.raises(InputError, match="covered"):
            cases.save_guardian(world.desk, other)
        form = child_identity.ChildForm(alias="Ekorren", first_name="Alva", family_name="Tänkt")
        saved = child_identity.save_child(world.desk, case_id, form).value
        assert saved.identity.first_name == MASK
        uncovered = protection.uncovered_page(world.desk, case_id, UncoverReason.PUT_RIGHT)
        assert (uncovered.identity.family_name, uncovered.identity.is_protected) == ("Tänkt", True)
        assert (uncovered.guardians[0].name, uncovered.guardians[0].language) == ("Mira Påhitt", "so")

    @pytest.mark.rule("R23")
    def test_the_flag_can_be_taken_away(self, world: World) -> None:
        """Then the names stand as before."""
        case_id = protected_case(world)
        outcome = protection.set_protection(world.desk, case_id, ProtectionFlag.NONE)
        assert outcome.change.op is Op.CHANGE_CASE
        assert cases.case_page(world.desk, case_id).identity.first_name == "Alva"

    @pytest.mark.rule("R23")
    def test_a_child_can_be_added_as_protected(self, world: World) -> None:
        """By alias, which is covered too; who is asked is not named yet."""
        enable(world)
        case = cases.add_case(
            world.desk, "Ekorren", (NewGuardian(),), protection=ProtectionFlag.SECRECY_MARK
        ).value
        (line,) = case_lines.case_list(world.desk)
        assert (line.case.id, line.shown_name) == (case.id, MASK)
        assert cases.case_page(world.desk, case.id).guardians[0].name == ""

    @pytest.mark.rule("R23")
    @pytest.mark.rule("R21")
    def test_outside_the_seal_nothing_tells_that_a_child_is_protected(self, world: World) -> None:
        """The raw row has the same columns and values as any other child's."""
        case_id = protected_case(world)
        with world.desk.unit_of_work() as uow:
            case = uow.cases.get(case_id)
        assert "protect" not in case.model_dump_json()
        assert Op.CHANGE_CASE in audit(world, 200)
