"""Choices of a half-filled form: what the person has changed is known, read, and made again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.half_filled import HalfChosen, choices_in, half_filled, is_touched
from barnombud.ui.widgets.tick import RadioList, Tick
from barnombud.ui.widgets.tick_list import TickList
from barnombud.ui.widgets.toggle_button import ToggleButton

ABC = (("a", "Först"), ("b", "Sedan"), ("c", "Sist"))


class Form(QWidget):
    """One control of each kind, and a window that hears of choices."""

    def __init__(self) -> None:
        """Show them."""
        super().__init__()
        self.heard = 0
        self.drop, self.tick = DropList("Vem", ABC), Tick("Behöver tolk")
        self.radio, self.ticks = RadioList("Hur", ABC), TickList("Vilka", ABC)
        self.buttons, self.toggle = ChoiceButtons("När", ABC, can_clear=True), ToggleButton("Sömn")
        column = QVBoxLayout(self)
        for each in self.controls:
            column.addWidget(each)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """All of them."""
        return self.drop, self.tick, self.radio, self.ticks, self.buttons, self.toggle

    def note_choice(self) -> None:
        """Count."""
        self.heard += 1

    def choose(self) -> None:
        """Choose in every one by the keyboard or the mouse."""
        QTest.keyClick(self.drop, Qt.Key.Key_Down)
        for button in (self.tick.box, self.radio.button("b"), self.ticks.box("c"), self.buttons.button("b")):
            button.click()
        self.toggle.click()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """Lend a form on screen."""
    made = Form()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_the_person_chose_is_known_and_made_again(form: Form, qtbot: QtBot) -> None:
    """The window hears of each; another form takes the same, and tells whoever listens."""
    assert not any(is_touched(each) for each in form.controls)
    form.choose()
    assert all(is_touched(each) for each in form.controls)
    assert form.heard == len(form.controls)
    codes = [each.chosen_text() for each in form.controls if isinstance(each, HalfChosen)]
    assert codes == ["b", "on", "b", "c", "b", "on"]
    again = Form()
    qtbot.addWidget(again)
    told: list[object] = []
    again.drop.chosen.connect(told.append)
    again.buttons.chosen.connect(told.append)
    for each, code in zip(again.controls, codes, strict=True):
        assert isinstance(each, HalfChosen)
        assert each.choose_text(code)
        assert each.choose_text(code)
        assert each.chosen_text() == code
    assert set(told) == {"b"}


def test_what_is_not_on_offer_is_not_chosen(form: Form) -> None:
    """It waits until it is, if it comes at all."""
    assert not form.drop.choose_text("z")
    assert not form.radio.choose_text("z")
    assert not form.ticks.choose_text("a\nz")
    assert not form.buttons.choose_text("z")
    assert form.buttons.choose_text("a")
    assert form.buttons.choose_text("")


def test_what_the_program_shows_is_no_choice(form: Form) -> None:
    """A stored value takes the mark away; other choices leave it while the choice is among them."""
    form.choose()
    form.drop.set_choices(ABC[1:])
    form.ticks.set_choices(ABC)
    form.buttons.set_choices(ABC)
    assert is_touched(form.drop)
    assert is_touched(form.ticks)
    assert is_touched(form.buttons)
    form.drop.set_choices(ABC[:1])
    assert not is_touched(form.drop)
    form.tick.set_ticked(True)
    form.radio.set_value("b")
    form.ticks.set_values("c")
    form.buttons.set_value("b")
    form.toggle.set_on(True)
    assert not any(is_touched(each) for each in form.controls)


def test_only_marked_forms_and_what_is_on_screen(form: Form) -> None:
    """A choice elsewhere acts at once, and one that is hidden or cannot be used stands for nothing."""
    assert list(choices_in(form)) == []
    half_filled(form.tick)
    assert list(choices_in(form)) == [form.tick]
    half_filled(form)
    form.drop.hide()
    form.radio.setEnabled(False)
    assert set(choices_in(form)) == {form.tick, form.ticks, form.buttons, form.toggle}
