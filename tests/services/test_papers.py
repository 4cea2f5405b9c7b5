"""Every paper of a meeting: for whom, from what, and what may leave (R7, R15, R18, R25, R28, R31)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.documents.catalogue import render_paper
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import ConsentTerms
from barnombud.domain.ids import AgencyId, ItemId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.minutes import HandoverWay, MinutesState, PaperKind
from barnombud.domain.papers.call import CallContent
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.family import ConsentFormContent, GuardianSheetContent
from barnombud.domain.team import AgencyKind
from barnombud.errors import InputError
from barnombud.services import child_items, holding, item_papers, minutes, papers, room
from barnombud.services.freezing import freeze_item, frozen_item
from barnombud.services.handing_over import hand_over, take_out
from barnombud.services.law import load_law_book
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperLine, PaperRequest, frozen_of
from tests.documents import logical_order, reading
from tests.held_meeting import hold, plan, start
from tests.world import World


def enclosure(world: World, line: PaperLine) -> EnclosureContent:
    """Return an enclosure's content."""
    content = paper_content(world.desk, line.request)
    assert isinstance(content, EnclosureContent)
    return content


def sheet(world: World, line: PaperLine) -> GuardianSheetContent:
    """Return a guardian's sheet."""
    content = paper_content(world.desk, line.request)
    assert isinstance(content, GuardianSheetContent)
    return content


@pytest.mark.rule("R15")
def test_page_lists_one_enclosure_an_agency_and_one_sheet_a_guardian(world: World) -> None:
    """An agency that was left out gets nothing; ids and file names differ."""
    held = hold(world, second_child=True)
    page = papers.papers_page(world.desk, held.meeting_id)
    listed = [(line.request.kind.value, line.recipient, line.shown_name) for line in page.lines]
    assert listed == [
        ("call", "", ""),
        ("minutes", "", ""),
        ("enclosure", "Förskolan Tallbacken", "Alva"),
        ("enclosure", "BVC Norra", "Alva"),
        ("enclosure", "IFO Exempelkommun", "Alva"),
        ("guardian_sheet", "Mira Påhitt", "Alva"),
        ("guardian_sheet", "Kim Hittepå", "Alva"),
        ("enclosure", "Förskolan Tallbacken", "Love"),
        ("enclosure", "BVC Norra", "Love"),
        ("guardian_sheet", "Nova Tänkt", "Love"),
    ]
    made = [make_paper(world.desk, line.request) for line in page.lines]
    assert len({paper.file_name for paper in made}) == len(made)
    assert not [paper.file_name for paper in made if "Alva" in paper.file_name]
    assert page.unfinished == 0


@pytest.mark.rule("R3")
def test_who_lacks_the_key_sees_no_paper_of_the_child(world: World) -> None:
    """Not even that it is unfinished."""
    held = hold(world, second_child=True)
    world.sign_in(world.family_worker)
    page = papers.papers_page(world.desk, held.meeting_id)
    assert {line.shown_name for line in page.lines} == {"", "Alva"}
    assert page.unfinished == 0


def test_a_child_nothing_was_agreed_about_is_counted(world: World) -> None:
    """It has no papers yet and moves to the next meeting."""
    held = start(world)
    holding.end_meeting(world.desk, held.meeting_id)
    page = papers.papers_page(world.desk, held.meeting_id)
    assert (page.unfinished, len(page.lines)) == (1, 2)


@pytest.mark.rule("R18")
def test_marking_is_that_of_the_law_book_on_the_day(world: World) -> None:
    """It stands in the frozen item and on the paper."""
    held = hold(world)
    law = load_law_book().at(date(2026, 3, 3))
    for line in held.lines(PaperKind.ENCLOSURE):
        receiver = enclosure(world, line).receiver
        assert receiver.marking == law.secrecy(receiver.kind).marking
    bvc = held.lines(PaperKind.ENCLOSURE)[1]
    assert enclosure(world, bvc).receiver.issuing_body == "Region Exempel"
    assert "25 kap. 1 §" in reading.text(make_paper(world.desk, bvc.request).pdf)


