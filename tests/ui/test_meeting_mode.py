"""The lock waits longer in a meeting only by a decision, for half an hour at most, counted down on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.texts import meeting_mode as texts
from barnombud.ui.shell.idle_lock import IdleLock
from barnombud.ui.shell.meeting_mode import MeetingMode
from tests.ui.shell_world import ShellWorld

_KEY = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)


@pytest.mark.rule("R35")
def test_there_only_by_a_decision(qtbot: QtBot, qapp: QApplication, shell: ShellWorld) -> None:
    """Without a reference there is no button; taking it away ends what runs."""
    idle = IdleLock(qapp, 5)
    button = MeetingMode(idle)
    shell.window.top_bar.add_mode(button)
    button.allow("")
    assert not button.isVisible()
    button.allow("BUN 2026-10-01 § 44")
    assert button.isVisible()
    button.click()
    assert button.text() == texts.left(30)
    button.click()
    assert (button.text(), idle.meeting_minutes_left) == (texts.BEGIN, 0)
    button.click()
    button.allow("")
    assert idle.meeting_minutes_left == 0
    idle.stop()


@pytest.mark.rule("R35")
def test_meeting_holds_the_lock_off_and_its_end_locks(
    qtbot: QtBot, qapp: QApplication, shell: ShellWorld
) -> None:
    """Untouched for the usual time it locks when the half hour is over; a touch before that begins anew."""
    handle = shell.window.windowHandle()
    assert handle is not None
    idle = IdleLock(qapp, 1)
    idle._timer.setInterval(20)
    idle._meeting.setInterval(300)
    idle.restart()
    idle.begin_meeting()
    with qtbot.assertNotEmitted(idle.idle):
        qtbot.waitUntil(lambda: idle._untouched)
    idle.eventFilter(handle, _KEY)
    assert not idle._untouched
    with qtbot.waitSignal(idle.idle):
        pass
    assert idle.meeting_minutes_left == 0
    idle.eventFilter(handle, _KEY)
    idle.stop()
