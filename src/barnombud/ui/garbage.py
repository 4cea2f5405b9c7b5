"""Clears away Python's garbage on the GUI thread only, while other threads work.

Python looks for garbage on whichever thread happens to make the next object. A window, timer or other object
of Qt in a circle of references would then be destroyed by a lane, under the hands of the event loop: a crash.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1_000


class Garbage(QObject):
    """Takes over from Python's own timing from when it is made until `end`; GUI thread."""

    _keepers: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        """Stop Python from looking by itself."""
        super().__init__(parent)
        Garbage._keepers += 1
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Clear away as much as Python itself would by now: the young often, the old seldom."""
        due = [made > limit for made, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect((due.index(False) if False in due else len(due)) - 1)

    def end(self) -> None:
        """Give the timing back to Python; there may be no working thread any more."""
        if self._timer.isActive():
            self._timer.stop()
            Garbage._keepers -= 1
        if not Garbage._keepers:
            gc.enable()
