"""Says where in the program one is, as a page's name and record ids, and goes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Place:
    """A page and the ids it shows; all that is remembered over a lock (never a name or a text)."""

    page: str
    ids: dict[str, str] = field(default_factory=dict)


class Navigation(QObject):
    """Goes to pages and remembers the way; GUI thread, one per main window.

    Attributes:
        went: carries the new `Place`; the main window shows it.
    """

    went = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start nowhere."""
        super().__init__(parent)
        self._way: list[Place] = []

    @property
    def place(self) -> Place | None:
        """Where one is; None before the first page."""
        return self._way[-1] if self._way else None

    def go(self, page: str, **ids: str) -> None:
        """Show a page, for instance `go("case", case_id="...")`; the same place again shows it anew."""
        place = Place(page, ids)
        if place != self.place:
            self._way.append(place)
            del self._way[:-50]
        self.went.emit(place)

    def back(self) -> None:
        """Return to the page before; does nothing on the first."""
        if len(self._way) > 1:
            self._way.pop()
            self.went.emit(self._way[-1])

    def resume(self, place: Place) -> None:
        """Go to a remembered place after unlocking."""
        self.go(place.page, **place.ids)
