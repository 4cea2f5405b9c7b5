"""One child in two cases, and agencies that change: the strictest outcome, and nothing passes by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from barnombud.domain.case import Case, CaseIdentity, CaseState, ProtectionFlag
from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.consent.events import Answer, ConsentKind, ConsentTerms
from barnombud.domain.support.agreement import StopReason
from barnombud.errors import InputError, KeyNotHeld, RuleViolation
from barnombud.services import asking_anew, cases, consents, protection, team
from barnombud.services.asking_anew import AskingAnewBlocker
from barnombud.services.cases import NewGuardian
from barnombud.services.joining import join_cases
from barnombud.texts.consent_diary import diary_cleared, diary_renamed
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.case.consent_diary import diary
from barnombud.ui.pages.case.consent_matrix import who
from tests.flows.attack_aids import guardian_of, withdraw
from tests.held_meeting import hold
from tests.services.test_protection import enable
from tests.world import World


def pair(world: World, *, names: tuple[str, ...] = ("Mira Påhitt",)) -> tuple[Case, Case]:
    """The same child twice: Alva, with consent in both."""
    first = world.consented_case(guardians=("Mira Påhitt",))
    return first, world.consented_case("Igelkotten", "Alva", guardians=names)


def holds(world: World, case: Case) -> bool:
    """Whether consent holds in a case now."""
    return cases.case_page(world.desk, case.id).consent_holds


def refuse(world: World, case: Case) -> None:
    """The guardian says no."""
    consents.record_answer(world.desk, case.id, guardian_of(world, case.id).id, Answer.NO)


def narrow(world: World, case: Case) -> None:
    """She leaves social services out."""
    terms: ConsentTerms = world.terms((world.preschool, world.bvc))
    consents.record_answer(world.desk, case.id, guardian_of(world, case.id).id, Answer.PARTLY, terms)


def take_back(world: World, case: Case) -> None:
    """She takes her yes back."""
    withdraw(world, case.id)


class TestSameChild:
    """A child twice under two names: one case is kept, and the strictest of the two counts."""

    @pytest.mark.rule("R4")
    @pytest.mark.rule("R7")
    @pytest.mark.parametrize("stricter", [refuse, take_back, narrow])
    @pytest.mark.parametrize("in_kept", [True, False])
    def test_what_is_stricter_in_either_blocks(
        self, world: World, stricter: Callable[[World, Case], None], in_kept: bool
    ) -> None:
        """A no, a withdrawal, a yes to less; in the case that is kept it counts as it stands."""
        kept, other = pair(world)
        stricter(world, kept if in_kept else other)
        join_cases(world.desk, kept.id, other.id)
        assert holds(world, kept) is (in_kept and stricter is narrow)
        with world.desk.unit_of_work() as uow:
            assert world.family_worker.id not in uow.case_keys.holders(kept.id)

    @pytest.mark.rule("R7")
    @pytest.mark.parametrize("stricter", [refuse, narrow])
    def test_the_diary_never_says_that_she_took_it_back(
        self, world: World, stricter: Callable[[World, Case], None]
    ) -> None:
        """What stops the yes is that the two are one; she has withdrawn nothing, and can be asked anew."""
        kept, other = pair(world)
        stricter(world, other)
        join_cases(world.desk, kept.id, other.id)
        page = consents.consent_page(world.desk, kept.id)
        kinds = [event.kind for event in page.events]
        assert kinds[-1] is ConsentKind.CLEARED
        assert ConsentKind.WITHDRAWN not in kinds
        assert any(line.endswith(diary_cleared(capitalised(who(page.guardians[0])))) for line in diary(page))
        world.clock.set(world.clock.now() + timedelta(minutes=1))
        consents.record_answer(world.desk, kept.id, guardian_of(world, kept.id).id, Answer.YES, world.terms())
        assert holds(world, kept)

    @pytest.mark.rule("R7")
    def test_what_was_offered_stops_with_the_consent(self, world: World) -> None:
        """As at a withdrawal: what has not begun does not begin on a yes that no longer stands."""
        kept = hold(world).cases["Ekorren"]
        other = world.consented_case("Igelkotten", "Alva", guardians=("Mira Påhitt",))
        refuse(world, other)
        join_cases(world.desk, kept.id, other.id)
        with world.desk.unit_of_work() as uow:
            offers = uow.agreements.for_case(kept.id)[0].offers
        assert [offer.stopped for offer in offers] == [StopReason.CONSENT_ENDED] * len(offers)

    @pytest.mark.rule("R9")
    def test_the_other_is_closed_and_emptied(self, world: World) -> None:
        """An alias, no names, nothing prepared; with the same yes in both, consent goes on."""
        kept, other = pair(world)
        join_cases(world.desk, kept.id, other.id)
        assert holds(world, kept)
        page = cases.case_page(world.desk, other.id)
        assert (page.case.state, page.identity) == (CaseState.CLOSED, CaseIdentity(alias="Igelkotten"))
        assert [guardian.name for guardian in page.guardians] == [""]
        assert page.preparation.concern == ""

    @pytest.mark.rule("R4")
    def test_a_guardian_in_one_case_only_has_to_answer_in_the_kept_one(self, world: World) -> None:
        """Without a name until consent holds again."""
        kept, other = pair(world, names=("Mira Påhitt", "Kim Hittepå"))
        join_cases(world.desk, kept.id, other.id)
        page = cases.case_page(world.desk, kept.id)
        assert [guardian.name for guardian in page.guardians] == ["Mira Påhitt", ""]
        assert not page.consent_holds

    @pytest.mark.rule("R4")
    def test_a_no_by_somebody_else_stops_everybody(self, world: World) -> None:
        """Who said it is not in the kept case: nobody's yes stands, and she is asked too."""
        kept, other = pair(world, names=("Kim Hittepå",))
        refuse(world, other)
        join_cases(world.desk, kept.id, other.id)
        assert not holds(world, kept)
        assert len(cases.case_page(world.desk, kept.id).guardians) == 2

    @pytest.mark.rule("R4")
    def test_before_names_are_known_people_are_told_apart_by_number(self, world: World) -> None:
        """A first no in a case that was only asked about."""
        kept = world.consented_case()
        other = cases.add_case(world.desk, "Igelkotten", (NewGuardian(),)).value
        refuse(world, other)
        join_cases(world.desk, kept.id, other.id)
        assert not holds(world, kept)
        assert len(cases.case_page(world.desk, kept.id).guardians) == 1

    @pytest.mark.rule("R23")
    def test_protection_in_either_counts(self, world: World) -> None:
        """The kept child is covered from then on."""
        kept, other = pair(world)
        enable(world)
        protection.set_protection(world.desk, other.id, ProtectionFlag.SECRECY_MARK)
        join_cases(world.desk, kept.id, other.id)
        assert cases.case_page(world.desk, kept.id).identity.is_protected

    def test_what_cannot_be_joined(self, world: World) -> None:
        """A case with itself, a closed one, one with an agreement that runs; and only with both keys."""
        held = hold(world)
        with_agreement = held.cases["Ekorren"]
        kept = world.consented_case("Igelkotten", "Alva")
        for one, other, blocker in (
            (kept, kept, CaseBlocker.SAME_CHILD),
            (kept, with_agreement, CaseBlocker.AGREEMENT_RUNS),
        ):
            with pytest.raises(RuleViolation) as refused:
                join_cases(world.desk, one.id, other.id)
            assert refused.value.blockers == (blocker,)
        cases.remove_case(world.desk, kept.id)
        with pytest.raises(RuleViolation) as refused:
            join_cases(world.desk, with_agreement.id, kept.id)
        assert refused.value.blockers == (CaseBlocker.ALREADY_CLOSED,)
        others = world.consented_case("Räven", "Alva", agencies=(world.preschool, world.bvc))
        world.sign_in(world.family_worker)
        with pytest.raises(KeyNotHeld):
            join_cases(world.desk, with_agreement.id, others.id)


