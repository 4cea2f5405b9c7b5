"""The line for a number and the line for a passphrase."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.passphrase_field import PassphraseField


@pytest.fixture
def number(qtbot: QtBot, theme: Theme) -> Iterator[NumberField]:
    """Lend a line for 1 to 12 that shows 6."""
    field = NumberField("Månader", 1, 12)
    row = FieldRow("Månader", field)
    qtbot.addWidget(row)
    field.set_value(6)
    yield field
    row.hide()


def error_at(field: NumberField) -> str:
    """Return the sentence below the line."""
    row = field.parentWidget()
    assert isinstance(row, FieldRow)
    return row.error


def test_number_that_fits_is_handed_on_once(number: NumberField) -> None:
    """With Enter or on leaving, and not again when nothing changed."""
    told: list[int] = []
    number.number_changed.connect(told.append)
    number.setText("12")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert number.check()
    assert told == [12]


@pytest.mark.parametrize("typed", ["", "0", "13", "sex", "1.5", "²", "-1"])
def test_number_that_does_not_fit_is_said_and_kept(number: NumberField, typed: str) -> None:
    """Nothing is changed silently; the limits are told."""
    told: list[int] = []
    number.number_changed.connect(told.append)
    number.setText(typed)
    assert not number.check()
    assert error_at(number) == "Skriv ett tal från 1 till 12."
    assert (number.text(), told) == (typed, [])
    number.set_value(7)
    assert error_at(number) == ""


def test_arrow_keys_count_within_the_limits(number: NumberField) -> None:
    """Up and down by one; at the end nothing happens; other keys type."""
    QTest.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 7
    number.setText("1")
    QTest.keyClick(number, Qt.Key.Key_Down)
    assert number.value() == 1
    number.setText("")
    QTest.keyClick(number, Qt.Key.Key_Up)
    QTest.keyClicks(number, "4")
    assert number.value() == 4


def test_number_being_typed_is_not_overwritten(number: NumberField, qtbot: QtBot) -> None:
    """A change from elsewhere waits until the field is left; Tab marks what is there."""
    window = number.window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    number.clearFocus()
    number.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(number.hasFocus)
    assert number.selectedText() == "6"
    number.setText("1")
    number.set_value(9)
    assert number.text() == "1"


@pytest.fixture
def phrase(qtbot: QtBot, theme: Theme) -> PassphraseField:
    """Lend a passphrase line."""
    field = PassphraseField("Lösenfras")
    qtbot.addWidget(field)
    field.resize(400, 40)
    return field


def press(field: PassphraseField, key: Qt.Key, text: str, *, shift: bool = False) -> None:
    """Press a key as the system reports it."""
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))


def test_letters_are_hidden_until_wanted(phrase: PassphraseField) -> None:
    """The word stands inside the line and says what it does."""
    button = phrase.findChild(QPushButton)
    assert button is not None
    shown = [phrase.is_shown]
    for _press in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        shown.append(phrase.is_shown)
    assert shown == [False, True, False]
    assert button.accessibleName() == "Visa lösenfrasen"


def test_caps_lock_is_noticed_from_the_letters(phrase: PassphraseField) -> None:
    """A capital without Shift, or a small one with it; digits tell nothing."""
    said: list[bool] = []
    phrase.caps_changed.connect(said.append)
    press(phrase, Qt.Key.Key_A, "A")
    press(phrase, Qt.Key.Key_1, "1")
    press(phrase, Qt.Key.Key_A, "a")
    press(phrase, Qt.Key.Key_A, "A", shift=True)
    press(phrase, Qt.Key.Key_A, "a", shift=True)
    press(phrase, Qt.Key.Key_CapsLock, "")
    assert said == [True, False, True, False]


def test_nothing_is_claimed_about_keys_pressed_elsewhere(phrase: PassphraseField) -> None:
    """Leaving the window forgets; leaving for another field does not."""
    press(phrase, Qt.Key.Key_A, "A")
    QApplication.sendEvent(phrase, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    kept = phrase.caps_lock
    QApplication.sendEvent(phrase, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert (kept, phrase.caps_lock) == (True, False)


def test_what_is_taken_is_gone(phrase: PassphraseField, theme: Theme) -> None:
    """Also from Qt's own undo; larger letters leave room for the word."""
    QTest.keyClicks(phrase, "sju")
    assert phrase.take() == "sju"
    phrase.undo()
    assert phrase.text() == ""
    phrase.show()
    before = phrase.textMargins().right()
    theme.set_scale(2.0)
    assert phrase.textMargins().right() > before
