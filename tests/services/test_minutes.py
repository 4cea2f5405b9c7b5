"""Reading through, finalising with a yearly number, additions and objections (R29, R30)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.consultation import ConsultationState
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.minutes import Minutes, MinutesBlocker, MinutesState, PaperKind, Snapshot
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.errors import InputError, NotFound, RuleViolation, StoreDamaged
from barnombud.services import commitments, consents, consultations, holding, meetings, minutes
from barnombud.services.paper_contents import paper_content
from barnombud.services.papers import papers_page
from tests.held_meeting import AGREED, LEARNT, hold, plan, start
from tests.world import World


@pytest.mark.rule("R29")
def test_draft_holds_everything_minutes_need(world: World) -> None:
    """Who came and who did not, every general item, what was agreed, who wrote, the next date."""
    held = hold(world)
    later = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(days=35))
    content = minutes.minutes_draft(world.desk, held.meeting_id)
    assert (content.state, content.number, content.on) == (MinutesState.DRAFT, None, date(2026, 3, 3))
    assert [row.name for row in content.present] == ["Rakel Påhitt", "Bo Låtsas", "Inga Exempel"]
    assert [row.name for row in content.absent] == ["Frej Tänkt"]
    assert content.writer.name == "Frej Tänkt"
    (learning,) = [section for section in content.sections if section.discussion == LEARNT]
    assert [row.what for row in learning.agreed] == [AGREED]
    assert content.next_meeting
    assert later.value.id != held.meeting_id


@pytest.mark.rule("R14")
def test_general_part_has_no_trace_of_children(world: World) -> None:
    """Neither names, numbers, alias nor how many; sections have no gap."""
    held = hold(world, second_child=True)
    content = minutes.minutes_draft(world.desk, held.meeting_id)
    text = content.model_dump_json()
    hidden = ["Alva", "Love", "Ekorren", "Igelkotten", "Mira", "Barn 1"]
    assert not [word for word in (*hidden, *(case.number for case in held.cases.values())) if word in text]
    general = papers_page(world.desk, held.meeting_id).general_items
    assert len(content.sections) == len(general)
    assert ItemKind.CHILD not in {item.kind for item in general}


def test_consultation_and_promises_stand_under_their_items(world: World) -> None:
    """The question with the team's advice; what somebody promised at this meeting with date and agency."""
    held = start(world)
    asked, unanswered, _ = [
        consultations.add_consultation(
            world.desk, question, somebody_said_no=False, meeting_id=held.meeting_id
        ).value
        for question in ("Hur gör vi med långa samlingar?", "Hur möter vi sorg?", "Hur delar vi grupper?")
    ]
    consultations.write_advice(world.desk, asked.id, "Dela gruppen", done=True)
    with world.desk.unit_of_work() as uow:  # done without a word of advice, as from an older version
        uow.consultations.save(unanswered.model_copy(update={"state": ConsultationState.DONE}))
        uow.commit(Op.END_CONSULTATION, held.meeting_id)
    commitments.add_commitment(
        world.desk, "Boka föreläsning", date(2026, 3, 20), world.bvc.id, meeting_id=held.meeting_id
    )
    content = minutes.minutes_draft(world.desk, held.meeting_id)
    said = "".join(section.discussion for section in content.sections)
    assert "Teamets råd: Dela gruppen" in said
    assert "Hur möter vi sorg?" in said
    assert "Hur delar vi grupper?" not in said
    rows = [row for section in content.sections for row in section.agreed]
    assert ("Boka föreläsning", "BVC Norra", date(2026, 3, 20)) in [
        (row.what, row.responsible, row.by_when) for row in rows
    ]


def test_draft_of_a_planned_meeting_is_written_by_whoever_looks(world: World) -> None:
    """Nobody has come, it has no end, and there is no later meeting."""
    content = minutes.minutes_draft(world.desk, plan(world))
    assert (content.present, content.ends, content.next_meeting) == ((), None, "")


@pytest.mark.rule("R30")
def test_finalising_needs_an_ended_meeting_that_has_been_read_through(world: World) -> None:
    """Every reason is told at once; a second time is refused."""
    held = hold(world, end=False)
    with pytest.raises(RuleViolation) as caught:
        minutes.finalise_minutes(world.desk, held.meeting_id, read_through=False)
    assert caught.value.blockers == (MinutesBlocker.MEETING_NOT_ENDED, MinutesBlocker.NOT_READ_THROUGH)
    holding.end_meeting(world.desk, held.meeting_id)
    outcome = minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    assert outcome.change.op is Op.FINALISE_MINUTES
    assert (outcome.value.year, outcome.value.number) == (2026, 1)
    with pytest.raises(RuleViolation) as caught:
        minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    assert caught.value.blockers == (MinutesBlocker.ALREADY_FINALISED,)