@pytest.mark.rule("R27")
def test_enclosure_holds_everything_of_the_item(world: World) -> None:
    """Voice, what works, flower with notes, questions, notes, the one way in, who tells and when."""
    held = hold(world)
    content = enclosure(world, held.lines(PaperKind.ENCLOSURE)[0])
    assert content.voice is not None
    assert content.voice.words == "Jag vill vara med"
    assert [note.text for note in content.notes] == ["Bildstöd prövas från måndag"]
    assert content.flower is not None
    assert [note.strengths for note in content.flower.notes] == ["Sover gott hos mormor"]
    assert {layer.label for layer in content.flower.layers} == {
        "Vårdnadshavare 1",
        "Förskolan Tallbacken",
        "Barnet",
    }
    assert content.entry is not None
    assert content.entry.telephone == "08-46500402"
    assert [offer.who for offer in content.offers] == ["sjuksköterska, BVC Norra", "Förskolan Tallbacken"]
    assert content.tell is not None
    assert content.tell.who.startswith("Rakel Påhitt")
    assert (content.minutes_number, content.permitted) == (
        "",
        ("Förskolan Tallbacken", "BVC Norra", "IFO Exempelkommun"),
    )
    assert len(content.topics) > 5
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    assert enclosure(world, held.lines(PaperKind.ENCLOSURE)[0]).minutes_number == "1/2026"


@pytest.mark.rule("R15")
def test_departures_stand_in_the_enclosure_only(world: World) -> None:
    """Times of those who were not there all the time; "hela punkten" for the others."""
    held = start(world)
    item_id = held.open_child()
    out, back = AttendanceKind.STEPPED_OUT, AttendanceKind.RETURNED
    for minute, kind, member in (
        (5, out, world.nurse),
        (10, back, world.nurse),
        (15, AttendanceKind.LEFT, world.family_worker),
    ):
        world.clock.set(world.clock.now() + timedelta(minutes=minute))
        room.note_members(world.desk, held.meeting_id, (member.id,), kind)
    child_items.finish_child_item(world.desk, item_id)
    content = enclosure(world, held.lines(PaperKind.ENCLOSURE)[0])
    spans = {row.person.name: [str(span) for span in row.spans] for row in content.attendance}
    assert spans["Rakel Påhitt"] == []
    assert len(spans["Bo Låtsas"]) == 2
    assert len(spans["Inga Exempel"]) == 1
    assert content.attendance[2].spans[0].until is not None
    holding.end_meeting(world.desk, held.meeting_id)
    assert "spans" not in minutes.minutes_draft(world.desk, held.meeting_id).model_dump_json()


@pytest.mark.rule("R25")
def test_each_guardian_gets_a_sheet_without_the_other(world: World) -> None:
    """No string of the other guardian stands on it, not even her view in the flower."""
    held = hold(world)
    mira, kim = held.lines(PaperKind.GUARDIAN_SHEET)
    text = sheet(world, kim).model_dump_json()
    assert "Mira" not in text
    assert "Vårdnadshavare 1" not in text
    assert "Kim" not in sheet(world, mira).model_dump_json()
    flower = sheet(world, mira).flower
    assert flower is not None
    assert flower.notes == ()
    printed = reading.text(make_paper(world.desk, kim.request).pdf)
    assert "Kim" not in printed or "Mira" not in printed


@pytest.mark.rule("R28")
def test_sheet_has_a_neutral_sender_even_when_the_frozen_one_tells_too_much(world: World) -> None:
    """The sender of today takes its place; with neither the field is told."""
    held = hold(world)
    line = held.lines(PaperKind.GUARDIAN_SHEET)[0]
    with world.desk.unit_of_work() as uow:
        snapshot = uow.item_snapshots.latest(held.children["Ekorren"])
        assert snapshot is not None
        frozen = frozen_of(snapshot).model_copy(update={"sender": "Socialtjänsten", "agreement": None})
    printing = item_papers.Printing(
        document_id="F1",
        version=1,
        state=MinutesState.FINALISED,
        printed_at=world.clock.now(),
        printed_by="Rakel Påhitt",
        sender="Barnombudsteamet",
    )
    guardian = held.guardians()[0].model_copy(update={"language": "ar"})
    made = item_papers.sheet_content(frozen, guardian, printing)
    assert (made.sender, made.language, made.entry, made.flower) == (
        "Barnombudsteamet",
        "arabiska",
        None,
        None,
    )
    with pytest.raises(InputError, match="sender_not_neutral"):
        item_papers.sheet_content(frozen, guardian, printing.model_copy(update={"sender": "IFO team"}))
    bare = item_papers.enclosure_content(
        frozen.model_copy(update={"record": frozen.record.model_copy(update={"openings": ()})}),
        world.bvc.id,
        printing,
    )
    assert (bare.entry, bare.topics, bare.attendance) == (None, (), ())
    assert sheet(world, line).sender == "Tallbackens barnombudsteam"


