"""Marking a note "Delas inte med vårdnadshavare" by real widgets: tick, why, whom, and taking it away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.child_item import LONGEST_REASON, NoteWithholding
from barnombud.texts import strengths as texts
from barnombud.ui.pages.meeting.steps.strengths import StrengthsStep
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, open_item
from tests.ui.steps_world import HostedStep, hosted
from tests.world import World

TEXT = "Berättar hemma"
WHY = "Barnet kan fara illa"


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item of a child with two guardians."""
    return open_item(world, guardians=("Mira Påhitt", "Kim Hittepå"))


@pytest.fixture
def host(qtbot: QtBot, theme: Theme, item: OpenItem) -> HostedStep:
    """Host the step."""
    return hosted(qtbot, theme, item, StrengthsStep)[1]


@pytest.fixture
def step(host: HostedStep) -> StrengthsStep:
    """Lend the hosted step, with a note half written."""
    assert isinstance(host.step, StrengthsStep)
    host.step.notes.text.setPlainText(TEXT)
    return host.step


@pytest.mark.rule("R26")
def test_a_note_is_marked_by_keyboard(step: StrengthsStep, item: OpenItem) -> None:
    """The reason is asked for only when the tick is there, and everything has a name."""
    fields = step.notes.withhold
    assert not fields.reason_row.isVisible() and not fields.whom_row.isVisible()
    assert fields.tick.box.accessibleName() == texts.WITHHOLD
    assert fields.tick.box.accessibleDescription() == texts.WITHHOLD_HELP
    fields.tick.box.setFocus()
    QTest.keyClick(fields.tick.box, Qt.Key.Key_Space)
    assert fields.reason_row.isVisible() and fields.whom_row.isVisible()
    assert fields.reason.hasFocus()
    assert fields.reason.accessibleName() == texts.WITHHOLD_REASON
    assert fields.reason.maxLength() == LONGEST_REASON
    QTest.keyClicks(fields.reason, "Risk")
    step.notes.add_button.click()
    (note,) = item.page().record.notes
    assert note.withheld == NoteWithholding(reason="Risk")
    shown = step.notes.notes[0]
    assert shown.withheld.text() == "Delas inte med vårdnadshavare. Skäl: Risk"
    assert shown.accessibleName().endswith(shown.withheld.text())
    assert not fields.tick.is_ticked() and fields.reason.text() == ""
    assert not fields.reason_row.isVisible()


@pytest.mark.rule("R26")
def test_without_a_reason_or_a_guardian_nothing_is_added(step: StrengthsStep, item: OpenItem) -> None:
    """It says so at the field; without the tick nothing is asked for."""
    fields = step.notes.withhold
    fields.tick.box.click()
    step.notes.add_button.click()
    assert fields.reason_row.error == texts.WITHHOLD_MISSING
    fields.reason.setText(WHY)
    with item.world.desk.unit_of_work() as uow:
        one, two = uow.guardians.for_case(item.case.id)
    for guardian in (one, two):
        fields.whom.box(guardian.id).click()
    step.notes.add_button.click()
    assert fields.reason_row.error == ""
    assert fields.whom_row.error == texts.WITHHOLD_NOBODY
    assert item.page().record.notes == ()
    fields.tick.box.click()
    assert not fields.reason_row.isVisible() and not fields.whom_row.isVisible()
    step.notes.add_button.click()
    assert [note.withheld for note in item.page().record.notes] == [None]
    assert step.notes.notes[0].withheld.isHidden()
    assert step.notes.notes[0].unmark.isHidden()


@pytest.mark.rule("R26")
def test_a_note_is_kept_from_one_guardian(step: StrengthsStep, item: OpenItem) -> None:
    """All are ticked to begin with, and again for the next note; taken back, a note still has its mark."""
    fields = step.notes.withhold
    with item.world.desk.unit_of_work() as uow:
        one, two = uow.guardians.for_case(item.case.id)
    fields.tick.box.click()
    assert fields.whom.values() == {one.id, two.id}
    fields.whom.box(one.id).click()
    fields.reason.setText(WHY)
    step.notes.add_button.click()
    mark = NoteWithholding(reason=WHY, guardians=(two.id,))
    assert [note.withheld for note in item.page().record.notes] == [mark]
    assert step.notes.notes[0].withheld.text() == f"Delas inte med Kim Hittepå. Skäl: {WHY}"
    assert fields.whom.values() == {one.id, two.id}
    step.notes.notes[0].remove.click()
    step.notes.undo_pressed.emit()
    assert [note.withheld for note in item.page().record.notes] == [mark]


@pytest.mark.rule("R26")
def test_the_mark_is_taken_away_and_the_note_stays(step: StrengthsStep, item: OpenItem) -> None:
    """One press at the note; after clearing the step does nothing."""
    fields = step.notes.withhold
    fields.tick.box.click()
    fields.reason.setText(WHY)
    step.notes.add_button.click()
    unmark = step.notes.notes[0].unmark
    assert unmark.isVisibleTo(step.notes.notes[0])
    assert unmark.accessibleName() == texts.unmark_name("Förskolan Tallbacken")
    unmark.click()
    (note,) = item.page().record.notes
    assert (note.text, note.withheld) == (TEXT, None)
    assert step.notes.notes[0].unmark.isHidden()
    step.clear()
    step.presenter.unmark_note(note.id)
    assert item.page().record.notes == (note,)


@pytest.mark.rule("R26")
def test_an_only_guardian_is_not_chosen(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The tick and why are enough."""
    item = open_item(world)
    step, _host = hosted(qtbot, theme, item, StrengthsStep)
    step.notes.text.setPlainText(TEXT)
    step.notes.withhold.tick.box.click()
    assert not step.notes.withhold.whom_row.isVisible()
    step.notes.withhold.reason.setText(WHY)
    step.notes.add_button.click()
    assert [note.withheld for note in item.page().record.notes] == [NoteWithholding(reason=WHY)]
