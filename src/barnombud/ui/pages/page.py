"""What every page of the main window has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner
from barnombud.ui.navigation import Navigation
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.typed_about import TypedAbout

if TYPE_CHECKING:
    from barnombud.services.desk import Desk
    from barnombud.services.machine import Machine


@dataclass(frozen=True)
class PageContext:
    """What a page is given when it is made: the only way to the rest of the program."""

    desk: Desk
    jobs: JobRunner
    bus: ChangeBus
    navigation: Navigation
    dialogs: Dialogs
    theme: Theme
    machine: Machine | None = None
    """What a new passphrase may cost; wiring gives it, pages that make none do without."""


class Page(QWidget):
    """A page in the main window; created on its first visit, deleted when the program locks.

    Attributes:
        title_changed: the heading in the top bar (title, subtitle); never in the window's own title, so a
            first name may stand there.
        side_content_wanted: a widget for the side bar in place of the page list (a meeting's agenda) and its
            title; None brings the list back. The window takes and deletes the widget.
        top_extra_wanted: a widget beside the heading (the minutes left), or None.
        lock_wanted: somebody else has to sign in before the page can go on.
        wall_wanted: the person wants the wall view, by a button of the page.
        wall_left: the person wants to leave the wall view from inside the page.
        guests_changed: whether somebody who is not staff can see the screen; then only the calm line of the
            duty to report is shown (R16).
        offers_wall: whether the page may be shown on a wall screen; only one that hides other children's
            names in `set_wall` says yes.
        saved: what a commit has brought back, as local time `HH.MM`; the top bar says "Sparat HH.MM".
    """

    offers_wall = False
    title_changed = Signal(str, str)
    saved = Signal(str)
    side_content_wanted = Signal(object, str)
    top_extra_wanted = Signal(object)
    lock_wanted = Signal()
    wall_wanted = Signal()
    wall_left = Signal()
    guests_changed = Signal(bool)

    def __init__(self, context: PageContext, title: str, parent: QWidget | None = None) -> None:
        """Remember what the page may use; sub-classes build their widgets."""
        super().__init__(parent)
        self.context = context
        self.setProperty("kind", "page")
        self._title = title
        self._subtitle = ""
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """The heading in the top bar."""
        return self._title

    @property
    def subtitle(self) -> str:
        """The quieter words beside the heading."""
        return self._subtitle

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the heading in the top bar."""
        self._title, self._subtitle = title, subtitle
        self.setAccessibleName(title)
        self.title_changed.emit(title, subtitle)

    def take_focus(self) -> None:
        """Take the keyboard: Tab then goes to the first control, and a screen reader says the heading."""
        self.setFocus()

    def shown(self, ids: dict[str, str]) -> None:
        """Called each time the page comes on screen, with the ids of `Navigation.go`; asks for its data."""

    def flush(self) -> None:
        """Called before leaving, locking and closing: save what is typed, at once."""

    def typed_about(self) -> TypedAbout:
        """Say whom what is typed here and saved nowhere yet is about; pages about a child say so."""
        return TypedAbout()

    def set_wall(self, on: bool) -> None:
        """Called when the wall view begins or ends; a page with names in lists hides them then."""
