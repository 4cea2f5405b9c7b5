"""Papers an agency keeps for itself: its own record, its promises, additions, the receipt of what it got."""

from __future__ import annotations

import pytest

from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import HandoverWay, MinutesState, PaperKind
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.domain.papers.promises import PromisesContent
from barnombud.domain.papers.receipt import ReceiptContent
from barnombud.errors import NotFound
from barnombud.services import consents, minutes
from barnombud.services.agency_papers import own_note_request
from barnombud.services.commitments import add_commitment
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.paper_contents import make_paper, paper_content, unchecked_content
from barnombud.services.papers import PaperRequest, papers_page
from barnombud.texts.papers_family import SHELTERED_SENDER
from tests.documents import reading
from tests.held_meeting import Held, hold, start
from tests.services.test_paper_checks import protect
from tests.world import World


def kept(held: Held, kind: PaperKind, agency_id: AgencyId | None = None) -> PaperRequest:
    """The request of a paper about Alva for an agency, or for her first guardian."""
    guardian = None if agency_id else held.guardians()[0].id
    return PaperRequest(
        kind=kind,
        meeting_id=held.meeting_id,
        item_id=held.children["Ekorren"],
        case_id=held.cases["Ekorren"].id,
        agency_id=agency_id,
        guardian_id=guardian,
    )


@pytest.mark.rule("R49")
def test_the_note_holds_what_is_the_agencys_own(world: World) -> None:
    """Its people, its promise and its note; nothing of what another agency promised, on one page."""
    held = hold(world)
    request = own_note_request(world.desk, held.cases["Ekorren"].id)
    assert request == kept(held, PaperKind.OWN_NOTE, world.preschool.id)
    note = paper_content(world.desk, request)
    assert isinstance(note, OwnNoteContent)
    assert [offer.what for offer in note.offers] == ["Bildstöd vid samling"]
    assert {person.agency for person in note.attended} == {"Förskolan Tallbacken"}
    assert [each.text for each in note.notes] == ["Bildstöd prövas från måndag"]
    assert note.receiver.name == "Förskolan Tallbacken"
    made = make_paper(world.desk, request)
    assert made.pages == 1
    text = reading.text(made.pdf)
    for words in ("23 kap. 1 §", "Inget att föra in", "Teamets papper är ingen journal"):
        assert words in text
    assert "Samtal om sömn" not in text
    bvc = paper_content(world.desk, kept(held, PaperKind.OWN_NOTE, world.bvc.id))
    assert isinstance(bvc, OwnNoteContent)
    assert (bvc.notes, [offer.what for offer in bvc.offers]) == ((), ["Samtal om sömn"])


@pytest.mark.rule("R7")
def test_after_a_withdrawal_the_note_says_only_that(world: World) -> None:
    """Also when it is asked for anew; and it may leave, as it tells nothing."""
    held = hold(world)
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    for kind in (PaperKind.OWN_NOTE, PaperKind.ADDENDUM):
        made = make_paper(world.desk, kept(held, kind, world.preschool.id))
        text = reading.text(made.pdf)
        assert made.withdrawn
        assert "Samtycke återkallat" in text
        assert "Bildstöd" not in text
        take_out(world.desk, (made,))


def test_a_case_in_which_nothing_was_agreed_has_no_note(world: World) -> None:
    """Neither has an agency that was not in the room, nor a guardian."""
    held = start(world, second_child=True)
    with pytest.raises(NotFound):
        own_note_request(world.desk, held.cases["Ekorren"].id)
    held.open_child()
    request = kept(held, PaperKind.OWN_NOTE)
    with pytest.raises(NotFound):
        paper_content(world.desk, request)


def test_an_agency_that_was_left_out_has_no_note(world: World) -> None:
    """The other items of the case are looked through, newest first."""
    held = hold(world, second_child=True)
    case_id = held.cases["Igelkotten"].id
    world.sign_in(world.nurse)
    assert own_note_request(world.desk, case_id).agency_id == world.bvc.id
    with world.desk.unit_of_work() as uow:
        (snapshot,) = uow.item_snapshots.for_case(case_id)
    without = PaperRequest(kind=PaperKind.OWN_NOTE, item_id=snapshot.item_id, agency_id=world.ifo.id)
    with pytest.raises(NotFound):
        paper_content(world.desk, without)


@pytest.mark.rule("R30")
def test_additions_stand_on_a_paper_of_their_own(world: World) -> None:
    """To the general part for anybody, to a child's part for each agency; listed once there are any."""
    held = hold(world)
    listed = {line.request.kind for line in papers_page(world.desk, held.meeting_id).lines}
    assert PaperKind.ADDENDUM not in listed
    draft = PaperRequest(kind=PaperKind.ADDENDUM, meeting_id=held.meeting_id)
    empty = paper_content(world.desk, draft)
    assert isinstance(empty, AddendumContent)
    assert (empty.state, empty.additions) == (MinutesState.DRAFT, ())
    assert "Inga tillägg" in reading.text(make_paper(world.desk, draft).pdf)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    minutes.add_addendum(world.desk, held.meeting_id, "Rätt datum är 20 mars.")
    minutes.add_addendum(
        world.desk,
        held.meeting_id,
        "samlingen redan är lugn",
        objection_by="vårdnadshavaren",
        item_id=held.children["Ekorren"],
    )
    lines = [
        line
        for line in papers_page(world.desk, held.meeting_id).lines
        if line.request.kind is PaperKind.ADDENDUM
    ]
    assert [line.recipient for line in lines] == [
        "",
        "Förskolan Tallbacken",
        "BVC Norra",
        "IFO Exempelkommun",
    ]
    general = reading.text(make_paper(world.desk, lines[0].request).pdf)
    assert "Rätt datum är 20 mars." in general
    assert "samlingen" not in general
    of_child = make_paper(world.desk, lines[1].request)
    text = reading.text(of_child.pdf)
    assert "Anteckning: vårdnadshavaren anser att samlingen redan är lugn" in text
    assert "23 kap. 1 §" in text
    hand_over(world.desk, of_child, HandoverWay.PAPER)
    page = papers_page(world.desk, held.meeting_id)
    given = [line for line in page.lines if line.handed_over]
    assert [(line.request.kind, line.recipient) for line in given] == [
        (PaperKind.ADDENDUM, "Förskolan Tallbacken")
    ]


