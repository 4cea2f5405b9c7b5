"""Writing in a child's item, in the real store: only while the gate is open (R8, R11, R12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.consent.codes import GateCode
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.child_item import ChildVoice, ItemBlocker, VoicePosition
from barnombud.domain.meeting.meeting import ItemState
from barnombud.errors import ConsentError, InputError, KeyNotHeld, RuleViolation
from barnombud.services import cases, child_items, consent_round, consents, holding, room
from tests.held_meeting import Held, start
from tests.world import World

ASKED = ChildVoice(position=VoicePosition.ASKED, how="I leken", words="Jag vill vara med")
ANSWERS = ("Lite sömn", "Ja", "Kortare samlingar", "Bildstöd", "")


def opened(world: World, *, second_child: bool = False) -> tuple[Held, ItemId]:
    """Start a meeting and open Alva's item."""
    held = start(world, second_child=second_child)
    item_id = held.children["Ekorren"]
    holding.open_child_item(world.desk, item_id)
    return held, item_id


def test_the_open_item_shows_what_has_been_written(world: World) -> None:
    """Name, number and concern; voice, what works, the five questions and notes come back as kept."""
    held = start(world)
    case = held.cases["Ekorren"]
    prepared = Preparation(concern="Oro för sömnen", wish="Lugnare kvällar")
    cases.save_preparation(world.desk, case.id, prepared)
    item_id = held.children["Ekorren"]
    holding.open_child_item(world.desk, item_id)
    child_items.save_voice(world.desk, item_id, ASKED)
    child_items.save_works_and_hard(world.desk, item_id, "Leker", "Samlingen")
    child_items.save_five_questions(world.desk, item_id, ANSWERS)
    child_items.add_note(world.desk, item_id, world.bvc.id, "Syn och hörsel utan anmärkning")
    page = child_items.item_page(world.desk, item_id)
    assert (page.shown_name, page.case_number) == ("Alva", case.number)
    assert (page.concern, page.wish) == ("Oro för sömnen", "Lugnare kvällar")
    assert (page.record.voice, page.record.works, page.record.hard) == (ASKED, "Leker", "Samlingen")
    assert page.record.five_questions == ANSWERS
    assert [note.text for note in page.record.notes] == ["Syn och hörsel utan anmärkning"]
    assert page.answer.is_open


def test_a_note_is_taken_away(world: World) -> None:
    """Only the one pointed at."""
    _, item_id = opened(world)
    child_items.add_note(world.desk, item_id, world.bvc.id, "Ett")
    record = child_items.add_note(world.desk, item_id, world.preschool.id, "Två").value
    record = child_items.remove_note(world.desk, item_id, record.notes[0].id).value
    assert [note.text for note in record.notes] == ["Två"]


@pytest.mark.rule("R8")
def test_a_note_of_an_agency_that_has_to_confirm_again_stays(world: World) -> None:
    """Who may not write takes nothing away either."""
    held, item_id = opened(world)
    record = child_items.add_note(world.desk, item_id, world.bvc.id, "Ett").value
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    case_id = held.cases["Ekorren"].id
    for guardian in held.guardians():
        consents.record_answer(world.desk, case_id, guardian.id, Answer.YES, world.terms())
    consents.confirm_consent(world.desk, case_id, world.preschool.id)
    with pytest.raises(RuleViolation) as refused:
        child_items.remove_note(world.desk, item_id, record.notes[0].id)
    assert refused.value.blockers == (ItemBlocker.AGENCY_MAY_NOT_WRITE,)


WRITES: tuple[Callable[[World, ItemId], object], ...] = (
    lambda world, item_id: child_items.item_page(world.desk, item_id),
    lambda world, item_id: child_items.save_voice(world.desk, item_id, ASKED),
    lambda world, item_id: child_items.save_works_and_hard(world.desk, item_id, "a", "b"),
    lambda world, item_id: child_items.save_five_questions(world.desk, item_id, ANSWERS),
    lambda world, item_id: child_items.add_note(world.desk, item_id, world.preschool.id, "a"),
    lambda world, item_id: child_items.remove_note(world.desk, item_id, "1"),
    lambda world, item_id: child_items.withhold_note(world.desk, item_id, "1", None),
    lambda world, item_id: child_items.finish_child_item(world.desk, item_id),
)


@pytest.mark.rule("R12")
@pytest.mark.rule("R7")
@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_read_or_written_once_the_gate_has_shut(
    world: World, write: Callable[[World, ItemId], object]
) -> None:
    """Called directly, before any screen has noticed: the gate is asked in the same transaction."""
    held, item_id = opened(world)
    case_id, guardian = held.cases["Ekorren"].id, held.guardians()[0]
    consents.withdraw_consent(world.desk, case_id, guardian.id)
    with pytest.raises(ConsentError) as refused:
        write(world, item_id)
    assert refused.value.blockers == (GateCode.WITHDRAWN,)


@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_read_or_written_in_an_item_that_is_not_open(
    world: World, write: Callable[[World, ItemId], object]
) -> None:
    """Paused is shut."""
    _, item_id = opened(world)
    holding.close_item(world.desk, item_id, done=False)
    with pytest.raises(RuleViolation) as refused:
        write(world, item_id)
    assert refused.value.blockers == (ItemBlocker.NOT_OPEN,)


