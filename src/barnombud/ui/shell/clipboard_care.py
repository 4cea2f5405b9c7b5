"""What somebody copies does not stay in the clipboard: it is gone after half a minute, and at a lock.

Clipboard histories are asked to leave it out. What another program has put there is not touched.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

STAYS_MS = 30_000
"""How long a copied text can be pasted."""
_LEFT_OUT = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\x00\x00\x00\x00",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\x00\x00\x00\x00",
    "org.nspasteboard.ConcealedType": b"1",
}
"""What KDE, Windows and the clipboard programs of macOS look for before they remember a text."""


class ClipboardCare(QObject):
    """Watches the clipboard while a store is open; GUI thread."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        """Begin at once."""
        super().__init__(parent)
        self._application = application
        self._copied = ""
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.forget)
        application.clipboard().dataChanged.connect(self._on_changed)

    def forget(self) -> None:
        """Empty the clipboard if what lies there comes from us."""
        self._timer.stop()
        clipboard, copied = self._application.clipboard(), self._copied
        self._copied = ""
        if not copied:
            return
        if clipboard.text() == copied:
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _on_changed(self) -> None:
        """Remember what was copied while one of our windows had the keyboard: it comes from us."""
        clipboard = self._application.clipboard()
        text = clipboard.text()
        if self._application.focusWindow() is None or not text or text == self._copied:
            return
        self._copied = text
        self._timer.start()
        left_out = QMimeData()
        left_out.setText(text)
        for kind, value in _LEFT_OUT.items():
            left_out.setData(kind, value)
        clipboard.setMimeData(left_out)
