"""Choices, steps, lists and tables: by mouse and by keyboard, with names for a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.ladder_bar import LadderBar
from barnombud.ui.widgets.reorder_list import ReorderList, ReorderRow
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow
from barnombud.ui.widgets.step_bar import StepBar
from barnombud.ui.widgets.table_cells import Cell
from barnombud.ui.widgets.tick import RadioList, Tick

ANSWERS = (("yes", "Ja"), ("no", "Nej"), ("later", "Senare"))
AGENDA = (
    ReorderRow("welcome", "Välkomna", movable=False),
    ReorderRow("past", "Sedan sist"),
    ReorderRow("talk", "Konsultation"),
)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Put a widget on screen."""
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()


def test_choice_is_told_once(qtbot: QtBot, theme: Theme) -> None:
    """A press tells; the same again does not; a stored one never does."""
    choice, told = ChoiceButtons("Svar", ANSWERS), list[str]()
    shown(qtbot, choice)
    choice.chosen.connect(told.append)
    choice.set_value("no")
    assert choice.value() == "no"
    for code in ("yes", "yes", "later"):
        QTest.mouseClick(choice.button(code), Qt.MouseButton.LeftButton)
    assert told == ["yes", "later"]
    assert choice.value() == "later"


@pytest.mark.rule("R40")
def test_choice_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    """A digit takes a choice, a disabled one stays; other keys pass."""
    choice, told = ChoiceButtons("Svar", ANSWERS), list[str]()
    shown(qtbot, choice)
    choice.chosen.connect(told.append)
    choice.button("yes").setFocus()
    QTest.keyClick(choice.button("yes"), Qt.Key.Key_2)
    choice.button("later").setEnabled(False)
    QTest.keyClick(choice.button("no"), Qt.Key.Key_3)
    QTest.keyClick(choice.button("no"), Qt.Key.Key_9)
    assert told == ["no"]


def test_choice_can_be_taken_back(qtbot: QtBot, theme: Theme) -> None:
    """Only where that is allowed."""
    choice, told = ChoiceButtons("Svar", ANSWERS, can_clear=True), list[str]()
    shown(qtbot, choice)
    choice.chosen.connect(told.append)
    for _ in range(2):
        QTest.mouseClick(choice.button("yes"), Qt.MouseButton.LeftButton)
    assert told == ["yes", ""]
    assert choice.value() is None


def test_other_choices_forget_a_value_that_is_gone(qtbot: QtBot, theme: Theme) -> None:
    """A value among the new choices stays."""
    choice = ChoiceButtons("Svar", ANSWERS)
    shown(qtbot, choice)
    choice.set_value("no")
    choice.set_choices(ANSWERS[:2])
    assert choice.value() == "no"
    choice.set_choices(ANSWERS[:1])
    assert choice.value() is None


@pytest.mark.rule("R40")
def test_focus_is_never_lost_when_things_are_shown_anew(qtbot: QtBot, theme: Theme) -> None:
    """After a save the keyboard is where it was: on the same choice, step or table."""
    ground = QWidget()
    layout = QVBoxLayout(ground)
    choice, steps, rows = ChoiceButtons("Svar", ANSWERS), StepBar("Steg", ANSWERS), table()
    for widget in (choice, steps, rows):
        layout.addWidget(widget)
    rows.set_widget(0, 2, QPushButton("Bocka av"))
    shown(qtbot, ground)
    choice.button("later").setFocus()
    choice.set_choices(ANSWERS)
    assert choice.button("later").hasFocus()
    choice.set_choices(ANSWERS[:1])
    assert choice.button("yes").hasFocus()
    steps.set_current("no")
    steps.findChildren(QPushButton)[1].setFocus()
    steps.set_steps(ANSWERS)
    focused = ground.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Nej, steg 2 av 3"
    inside = rows.cellWidget(0, 2)
    assert inside is not None
    inside.setFocus()
    rows.set_rows((TableRow("a", ("1", "2", "3")),))
    assert rows.hasFocus()


@pytest.mark.rule("R40")
def test_coming_to_a_table_marks_a_row(qtbot: QtBot, theme: Theme) -> None:
    """Tab into a table shows which row the keyboard is on."""
    rows = table()
    shown(qtbot, rows)
    rows.clearFocus()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows.current_key() == "a"


def test_choices_wrap_where_it_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    """The buttons take more lines instead of being cut."""
    choice = ChoiceButtons("Svar", ANSWERS)
    shown(qtbot, choice)
    assert choice.heightForWidth(90) > choice.heightForWidth(900)


