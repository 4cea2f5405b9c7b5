"""Suspend, lid and a locked session lock the program at once; nothing that lies over the window stays."""

from __future__ import annotations

import ctypes

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QExposeEvent, QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from barnombud.texts.papers_page import PRINT_TITLE
from barnombud.ui.dialogs import Dialogs, Question
from barnombud.ui.printing import say_of_queue
from barnombud.ui.shell.idle_lock import IdleLock
from barnombud.ui.shell.session import close_over
from barnombud.ui.shell.system_lock import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SystemLock,
    WindowsFilter,
    _Message,
    tell_of_session_locks,
)
from tests.ui.shell_world import ShellWorld


@pytest.mark.rule("R35")
def test_what_the_bus_says(qtbot: QtBot, qapp: QApplication, shell: ShellWorld) -> None:
    """Going to sleep and locking lock; waking up does nothing."""
    system = SystemLock(qapp, shell.window, shell.window)
    with qtbot.waitSignal(system.going_away):
        system.on_going(True)
    with qtbot.waitSignal(system.going_away):
        system.on_lock()
    with qtbot.assertNotEmitted(system.going_away):
        system.on_going(False)
    system.stop()


@pytest.mark.rule("R35")
@pytest.mark.parametrize(
    ("message", "wide", "locks"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_POWERBROADCAST, 0x12, False),
        (0x200, 0, False),
    ],
)
def test_what_windows_says(message: int, wide: int, locks: bool) -> None:
    """Read from the message itself, laid out as Windows does; other systems' messages are let by."""
    heard: list[bool] = []
    look = WindowsFilter(lambda: heard.append(True))
    sent = _Message(None, message, wide, 0)
    assert look.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent)) == (False, 0)
    assert look.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert bool(heard) == locks


def test_telling_of_session_locks_needs_windows() -> None:
    """Elsewhere there is nobody to ask."""
    assert tell_of_session_locks(1) == hasattr(ctypes, "windll")


@pytest.mark.rule("R35")
def test_first_touch_or_paint_after_sleep_locks(qtbot: QtBot, qapp: QApplication, shell: ShellWorld) -> None:
    """Also where the machine's own clock has gone on: nothing is shown, no key goes anywhere."""
    handle = shell.window.windowHandle()
    assert handle is not None
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    steady = [10.0]
    for event in (key, QExposeEvent(QRegion())):
        lock = IdleLock(qapp, 5, wall_time=lambda: 1_000.0 + steady[0], steady_time=lambda: steady[0])
        steady[0] += 3_600
        with qtbot.waitSignal(lock.idle):
            lock.eventFilter(handle, event)
        lock.stop()


@pytest.mark.rule("R35")
def test_nothing_stays_over_a_locked_window(qtbot: QtBot, shell: ShellWorld) -> None:
    """Forms and file choosers are taken away; nobody is asked."""
    asked: list[bool] = []
    dialogs = Dialogs(shell.window)
    dialogs.ask(
        Question("Ta bort Alva?", "Alva Påhitt", accept="Ta bort"),
        lambda: asked.append(True),
        lambda: asked.append(False),
    )
    chooser = QFileDialog(shell.window)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    chooser.open()
    close_over(shell.window)
    over = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not shell.window]
    assert [each for each in over if _belongs(each, shell.window)] == []
    assert asked == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.rule("R35")
def test_form_over_the_window_locks_by_the_same_keys(qtbot: QtBot, shell: ShellWorld) -> None:
    """The window itself hears no key while a form is open."""
    dialogs = Dialogs(shell.window)
    form = dialogs.open_form("Ändra", QLabel("Fält"), "Spara", lambda: False)

    def is_active() -> bool:
        form.activateWindow()
        return form.isActiveWindow()

    qtbot.waitUntil(is_active)
    with qtbot.waitSignal(shell.window.lock_wanted):
        QTest.keyClick(form, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    form.reject()


@pytest.mark.rule("R34")
def test_print_dialog_says_that_the_queue_may_keep_a_copy(qtbot: QtBot) -> None:
    """In words inside it where there is room for them, else in its title."""
    dialog, plain = QDialog(), QDialog()
    QVBoxLayout(dialog)
    for each in (dialog, plain):
        qtbot.addWidget(each)
        say_of_queue(each)
        assert each.windowTitle() == PRINT_TITLE
    assert [each.text() for each in dialog.findChildren(QLabel)] == [PRINT_TITLE]


def _belongs(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window
