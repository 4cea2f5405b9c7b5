"""Dialogs: never larger than the screen, verbs on the buttons, and answers prepared for tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.ui.dialogs import Dialogs, FormDialog, PaperDialog, PresetDialogs, Question
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import SPACE_L

ASK = Question("Ta bort utkastet?", "Det ligger kvar i papperskorgen i 30 dagar.", "Ta bort utkastet")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    """Lend a window for dialogs to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(window: QWidget) -> PaperDialog:
    """Return the dialog over the window."""
    return next(each for each in window.findChildren(PaperDialog) if each.isVisible())


def press(qtbot: QtBot, dialog: QWidget, text: str) -> None:
    """Press the button with a text."""
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("button", "expected"), [("Ta bort utkastet", ["then"]), ("Avbryt", ["otherwise"])])
def test_question_answers_later(qtbot: QtBot, window: QWidget, button: str, expected: list[str]) -> None:
    """Asking returns at once; the button pressed decides what follows."""
    said = list[str]()
    Dialogs(window).ask(ASK, lambda: said.append("then"), lambda: said.append("otherwise"))
    assert said == []
    press(qtbot, opened(window), button)
    assert said == expected


def test_escape_is_no(qtbot: QtBot, window: QWidget) -> None:
    """Escape never does what was asked about."""
    said = list[str]()
    Dialogs(window).ask(ASK, lambda: said.append("then"))
    QTest.keyClick(opened(window), Qt.Key.Key_Escape)
    assert said == []


def test_dangerous_question_needs_the_case_number(qtbot: QtBot, window: QWidget) -> None:
    """Erasure opens its button only when the case number has been typed."""
    said = list[str]()
    question = Question(
        "Radera ärendet?",
        "Det går inte att ångra.",
        "Radera ärendet",
        danger=True,
        must_type="K7Q",
        must_type_label="Skriv ärendenumret",
    )
    Dialogs(window).ask(question, lambda: said.append("erased"))
    dialog = opened(window)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    press(qtbot, dialog, "Radera ärendet")
    assert said == []
    QTest.keyClicks(field, "k7q ")
    press(qtbot, dialog, "Radera ärendet")
    assert said == ["erased"]


def test_dangerous_question_starts_on_the_way_out(window: QWidget) -> None:
    """Enter in a hurry does no harm."""
    Dialogs(window).ask(Question("Lämna?", "Text.", "Lämna", danger=True), lambda: None)
    focused = opened(window).focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Avbryt"


def test_dialog_is_never_larger_than_the_screen(qtbot: QtBot, window: QWidget, theme: Theme) -> None:
    """A long text scrolls, also at 200 %; the buttons stay in sight."""
    theme.set_scale(2.0)
    Dialogs(window).tell("Mycket text", "En mening till. " * 600)
    dialog = opened(window)
    room = dialog.screen().availableSize()
    assert dialog.height() <= room.height()
    assert dialog.width() <= room.width()
    button = next(each for each in dialog.findChildren(QPushButton))
    assert dialog.rect().contains(button.geometry())


def test_a_short_question_leaves_no_emptiness(window: QWidget) -> None:
    """The buttons follow the words."""
    Dialogs(window).ask(ASK, lambda: None)
    dialog = opened(window)
    words = next(each for each in dialog.findChildren(QLabel) if each.text() == ASK.text)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == ASK.accept)
    between = button.mapTo(dialog, QPoint()).y() - words.mapTo(dialog, QPoint(0, words.height())).y()
    assert 0 <= between <= 3 * SPACE_L


def test_message_tells_when_it_is_read(qtbot: QtBot, window: QWidget) -> None:
    """One button, then what follows."""
    said = list[str]()
    Dialogs(window).tell("Klart", "Allt är sparat.", lambda: said.append("read"))
    press(qtbot, opened(window), "Jag har läst")
    assert said == ["read"]


def test_form_stays_until_it_is_right(qtbot: QtBot, window: QWidget) -> None:
    """A form closes when the caller says so, not before."""
    answers = [False, True]
    body = QWidget()
    QVBoxLayout(body).addWidget(QLineEdit())
    dialogs = Dialogs()
    dialogs.set_window(window)
    form = dialogs.open_form("Lägg till stöd", body, "Lägg till", lambda: answers.pop(0))
    assert isinstance(form, FormDialog)
    press(qtbot, form, "Lägg till")
    assert form.isVisible()
    with qtbot.waitSignal(form.accepted):
        press(qtbot, form, "Lägg till")


@pytest.mark.parametrize("kind", ["save", "open", "folder"])
def test_file_choosers_give_a_path(qtbot: QtBot, window: QWidget, tmp_path: Path, kind: str) -> None:
    """What is chosen comes as a path, later."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    chosen, dialogs = list[Path](), Dialogs(window)
    if kind == "save":
        dialogs.save_file("Spara", "bilaga.pdf", "PDF (*.pdf)", chosen.append)
    elif kind == "open":
        dialogs.open_file("Öppna", "PDF (*.pdf)", chosen.append)
    else:
        dialogs.choose_folder("Välj mapp", chosen.append)
    chooser = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    assert chosen == [tmp_path]


def test_prepared_answers_come_in_order(qapp: QApplication, tmp_path: Path) -> None:
    """Tests prepare what a person would answer."""
    dialogs, said = PresetDialogs(), list[object]()
    dialogs.will_answer(True, False, False)
    dialogs.ask(ASK, lambda: said.append("yes"))
    dialogs.ask(ASK, lambda: said.append("yes"), lambda: said.append("no"))
    dialogs.ask(ASK, lambda: said.append("yes"))
    dialogs.will_choose(tmp_path, None, tmp_path)
    dialogs.save_file("a", "b", "c", said.append)
    dialogs.open_file("a", "c", said.append)
    dialogs.choose_folder("a", said.append)
    dialogs.tell("Titel", "Text", lambda: said.append("read"))
    assert said == ["yes", "no", tmp_path, tmp_path, "read"]
    assert dialogs.asked == [ASK] * 3
    assert dialogs.told == [("Titel", "Text")]


def test_unprepared_questions_fail_the_test(qapp: QApplication) -> None:
    """A question nobody expected is never answered by chance."""
    with pytest.raises(AssertionError):
        PresetDialogs().ask(ASK, lambda: None)
    with pytest.raises(AssertionError):
        PresetDialogs().choose_folder("Mapp", lambda _path: None)