def test_sheet_needs_only_its_own_item_agreed(world: World) -> None:
    """The meeting still runs; the number of the minutes comes later."""
    held = hold(world, end=False)
    assert sheet(world, held.lines(PaperKind.GUARDIAN_SHEET)[0]).child == "Alva"


@pytest.mark.rule("R30")
def test_what_is_frozen_stays_whatever_happens_later(world: World) -> None:
    """Names of agencies and people, and the day of the meeting even when it is ended after midnight."""
    held = start(world)
    held.open_child()
    world.clock.set(world.clock.now() + timedelta(days=1))
    holding.end_meeting(world.desk, held.meeting_id)
    line = held.lines(PaperKind.ENCLOSURE)[1]
    before = enclosure(world, line)
    assert before.on == date(2026, 3, 3)
    assert before.finalised is not None
    assert before.finalised.on == date(2026, 3, 4)
    with world.desk.unit_of_work() as uow:
        uow.agencies.save(world.bvc.model_copy(update={"name": "BVC Södra"}))
        uow.commit(Op.CHANGE_AGENCY, world.bvc.id)
    assert enclosure(world, held.lines(PaperKind.ENCLOSURE)[1]).receiver.name == "BVC Norra"


@pytest.mark.rule("R30")
def test_agreeing_again_makes_a_new_version(world: World) -> None:
    """The papers are made from the newest."""
    held = hold(world)
    item_id = held.children["Ekorren"]
    with world.desk.unit_of_work() as uow:
        again = freeze_item(uow, world.desk, uow.agenda.get(item_id), uow.records.get(item_id))
        uow.commit(Op.CLOSE_ITEM, item_id)
    assert again.version == 2
    assert enclosure(world, held.lines(PaperKind.ENCLOSURE)[0]).version == 2


@pytest.mark.parametrize(("works", "hard", "field"), [("Skrattar 😀", "", "works"), ("", "مرحبا 🌸", "hard")])
def test_item_that_cannot_be_printed_names_the_place(world: World, works: str, hard: str, field: str) -> None:
    """Nothing is frozen and the item stays open to be put right."""
    held = start(world)
    item_id = held.open_child()
    child_items.save_works_and_hard(world.desk, item_id, works, hard)
    with pytest.raises(InputError) as caught:
        child_items.finish_child_item(world.desk, item_id)
    assert (caught.value.field, caught.value.reason) == (field, "glyph_missing")
    child_items.save_works_and_hard(world.desk, item_id, "Skrattar", "")
    child_items.finish_child_item(world.desk, item_id)


@pytest.mark.rule("R43")
def test_what_is_written_in_another_script_is_frozen_and_printed(world: World) -> None:
    """Arabic, Tigrinya, Persian and Thai stand on the enclosure as they were written."""
    held = start(world)
    item_id = held.open_child()
    child_items.save_works_and_hard(world.desk, item_id, "Säger ሰላም och می‌خواهم", "น้ำ")
    child_items.add_note(world.desk, item_id, world.preschool.id, "سارة hälsar")
    child_items.finish_child_item(world.desk, item_id)
    content = enclosure(world, held.lines(PaperKind.ENCLOSURE)[0])
    assert (content.works, content.hard) == ("Säger ሰላም och می‌خواهم", "น้ำ")
    read = logical_order.from_content(render_paper(content))
    assert all(logical_order.bare(words) in read for words in (content.works, content.hard, "سارة hälsar"))


def test_ending_is_one_press_also_with_a_sign_no_font_has(world: World) -> None:
    """A visible mark stands on paper; the words in the store are as they were written."""
    held = start(world)
    item_id = held.open_child()
    child_items.save_works_and_hard(world.desk, item_id, "Skrattar 😀", "")
    holding.end_meeting(world.desk, held.meeting_id)
    assert enclosure(world, held.lines(PaperKind.ENCLOSURE)[0]).works == "Skrattar ¤"
    with world.desk.unit_of_work() as uow:
        assert uow.records.get(item_id).works == "Skrattar 😀"


