"""A note marked "Delas inte med vårdnadshavare" is on no guardian's paper and leaves no trace (R26)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from barnombud.documents.catalogue import Content, render_paper
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import GuardianId
from barnombud.domain.meeting.child_item import LONGEST_REASON, ItemBlocker, ItemNote, NoteWithholding
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.extract import ExtractContent, ExtractOf
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services import child_items, consents
from barnombud.services.extracts import extract_content, extract_people, make_extract
from barnombud.services.freezing import freeze_item
from barnombud.services.paper_contents import paper_content
from barnombud.texts import extract as extract_texts
from barnombud.texts.papers import NOT_FOR_GUARDIANS
from tests.documents import reading
from tests.held_meeting import Held, start
from tests.open_item import OpenItem, open_item
from tests.world import World

SECRET = "Zäpplewisk berättar hemma"
"""A made-up word that stands in the marked note alone."""
LONG = "\n\n".join([SECRET] * 150)
"""So long that a paper with it has more pages."""
MARK = NoteWithholding(reason=" Barnet kan fara illa ")


def written(world: World) -> Held:
    """Start a meeting and write everything of Alva's item, with a note of the preschool."""
    held = start(world)
    held.open_child()
    return held


def contents(held: Held, kind: PaperKind) -> list[Content]:
    """Freeze the item as it is now and return its papers of a kind, all as their first version."""
    world, item_id = held.world, held.children["Ekorren"]
    with world.desk.unit_of_work() as uow:
        freeze_item(uow, world.desk, uow.agenda.get(item_id), uow.records.get(item_id))
        uow.commit(Op.CLOSE_ITEM, item_id)
    made = [paper_content(world.desk, line.request) for line in held.lines(kind)]
    return [content.model_copy(update={"version": 1}) for content in made]


@pytest.mark.rule("R26")
def test_a_note_is_marked_and_the_mark_taken_away_while_the_item_is_open(world: World) -> None:
    """By default it holds for every guardian; other notes stay as they are."""
    item = open_item(world, guardians=("Mira Påhitt", "Kim Hittepå"))
    child_items.add_note(world.desk, item.item_id, world.preschool.id, "Ett")
    child_items.add_note(world.desk, item.item_id, world.bvc.id, SECRET, withheld=MARK)
    first, marked = item.page().record.notes
    assert first.withheld is None and first.may_reach(None)
    assert marked.withheld is not None and marked.withheld.reason == "Barnet kan fara illa"
    assert not any(marked.may_reach(guardian) for guardian in (None, GuardianId("någon")))  # data: no id
    child_items.withhold_note(world.desk, item.item_id, marked.id, None)
    assert [note.withheld for note in item.page().record.notes] == [None, None]
    child_items.withhold_note(world.desk, item.item_id, first.id, MARK)
    assert [note.withheld for note in item.page().record.notes] == [MARK, None]


@pytest.mark.rule("R26")
def test_a_mark_may_hold_for_one_guardian(world: World) -> None:
    """The other may read the note; nobody knows whether one who asks for the child's paper may."""
    item = open_item(world, guardians=("Mira Påhitt", "Kim Hittepå"))
    with world.desk.unit_of_work() as uow:
        one, two = uow.guardians.for_case(item.case.id)
    mark = MARK.model_copy(update={"guardians": (two.id,)})
    child_items.add_note(world.desk, item.item_id, world.bvc.id, SECRET, withheld=mark)
    (note,) = item.page().record.notes
    assert [note.may_reach(each) for each in (one.id, two.id, None)] == [True, False, False]


@pytest.mark.rule("R26")
@pytest.mark.parametrize(("reason", "code"), [("  ", "empty"), ("x" * (LONGEST_REASON + 1), "too_long")])
def test_there_is_no_mark_without_a_reason(reason: str, code: str) -> None:
    """Nor with one that could not be printed whole."""
    with pytest.raises(InputError) as refused:
        NoteWithholding(reason=reason)
    assert (refused.value.field, refused.value.reason) == ("withheld", code)