@pytest.mark.rule("R12")
def test_who_holds_no_key_reads_nothing(world: World) -> None:
    """The left-out agency at the keyboard, the item left open by another."""
    held = start(world, second_child=True)
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
    consent_round.confirm_present(world.desk, held.meeting_id)
    item_id = held.children["Igelkotten"]
    holding.open_child_item(world.desk, item_id)
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        child_items.item_page(world.desk, item_id)


@pytest.mark.rule("R8")
def test_an_agency_writes_first_when_it_has_confirmed(world: World) -> None:
    """A newer answer asks for a new confirmation, from each agency for itself."""
    held, item_id = opened(world)
    case_id = held.cases["Ekorren"].id
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    for guardian in held.guardians():
        consents.record_answer(world.desk, case_id, guardian.id, Answer.YES, world.terms())
    consents.confirm_consent(world.desk, case_id, world.preschool.id)
    child_items.add_note(world.desk, item_id, world.preschool.id, "Förskolan får")
    with pytest.raises(RuleViolation) as refused:
        child_items.add_note(world.desk, item_id, world.bvc.id, "BVC får inte än")
    assert refused.value.blockers == (ItemBlocker.AGENCY_MAY_NOT_WRITE,)
    consents.confirm_consent(world.desk, case_id, world.bvc.id)
    record = child_items.add_note(world.desk, item_id, world.bvc.id, "Nu får BVC").value
    assert len(record.notes) == 2


@pytest.mark.parametrize(
    ("write", "field", "reason"),
    [
        (lambda w, i: child_items.add_note(w.desk, i, w.bvc.id, "  "), "text", "empty"),
        (lambda w, i: child_items.add_note(w.desk, i, w.bvc.id, "x" * 10_001), "text", "too_long"),
        (
            lambda w, i: child_items.add_note(w.desk, i, w.bvc.id, "a", other_adult="x" * 121),
            "other_adult",
            "too_long",
        ),
        (lambda w, i: child_items.save_works_and_hard(w.desk, i, "x" * 10_001, ""), "works", "too_long"),
        (lambda w, i: child_items.save_works_and_hard(w.desk, i, "", "x" * 10_001), "hard", "too_long"),
        (
            lambda w, i: child_items.save_five_questions(w.desk, i, ("", "", "x" * 10_001, "", "")),
            "five_questions",
            "too_long",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    world: World, write: Callable[[World, ItemId], object], field: str, reason: str
) -> None:
    """Nothing else of the item changes."""
    _, item_id = opened(world)
    before = child_items.item_page(world.desk, item_id).record
    with pytest.raises(InputError) as refused:
        write(world, item_id)
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert child_items.item_page(world.desk, item_id).record == before


@pytest.mark.rule("R6")
def test_a_note_about_another_adult_is_kept_out_until_she_agrees(world: World) -> None:
    """Warned about, and in the shared text only after her own yes."""
    held, item_id = opened(world)
    child_items.add_note(world.desk, item_id, world.bvc.id, "Barnet sover bra")
    child_items.add_note(world.desk, item_id, world.bvc.id, "Trött efter jobbet", other_adult=" Siv Påhitt ")
    assert [note.text for note in child_items.notes_kept_out(world.desk, item_id)] == ["Trött efter jobbet"]
    consents.record_answer(
        world.desk,
        held.cases["Ekorren"].id,
        None,
        Answer.YES,
        world.terms(),
        other_adult="Siv Påhitt",
    )
    assert child_items.notes_kept_out(world.desk, item_id) == ()


@pytest.mark.rule("R11")
def test_an_item_is_done_with_a_position_and_an_agreement(world: World) -> None:
    """Words are never required; the position is, and so is what was agreed."""
    held, item_id = opened(world)
    with pytest.raises(RuleViolation) as refused:
        child_items.finish_child_item(world.desk, item_id)
    assert refused.value.blockers == (ItemBlocker.VOICE_UNSET, ItemBlocker.NOTHING_AGREED)
    child_items.save_voice(world.desk, item_id, ChildVoice(position=VoicePosition.NOT_ASKED, why_not=" "))
    with pytest.raises(RuleViolation) as unsaid:
        child_items.finish_child_item(world.desk, item_id)
    assert ItemBlocker.VOICE_UNSET in unsaid.value.blockers
    child_items.save_voice(world.desk, item_id, ChildVoice(position=VoicePosition.NOT_ASKED, why_not="Sover"))
    with pytest.raises(RuleViolation) as still:
        child_items.finish_child_item(world.desk, item_id)
    assert still.value.blockers == (ItemBlocker.NOTHING_AGREED,)
    held.open_child()
    done = child_items.finish_child_item(world.desk, item_id).value
    assert (done.state, done.closed_at is not None) == (ItemState.DONE, True)
    with world.desk.unit_of_work() as uow:
        assert uow.item_snapshots.latest(item_id) is not None
        assert not uow.cases.preparation(held.cases["Ekorren"].id).take_up
