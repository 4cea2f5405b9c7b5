"""What lies round the middle of the meeting page: the list in the side bar, the top bar's facts, the duty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.ui.pages.meeting.agenda_panel import AgendaPanel
from barnombud.ui.pages.meeting.presenter import MeetingPresenter
from barnombud.ui.pages.meeting.scenes import ChildScene, GateScene, GeneralScene, Scene, Side
from barnombud.ui.pages.meeting.top_facts import TopFacts
from barnombud.ui.pages.page import Page
from barnombud.ui.widgets.duty_banner import DutyBanner

ROOM_FOR_CHIP, ROOM_FOR_MINUTES = 115, 80
"""Width of the page in characters from which the top bar takes them."""


class Surroundings(QObject):
    """Made anew at each visit: the window deletes what a page has put into its bars.

    Attributes:
        panel: the list beside the meeting; None while another page is on screen.
        facts: the chip and the minutes; None while another page is on screen.
        duty: the duty to report, in the item of a child and in consultation (R16).
    """

    def __init__(self, page: Page, presenter: MeetingPresenter, choose: Callable[[str], None]) -> None:
        """Belong to `page`; `choose` goes to a line of the list."""
        super().__init__(page)
        self._page, self._presenter, self._choose = page, presenter, choose
        self.panel: AgendaPanel | None = None
        self.facts: TopFacts | None = None
        self.duty = DutyBanner()
        self.duty.hide()
        self._side: Side | None = None
        self._wall = self._spoken_of = False
        self._characters = 0.0

    def arrive(self) -> None:
        """Put the facts into the window's top bar; the list comes with what it shows."""
        self.leave()
        self.facts = TopFacts()
        self.measure(self._characters)
        self._page.top_extra_wanted.emit(self.facts)

    def _new_panel(self, title: str) -> AgendaPanel:
        panel = AgendaPanel()
        panel.chosen.connect(self._choose)
        panel.all_back.connect(self._presenter.room.all_back)
        panel.visitors_left.connect(self._presenter.room.visitors_left)
        panel.wall_wanted.connect(self._page.wall_wanted)
        panel.left.connect(lambda: self._page.context.navigation.go("home"))
        self._page.side_content_wanted.emit(panel, title)
        return panel

    def leave(self) -> None:
        """Forget them: the window has taken them."""
        self.panel, self.facts, self._side = None, None, None
        self._spoken_of = False
        self.duty.hide()

    def show_side(self, side: Side) -> None:
        """Show the list and who is here; a visitor makes everything calmer."""
        if self.facts is None:
            return
        if self.panel is None:
            self.panel = self._new_panel(side.title)
        self.panel.show_side(side)
        guests = bool(side.visitors)
        self.duty.set_calm(guests or self._wall)
        if self._side is None or bool(self._side.visitors) != guests:
            self._page.guests_changed.emit(guests)
        self._side = side

    def show_chip(self, words: str) -> None:
        """Say in the top bar who may take part."""
        if self.facts is not None:
            self.facts.show_chip(words)

    def show_minutes(self, words: str) -> None:
        """Say in the top bar how much time is left; never on the wall."""
        if self.facts is not None:
            self.facts.show_minutes("" if self._wall else words)

    def measure(self, characters: float) -> None:
        """Leave out of the top bar what a page so many characters wide has no room for."""
        self._characters = characters
        if self.facts is not None:
            self.facts.set_room(chip=characters >= ROOM_FOR_CHIP, minutes=characters >= ROOM_FOR_MINUTES)

    def show_duty(self, scene: Scene) -> None:
        """Show the duty to report where a child is spoken of (R16); the wall has a line of its own."""
        consulting = isinstance(scene, GeneralScene) and scene.item.kind is ItemKind.CONSULTATION
        self._spoken_of = consulting or isinstance(scene, ChildScene | GateScene)
        self.duty.setVisible(self._spoken_of and not self._wall)

    def set_wall(self, on: bool) -> None:
        """The wall view begins or ends."""
        self._wall = on
        guests = self._side is not None and bool(self._side.visitors)
        self.duty.set_calm(on or guests)
        self.duty.setVisible(self._spoken_of and not on)
        self.show_minutes(self._presenter.minutes())