@pytest.mark.rule("R26")
@pytest.mark.parametrize(
    "write",
    [
        lambda item, mark: child_items.add_note(
            item.world.desk, item.item_id, item.world.bvc.id, "Ett", withheld=mark
        ),
        lambda item, mark: child_items.withhold_note(
            item.world.desk, item.item_id, item.page().record.notes[0].id, mark
        ),
        lambda item, _mark: child_items.withhold_note(item.world.desk, item.item_id, "unknown", None),
    ],
)
def test_a_mark_against_nobody_is_refused(
    world: World, write: Callable[[OpenItem, NoteWithholding], object]
) -> None:
    """A guardian or a note that is not there; nothing changes."""
    item = open_item(world)
    child_items.add_note(world.desk, item.item_id, world.preschool.id, "Två")
    before = item.page().record
    with pytest.raises(NotFound):
        write(item, MARK.model_copy(update={"guardians": (GuardianId("unknown"),)}))
    assert item.page().record == before


@pytest.mark.rule("R26")
@pytest.mark.rule("R8")
def test_only_an_agency_that_may_write_changes_the_mark(world: World) -> None:
    """After a new yes it has to confirm again first."""
    item = open_item(world)
    child_items.add_note(world.desk, item.item_id, world.bvc.id, SECRET, withheld=MARK)
    (note,) = item.page().record.notes
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    with world.desk.unit_of_work() as uow:
        people = uow.guardians.for_case(item.case.id)
    for guardian in people:
        consents.record_answer(world.desk, item.case.id, guardian.id, Answer.YES, world.terms())
    consents.confirm_consent(world.desk, item.case.id, world.preschool.id)
    with pytest.raises(RuleViolation) as refused:
        child_items.withhold_note(world.desk, item.item_id, note.id, None)
    assert refused.value.blockers == (ItemBlocker.AGENCY_MAY_NOT_WRITE,)


@pytest.mark.rule("R26")
def test_a_note_kept_before_there_was_a_mark_still_opens(world: World) -> None:
    """As an earlier version sealed it."""
    item = open_item(world)
    child_items.add_note(world.desk, item.item_id, world.bvc.id, "Ett")
    (note,) = item.page().record.notes
    old = note.model_dump_json(exclude={"withheld"})
    assert "withheld" not in old
    assert ItemNote.model_validate_json(old) == note


@pytest.mark.rule("R26")
def test_a_guardians_sheet_is_the_same_with_and_without_the_marked_note(world: World) -> None:
    """Byte for byte, for each guardian, also who is named as heard; an agency's enclosure has the note."""
    held = written(world)
    item_id = held.children["Ekorren"]
    without = contents(held, PaperKind.GUARDIAN_SHEET)
    pages = [len(reading.pages(render_paper(each))) for each in contents(held, PaperKind.ENCLOSURE)]
    child_items.add_note(world.desk, item_id, world.ifo.id, LONG, withheld=MARK)
    sheets = contents(held, PaperKind.GUARDIAN_SHEET)
    assert len(sheets) == 2
    assert sheets == without
    for before, after in zip(without, sheets, strict=True):
        assert render_paper(after) == render_paper(before)
        assert "Zäpplewisk" not in reading.letters(render_paper(after))
    told = [len(reading.pages(render_paper(each))) for each in contents(held, PaperKind.ENCLOSURE)]
    assert all(more > fewer for more, fewer in zip(told, pages, strict=True))


@pytest.mark.rule("R26")
def test_a_sheet_prints_no_notes_at_all_today(world: World) -> None:
    """An unmarked one is not there either: only who was heard differs."""
    held = written(world)
    without = [render_paper(each) for each in contents(held, PaperKind.GUARDIAN_SHEET)]
    child_items.add_note(world.desk, held.children["Ekorren"], world.ifo.id, SECRET)
    sheets = contents(held, PaperKind.GUARDIAN_SHEET)
    assert all(world.ifo.id in sheet.speakers for sheet in sheets)
    assert [render_paper(each) for each in sheets] == without


