"""Hears from the system that the computer goes to sleep, its lid is closed, or its screen is locked.

No network: on Linux through the local bus of the system (QtDBus), on Windows through messages to the window.
Where neither says anything, `IdleLock` finds at the next beat, or paint, that the machine has slept.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

_LOGIN, _SESSION_BUS = "org.freedesktop.login1", ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, WTS_SESSION_LOCK = 0x4, 0x7
_WINDOWS_MESSAGE = b"windows_generic_MSG"


class SystemLock(QObject):
    """Says when the system goes away from the person; GUI thread.

    Attributes:
        going_away: suspend, lid or a locked session.
    """

    going_away = Signal()

    def __init__(self, application: QApplication, window: QWidget, parent: QObject) -> None:
        """Listen for as long as ``parent`` lives."""
        super().__init__(parent)
        self._application = application
        self._filter: WindowsFilter | None = None
        if sys.platform == "win32":
            self._filter = WindowsFilter(self.going_away.emit)
            application.installNativeEventFilter(self._filter)
            tell_of_session_locks(int(window.winId()))
        elif sys.platform == "linux":
            self._listen_to_bus()

    def stop(self) -> None:
        """Hear nothing more."""
        if self._filter is not None:
            self._application.removeNativeEventFilter(self._filter)
            self._filter = None

    def _listen_to_bus(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - needs libdbus, which some lack
        except ImportError:
            return
        slot = b"1on_going(bool)"
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, slot)
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, b"1on_lock()")
        for name in _SESSION_BUS if session.isConnected() else ():
            session.connect("", "", name, "ActiveChanged", self, slot)

    @Slot(bool)
    def on_going(self, going: bool) -> None:
        """Called by the bus: True as it begins, False as it is over."""
        if going:
            self.going_away.emit()

    @Slot()
    def on_lock(self) -> None:
        """Called by the bus when the session is to be locked."""
        self.going_away.emit()


class _Message(ctypes.Structure):
    """What Windows calls MSG, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wide", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


class WindowsFilter(QAbstractNativeEventFilter):
    """Reads the messages Windows sends to the window."""

    def __init__(self, going_away: Callable[[], object]) -> None:
        """Call ``going_away`` at suspend (a closed lid suspends) and when the session is locked."""
        super().__init__()
        self._going_away = going_away

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at a message and let it go on."""
        if QByteArray(kind) == _WINDOWS_MESSAGE:
            read = _Message.from_address(int(message))
            if (read.message, read.wide) in (
                (WM_POWERBROADCAST, PBT_APMSUSPEND),
                (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
            ):
                self._going_away()
        return False, 0


def tell_of_session_locks(window: int) -> bool:
    """Have Windows tell a window when the session is locked; False where that cannot be done."""
    libraries = getattr(ctypes, "windll", None)
    if libraries is None:
        return False
    return bool(libraries.wtsapi32.WTSRegisterSessionNotification(window, 0))
