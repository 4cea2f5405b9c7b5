"""What every presenter tells its page after a use case: when it was saved, or what stood in the way."""

from __future__ import annotations

from typing import Any, Protocol

from barnombud.domain.changes import Outcome
from barnombud.errors import UserError
from barnombud.texts.dates import clock_time
from barnombud.texts.errors import said_error


class TellingView(Protocol):
    """What is needed of a page."""

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""


def tell_saved(view: TellingView, outcome: Outcome[Any]) -> None:
    """Let the page say "Sparat" with the time of the commit."""
    view.show_saved(clock_time(outcome.change.at))


def tell_trouble(view: TellingView, error: UserError, more: str = "") -> None:
    """Let the page say why it could not be done; the heaviest reason stays on screen.

    ``more`` is what was done all the same.
    """
    for said in reversed(said_error(error)):
        view.say_trouble(said.title, f"{said.cause} {said.advice} {more}".rstrip())


def sentence(error: UserError) -> str:
    """Return cause and advice, as they stand at a field."""
    said = said_error(error)[0]
    return f"{said.cause} {said.advice}"