@pytest.mark.rule("R26")
def test_an_enclosure_has_the_note_with_its_mark(world: World) -> None:
    """The line and the reason stand at the marked note only, and say for whom when it is not all."""
    held = written(world)
    item_id = held.children["Ekorren"]
    second = held.guardians()[1]
    child_items.add_note(world.desk, item_id, world.bvc.id, SECRET, withheld=MARK)
    partly = MARK.model_copy(update={"guardians": (second.id,)})
    child_items.add_note(world.desk, item_id, world.bvc.id, "Ring förmiddag", withheld=partly)
    made = contents(held, PaperKind.ENCLOSURE)
    assert len(made) == 3
    for content in made:
        assert isinstance(content, EnclosureContent)
        assert [note.withheld for note in content.notes] == [
            "",
            f"{NOT_FOR_GUARDIANS}. Skäl: Barnet kan fara illa",
            f"{NOT_FOR_GUARDIANS} (vårdnadshavare 2). Skäl: Barnet kan fara illa",
        ]
        read = reading.text(render_paper(content))
        assert SECRET in read and read.count(NOT_FOR_GUARDIANS) == 2


def extracts(world: World, item: OpenItem) -> list[ExtractContent]:
    """Return the papers of everybody in the case."""
    people = extract_people(world.desk, item.case.id)
    return [extract_content(world.desk, item.case.id, person) for person in people]


def told(content: ExtractContent) -> tuple[object, ...]:
    """Return what the paper says, but for the log: it counts that somebody wrote, not what."""
    sections = tuple(each for each in content.sections if each.title != extract_texts.LOG)
    return content.subject, content.facts, sections, content.left_out


@pytest.mark.rule("R26")
@pytest.mark.rule("R33")
def test_an_extract_is_the_same_with_and_without_marked_notes(world: World) -> None:
    """About the child and about a guardian, with a name that would be replaced and counted."""
    item = open_item(world, guardians=("Mira Påhitt", "Kim Hittepå"))
    child_items.add_note(world.desk, item.item_id, world.bvc.id, "Sover gott")
    child_items.add_note(world.desk, item.item_id, world.bvc.id, "Orkar", other_adult="Mira Påhitt")
    without = [told(content) for content in extracts(world, item)]
    people = extract_people(world.desk, item.case.id)
    pages = [len(reading.pages(make_extract(world.desk, item.case.id, each).pdf)) for each in people]
    for about in ("", "Mira Påhitt", "Kim Hittepå"):
        text = f"Kim och Mira: {LONG}"
        child_items.add_note(world.desk, item.item_id, world.bvc.id, text, other_adult=about, withheld=MARK)
    assert [told(content) for content in extracts(world, item)] == without
    for person, count in zip(people, pages, strict=True):
        pdf = make_extract(world.desk, item.case.id, person).pdf
        assert "Zäpplewisk" not in reading.letters(pdf)
        assert len(reading.pages(pdf)) == count


@pytest.mark.rule("R26")
@pytest.mark.rule("R33")
def test_an_extract_of_one_the_mark_does_not_cover_has_the_note(world: World) -> None:
    """The guardian whom it is not kept from, and another adult, who is no guardian."""
    item = open_item(world, guardians=("Mira Påhitt", "Kim Hittepå"))
    with world.desk.unit_of_work() as uow:
        one, _two = uow.guardians.for_case(item.case.id)
    mark = MARK.model_copy(update={"guardians": (one.id,)})
    for about in ("Mira Påhitt", "Kim Hittepå", "Vera Vindeltrast"):
        child_items.add_note(world.desk, item.item_id, world.bvc.id, SECRET, other_adult=about, withheld=mark)
    found = {
        (person.of, person.ordinal): SECRET
        in [
            row.what
            for section in extract_content(world.desk, item.case.id, person).sections
            for row in section.rows
        ]
        for person in extract_people(world.desk, item.case.id)
    }
    assert found == {
        (ExtractOf.CHILD, 0): False,
        (ExtractOf.GUARDIAN, 1): False,
        (ExtractOf.GUARDIAN, 2): True,
        (ExtractOf.OTHER_ADULT, 0): True,
    }
