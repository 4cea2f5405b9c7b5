"""A copied text is marked for clipboard histories, and gone after a while if it is still ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from barnombud.ui.shell import clipboard_care
from barnombud.ui.shell.clipboard_care import ClipboardCare


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[QLineEdit]:
    """Lend a field with the keyboard on it, and an empty clipboard before and after."""
    QApplication.clipboard().clear()
    field = QLineEdit("Alva Påhitt")
    qtbot.addWidget(field)
    field.show()

    def is_active() -> bool:
        field.activateWindow()
        return field.isActiveWindow()

    qtbot.waitUntil(is_active)
    yield field
    QApplication.clipboard().clear()


@pytest.mark.rule("R34")
def test_copied_text_goes_after_a_while(
    qtbot: QtBot, qapp: QApplication, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be pasted at once, and no history is to remember it."""
    monkeypatch.setattr(clipboard_care, "STAYS_MS", 200)
    owner = QObject()
    ClipboardCare(qapp, owner)
    field.selectAll()
    field.copy()
    there = QApplication.clipboard().mimeData()
    assert there.text() == "Alva Påhitt"
    assert there.data("x-kde-passwordManagerHint").data() == b"secret"
    assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in there.formats())
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")
    owner.deleteLater()


def test_what_another_program_has_put_there_stays(
    qapp: QApplication, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only our own text is taken away."""
    owner = QObject()
    care = ClipboardCare(qapp, owner)
    field.selectAll()
    field.copy()
    monkeypatch.setattr(qapp, "focusWindow", lambda: None)  # the keyboard is in another program
    QApplication.clipboard().setText("från kalendern")
    care.forget()
    assert QApplication.clipboard().text() == "från kalendern"
    care.forget()
    owner.deleteLater()
