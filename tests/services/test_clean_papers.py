"""A paper is clean or not made: other families' names and what its reader may not have (R3, R6, R25, R26)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barnombud.domain.case import CaseIdentity
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.leak_check import LeakKind
from barnombud.domain.meeting.child_item import NoteWithholding
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.errors import InputError, RuleViolation
from barnombud.services import child_items, consents, holding, minutes, paper_checks
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.kept_out import kept_out_of
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest
from barnombud.texts.paper_check import STRUCK
from tests.documents import reading
from tests.held_meeting import Held, start
from tests.services.test_paper_checks import blocked, protect
from tests.world import World

LONG = "Han vaknar fyra gånger varje natt och vill inte sova i egen säng längre"
"""Fourteen words that somebody might copy."""


def hold_with(world: World, hard: str, *, notes: tuple[tuple[str, NoteWithholding | None], ...] = ()) -> Held:
    """Hold a meeting in which ``hard`` is written of Alva, and BVC writes ``notes``."""
    held = start(world)
    item_id = held.open_child()
    child_items.save_works_and_hard(world.desk, item_id, hard, hard)
    for text, withheld in notes:
        child_items.add_note(world.desk, item_id, world.bvc.id, text, withheld=withheld)
    child_items.finish_child_item(world.desk, item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    return held


def another_family(world: World) -> None:
    """A family that has nothing to do with Alva's."""
    case = world.consented_case("Räven", "Love", guardians=("Kim Lund",))
    with world.desk.unit_of_work() as uow:
        identity = uow.cases.identity(case.id)
        uow.cases.save_identity(case.id, identity.model_copy(update={"family_name": "Tänkt"}))
        uow.commit(Op.CHANGE_CASE, case.id)


def request_of(held: Held, kind: PaperKind = PaperKind.ENCLOSURE, place: int = 1) -> PaperRequest:
    """One of the meeting's papers: of enclosures 0 is the preschool's, 1 BVC's, 2 IFO's."""
    return held.lines(kind)[place].request


@pytest.mark.rule("R25")
@pytest.mark.parametrize("kind", [PaperKind.ENCLOSURE, PaperKind.GUARDIAN_SHEET])
def test_a_name_alone_is_asked_about_and_each_answer_kept(world: World, kind: PaperKind) -> None:
    """Nothing says whose name it is; team, agencies and own family are asked about by nobody."""
    another_family(world)
    held = hold_with(world, "Alva leker med Love. Frej Tänkt på Tallbacken såg det.")
    request = request_of(held, kind, 0)
    assert blocked(world, request) == ProtectionBlocker.WORDS_NOT_ANSWERED
    found = [word for word in paper_checks.check_page(world.desk, request).found if word.place == "works"]
    names = [word for word in found if word.leak.kind is LeakKind.NAME]
    assert [word.text[word.leak.start : word.leak.end] for word in names] == ["Love"]
    assert "Räven" not in str(found)
    everything = range(len(paper_checks.check_page(world.desk, request).found))
    check = paper_checks.sign_check(world.desk, request, everything).value
    assert [(each.path, each.struck) for each in check.answers][:1] == [("works", False)]
    assert "Love" in reading.text(make_paper(world.desk, request).pdf)


@pytest.mark.rule("R25")
@pytest.mark.rule("R30")
def test_a_full_name_always_blocks_and_is_struck_out(world: World) -> None:
    """It may not stay whatever is answered; struck out of the paper it still stands in what is frozen."""
    another_family(world)
    held = hold_with(world, "Leker med Love Tänkt efter maten")
    request = request_of(held)
    assert blocked(world, request) == ProtectionBlocker.NOT_THIS_FAMILYS
    page = paper_checks.check_page(world.desk, request)
    assert [(word.path, word.must_go) for word in page.found] == [("works", True), ("hard", True)]
    with pytest.raises(RuleViolation) as refused:
        paper_checks.sign_check(world.desk, request, (0, 1))
    assert refused.value.blockers == (ProtectionBlocker.NOT_THIS_FAMILYS,)
    check = paper_checks.sign_check(world.desk, request, (), (0, 1)).value
    assert check.may_leave == check.made != check.digest
    content = paper_content(world.desk, request)
    assert isinstance(content, EnclosureContent)
    assert content.works == content.hard == f"Leker med {STRUCK} efter maten"
    paper = make_paper(world.desk, request)
    assert "Love" not in reading.text(paper.pdf)
    assert take_out(world.desk, (paper,)).change.op is Op.MAKE_PAPER
    with world.desk.unit_of_work() as uow:
        snapshot = uow.item_snapshots.latest(held.children["Ekorren"])
    assert snapshot is not None and "Love Tänkt" in snapshot.snapshot.content


