"""Additions to a child's part reach those who may hear from their author's agency (R3, R7, R30)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import AgencyId, MemberId, PaperId, new_id
from barnombud.domain.minutes import (
    Addendum,
    HandedOver,
    HandoverWay,
    MinutesBlocker,
    MinutesState,
    PaperKind,
    Snapshot,
)
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.domain.team import Member
from barnombud.errors import RuleViolation
from barnombud.services import consents, minutes
from barnombud.services.case_story import case_story
from barnombud.services.extracts import extract_content, extract_people
from barnombud.services.handing_over import hand_over
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import frozen_of, papers_page
from barnombud.texts.extract import ADDED_ELSEWHERE, ADDITIONS
from tests.documents.reading import text as text_of
from tests.held_meeting import WORKS, Held, hold
from tests.services.kept_records import pass_days
from tests.services.test_agency_papers import kept
from tests.services.test_delivery import gathered, written
from tests.services.test_paper_checks import blocked
from tests.world import World

SAID = "Han sover hela natten sedan vi bytte rum"
"""Eight words that somebody might copy."""


def add(held: Held, member: Member, text: str, objection_by: str = "") -> None:
    """Let a member add to Alva's part."""
    held.world.sign_in(member)
    item_id = held.children["Ekorren"]
    minutes.add_addendum(held.world.desk, held.meeting_id, text, item_id=item_id, objection_by=objection_by)
    held.world.sign_in(held.world.rektor)


def leave_out_bvc(held: Held) -> None:
    """Let both guardians answer that the preschool and social services may talk, without BVC."""
    world = held.world
    terms = world.terms((world.preschool, world.ifo))
    for guardian in held.guardians():
        consents.record_answer(world.desk, held.cases["Ekorren"].id, guardian.id, Answer.PARTLY, terms)


def added(held: Held, agency_id: AgencyId, kind: PaperKind = PaperKind.ENCLOSURE) -> list[str]:
    """The additions on an agency's paper about Alva."""
    content = paper_content(held.world.desk, kept(held, kind, agency_id))
    assert isinstance(content, EnclosureContent | AddendumContent)
    return [row.text for row in content.additions]


@pytest.mark.rule("R3")
@pytest.mark.parametrize("kind", [PaperKind.ENCLOSURE, PaperKind.ADDENDUM])
def test_an_addition_reaches_those_who_may_hear_from_its_agency(world: World, kind: PaperKind) -> None:
    """Left out since, it speaks to nobody; what was printed before may not be handed over."""
    held = hold(world)
    add(held, world.nurse, SAID)
    add(held, world.rektor, "Bildstödet är på plats")
    assert added(held, world.preschool.id, kind) == [SAID, "Bildstödet är på plats"]
    printed = make_paper(world.desk, kept(held, kind, world.ifo.id))
    assert {world.bvc.id, world.preschool.id} <= printed.speakers
    leave_out_bvc(held)
    assert added(held, world.preschool.id, kind) == ["Bildstödet är på plats"]
    assert world.bvc.id not in make_paper(world.desk, kept(held, kind, world.preschool.id)).speakers
    with pytest.raises(RuleViolation) as refused:
        hand_over(world.desk, printed, HandoverWay.PAPER)
    assert refused.value.blockers == (MinutesBlocker.CONSENT_WITHDRAWN,)


@pytest.mark.rule("R3")
@pytest.mark.rule("R30")
def test_an_objection_is_the_objectors(world: World) -> None:
    """A guardian's belongs to the case whoever wrote it down; a colleague's is her agency's."""
    held = hold(world)
    add(held, world.nurse, "samlingen redan är lugn", "Mira Påhitt")
    add(held, world.rektor, "barnet sover gott", "Bo Låtsas, BVC-sjuksköterska")
    add(held, world.rektor, "tiden var för kort", "BVC Norra")
    assert len(added(held, world.preschool.id)) == 3
    leave_out_bvc(held)
    assert added(held, world.preschool.id) == ["samlingen redan är lugn"]


@pytest.mark.rule("R3")
def test_an_addition_from_before_its_agency_was_kept_is_its_authors(world: World) -> None:
    """Whose author nobody knows any longer reaches no agency."""
    held = hold(world)
    with world.desk.unit_of_work() as uow:
        for author, text in ((world.nurse.id, SAID), (MemberId("borta"), "Ingens ord")):
            old = Addendum(
                id=new_id(),
                meeting_id=held.meeting_id,
                item_id=held.children["Ekorren"],
                case_id=held.cases["Ekorren"].id,
                at=uow.now(),
                author_id=author,
                author_shown="Bo Låtsas",
                text=text,
            )
            assert old.agency_id is None
            uow.addenda.add(old)
        uow.commit(Op.ADD_ADDENDUM, held.meeting_id)
    assert added(held, world.preschool.id) == [SAID]
    leave_out_bvc(held)
    assert added(held, world.preschool.id) == []


