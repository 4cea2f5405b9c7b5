"""Papers to look through first: guardians' copies with telling words, all about protected children."""

from __future__ import annotations

import pytest

from barnombud.domain.case import MASK, ProtectionFlag
from barnombud.domain.changes import Op
from barnombud.domain.leak_check import LeakKind
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.family import ConsentFormContent, GuardianSheetContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.errors import NotFound, RuleViolation
from barnombud.services import cases, child_items, holding, minutes, paper_checks, protection, support
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest, papers_page
from tests.documents import reading
from tests.held_meeting import Held, agreement, hold, start
from tests.services.test_protection import enable
from tests.world import World

TELLING = (
    "Ring 070-1740605",
    "Vi ses på Storgatan 4",
    "Skriv till mira@exempel.se",
    "Kim Hittepå hämtar",
    "Hon går på Tallbacken",
)


def hold_saying(world: World, better: str) -> Held:
    """Hold a meeting whose agreement says ``better`` about what should get better."""
    held = start(world)
    item_id = held.open_child()
    draft = agreement(world).model_copy(update={"better": better})
    support.save_agreement_draft(world.desk, item_id, draft)
    support.agree_support(world.desk, item_id)
    child_items.finish_child_item(world.desk, item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    return held


def protect(world: World, held: Held) -> None:
    """Mark the child as protected, after everything has been written."""
    enable(world)
    protection.set_protection(world.desk, held.cases["Ekorren"].id, ProtectionFlag.SECRECY_MARK)


def blocked(world: World, request: PaperRequest) -> str:
    """The code that stops a paper."""
    with pytest.raises(RuleViolation) as refused:
        make_paper(world.desk, request)
    (code,) = refused.value.blockers
    return str(code)


class TestGuardiansCopies:
    """R24: free text in a guardian's copy is screened, and every hit is answered."""

    @pytest.mark.rule("R24")
    @pytest.mark.rule("R25")
    @pytest.mark.parametrize("better", TELLING)
    def test_a_telling_word_stops_the_sheet_until_it_is_answered(self, world: World, better: str) -> None:
        """The agencies' enclosures are not stopped; the answer holds for this paper only."""
        held = hold_saying(world, better)
        request = held.lines(PaperKind.GUARDIAN_SHEET)[0].request
        assert blocked(world, request) == ProtectionBlocker.WORDS_NOT_ANSWERED
        page = paper_checks.check_page(world.desk, request)
        (found,) = page.found
        assert (found.place, found.text, page.protected, page.signed) == ("better", better, False, None)
        with pytest.raises(RuleViolation):
            paper_checks.sign_check(world.desk, request, ())
        signed = paper_checks.sign_check(world.desk, request, (0,))
        assert (signed.change.op, signed.value.answered) == (Op.CHECK_PAPER, 1)
        assert better in reading.text(make_paper(world.desk, request).pdf)
        assert paper_checks.check_page(world.desk, request).signed == signed.value
        assert isinstance(
            paper_content(world.desk, held.lines(PaperKind.ENCLOSURE)[1].request), EnclosureContent
        )

    @pytest.mark.rule("R24")
    def test_the_childs_and_her_own_name_stop_nothing(self, world: World) -> None:
        """In the genitive and by alias as well; the other guardian's does."""
        held = hold_saying(world, "Alvas kvällar blir lugna, säger Mira Påhitt om Ekorren")
        first, second = held.lines(PaperKind.GUARDIAN_SHEET)
        assert paper_checks.check_page(world.desk, first.request).found == ()
        assert make_paper(world.desk, first.request).pdf
        (found,) = paper_checks.check_page(world.desk, second.request).found
        assert found.leak.kind is LeakKind.NAME
        assert blocked(world, second.request) == ProtectionBlocker.WORDS_NOT_ANSWERED

    @pytest.mark.rule("R25")
    def test_a_check_survives_what_is_prepared_and_dies_with_another_wording(self, world: World) -> None:
        """It is kept beside what is prepared; a new version is another paper."""
        held = hold_saying(world, "Ring 070-1740605")
        request = held.lines(PaperKind.GUARDIAN_SHEET)[0].request
        paper_checks.sign_check(world.desk, request, (0,))
        case_id = held.cases["Ekorren"].id
        prepared = cases.case_page(world.desk, case_id).preparation
        fresh = prepared.model_copy(update={"concern": "Sömn", "paper_checks": ()})
        cases.save_preparation(world.desk, case_id, fresh)
        assert make_paper(world.desk, request).pdf
        with world.desk.unit_of_work() as uow:
            snapshot = uow.item_snapshots.latest(held.children["Ekorren"])
            assert snapshot is not None
            uow.item_snapshots.add(snapshot.model_copy(update={"version": snapshot.version + 1}))
            uow.commit(Op.WRITE_ITEM, snapshot.item_id)
        assert blocked(world, request) == ProtectionBlocker.WORDS_NOT_ANSWERED

    def test_papers_about_no_child_have_no_check(self, world: World) -> None:
        """The general part is read through in its own way."""
        held = hold(world)
        with pytest.raises(NotFound):
            paper_checks.check_page(world.desk, held.lines(PaperKind.MINUTES)[0].request)


class TestProtectedChildren:
    """R25: every paper about the child waits for a signed check of exactly that version."""

    @pytest.mark.rule("R25")
    @pytest.mark.parametrize("kind", [PaperKind.ENCLOSURE, PaperKind.GUARDIAN_SHEET])
    def test_no_paper_without_a_signed_masking_check(self, world: World, kind: PaperKind) -> None:
        """Who signed, when and for which version lies sealed with the case."""
        held = hold(world)
        request = held.lines(kind)[1].request
        before = make_paper(world.desk, request)
        protect(world, held)
        assert blocked(world, request) == ProtectionBlocker.MASKING_NOT_SIGNED
        for leave in (
            lambda: take_out(world.desk, (before,)),
            lambda: hand_over(world.desk, before, HandoverWay.PAPER),
        ):
            with pytest.raises(RuleViolation) as refused:
                leave()
            assert refused.value.blockers == (ProtectionBlocker.MASKING_NOT_SIGNED,)
        page = paper_checks.check_page(world.desk, request)
        assert page.protected
        check = paper_checks.sign_check(world.desk, request, range(len(page.found))).value
        assert (check.member_id, check.document_id) == (world.rektor.id, page.document_id)
        paper = make_paper(world.desk, request)
        assert take_out(world.desk, (paper,)).change.op is Op.MAKE_PAPER
        text = reading.text(paper.pdf)
        assert not [name for name in ("Alva", "Ekorren", "Mira", "Kim") if name in text]

    @pytest.mark.rule("R25")
    @pytest.mark.rule("R30")
    def test_an_addition_asks_for_a_new_check(self, world: World) -> None:
        """The signature was for what stood there then."""
        held = hold(world)
        protect(world, held)
        request = held.lines(PaperKind.ENCLOSURE)[1].request
        found = paper_checks.check_page(world.desk, request).found
        paper_checks.sign_check(world.desk, request, range(len(found)))
        assert make_paper(world.desk, request).pdf
        minutes.add_addendum(
            world.desk, held.meeting_id, "Bildstödet har kommit", item_id=held.children["Ekorren"]
        )
        assert blocked(world, request) == ProtectionBlocker.MASKING_NOT_SIGNED

    @pytest.mark.rule("R23")
    @pytest.mark.rule("R25")
    def test_the_check_finds_the_familys_own_names_and_places(self, world: World) -> None:
        """What is usual on others' papers reveals whom this one is about."""
        held = hold_saying(world, "Alva leker i Personalrummet")
        protect(world, held)
        request = held.lines(PaperKind.GUARDIAN_SHEET)[0].request
        kinds = {found.leak.kind for found in paper_checks.check_page(world.desk, request).found}
        assert {LeakKind.NAME, LeakKind.PLACE} <= kinds

    @pytest.mark.rule("R25")
    def test_her_sheet_tells_nobody_where_she_lives(self, world: World) -> None:
        """No team, sender, agency's name, telephone, place or clock; what was agreed and dates only."""
        held = hold(world)
        protect(world, held)
        request = held.lines(PaperKind.GUARDIAN_SHEET)[0].request
        found = paper_checks.check_page(world.desk, request).found
        paper_checks.sign_check(world.desk, request, range(len(found)))
        content = paper_content(world.desk, request)
        assert isinstance(content, GuardianSheetContent)
        text = content.model_dump_json() + reading.text(make_paper(world.desk, request).pdf)
        for telling in (
            "Tallbacken",
            "BVC Norra",
            "IFO",
            "Exempelkommun",
            "08-465",
            "Personalrummet",
            "Bo Låts",
        ):
            assert telling not in text
        assert "21 kap" not in text
        assert "ditt barn" in text
        assert "Samtal om sömn" in text

    @pytest.mark.rule("R25")
    def test_a_sheet_without_an_agreement_is_as_silent(self, world: World) -> None:
        """Nothing agreed: nobody to ring."""
        held = start(world)
        item_id = held.open_child()
        holding.end_meeting(world.desk, held.meeting_id)
        protect(world, held)
        with world.desk.unit_of_work() as uow:
            snapshot = uow.item_snapshots.latest(item_id)
        assert snapshot is not None
        lines = papers_page(world.desk, held.meeting_id).lines
        sheets = [line for line in lines if line.request.kind is PaperKind.GUARDIAN_SHEET]
        assert {line.shown_name for line in sheets} == {MASK}
        told_apart = {f"{MASK}, vårdnadshavare 1", f"{MASK}, vårdnadshavare 2"}
        assert {line.recipient for line in sheets} == told_apart, "covered names are alike, numbers are not"

    @pytest.mark.rule("R25")
    def test_the_consent_form_names_neither_team_nor_contact(self, world: World) -> None:
        """It waits for a check too."""
        held = hold(world)
        protect(world, held)
        request = PaperRequest(kind=PaperKind.CONSENT_FORM, case_id=held.cases["Ekorren"].id)
        assert blocked(world, request) == ProtectionBlocker.MASKING_NOT_SIGNED
        paper_checks.sign_check(world.desk, request, ())
        content = paper_content(world.desk, request)
        assert isinstance(content, ConsentFormContent)
        assert "Tallbackens" not in content.sender
        assert content.contact == ""
        assert take_out(world.desk, (make_paper(world.desk, request),)).change.op is Op.MAKE_PAPER