@pytest.mark.rule("R25")
def test_a_family_that_comes_later_is_asked_about_anew(world: World) -> None:
    """What was answered once covers what was found then."""
    held = hold_with(world, "Ring 070-1740605 om Love")
    request = request_of(held, PaperKind.GUARDIAN_SHEET, 0)
    found = paper_checks.check_page(world.desk, request).found
    paper_checks.sign_check(world.desk, request, range(len(found)))
    assert make_paper(world.desk, request).pdf
    another_family(world)
    assert blocked(world, request) == ProtectionBlocker.WORDS_NOT_ANSWERED


@pytest.mark.rule("R3")
def test_words_of_an_agency_that_was_left_out_block_the_others_papers(world: World) -> None:
    """Copied into a text without an author they are still that agency's; its own paper may hold them."""
    held = hold_with(world, f"BVC har sagt: {LONG}", notes=((LONG, None),))
    assert make_paper(world.desk, request_of(held, place=0)).pdf
    case = held.cases["Ekorren"]
    terms = world.terms((world.preschool, world.ifo))
    for guardian in held.guardians():
        consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, terms)
    for request in (request_of(held, place=0), request_of(held, PaperKind.GUARDIAN_SHEET, 0)):
        assert blocked(world, request) == ProtectionBlocker.NOT_THIS_FAMILYS
    word = paper_checks.check_page(world.desk, request_of(held, place=0)).found[0]
    assert (word.leak.kind, word.text[word.leak.start : word.leak.end]) == (LeakKind.OTHERS_WORDS, LONG)


@pytest.mark.rule("R3")
@pytest.mark.rule("R25")
def test_a_name_within_another_agencys_words_leaves_none_of_them(world: World) -> None:
    """Both are found and struck out; the paper holds what stands around them and nothing else."""
    another_family(world)
    told = LONG.replace("och vill", "hos Love Tänkt och vill")
    held = hold_with(world, f"BVC har sagt: {told}. Slut", notes=((told, None),))
    terms = world.terms((world.preschool, world.ifo))
    for guardian in held.guardians():
        consents.record_answer(world.desk, held.cases["Ekorren"].id, guardian.id, Answer.PARTLY, terms)
    request = request_of(held, place=0)
    found = [word for word in paper_checks.check_page(world.desk, request).found if word.place == "works"]
    assert [word.leak.kind for word in found] == [LeakKind.OTHERS_WORDS, LeakKind.NAME]
    everything = range(len(paper_checks.check_page(world.desk, request).found))
    paper_checks.sign_check(world.desk, request, (), everything)
    content = paper_content(world.desk, request)
    assert isinstance(content, EnclosureContent)
    assert content.works == content.hard == f"BVC har sagt: {STRUCK}. Slut"


