"""Styrkor by real widgets: both texts, notes by each agency, the confirmation, another adult."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from barnombud.services import child_items
from barnombud.texts import strengths as texts
from barnombud.ui.pages.meeting.steps.strengths import StrengthsStep
from barnombud.ui.pages.meeting.steps.strengths_notes import ABOUT_ADULT
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, open_item
from tests.ui.steps_world import HostedStep, hosted
from tests.world import World


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item in which the social services have not confirmed."""
    return open_item(world, confirmed=(world.preschool, world.bvc))


@pytest.fixture
def host(qtbot: QtBot, theme: Theme, item: OpenItem) -> HostedStep:
    """Host the step."""
    return hosted(qtbot, theme, item, StrengthsStep)[1]


@pytest.fixture
def step(host: HostedStep) -> StrengthsStep:
    """Lend the hosted step."""
    assert isinstance(host.step, StrengthsStep)
    return host.step


def test_strengths_stand_first_and_are_enough(step: StrengthsStep, host: HostedStep, item: OpenItem) -> None:
    """Both texts are saved; one strength gives the tick."""
    assert not step.is_done(item.page())
    step.hard.setPlainText("Långa samlingar")
    step.flush()
    assert host.done[-1:] == [False]
    step.works.setPlainText("Bygger gärna")
    step.flush()
    record = item.page().record
    assert (record.works, record.hard) == ("Bygger gärna", "Långa samlingar")
    assert host.done[-1:] == [True]
    assert step.is_done(item.page())
    assert (
        step.works.mapTo(step, step.works.rect().topLeft()).x()
        < step.hard.mapTo(step, step.hard.rect().topLeft()).x()
    )


def test_a_note_is_added_for_the_agency_that_writes(step: StrengthsStep, item: OpenItem) -> None:
    """One's own agency is proposed; another that is here can be chosen."""
    assert step.notes.writer.value() == item.world.preschool.id
    step.notes.writer.button(item.world.bvc.id).click()
    step.notes.text.setPlainText("Hörseln är kontrollerad")
    step.notes.add_button.click()
    (note,) = item.page().record.notes
    assert (note.agency_id, note.text, note.other_adult) == (
        item.world.bvc.id,
        "Hörseln är kontrollerad",
        "",
    )
    assert step.notes.text.text() == ""
    assert step.notes.notes[0].accessibleName() == "BVC Norra, 09.02. Hörseln är kontrollerad"


@pytest.mark.rule("R8")
def test_an_agency_confirms_in_one_press_before_its_first_note(
    step: StrengthsStep, host: HostedStep, item: OpenItem
) -> None:
    """The form is not there until the agency has confirmed; then the keyboard is in it."""
    step.notes.writer.button(item.world.ifo.id).click()
    assert step.notes.lock.isVisible()
    assert not step.notes.form.isVisible()
    assert step.notes.lock.button.accessibleName() == texts.CONFIRM
    step.notes.lock.button.click()
    assert host.asked_again
    assert not step.notes.lock.isVisible()
    assert step.notes.form.isVisible()
    assert item.world.ifo.id not in item.page().answer.notes_locked


@pytest.mark.rule("R6")
def test_a_note_about_another_adult_is_kept_out(step: StrengthsStep, item: OpenItem) -> None:
    """One is warned while writing and in the list, and the name is required."""
    step.notes.text.setPlainText("Söker föräldragrupp")
    step.notes.about.button(ABOUT_ADULT).click()
    assert step.notes.warning.isVisible()
    step.notes.add_button.click()
    assert step.notes.adult_row.error == texts.ADULT_MISSING
    step.notes.adult.setText("Omar Påhitt")
    step.notes.add_button.click()
    assert step.notes.notes[0].about.text() == texts.kept_out("Omar Påhitt")
    assert not step.notes.adult_row.isVisible()
    assert len(child_items.notes_kept_out(item.world.desk, item.item_id)) == 1


def test_an_empty_note_is_not_added(step: StrengthsStep, item: OpenItem) -> None:
    """It says so at the field."""
    step.notes.add_button.click()
    assert step.notes.text_row.error == texts.NOTE_MISSING
    assert item.page().record.notes == ()


def test_a_note_taken_away_can_be_brought_back(step: StrengthsStep, item: OpenItem) -> None:
    """Undo stands in the same place."""
    step.notes.text.setPlainText("Hörseln är kontrollerad")
    step.notes.add_button.click()
    step.notes.notes[0].remove.click()
    assert item.page().record.notes == ()
    assert step.notes.message.title == texts.REMOVED
    assert step.notes.empty.isVisible()
    step.notes.undo_pressed.emit()
    assert [note.text for note in item.page().record.notes] == ["Hörseln är kontrollerad"]
    step.presenter.put_back()
    assert len(item.page().record.notes) == 1


def test_a_half_written_note_is_there_again(
    qtbot: QtBot, theme: Theme, step: StrengthsStep, item: OpenItem
) -> None:
    """What was typed outlives a lock, and is gone once it is added."""
    step.notes.text.setPlainText("Hörseln är")
    step.flush()
    again, _ = hosted(qtbot, theme, item, StrengthsStep)
    assert again.notes.text.text() == "Hörseln är"
    again.notes.add_button.click()
    third, _ = hosted(qtbot, theme, item, StrengthsStep)
    assert third.notes.text.text() == ""


@pytest.mark.rule("R12")
def test_clearing_forgets_everything(step: StrengthsStep, item: OpenItem) -> None:
    """No text and no note of the child stays, and nothing more is written."""
    step.works.setPlainText("Bygger gärna")
    step.notes.text.setPlainText("Hörseln är kontrollerad")
    step.notes.add_button.click()
    step.flush()
    step.clear()
    step.presenter.write_works("efteråt")
    step.presenter.keep_draft("efteråt")
    step.presenter.add_note("efteråt", False, "")
    step.presenter.remove_note("nothing")
    step.presenter.put_back()
    step.presenter.confirm()
    step.presenter.choose_writer(item.world.bvc.id)
    assert (step.works.text(), step.notes.text.text(), step.notes.notes) == ("", "", [])
    assert item.page().record.works == "Bygger gärna"
    assert len(item.page().record.notes) == 1


def test_the_wall_hides_notes(step: StrengthsStep) -> None:
    """Notes are for those who write."""
    step.set_wall(True)
    assert not step.notes.isVisible()