@pytest.mark.rule("R6")
def test_notes_about_an_adult_who_has_not_agreed_are_not_frozen(world: World) -> None:
    """Left out without trace."""
    held = start(world)
    item_id = held.open_child()
    child_items.add_note(world.desk, item_id, world.preschool.id, "Är trött", other_adult="Kim Hittepå")
    child_items.finish_child_item(world.desk, item_id)
    assert "Är trött" not in enclosure(world, held.lines(PaperKind.ENCLOSURE)[0]).model_dump_json()


def test_item_without_ratings_has_no_flower(world: World) -> None:
    """And what may not be raised stands line by line."""
    held = start(world)
    item_id = held.open_child()
    with world.desk.unit_of_work() as uow:
        record, item = uow.records.get(item_id), uow.agenda.get(item_id)
        empty = item.model_copy(update={"id": ItemId("0" * 32)})
        frozen = frozen_item(uow, world.desk, empty, record)
        agreement = uow.agreements.for_item(item_id)
    assert agreement is not None
    assert frozen.ratings == ()
    nobody = agreement.model_copy(update={"follow_up_member": None})
    content = item_papers.enclosure_content(
        frozen.model_copy(update={"not_raised": "Flytten\n \nPengar", "agreement": nobody}),
        world.bvc.id,
        item_papers.Printing(
            document_id="B1",
            version=1,
            state=MinutesState.FINALISED,
            printed_at=world.clock.now(),
            printed_by="Rakel Påhitt",
        ),
    )
    assert (content.flower, content.not_topics) == (None, ("Flytten", "Pengar"))
    assert content.follow_up_by == ""


@pytest.mark.rule("R14")
def test_call_names_no_child_and_tells_no_number_of_them(world: World) -> None:
    """Also when the chair is somebody else; minutes are left out."""
    held = start(world, second_child=True)
    content = paper_content(world.desk, PaperRequest(kind=PaperKind.CALL, meeting_id=held.meeting_id))
    assert isinstance(content, CallContent)
    text = content.model_dump_json()
    assert not [word for word in ("Alva", "Love", "Ekorren", "Barn 1") if word in text]
    assert len(content.agenda) == len(papers.papers_page(world.desk, held.meeting_id).general_items)
    assert "Rakel Påhitt" in content.absence_to
    assert {line.minutes for line in content.agenda} == {0}
    assert plan(world) != held.meeting_id


@pytest.mark.rule("R1")
def test_blank_form_and_flower_need_nobody_registered(world: World) -> None:
    """With a case only its number stands on the form; a private body has a line of its own."""
    with world.desk.unit_of_work() as uow:
        uow.agencies.save(world.bvc.model_copy(update={"kind": AgencyKind.PRIVATE_CHILD_HEALTH_CARE}))
        uow.commit(Op.CHANGE_AGENCY, world.bvc.id)
    case = world.add_case()
    form = paper_content(world.desk, PaperRequest(kind=PaperKind.CONSENT_FORM))
    assert isinstance(form, ConsentFormContent)
    assert [sender.name for sender in form.private_senders] == ["BVC Norra"]
    assert form.reference == load_law_book().at(world.desk.today()).reference("consent_lifts_secrecy").text
    own = paper_content(world.desk, PaperRequest(kind=PaperKind.CONSENT_FORM, case_id=case.id))
    assert own.document_id == f"S{case.number}"
    assert "Ekorren" not in own.model_dump_json()
    flower = make_paper(world.desk, PaperRequest(kind=PaperKind.BLANK_FLOWER))
    assert take_out(world.desk, (flower,)).value == (flower,)
    assert hand_over(world.desk, flower, HandoverWay.PAPER).value.recipient_other == ""


def test_consent_still_holds_for_those_it_names(world: World) -> None:
    """The agency that keeps the case, another, and one outside."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    with world.desk.unit_of_work() as uow:
        held = [
            papers.still_holds(uow, case.id, agency)
            for agency in (None, world.preschool.id, world.bvc.id, world.ifo.id, AgencyId("0" * 32))
        ]
    assert held == [True, True, True, False, False]
    assert isinstance(world.terms(), ConsentTerms)
