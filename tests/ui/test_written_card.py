"""What absent members have sent in, by real widgets in the step Styrkor (R8)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.services import room, written_inputs
from barnombud.texts import strengths as texts
from barnombud.ui.pages.meeting.steps.strengths import StrengthsStep
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, open_item
from tests.ui.steps_world import HostedStep, hosted
from tests.world import World


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item which the nurse has left after her agency had confirmed; the IFO had not."""
    item = open_item(world, confirmed=(world.preschool, world.bvc))
    room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.LEFT)
    return item


@pytest.fixture
def host(qtbot: QtBot, theme: Theme, item: OpenItem) -> HostedStep:
    """Host the step."""
    return hosted(qtbot, theme, item, StrengthsStep)[1]


@pytest.fixture
def step(host: HostedStep) -> StrengthsStep:
    """Lend the hosted step."""
    assert isinstance(host.step, StrengthsStep)
    return host.step


def _words(step: StrengthsStep) -> str:
    return " ".join(label.text() for label in step.written.findChildren(QLabel) if label.isVisible())


@pytest.mark.rule("R8")
def test_a_text_is_entered_as_hers_and_taken_away(step: StrengthsStep, item: OpenItem) -> None:
    """It stands with her name, role and date; an empty one is told at the field."""
    card = step.written
    assert card.isVisible()
    assert card.who.currentData() == item.world.nurse.id
    card.add_button.click()
    assert written_inputs.written_page(item.world.desk, item.item_id).texts == ()
    card.text.setPlainText("Hörseln kontrolleras i maj.")
    card.add_button.click()
    assert card.text.text() == ""
    assert "Skriftligt från Bo Låtsas, BVC-sjuksköterska, 3 mar" in _words(step)
    assert "Hörseln kontrolleras i maj." in _words(step)
    (remove,) = [b for b in card.findChildren(QPushButton) if b.accessibleName().startswith(texts.REMOVE)]
    remove.click()
    assert "Hörseln kontrolleras i maj." not in _words(step)


@pytest.mark.rule("R8")
def test_who_has_not_confirmed_is_named(step: StrengthsStep, item: OpenItem) -> None:
    """Of an agency that is away and has not confirmed nothing can be entered."""
    world = item.world
    room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.ARRIVED)
    room.note_members(world.desk, item.meeting_id, (world.family_worker.id,), AttendanceKind.LEFT)
    step.show_item(item.page())
    assert "IFO Exempelkommun har inte bekräftat" in _words(step)
    assert step.written.who.findData(world.family_worker.id) < 0


def test_it_is_hidden_on_the_wall_and_forgotten_with_the_child(step: StrengthsStep, item: OpenItem) -> None:
    """Nothing of it is left."""
    card = step.written
    step.set_wall(True)
    assert not card.isVisible()
    step.set_wall(False)
    assert card.isVisible()
    step.clear()
    assert not card.isVisible()
    step.written_presenter.enter(item.world.nurse.id, "sent")
    step.written_presenter.remove("x")
    assert written_inputs.written_page(item.world.desk, item.item_id).texts == ()


def test_everybody_here_needs_no_card(qtbot: QtBot, theme: Theme, world: World) -> None:
    """There is nobody to enter anything for."""
    step, host = hosted(qtbot, theme, open_item(world), StrengthsStep)
    assert host.ground.isVisible()
    assert not step.written.isVisible()
