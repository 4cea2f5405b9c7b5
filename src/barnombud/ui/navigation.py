"""Says where in the program one is, as a page's name and record ids, and goes elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

GO_BACK_WANTED = "go_back_wanted"
"""Kept at a place that was left to go back to a backup: the first window then shows how."""


@dataclass(frozen=True)
class Place:
    """A page and the ids it shows; all that is remembered over a lock (never a name or a text)."""

    page: str
    ids: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict, compare=False)
    """Where on the page one is, as ids and codes; given back to the page after a lock."""
    next_member: str = field(default="", compare=False)
    """Id of the member who is to sign in next; empty when it is not decided."""


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

    def keep(self, **kept: str) -> None:
        """Remember where on the page one is, to come back to after a lock; goes nowhere."""
        if self._way:
            self._way[-1] = replace(self._way[-1], kept=kept)

    def hand_over(self, member_id: str) -> None:
        """Remember who is to sign in next."""
        if self._way:
            self._way[-1] = replace(self._way[-1], next_member=member_id)

    def resume(self, place: Place) -> None:
        """Go to a remembered place after unlocking, to where on the page one was."""
        self._way.append(Place(place.page, place.ids))
        self.went.emit(Place(place.page, place.ids | place.kept))