@pytest.mark.rule("R3")
@pytest.mark.parametrize("text", [f"BVC har sagt: {SAID}", "Sover gott hos farfar"])
def test_words_of_an_addition_that_was_left_out_block_a_paper(world: World, text: str) -> None:
    """Copied into another agency's addition they are still its author's; told, it stops nothing."""
    held = hold(world)
    add(held, world.nurse, text.removeprefix("BVC har sagt: "))
    add(held, world.rektor, text)
    request = kept(held, PaperKind.ENCLOSURE, world.preschool.id)
    assert make_paper(world.desk, request).pdf
    leave_out_bvc(held)
    assert blocked(world, request) == ProtectionBlocker.NOT_THIS_FAMILYS


@pytest.mark.rule("R30")
def test_an_addition_that_quotes_what_was_frozen_blocks_nothing(world: World) -> None:
    """The record stood there first; of a version frozen after it, the record may be the copy."""
    held = hold(world)
    add(held, world.rektor, "Bildstödet sitter nu i hallen")
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    add(held, world.nurse, f"Det står: {WORKS}")
    add(held, world.nurse, "Bildstödet sitter nu i hallen")
    leave_out_bvc(held)
    request = kept(held, PaperKind.ENCLOSURE, world.preschool.id)
    assert make_paper(world.desk, request).pdf
    assert added(held, world.preschool.id) == ["Bildstödet sitter nu i hallen"]
    with world.desk.unit_of_work() as uow:
        snapshot = uow.item_snapshots.latest(held.children["Ekorren"])
        assert snapshot is not None
        changed = {"version": snapshot.version + 1, "frozen_at": uow.now() + timedelta(minutes=1)}
        uow.item_snapshots.add(snapshot.model_copy(update=changed))
        uow.commit(Op.WRITE_ITEM, snapshot.item_id)
    assert blocked(world, request) == ProtectionBlocker.NOT_THIS_FAMILYS


@pytest.mark.rule("R30")
def test_each_paper_has_its_own_state(world: World) -> None:
    """Handing over the additions does not hand over the enclosure, nor the other way round."""
    held = hold(world)
    add(held, world.nurse, SAID)
    for given, left in (
        (PaperKind.ADDENDUM, PaperKind.ENCLOSURE),
        (PaperKind.ENCLOSURE, PaperKind.OWN_NOTE),
    ):
        request = kept(held, given, world.bvc.id)
        hand_over(world.desk, make_paper(world.desk, request), HandoverWay.PAPER)
        states = [paper_content(world.desk, kept(held, kind, world.bvc.id)).state for kind in (given, left)]
        assert states == [MinutesState.HANDED_OVER, MinutesState.FINALISED]


@pytest.mark.rule("R7")
def test_another_paper_of_the_item_is_not_the_enclosure(world: World, tmp_path: Path) -> None:
    """Given the additions alone, the agency gets no enclosure after the withdrawal."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    minutes.add_addendum(world.desk, held.meeting_id, "Mer sömn nu", item_id=held.children["Ekorren"])
    of_bvc = next(each for each in held.lines(PaperKind.ADDENDUM) if each.recipient == "BVC Norra")
    hand_over(world.desk, make_paper(world.desk, of_bvc.request), HandoverWay.PAPER)
    pass_days(world, 1)
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    package = written(gathered(world, world.bvc.id), tmp_path).saved.path
    (text,) = (text_of(path.read_bytes()) for path in package.glob("*/bilaga*"))
    assert "Samtycke återkallat" in text
    assert WORKS not in text


@pytest.mark.rule("R31")
@pytest.mark.rule("R32")
def test_additions_handed_over_on_their_own_are_delivered_after_a_withdrawal(
    world: World, tmp_path: Path
) -> None:
    """As they were then, by hand and day of the handing over; one that was given none gets none."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    add(held, world.nurse, SAID)
    assert [paper.request.kind for paper in gathered(world, world.ifo.id).papers][1:] == [PaperKind.ENCLOSURE]
    pass_days(world, 1)
    given = hand_over(
        world.desk, make_paper(world.desk, kept(held, PaperKind.ADDENDUM, world.ifo.id)), HandoverWay.PAPER
    ).value
    pass_days(world, 1)
    add(held, world.nurse, "Han sover i egen säng")
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    delivery = gathered(world, world.ifo.id)
    package = written(delivery, tmp_path).saved.path
    content = delivery.papers[-1].content
    assert isinstance(content, AddendumContent)
    assert (content.printed_at, content.printed_by) == (given.at, world.rektor.name)
    assert [row.text for row in content.additions] == [SAID]
    (path,) = package.glob("*/tillagg*")
    assert SAID in " ".join(text_of(path.read_bytes()).split())
    assert f",addendum,{content.document_id}," in (package / "forteckning.csv").read_text(encoding="utf-8")
    assert {each.request.kind for each in gathered(world, world.bvc.id).papers} == {
        PaperKind.MINUTES,
        PaperKind.ENCLOSURE,
    }