@pytest.mark.rule("R29")
def test_numbers_are_yearly(world: World) -> None:
    """The second meeting of the year is 2; the first of the next year is 1 again."""
    numbers = []
    for days in (0, 30, 330):
        world.clock.set(world.clock.now() + timedelta(days=days))
        meeting_id = plan(world)
        holding.start_meeting(world.desk, meeting_id)
        holding.end_meeting(world.desk, meeting_id)
        made = minutes.finalise_minutes(world.desk, meeting_id, read_through=True).value
        numbers.append((made.year, made.number))
    assert numbers == [(2026, 1), (2026, 2), (2027, 1)]


@pytest.mark.rule("R30")
def test_finalised_text_is_immutable(world: World) -> None:
    """Writing in an item is refused, and later changes of the team do not reach the text."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    before = minutes.minutes_draft(world.desk, held.meeting_id)
    with pytest.raises(RuleViolation) as caught:
        holding.write_general_item(world.desk, held.general(ItemKind.LEARNING).id, "Annat", "")
    assert caught.value.blockers == (MinutesBlocker.ALREADY_FINALISED,)
    with world.desk.unit_of_work() as uow:
        uow.agenda.save(held.general(ItemKind.LEARNING).model_copy(update={"notes": "Annat"}))
        uow.commit(Op.WRITE_ITEM, held.meeting_id)
    world.sign_in(world.nurse)
    after = minutes.minutes_draft(world.desk, held.meeting_id)
    assert after == before.model_copy(update={"printed_by": "Bo Låtsas", "printed_at": after.printed_at})
    assert after.finalised is not None
    assert after.finalised.name == "Rakel Påhitt"


@pytest.mark.rule("R30")
def test_damaged_snapshot_is_told_not_printed(world: World) -> None:
    """The hash is checked whenever the text is read."""
    held = hold(world)
    with world.desk.unit_of_work() as uow:
        content = minutes.general_part(uow, world.desk, held.meeting_id).model_dump_json()
        whole = Snapshot.of(content)
        uow.minutes.add(
            Minutes(
                meeting_id=held.meeting_id,
                state=MinutesState.FINALISED,
                year=2026,
                number=1,
                snapshot=whole.model_copy(update={"content": content.replace("BVC", "ABC")}),
                finalised_at=uow.now(),
                finalised_by=world.rektor.id,
            )
        )
        uow.commit(Op.FINALISE_MINUTES, held.meeting_id)
    with pytest.raises(StoreDamaged):
        minutes.minutes_draft(world.desk, held.meeting_id)


@pytest.mark.parametrize(
    ("notes", "agreed", "field"),
    [("Vi firade 🎉", "", "sections.{}.notes"), ("", "Tack 🎉", "sections.{}.agreed")],
)
def test_what_cannot_be_printed_is_told_before_it_is_frozen(
    world: World, notes: str, agreed: str, field: str
) -> None:
    """The section's number stands in the field; nothing is frozen."""
    held = hold(world)
    item = held.general(ItemKind.VISIBILITY)
    holding.write_general_item(world.desk, item.id, notes, agreed)
    with pytest.raises(InputError) as caught:
        minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    page = papers_page(world.desk, held.meeting_id)
    number = [each.id for each in page.general_items].index(item.id) + 1
    assert (caught.value.field, caught.value.reason) == (field.format(number), "glyph_missing")
    assert caught.value.ids == ("U+1F389",)
    assert page.minutes is None


@pytest.mark.rule("R14")
def test_sections_that_may_name_a_child_are_pointed_out(world: World) -> None:
    """A known child's name in the general part; a colleague's name is nothing."""
    held = hold(world)
    holding.write_general_item(world.desk, held.general(ItemKind.WELCOME).id, "Alva nämndes", "")
    holding.write_general_item(world.desk, held.general(ItemKind.VISIBILITY).id, "Bo berättade", "")
    assert minutes.sections_to_look_at(world.desk, held.meeting_id) == {1}


