"""What the step Fem frågor does: keeps five answers as they are written; no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from barnombud.domain.ids import ItemId
from barnombud.services import child_items
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage
    from barnombud.services.desk import Desk

Answers = tuple[str, str, str, str, str]
NO_ANSWERS: Answers = ("", "", "", "", "")


class FiveQuestionsView(Protocol):
    """What the presenter needs of the step."""

    def show_answers(self, answers: Answers) -> None:
        """Show the stored answers."""

    def show_prepared(self, concern: str, wish: str) -> None:
        """Show what was prepared; empty texts are left out."""

    def say_done(self, *, done: bool) -> None:
        """Say whether anything has been answered."""


class FiveQuestionsPresenter:
    """Keeps the answers as they are written; GUI thread."""

    def __init__(self, desk: Desk, view: FiveQuestionsView, saver: ItemSaver) -> None:
        """Talk to ``view`` and save through ``saver``."""
        self._desk, self._view, self._saver = desk, view, saver
        self._item: ItemId | None = None
        self._answers = NO_ANSWERS

    def show(self, page: ItemPage) -> None:
        """Show the answers of an open item; what is being saved is newer than a fetched page."""
        if page.item.id != self._item or not self._saver.is_busy:
            self._item, self._answers = page.item.id, page.record.five_questions
            self._view.show_answers(self._answers)
        self._view.show_prepared(page.concern, page.wish)

    def forget(self) -> None:
        """Forget the item."""
        self._item, self._answers = None, NO_ANSWERS

    def write(self, place: int, text: str) -> None:
        """Keep the answer to the question at ``place``, from 0."""
        if self._item is None:
            return
        one, two, three, four, five = (
            text if place == number else answer for number, answer in enumerate(self._answers)
        )
        self._answers = (one, two, three, four, five)
        self._view.say_done(done=is_answered(self._answers))
        work = partial(child_items.save_five_questions, self._desk, self._item, self._answers)
        self._saver.save("answers", work)


def is_answered(answers: Answers) -> bool:
    """Whether any question has an answer; none is required."""
    return any(answer.strip() for answer in answers)