@pytest.mark.rule("R31")
def test_the_receipt_lists_what_one_reader_was_given(world: World) -> None:
    """Which paper, when, how and by whom; nothing of what the others got."""
    held = hold(world)
    agencys = kept(held, PaperKind.ENCLOSURE, world.bvc.id)
    guardians = kept(held, PaperKind.GUARDIAN_SHEET)
    for request, way in ((agencys, HandoverWay.PAPER), (guardians, HandoverWay.TALKED_THROUGH)):
        hand_over(world.desk, make_paper(world.desk, request), way)
    lines = papers_page(world.desk, held.meeting_id).lines
    assert [line.recipient for line in lines if line.request.kind is PaperKind.RECEIPT] == [
        "BVC Norra",
        "Mira Påhitt",
    ]
    receipt = paper_content(world.desk, kept(held, PaperKind.RECEIPT, world.bvc.id))
    assert isinstance(receipt, ReceiptContent)
    assert [(row.what, row.way) for row in receipt.rows] == [(PaperKind.ENCLOSURE, HandoverWay.PAPER)]
    text = reading.text(make_paper(world.desk, kept(held, PaperKind.RECEIPT)).pdf)
    for words in ("Kvitto på papper", "Mira Påhitt", "Blad till vårdnadshavare", "I samtal"):
        assert words in text
    assert "BVC" not in text
    assert "Alva" not in text


@pytest.mark.rule("R25")
def test_a_receipt_of_a_sheltered_family_names_nobody(world: World) -> None:
    """Neutral sender, no name, also not of who gave it."""
    held = hold(world)
    request = kept(held, PaperKind.GUARDIAN_SHEET)
    hand_over(world.desk, make_paper(world.desk, request), HandoverWay.TALKED_THROUGH)
    protect(world, held)
    with world.desk.unit_of_work() as uow:
        uow.shows_nothing()
        receipt = unchecked_content(uow, world.desk, kept(held, PaperKind.RECEIPT))
    assert isinstance(receipt, ReceiptContent)
    assert (receipt.sender, receipt.recipient, receipt.rows[0].by) == (SHELTERED_SENDER, "", "")


@pytest.mark.rule("R28")
def test_no_two_receipts_or_lists_of_promises_share_an_id(world: World) -> None:
    """Agency 1's and guardian 1's receipt of one item; two agencies' promises of one day."""
    held = hold(world)
    of_both = (held.lines(PaperKind.ENCLOSURE)[0].request, held.lines(PaperKind.GUARDIAN_SHEET)[0].request)
    receipts = [
        make_paper(world.desk, request.model_copy(update={"kind": PaperKind.RECEIPT})) for request in of_both
    ]
    part = f"-{held.cases['Ekorren'].number}-{held.children['Ekorren'][:4]}-1"
    assert [paper.document_id for paper in receipts] == [f"QB{part}", f"QF{part}"]
    assert len({paper.file_name for paper in receipts}) == 2
    mine = paper_content(world.desk, PaperRequest(kind=PaperKind.PROMISES))
    world.sign_in(world.nurse)
    theirs = paper_content(world.desk, PaperRequest(kind=PaperKind.PROMISES))
    assert mine.document_id != theirs.document_id
    assert mine.document_id.split("-")[:3] == theirs.document_id.split("-")[:3]


@pytest.mark.rule("R30")
def test_additions_are_listed_once_for_an_agency_that_has_its_enclosure(world: World) -> None:
    """Its receipt is listed then too, and has no additions of its own."""
    held = hold(world)
    enclosure = held.lines(PaperKind.ENCLOSURE)[0].request
    hand_over(world.desk, make_paper(world.desk, enclosure), HandoverWay.PAPER)
    minutes.add_addendum(world.desk, held.meeting_id, "Mer sömn nu", item_id=enclosure.item_id)
    listed = [line.recipient for line in held.lines(PaperKind.ADDENDUM)]
    assert listed == ["Förskolan Tallbacken", "BVC Norra", "IFO Exempelkommun"]


def test_promises_of_ones_own_agency_only(world: World) -> None:
    """Overdue first, with the case; the team's own have none; another agency's are not there."""
    held = hold(world)
    world.clock.set(world.clock.now())
    due = world.desk.today()
    add_commitment(world.desk, "Sätta upp affischen", due, world.preschool.id, world.rektor.id)
    content = paper_content(world.desk, PaperRequest(kind=PaperKind.PROMISES))
    assert isinstance(content, PromisesContent)
    number = held.cases["Ekorren"].number
    assert {(row.what, row.case) for row in content.rows} >= {
        ("Sätta upp affischen", ""),
        ("Bildstöd vid samling", f"{number}, Alva"),
    }
    assert "Samtal om sömn" not in {row.what for row in content.rows}
    text = reading.text(make_paper(world.desk, PaperRequest(kind=PaperKind.PROMISES)).pdf)
    assert "Förskolan Tallbacken har lovat" in text
    world.sign_in(world.family_worker)
    empty = make_paper(world.desk, PaperRequest(kind=PaperKind.PROMISES))
    assert "26 kap. 1 §" in reading.text(empty.pdf)
