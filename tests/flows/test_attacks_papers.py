"""Attacks on papers: who gets one, and what stands in it after consent, custody or the team has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from barnombud.domain.case import Capacity
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.consent.topics import Topic
from barnombud.domain.minutes import HandoverWay, MinutesBlocker, PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.wellbeing.rating import PetalAnswer, Rater, RaterKind
from barnombud.errors import KeyNotHeld, NotFound, RuleViolation
from barnombud.services import cases, child_items, consents, holding, minutes, papers, ratings
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperLine
from tests.flows.attack_aids import withdraw
from tests.held_meeting import Held, hold, start
from tests.world import World

SECRET = "Har fått tid hos kuratorn"
WHOM = "Kim Låtsas"


def enclosure(held: Held, place: int = 1) -> EnclosureContent:
    """One agency's enclosure as it would be printed now: 0 preschool, 1 BVC, 2 IFO."""
    content = paper_content(held.world.desk, held.lines(PaperKind.ENCLOSURE)[place].request)
    assert isinstance(content, EnclosureContent)
    return content


def hold_with_note(world: World) -> Held:
    """Hold a meeting in which the preschool wrote about another adult, who lets it tell BVC alone."""
    held = start(world)
    item_id = held.children["Ekorren"]
    terms = world.terms((world.preschool, world.bvc))
    consents.record_answer(world.desk, held.cases["Ekorren"].id, None, Answer.YES, terms, other_adult=WHOM)
    held.open_child()
    child_items.add_note(world.desk, item_id, world.preschool.id, SECRET, other_adult=WHOM)
    child_items.finish_child_item(world.desk, item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    return held


class TestAnotherAdult:
    """R6: what is told of another adult goes where she lets it go, as long as she does."""

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R6")
    def test_her_note_goes_only_to_those_she_has_named(self, world: World) -> None:
        """BVC and the preschool that wrote it, not IFO."""
        held = hold_with_note(world)
        has = [SECRET in enclosure(held, place).model_dump_json() for place in range(3)]
        assert has == [True, True, False]

    @pytest.mark.rule("R6")
    @pytest.mark.rule("R7")
    def test_after_her_withdrawal_no_paper_holds_it(self, world: World) -> None:
        """A new paper leaves it out; one that was made before may not leave the program."""
        held = hold_with_note(world)
        line = held.lines(PaperKind.ENCLOSURE)[1]
        before = make_paper(world.desk, line.request)
        take_out(world.desk, (before,))
        consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, None, other_adult=WHOM)
        with pytest.raises(RuleViolation) as caught:
            take_out(world.desk, (before,))
        assert caught.value.blockers == (MinutesBlocker.CONSENT_WITHDRAWN,)
        after = make_paper(world.desk, line.request)
        assert SECRET not in enclosure(held).model_dump_json()
        assert take_out(world.desk, (after,)).change.op is Op.MAKE_PAPER

    @pytest.mark.rule("R25")
    def test_it_is_in_no_guardians_sheet(self, world: World) -> None:
        """Nor is what the agencies noted at all."""
        held = hold_with_note(world)
        for line in held.lines(PaperKind.GUARDIAN_SHEET):
            assert SECRET not in paper_content(world.desk, line.request).model_dump_json()


class TestAfterwards:
    """R7: papers ask the consents of today."""

    @pytest.mark.rule("R1")
    @pytest.mark.rule("R7")
    def test_a_consent_to_less_gives_no_paper_of_more(self, world: World) -> None:
        """She now lets BVC hear of language only; the item was about everything."""
        held = hold(world)
        case = held.cases["Ekorren"]
        terms = world.terms()
        scopes = tuple(s.model_copy(update={"topics": frozenset({Topic.LANGUAGE})}) for s in terms.scopes)
        narrow = terms.model_copy(update={"scopes": scopes})
        consents.record_answer(world.desk, case.id, held.guardians()[0].id, Answer.PARTLY, narrow)
        assert held.lines(PaperKind.ENCLOSURE)[1].withdrawn
        assert enclosure(held).consent_withdrawn_on is not None
        assert "Jag vill vara med" not in enclosure(held).model_dump_json()

    @pytest.mark.rule("R7")
    @pytest.mark.rule("R30")
    def test_an_addition_does_not_bring_the_text_back(self, world: World) -> None:
        """After a withdrawal the enclosure holds no addition either."""
        held = hold(world)
        item_id = held.children["Ekorren"]
        minutes.add_addendum(world.desk, held.meeting_id, "Bildstödet har kommit", item_id=item_id)
        withdraw(world, held.cases["Ekorren"].id)
        minutes.add_addendum(
            world.desk, held.meeting_id, "Så sa jag inte", item_id=item_id, objection_by="Mira Påhitt"
        )
        text = enclosure(held).model_dump_json()
        assert "Bildstödet" not in text
        assert "Så sa jag inte" not in text

    @pytest.mark.rule("R25")
    def test_who_has_lost_custody_gets_no_sheet(self, world: World) -> None:
        """A parent without custody is an outsider, whatever was agreed while she had it."""
        held = hold(world)
        mira, kim = held.guardians()
        request = held.lines(PaperKind.GUARDIAN_SHEET)[1].request
        before = make_paper(world.desk, request)
        cases.save_guardian(world.desk, mira.model_copy(update={"capacity": Capacity.SOLE_GUARDIAN}))
        cases.save_guardian(world.desk, kim.model_copy(update={"capacity": Capacity.PARENT_WITHOUT_CUSTODY}))
        assert [line.recipient for line in held.lines(PaperKind.GUARDIAN_SHEET)] == ["Mira Påhitt"]
        with pytest.raises(NotFound):
            make_paper(world.desk, request)
        with pytest.raises(RuleViolation) as caught:
            hand_over(world.desk, before, HandoverWay.PAPER)
        assert caught.value.blockers == (MinutesBlocker.RECIPIENT_NOT_PERMITTED,)

    @pytest.mark.rule("R15")
    def test_an_agency_that_has_left_the_team_gets_nothing(self, world: World) -> None:
        """Its consent names it still."""
        held = hold(world)
        with world.desk.unit_of_work() as uow:
            uow.agencies.save(world.ifo.model_copy(update={"active": False}))
            uow.commit(Op.CHANGE_AGENCY, world.ifo.id)
        assert [line.withdrawn for line in held.lines(PaperKind.ENCLOSURE)] == [False, False, True]