@pytest.mark.rule("R7")
@pytest.mark.rule("R30")
@pytest.mark.parametrize("withdrawn", [False, True])
def test_what_was_added_after_the_enclosure_was_given_needs_consent_today(
    world: World, *, withdrawn: bool
) -> None:
    """What it has been given it has as it was then; what came later it may get while consent holds."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    enclosures = {line.request.agency_id: line.request for line in held.lines(PaperKind.ENCLOSURE)}
    item_id = held.children["Ekorren"]
    minutes.add_addendum(world.desk, held.meeting_id, "Före", item_id=item_id)
    hand_over(world.desk, make_paper(world.desk, enclosures[world.bvc.id]), HandoverWay.PAPER)
    pass_days(world, 1)
    minutes.add_addendum(world.desk, held.meeting_id, "Efter", item_id=item_id)
    minutes.add_addendum(
        world.desk, held.meeting_id, "det inte stämmer", item_id=item_id, objection_by="mamman"
    )
    if withdrawn:
        consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    content = next(paper.content for paper in gathered(world, world.bvc.id).papers if paper.case_number)
    assert isinstance(content, EnclosureContent)
    later = [] if withdrawn else ["Efter", "det inte stämmer"]
    assert [row.text for row in content.additions] == ["Före", *later]


def seen(held: Held, member: Member) -> tuple[list[str], list[str], list[str], list[str]]:
    """What a member sees of additions: on the page, in the story, on the extract; and whose are listed."""
    world, case_id = held.world, held.cases["Ekorren"].id
    world.sign_in(member)
    page = papers_page(world.desk, held.meeting_id)
    story = case_story(world.desk, case_id)
    extract = extract_content(world.desk, case_id, extract_people(world.desk, case_id)[0])
    rows = [row.what for section in extract.sections if section.title == ADDITIONS for row in section.rows]
    listed = [line.recipient for line in page.lines if line.request.kind is PaperKind.ADDENDUM]
    world.sign_in(world.rektor)
    return [each.text for each in page.additions], [each.text for each in story.additions], rows, listed


@pytest.mark.rule("R3")
@pytest.mark.rule("R33")
def test_pages_show_an_agency_the_additions_that_its_enclosure_holds(world: World) -> None:
    """Also the story and the extract, which points to the agency that may not tell."""
    held = hold(world)
    add(held, world.nurse, SAID)
    add(held, world.rektor, "Bildstödet är på plats")
    add(held, world.nurse, "samlingen redan är lugn", "Mira Påhitt")
    everything = [SAID, "Bildstödet är på plats", "samlingen redan är lugn"]
    agencies = ["Förskolan Tallbacken", "BVC Norra", "IFO Exempelkommun"]
    assert seen(held, world.rektor) == (everything, everything, everything[:2], agencies)
    leave_out_bvc(held)
    kept_ones = everything[1:]
    assert seen(held, world.rektor)[:2] == (kept_ones, kept_ones)
    assert seen(held, world.rektor)[2] == [ADDED_ELSEWHERE, "Bildstödet är på plats"]


@pytest.mark.rule("R3")
def test_a_paper_of_additions_that_would_be_empty_is_not_listed(world: World) -> None:
    """Nor one that says only that consent was withdrawn; one that was handed over is shown as given."""
    held = hold(world)
    add(held, world.nurse, SAID)
    of_ifo = make_paper(world.desk, kept(held, PaperKind.ADDENDUM, world.ifo.id))
    leave_out_bvc(held)
    assert seen(held, world.rektor)[3] == []
    with world.desk.unit_of_work() as uow:
        given = HandedOver(
            id=PaperId(new_id()),
            kind=PaperKind.ADDENDUM,
            meeting_id=held.meeting_id,
            item_id=of_ifo.request.item_id,
            case_id=of_ifo.request.case_id,
            recipient_agency=world.ifo.id,
            way=HandoverWay.PAPER,
            document_id=of_ifo.document_id,
            version=of_ifo.version,
            sha256=of_ifo.sha256,
            at=uow.now(),
            by=world.rektor.id,
        )
        uow.handovers.add(given)
        uow.commit(Op.HAND_OVER_PAPER, given.id)
    assert seen(held, world.rektor)[3] == ["IFO Exempelkommun"]


@pytest.mark.rule("R15")
def test_of_an_item_it_was_left_out_of_an_agency_sees_its_own_additions_alone(world: World) -> None:
    """It may hold the key by a consent that came later."""
    held = hold(world)
    item_id = held.children["Ekorren"]
    add(held, world.rektor, "Bildstödet är på plats")
    add(held, world.nurse, SAID)
    with world.desk.unit_of_work() as uow:
        snapshot = uow.item_snapshots.latest(item_id)
        assert snapshot is not None
        frozen = frozen_of(snapshot)
        openings = tuple(
            each.model_copy(update={"permitted": each.permitted - {world.bvc.id}})
            for each in frozen.record.openings
        )
        record = frozen.record.model_copy(update={"openings": openings})
        without = frozen.model_copy(update={"record": record})
        changed = {"version": snapshot.version + 1, "snapshot": Snapshot.of(without.model_dump_json())}
        uow.item_snapshots.add(snapshot.model_copy(update=changed))
        uow.commit(Op.WRITE_ITEM, item_id)
    assert seen(held, world.nurse)[0] == [SAID]