def test_tick_is_pressed_by_its_words(qtbot: QtBot, theme: Theme) -> None:
    """The sentence beside the box belongs to it, for the mouse and for a screen reader."""
    tick, told = Tick("Vår verksamhet har kontrollerat samtycket"), list[bool]()
    shown(qtbot, tick)
    tick.ticked.connect(told.append)
    words = tick.findChild(QLabel)
    assert isinstance(words, QLabel)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert told == [True]
    assert tick.is_ticked()
    assert tick.box.accessibleName() == "Vår verksamhet har kontrollerat samtycket"
    tick.set_ticked(False)
    assert told == [True]


def test_radio_list_tells(qtbot: QtBot, theme: Theme) -> None:
    """One of several sentences."""
    radio, told = RadioList("Grund", ANSWERS), list[str]()
    shown(qtbot, radio)
    radio.chosen.connect(told.append)
    assert radio.value() is None
    radio.button("no").click()
    assert told == ["no"]
    radio.set_value("yes")
    assert radio.value() == "yes"
    assert told == ["no"]


@pytest.mark.rule("R40")
def test_steps_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    """Alt with an arrow goes to the next step and stops at the ends."""
    steps, told = StepBar("Steg", ANSWERS), list[str]()
    shown(qtbot, steps)
    steps.step_chosen.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(steps, key, Qt.KeyboardModifier.AltModifier)
    assert told == ["no", "later", "no"]
    assert steps.current == "no"


def test_steps_say_what_is_done(qtbot: QtBot, theme: Theme) -> None:
    """The tick is also in words; changing the steps keeps the current one if it is there."""
    steps = StepBar("Steg", ANSWERS)
    shown(qtbot, steps)
    steps.set_done({"yes"})
    steps.set_current("no")
    names = [button.accessibleName() for button in steps.findChildren(QPushButton)]
    assert names == ["Ja, steg 1 av 3, klart", "Nej, steg 2 av 3", "Senare, steg 3 av 3"]
    steps.set_steps(ANSWERS[1:])
    assert steps.current == "no"
    steps.set_steps(ANSWERS[2:])
    assert steps.current == "later"
    steps.set_steps(())
    steps.move_by(1)
    assert steps.current == ""


def test_pressing_a_step_tells_once(qtbot: QtBot, theme: Theme) -> None:
    """The step on screen is not chosen again."""
    steps, told = StepBar("Steg", ANSWERS), list[str]()
    shown(qtbot, steps)
    steps.step_chosen.connect(told.append)
    button = steps.findChildren(QPushButton)[1]
    button.click()
    button.click()
    assert told == ["no"]


