"""Where the team's file lies, with the question where the system does not tell; in nobody's way (R34)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.changes import Change, Op
from barnombud.services.place import PlacePage, answer_place, find_place, place_page
from barnombud.texts import place as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.widgets.buttons import ButtonStack, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class PlaceCard(Card):
    """Asks the system off the GUI thread; ``only_when_open`` hides it as long as all is well."""

    def __init__(self, desk: Desk, jobs: JobRunner, *, only_when_open: bool) -> None:
        """Start with nothing known."""
        super().__init__(texts.TITLE)
        self._desk, self._jobs, self._only_when_open = desk, jobs, only_when_open
        self.words = Text(texts.LOOKING, "quiet")
        self.confirm_button = make_button(texts.CONFIRM, "secondary", partial(self._answer, True))
        self.not_sure_button = make_button(texts.NOT_SURE, "quiet", partial(self._answer, False))
        self._buttons = ButtonStack(self.confirm_button, self.not_sure_button)
        self.add(self.words)
        self.add(self._buttons)
        self._buttons.hide()
        self.setVisible(not only_when_open)

    def load(self) -> None:
        """Ask the system, then the store."""
        work = partial(find_place, self._desk.store.folder)
        self._jobs.run(
            self,
            work,
            lambda found: self._jobs.run(self, partial(place_page, self._desk, found), self.show_page),
            lane=Lane.SMALL,
        )

    def on_change(self, change: object) -> None:
        """Show an answer given elsewhere."""
        if isinstance(change, Change) and change.op is Op.CHANGE_TEAM and "place" in change.touched:
            self.load()

    def show_page(self, page: PlacePage) -> None:
        """Say what is known, and ask what is not."""
        self.words.setText(said(page))
        self._buttons.setVisible(not page.settled)
        self.not_sure_button.setVisible(page.ask)
        self.setVisible(not (page.settled and self._only_when_open))

    def _answer(self, own_disk: bool) -> None:
        self._jobs.run(self, partial(answer_place, self._desk, own_disk=own_disk))


def said(page: PlacePage) -> str:
    """Return what the card says."""
    if page.known:
        return texts.KNOWN
    if page.answer is not None:
        words = texts.confirmed if page.answer.own_disk else texts.denied
        return words(page.by, page.answer.on)
    return f"{texts.UNKNOWN} {texts.ASKING}"