class TestForgedRequests:
    """R3, R15, R25, R31: ids put together wrongly give nothing."""

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R15")
    def test_an_agency_left_out_gets_no_paper_however_it_is_asked_for(self, world: World) -> None:
        """By its id in another's request, or as the one signed in."""
        held = hold(world, second_child=True)
        love = next(line for line in held.lines(PaperKind.ENCLOSURE) if line.shown_name == "Love")
        to_ifo = love.request.model_copy(update={"agency_id": world.ifo.id})
        made = make_paper(world.desk, love.request)
        with pytest.raises(NotFound):
            make_paper(world.desk, to_ifo)
        with pytest.raises(RuleViolation) as caught:
            hand_over(world.desk, replace(made, request=to_ifo), HandoverWay.PAPER)
        assert caught.value.blockers == (MinutesBlocker.RECIPIENT_NOT_PERMITTED,)
        desk = world.sign_in(world.family_worker)
        page = papers.papers_page(desk, held.meeting_id)
        assert {line.shown_name for line in page.lines} == {"", "Alva"}
        assert page.unfinished == 0
        with pytest.raises(KeyNotHeld):
            make_paper(desk, love.request)

    @pytest.mark.rule("R25")
    def test_a_sheet_is_never_an_enclosure_in_disguise(self, world: World) -> None:
        """A guardian's sheet asked for with an agency, and the other way round."""
        held = hold(world)
        sheet, paper = (
            held.lines(PaperKind.GUARDIAN_SHEET)[0].request,
            held.lines(PaperKind.ENCLOSURE)[0].request,
        )
        both = sheet.model_copy(update={"agency_id": world.preschool.id})
        for request in (
            both,
            paper.model_copy(update={"kind": PaperKind.GUARDIAN_SHEET}),
            sheet.model_copy(update={"kind": PaperKind.ENCLOSURE}),
        ):
            with pytest.raises(NotFound):
                make_paper(world.desk, request)

    @pytest.mark.rule("R25")
    def test_a_guardian_of_another_child_gets_no_sheet(self, world: World) -> None:
        """Nor anybody who is no guardian."""
        held = hold(world, second_child=True)
        lines: tuple[PaperLine, ...] = held.lines(PaperKind.GUARDIAN_SHEET)
        crossed = lines[0].request.model_copy(update={"guardian_id": lines[2].request.guardian_id})
        with pytest.raises(NotFound):
            make_paper(world.desk, crossed)

    @pytest.mark.rule("R2")
    @pytest.mark.rule("R7")
    def test_a_consent_that_has_run_out_gives_no_paper(self, world: World) -> None:
        """The day after the last day."""
        held = hold(world)
        world.clock.set(world.clock.now() + timedelta(days=200))
        assert all(line.withdrawn for line in held.lines(PaperKind.ENCLOSURE))
        assert enclosure(held).consent_withdrawn_on is not None


class TestWhoSpeaks:
    """R3: what an agency has said goes only to those whom the family lets it tell."""

    @pytest.mark.rule("R3")
    @pytest.mark.rule("R15")
    @pytest.mark.parametrize("kind", [PaperKind.ENCLOSURE, PaperKind.GUARDIAN_SHEET])
    def test_a_paper_with_the_view_of_an_agency_left_out_since_stays_inside(
        self, world: World, kind: PaperKind
    ) -> None:
        """It was made before the family left BVC out; a new one lacks the view and may leave."""
        held = start(world)
        case, item_id = held.cases["Ekorren"], held.open_child()
        petal = ratings.flower_page(world.desk, case.id).template.petals[0].key
        view = Rater(kind=RaterKind.SERVICE, agency_id=world.bvc.id)
        ratings.rate_petal(world.desk, case.id, view, PetalAnswer(petal_key=petal, value=1), item_id=item_id)
        child_items.finish_child_item(world.desk, item_id)
        holding.end_meeting(world.desk, held.meeting_id)
        line = held.lines(kind)[-1]
        before = make_paper(world.desk, line.request)
        assert world.bvc.id in before.speakers
        terms = world.terms((world.preschool, world.ifo))
        consents.record_answer(world.desk, case.id, held.guardians()[0].id, Answer.PARTLY, terms)
        with pytest.raises(RuleViolation) as caught:
            take_out(world.desk, (before,))
        assert caught.value.blockers == (MinutesBlocker.CONSENT_WITHDRAWN,)
        after = make_paper(world.desk, line.request)
        assert world.bvc.id not in after.speakers
        assert take_out(world.desk, (after,)).change.op is Op.MAKE_PAPER