@pytest.mark.rule("R26")
def test_words_that_are_kept_from_guardians_block_their_sheets(world: World) -> None:
    """Also when the mark is for one of them; the agencies' enclosures hold them."""
    held = start(world)
    mark = NoteWithholding(reason="Barnet kan fara illa", guardians=(held.guardians()[1].id,))
    item_id = held.open_child()
    child_items.save_works_and_hard(world.desk, item_id, f"{LONG}.", "")
    child_items.add_note(world.desk, item_id, world.bvc.id, LONG, withheld=mark)
    child_items.finish_child_item(world.desk, item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    assert make_paper(world.desk, request_of(held)).pdf
    assert make_paper(world.desk, request_of(held, PaperKind.GUARDIAN_SHEET, 0)).pdf
    second = request_of(held, PaperKind.GUARDIAN_SHEET, 1)
    assert blocked(world, second) == ProtectionBlocker.NOT_THIS_FAMILYS


@pytest.mark.rule("R3")
def test_what_stands_in_another_childs_item_is_asked_about(world: World) -> None:
    """Twelve words in a row; somebody may have written in the wrong child's item."""
    held = start(world, second_child=True)
    held.open_child()
    child_items.save_works_and_hard(world.desk, held.children["Ekorren"], LONG, "")
    child_items.finish_child_item(world.desk, held.children["Ekorren"])
    with world.desk.unit_of_work() as uow:
        mine = uow.item_snapshots.latest(held.children["Ekorren"])
        assert mine is not None
        other = mine.model_copy(
            update={"item_id": held.children["Igelkotten"], "case_id": held.cases["Igelkotten"].id}
        )
        uow.item_snapshots.add(other)
        uow.commit(Op.WRITE_ITEM, other.item_id)
    holding.end_meeting(world.desk, held.meeting_id)
    request = next(
        line.request
        for line in held.lines(PaperKind.ENCLOSURE)
        if line.request.item_id == held.children["Ekorren"]
    )
    assert blocked(world, request) == ProtectionBlocker.WORDS_NOT_ANSWERED
    kinds = {word.leak.kind for word in paper_checks.check_page(world.desk, request).found}
    assert kinds == {LeakKind.OTHERS_WORDS}


@pytest.mark.rule("R23")
@pytest.mark.rule("R25")
def test_a_protected_childs_paper_leaves_only_as_it_was_signed(world: World) -> None:
    """With words struck out, the paper that was made before may not leave."""
    another_family(world)
    held = hold_with(world, "Leker med Love Tänkt")
    request = request_of(held)
    protect(world, held)
    found = paper_checks.check_page(world.desk, request).found
    must_go = [number for number, word in enumerate(found) if word.must_go]
    assert must_go
    check = paper_checks.sign_check(world.desk, request, range(len(found)), must_go).value
    paper = make_paper(world.desk, request)
    assert "Tänkt" not in reading.letters(paper.pdf).replace("FrejTänkt", "")
    assert take_out(world.desk, (paper,)).change.op is Op.MAKE_PAPER
    before = replace(paper, digest=check.digest)
    with pytest.raises(RuleViolation) as refused:
        hand_over(world.desk, before, HandoverWay.PAPER)
    assert refused.value.blockers == (ProtectionBlocker.MASKING_NOT_SIGNED,)


@pytest.mark.rule("R14")
def test_a_childs_full_name_keeps_the_general_part_from_being_finalised(world: World) -> None:
    """A name alone is for whoever reads it through; a colleague's full name is nobody's child."""
    another_family(world)
    held = start(world)
    holding.end_meeting(world.desk, held.meeting_id)
    item = held.general(ItemKind.LEARNING)
    holding.write_general_item(world.desk, item.id, "Vi pratade om Love Tänkt", "")
    with pytest.raises(InputError) as refused:
        minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    assert refused.value.reason == "names_a_child"
    holding.write_general_item(world.desk, item.id, "Frej Tänkt berättade", "")
    assert minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True).value.number == 1


def test_names_are_remembered_until_they_change(world: World) -> None:
    """A new name is known at once, and the old one no longer."""
    case = world.consented_case("Räven", "Love", guardians=("Kim Lund",))

    def firsts() -> frozenset[str]:
        with world.desk.unit_of_work() as uow:
            uow.shows_nothing()
            return uow.names.held()[case.id].firsts

    assert {"räven", "love", "kim", "lund"} <= firsts()
    assert firsts() == firsts()
    with world.desk.unit_of_work() as uow:
        uow.cases.save_identity(case.id, CaseIdentity(alias="Räven", first_name="Nova"))
        uow.commit(Op.CHANGE_CASE, case.id)
    assert "nova" in firsts() and "love" not in firsts()


def test_what_is_made_from_no_item_keeps_nothing_out(world: World) -> None:
    """A form to sign has no other agency's words to keep out."""
    with world.desk.unit_of_work() as uow:
        found = kept_out_of(uow, PaperRequest(kind=PaperKind.CONSENT_FORM))
    words = "Han sover bra och vill gärna berätta om sin dag för alla vuxna på förskolan."
    assert found.not_for_the_reader.found_in(words) == found.of_other_children.found_in(words) == ()
