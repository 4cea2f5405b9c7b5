"""Where the team's file lies, with the question where the system does not tell; in nobody's way (R34)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.services.place import PlacePage, answer_place, find_place, place_page
from barnombud.texts import place as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.disk.asked_card import AskedCard

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class PlaceCard(AskedCard[PlacePage]):
    """Asks the system at each visit."""

    def __init__(self, desk: Desk, jobs: JobRunner, *, only_when_open: bool) -> None:
        """Start with nothing known."""
        super().__init__(texts, "place", jobs, only_when_open=only_when_open)
        self._desk = desk

    def load(self) -> None:
        """Ask the system, then the store."""
        work = partial(find_place, self._desk.store.folder)
        self._jobs.run(
            self,
            work,
            lambda found: self._jobs.run(self, partial(place_page, self._desk, found), self.show_page),
            lane=Lane.SMALL,
        )

    def _answer(self, yes: bool) -> None:
        self._jobs.run(self, partial(answer_place, self._desk, own_disk=yes))

    def _said(self, page: PlacePage) -> str:
        if page.known:
            return texts.KNOWN
        if page.answer is not None:
            words = texts.confirmed if page.answer.own_disk else texts.denied
            return words(page.by, page.answer.on)
        return f"{texts.UNKNOWN} {texts.ASKING}"