@pytest.mark.rule("R30")
def test_additions_and_objections_are_dated_with_their_author(world: World) -> None:
    """They are printed below the frozen text, in order."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    world.clock.set(world.clock.now() + timedelta(days=2))
    minutes.add_addendum(world.desk, held.meeting_id, " Rätt datum är 20 mars. ")
    world.sign_in(world.nurse)
    minutes.add_addendum(world.desk, held.meeting_id, "mötet var kort", objection_by=" Bo Låtsas ")
    content = minutes.minutes_draft(world.desk, held.meeting_id)
    assert [(row.on, row.author, row.text, row.objection_by) for row in content.additions] == [
        (date(2026, 3, 5), "Rakel Påhitt, rektor", "Rätt datum är 20 mars.", ""),
        (date(2026, 3, 5), "Bo Låtsas, BVC-sjuksköterska", "mötet var kort", "Bo Låtsas"),
    ]


@pytest.mark.rule("R30")
def test_addition_about_a_child_is_sealed_and_stands_in_its_enclosure_only(world: World) -> None:
    """The general part does not know of it; who lacks the key cannot read it."""
    held = hold(world, second_child=True)
    item_id = held.children["Igelkotten"]
    minutes.add_addendum(
        world.desk, held.meeting_id, "Love sover nu bättre", item_id=item_id, objection_by="Nova Tänkt"
    )
    assert minutes.minutes_draft(world.desk, held.meeting_id).additions == ()
    for line in held.lines(PaperKind.ENCLOSURE):
        content = paper_content(world.desk, line.request)
        assert isinstance(content, EnclosureContent)
        wanted = ["Love sover nu bättre"] if line.request.item_id == item_id else []
        assert [row.text for row in content.additions] == wanted
    (kept,) = papers_page(world.desk, held.meeting_id).additions
    assert kept.case_id == held.cases["Igelkotten"].id
    world.sign_in(world.family_worker)
    assert papers_page(world.desk, held.meeting_id).additions == ()


@pytest.mark.rule("R30")
@pytest.mark.parametrize(
    ("text", "objection_by", "field", "reason"),
    [
        (" ", "", "text", "empty"),
        ("a" * 5001, "", "text", "too_long"),
        ("Bra", "a" * 121, "objection_by", "too_long"),
        ("Bra 🎉", "", "text", "glyph_missing"),
    ],
)
def test_addition_that_cannot_be_kept_is_told_at_its_field(
    world: World, text: str, objection_by: str, field: str, reason: str
) -> None:
    """Nothing is kept."""
    held = hold(world)
    minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    with pytest.raises(InputError) as caught:
        minutes.add_addendum(world.desk, held.meeting_id, text, objection_by=objection_by)
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert papers_page(world.desk, held.meeting_id).additions == ()


def test_additions_wait_for_what_they_add_to(world: World) -> None:
    """A draft is changed itself, and so is an item that is not agreed."""
    held = start(world)
    for item_id in (None, held.children["Ekorren"]):
        with pytest.raises(RuleViolation) as caught:
            minutes.add_addendum(world.desk, held.meeting_id, "Mer", item_id=item_id)
        assert caught.value.blockers == (MinutesBlocker.NOT_FINALISED,)


def test_reading_through_falls_due_after_the_teams_days(world: World) -> None:
    """Seven from the day it ended; none before that."""
    held = hold(world, end=False)
    assert papers_page(world.desk, held.meeting_id).read_through_by is None
    holding.end_meeting(world.desk, held.meeting_id)
    page = papers_page(world.desk, held.meeting_id)
    assert (page.read_through_by, page.today) == (date(2026, 3, 10), date(2026, 3, 3))


@pytest.mark.rule("R14")
def test_identity_number_in_the_general_part_is_never_frozen(world: World) -> None:
    """Told with its section; a name is for whoever reads through to judge."""
    held = hold(world)
    holding.write_general_item(world.desk, held.general(ItemKind.WELCOME).id, "20170101-2393", "")
    with pytest.raises(InputError) as caught:
        minutes.finalise_minutes(world.desk, held.meeting_id, read_through=True)
    assert (caught.value.field, caught.value.reason) == ("sections.1.notes", "names_a_child")


@pytest.mark.rule("R7")
def test_after_a_withdrawal_only_an_objection_is_added_about_the_child(world: World) -> None:
    """Nothing new is written about the child; what somebody does not agree with may always stand there."""
    held = hold(world)
    item_id = held.children["Ekorren"]
    with pytest.raises(NotFound):
        minutes.add_addendum(world.desk, plan(world), "Fel möte", item_id=item_id)
    consents.withdraw_consent(world.desk, held.cases["Ekorren"].id, held.guardians()[0].id)
    with pytest.raises(RuleViolation):
        minutes.add_addendum(world.desk, held.meeting_id, "Mer om Alva", item_id=item_id)
    minutes.add_addendum(
        world.desk, held.meeting_id, "det stämmer inte", item_id=item_id, objection_by="Mira Påhitt"
    )
    assert len(papers_page(world.desk, held.meeting_id).additions) == 1