@pytest.mark.rule("R40")
def test_order_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    """Alt with an arrow moves a row, never past one that stays."""
    rows, told = ReorderList("Dagordning"), list[list[str]]()
    shown(qtbot, rows)
    rows.order_changed.connect(told.append)
    rows.set_rows(AGENDA)
    inner = rows.findChild(QListWidget)
    assert isinstance(inner, QListWidget)
    inner.setCurrentRow(2)
    assert rows.current_key() == "talk"
    QTest.keyClick(inner, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(inner, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told == [["welcome", "talk", "past"]]
    assert rows.current_key() == "talk"
    rows.move_current(5)
    assert len(told) == 1


def test_order_by_buttons_and_opening(qtbot: QtBot, theme: Theme) -> None:
    """The same by two buttons; Enter opens; an empty list has no current row."""
    rows, opened = ReorderList("Dagordning"), list[str]()
    shown(qtbot, rows)
    assert rows.current_key() == ""
    rows.move_current(1)
    rows.set_rows(AGENDA)
    rows.row_chosen.connect(opened.append)
    inner = rows.findChild(QListWidget)
    assert isinstance(inner, QListWidget)
    inner.setCurrentRow(1)
    down = next(each for each in rows.findChildren(QPushButton) if each.text() == "Flytta ned")
    down.click()
    assert rows.keys() == ["welcome", "talk", "past"]
    QTest.keyClick(inner, Qt.Key.Key_Return)
    assert opened == ["past"]
    rows.set_rows(AGENDA)
    assert rows.current_key() == "past"


def test_order_after_a_drag(qtbot: QtBot, theme: Theme) -> None:
    """A drag tells the new order; one that displaces a row that stays is taken back."""
    rows, told = ReorderList("Dagordning"), list[list[str]]()
    shown(qtbot, rows)
    rows.set_rows(AGENDA)
    rows.order_changed.connect(told.append)
    inner = rows.findChild(QListWidget)
    assert isinstance(inner, QListWidget)

    def drag(place: int, to: int) -> None:
        inner.insertItem(to, inner.takeItem(place))
        inner.setCurrentRow(to)
        inner.dropped.emit()  # type: ignore[attr-defined]  # the list inside is a private class

    drag(2, 1)
    assert told == [["welcome", "talk", "past"]]
    drag(2, 0)
    assert rows.keys() == ["welcome", "talk", "past"]
    inner.dropped.emit()  # type: ignore[attr-defined]  # as above
    assert len(told) == 1


def table() -> SimpleTable:
    """Return a table with every kind of cell."""
    made = SimpleTable("Att göra", ("Vad", "Vem", "Läge"), weights=(3, 2, 2))
    made.set_rows(
        (
            TableRow(
                "a",
                (
                    "Återkoppla till vårdnadshavarna " * 3,
                    Cell("Rektor", "strong"),
                    Cell("erbjuden", ladder=(2, 6)),
                ),
            ),
            TableRow(
                "b",
                (Cell("Ring", caption="före fredag"), Cell("BVC", "chip-green"), Cell("i dag", "warning")),
            ),
            TableRow("c", (Cell("Vänta", "quiet"), Cell("", ""), Cell("svar saknas", "chip-amber"))),
        )
    )
    return made


@pytest.mark.rule("R40")
def test_table_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    """Arrows move, Enter opens, and the cursor stays on its row when the rows come anew."""
    rows, opened, chosen = table(), list[str](), list[str]()
    shown(qtbot, rows)
    rows.row_activated.connect(opened.append)
    rows.row_selected.connect(chosen.append)
    rows.setFocus()
    rows.selectRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened == ["b"]
    assert chosen == ["a", "b"]
    rows.set_rows((TableRow("x", ("1", "2", "3")), TableRow("b", ("1", "2", "3"))))
    assert rows.current_key() == "b"
    assert chosen == ["a", "b"]
    rows.cellDoubleClicked.emit(0, 1)
    assert opened == ["b", "x"]


def test_table_never_scrolls(qtbot: QtBot, theme: Theme) -> None:
    """Narrow columns wrap and the table grows; at 200 % as well."""
    rows = table()
    shown(qtbot, rows)
    rows.resize(900, rows.height())
    wide = rows.height()
    rows.resize(330, rows.height())
    assert rows.height() > wide
    assert sum(rows.columnWidth(column) for column in range(3)) <= rows.viewport().width()
    narrow = rows.height()
    theme.set_scale(2.0)
    rows.grab()
    assert rows.height() > narrow


def test_table_speaks(qtbot: QtBot, theme: Theme) -> None:
    """Each cell says its whole content in words, the ladder too."""
    rows = table()
    shown(qtbot, rows)
    cells = [rows.model().index(row, column) for row, column in ((0, 2), (1, 0))]
    spoken = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    assert spoken == ["erbjuden, steg 2 av 6", "Ring, före fredag"]


def test_table_makes_room_for_buttons(qtbot: QtBot, theme: Theme) -> None:
    """A cell may hold a button."""
    rows = table()
    shown(qtbot, rows)
    before = rows.rowHeight(2)
    rows.set_widget(2, 2, QPushButton("Bocka av"))
    assert rows.rowHeight(2) >= before


def test_empty_table_is_only_its_head(qtbot: QtBot, theme: Theme) -> None:
    """No rows, no current row, and Enter opens nothing."""
    rows = SimpleTable("Tom", ("Vad",))
    shown(qtbot, rows)
    with qtbot.assertNotEmitted(rows.row_activated):
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert rows.current_key() == ""


def test_ladder_says_its_state(qtbot: QtBot, theme: Theme) -> None:
    """The word carries the meaning."""
    ladder = LadderBar("Språkgrupp")
    shown(qtbot, ladder)
    ladder.set_state(2, 6, "erbjuden")
    assert ladder.accessibleName() == "Språkgrupp: erbjuden, steg 2 av 6"
    assert not ladder.grab().isNull()
    assert ladder.minimumSizeHint().width() <= ladder.sizeHint().width()


def test_long_table_fills_while_the_window_answers(qtbot: QtBot, theme: Theme) -> None:
    """The first rows stand at once, the rest follow; the cursor stays although its row comes late."""
    rows = [TableRow(str(number), (f"Möte {number}", "Avslutat")) for number in range(300)]
    made, told = SimpleTable("Möten", ("När", "Läge")), list[str]()
    shown(qtbot, made)
    made.set_rows(rows)
    height = made.height()
    assert made.item(49, 0) is not None
    assert made.item(299, 0) is None
    qtbot.waitUntil(lambda: made.item(299, 1) is not None)
    assert made.height() >= height
    made.selectRow(250)
    made.row_selected.connect(told.append)
    made.set_rows(rows)
    made.set_rows(rows[:280])
    qtbot.waitUntil(lambda: made.current_key() == "250")
    assert told == []