class TestAgencies:
    """An agency that is renamed, split or closed."""

    @pytest.mark.rule("R3")
    def test_a_renamed_agency_keeps_its_consents_and_the_diary_tells(self, world: World) -> None:
        """Consents go to the agency; every name it has had is in the history."""
        case = world.consented_case()
        team.save_agency(world.desk, world.bvc.model_copy(update={"name": "BVC Mitten"}))
        team.save_agency(world.desk, world.bvc.model_copy(update={"name": "BVC Södra", "telephone": "1"}))
        team.save_agency(world.desk, world.bvc.model_copy(update={"name": "BVC Södra"}))
        page = consents.consent_page(world.desk, case.id)
        assert any(world.bvc.id in (one, other) for one, other, _ in page.permitted)
        told = " ".join(diary(page))
        assert diary_renamed("BVC Norra", "BVC Mitten") in told
        assert diary_renamed("BVC Mitten", "BVC Södra") in told

    @pytest.mark.rule("R3")
    def test_who_goes_to_a_new_agency_takes_no_consent_along(self, world: World) -> None:
        """A split: the new one gets nothing of the old one's, and its members lose the keys."""
        case = world.consented_case()
        new = team.add_agency(world.desk, world.bvc.kind, "BVC Nya").value
        team.save_member(world.desk, world.nurse.model_copy(update={"agency_id": new.id}))
        with world.desk.unit_of_work() as uow:
            assert world.nurse.id not in uow.case_keys.holders(case.id)
        world.sign_in(world.nurse)
        with pytest.raises(KeyNotHeld):
            cases.case_page(world.desk, case.id)

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R15")
    def test_a_closed_agencys_consents_stop_counting(self, world: World) -> None:
        """Its people have left; nothing is permitted to it any longer in the matrix's agencies."""
        case = world.consented_case()
        team.remove_member(world.desk, world.family_worker.id)
        team.save_agency(world.desk, world.ifo.model_copy(update={"active": False}))
        page = consents.consent_page(world.desk, case.id)
        assert world.ifo.id not in {agency.id for agency in page.agencies}
        with world.desk.unit_of_work() as uow:
            assert uow.case_keys.holders(case.id) == {world.rektor.id, world.teacher.id, world.nurse.id}

    @pytest.mark.rule("R1")
    @pytest.mark.rule("R3")
    @pytest.mark.rule("R49")
    def test_another_agency_asks_anew_and_gets_nothing_of_what_was_written(self, world: World) -> None:
        """A new case with another number, alias and who to ask; the old one is closed."""
        taken_up = hold(world).cases["Ekorren"]
        with pytest.raises(RuleViolation) as refused:
            asking_anew.ask_anew_by(world.desk, taken_up.id, world.bvc.id)
        assert set(refused.value.blockers) == {
            CaseBlocker.AGREEMENT_RUNS,
            CaseBlocker.OWN_SYSTEMS_NOT_TICKED,
        }
        case = world.consented_case()
        new = asking_anew.ask_anew_by(world.desk, case.id, world.bvc.id).value
        assert (new.brought_by, new.state) == (world.bvc.id, CaseState.ASKING)
        assert new.number != case.number
        assert cases.case_page(world.desk, case.id).case.state is CaseState.CLOSED
        with pytest.raises(KeyNotHeld):
            cases.case_page(world.desk, new.id)
        world.sign_in(world.nurse)
        page = cases.case_page(world.desk, new.id)
        assert page.identity == CaseIdentity(alias="Ekorren")
        assert ([guardian.name for guardian in page.guardians], page.facts.events) == ([""], ())

    @pytest.mark.rule("R3")
    def test_an_agency_that_may_not_know_is_not_told(self, world: World) -> None:
        """Nor one without people, nor the one that has the case."""
        case = world.consented_case(agencies=(world.preschool, world.bvc))
        with pytest.raises(RuleViolation) as refused:
            asking_anew.ask_anew_by(world.desk, case.id, world.ifo.id)
        assert refused.value.blockers == (AskingAnewBlocker.MAY_NOT_KNOW,)
        empty = team.add_agency(world.desk, world.bvc.kind, "BVC Nya").value
        for wrong in (empty.id, case.brought_by):
            with pytest.raises(InputError, match="unknown_choice"):
                asking_anew.ask_anew_by(world.desk, case.id, wrong)
