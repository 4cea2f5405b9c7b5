"""A card that tells what the system says of this computer, and asks a person where it does not tell."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import Generic, Protocol, TypeVar

from barnombud.domain.changes import Change, Op
from barnombud.ui.jobs import JobRunner
from barnombud.ui.widgets.buttons import ButtonStack, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class Wording(Protocol):
    """The words every such card has."""

    TITLE: str
    LOOKING: str
    CONFIRM: str
    NOT_SURE: str


class AskedPage(Protocol):
    """What every such card is shown by."""

    @property
    def ask(self) -> bool:
        """Whether somebody has to be asked."""

    @property
    def settled(self) -> bool:
        """Whether all is well as far as anybody knows."""


P = TypeVar("P", bound=AskedPage)


class AskedCard(Card, Generic[P]):
    """Words, and two buttons while something is open; ``only_when_open`` hides it as long as all is well."""

    def __init__(self, words: Wording, about: str, jobs: JobRunner, *, only_when_open: bool) -> None:
        """Start with nothing known; ``about`` is what a change must have touched to be shown."""
        super().__init__(words.TITLE)
        self._about, self._jobs, self._only_when_open = about, jobs, only_when_open
        self.words = Text(words.LOOKING, "quiet")
        self.confirm_button = make_button(words.CONFIRM, "secondary", partial(self._answer, True))
        self.not_sure_button = make_button(words.NOT_SURE, "quiet", partial(self._answer, False))
        self._buttons = ButtonStack(self.confirm_button, self.not_sure_button)
        self.add(self.words)
        self.add(self._buttons)
        self._buttons.hide()
        self.setVisible(not only_when_open)

    @abstractmethod
    def load(self) -> None:
        """Ask the system off the GUI thread, then the store."""

    @abstractmethod
    def _answer(self, yes: bool) -> None:
        """Keep what somebody has said."""

    @abstractmethod
    def _said(self, page: P) -> str:
        """Return what the card says."""

    def on_change(self, change: object) -> None:
        """Show an answer given elsewhere."""
        if isinstance(change, Change) and change.op is Op.CHANGE_TEAM and self._about in change.touched:
            self.load()

    def show_page(self, page: P) -> None:
        """Say what is known, and ask what is not."""
        self.words.setText(self._said(page))
        self._buttons.setVisible(not page.settled)
        self.not_sure_button.setVisible(page.ask)
        self.setVisible(not (page.settled and self._only_when_open))
