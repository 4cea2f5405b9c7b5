"""The one place where it is said that something in the store has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Publishes every committed change once, on the GUI thread.

    Attributes:
        changed: carries the `Change` of a service (operation, touched ids, time). Listeners ask again; they
            never read values out of it.
    """

    changed = Signal(object)

    def publish(self, change: object) -> None:
        """Tell every listener about a committed change."""
        self.changed.emit(change)
