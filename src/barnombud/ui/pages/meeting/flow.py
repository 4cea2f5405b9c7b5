"""What the meeting page's presenters share: the desk, the jobs, the view, and where in the meeting one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import ItemId, MeetingId
from barnombud.errors import ConsentError, UserError
from barnombud.services import holding
from barnombud.services.consent_round import RegretLine, RoundPage
from barnombud.services.holding import MeetingNow
from barnombud.services.item_gate import ItemGate
from barnombud.services.vouching import Vouch
from barnombud.texts.dates import clock_time
from barnombud.texts.errors import said_error
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.pages.meeting.part_rows import LeakRow, PromiseRow, QuestionRow
from barnombud.ui.pages.meeting.scenes import Asked, NextDate, Scene, Side, ToldRow

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

T = TypeVar("T")


class Vouching(Protocol):
    """Asks somebody for her own passphrase (R8)."""

    def ask(self, people: tuple[tuple[str, str], ...], then: Callable[[Vouch], object]) -> None:
        """Ask who confirms and for her passphrase."""

    def close(self, trouble: str) -> None:
        """The confirmation is kept; with ``trouble`` it is not, and may be tried again."""


class MeetingView(Protocol):
    """What the presenters need of the page round the middle."""

    def show_side(self, side: Side) -> None:
        """Show the list and who is here."""

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""

    def say(self, title: str, text: str) -> None:
        """Say something in one calm sentence."""

    def go(self, page: str, ids: dict[str, str]) -> None:
        """Go to another page."""

    def lock(self, next_member: str = "") -> None:
        """Lock the program, so that somebody else may sign in, and go on at the very same place."""

    @property
    def vouching(self) -> Vouching:
        """Where somebody confirms with her own passphrase."""
        ...

    def show_duty(self, by_day: str, on_call: str, reference: str) -> None:
        """Show the team's numbers to social services and the section of law in force (R16, R18)."""


class AdviceFields(Protocol):
    """The fields of the team's advice, by the question's id."""

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        """Show what could point somebody out in one advice."""

    def replace_text(self, place: str, text: str) -> None:
        """Show an advice after something was removed from it."""

    def show_error(self, place: str, text: str) -> None:
        """Say what is wrong with one advice."""


class MeetingStage(Protocol):
    """What the presenters need of the middle of the page."""

    @property
    def advice(self) -> AdviceFields:
        """The fields of the team's advice."""

    def show_scene(self, scene: Scene) -> None:
        """Show what is in the middle; the same scene again is brought up to date where it stands."""

    def forget_child(self) -> None:
        """Hide and forget everything about the child, at once."""

    def show_round(self, page: RoundPage, asked: Asked) -> None:
        """Show how far the consent check has come."""

    def show_regrets(self, lines: tuple[RegretLine, ...]) -> None:
        """Offer whose consent to withdraw."""

    def show_told(self, rows: tuple[ToldRow, ...]) -> None:
        """Show who must hear that nothing more is shared."""

    def show_deputy(self, field: str = "", text: str = "") -> None:
        """A deputy is let in; or ``text`` says at a field why not."""

    def show_promises(self, rows: tuple[PromiseRow, ...]) -> None:
        """Show the team's own promises."""

    def show_questions(self, rows: tuple[QuestionRow, ...]) -> None:
        """Show the prepared consultations."""

    def show_leaks(self, row: LeakRow) -> None:
        """Remind of what in a general item's text may point somebody out."""

    def show_next_date(self, date: NextDate) -> None:
        """Show the next meeting, or its proposal."""


@dataclass(frozen=True)
class Look:
    """The meeting asked about again, and the child's item that had to be shut."""

    now: MeetingNow
    shut: ItemGate | None


class Flow:
    """Where in the meeting one is; every presenter of the page holds the same one. GUI thread.

    Attributes:
        now: the meeting as everybody may see it; None before the first look.
        place: the id of the item on screen, or a key of `scenes`.
        before: the place before the attendance was opened.
    """

    def __init__(
        self, desk: Desk, jobs: JobRunner, view: MeetingView, stage: MeetingStage, owner: QObject
    ) -> None:
        """Start nowhere; ``owner`` is the widget whose life the jobs watch."""
        self.desk, self.view, self.stage = desk, view, stage
        self._jobs, self._owner = jobs, owner
        self.meeting_id = MeetingId("")
        self.now: MeetingNow | None = None
        self.place = ""
        self.before = ""
        self.on_look: Callable[[Look], object] = lambda look: look
        self._looking = False

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Fetch something; trouble nobody claims is told by the page."""
        self._jobs.run(self._owner, work, done, failed or self.trouble)

    def write(
        self,
        work: Callable[[], Outcome[T]],
        done: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Do something, say when it was saved, then go on."""
        self._jobs.run(self._owner, work, partial(self._written, done), failed or self.trouble)

    def refresh(self, *_: Any) -> None:
        """Ask about the meeting again; one question at a time."""
        if self._looking or not self.meeting_id:
            return
        self._looking = True
        work = partial(_look, self.desk, self.meeting_id)
        self._jobs.run(self._owner, work, self._looked, self._not_looked)

    def trouble(self, error: UserError) -> None:
        """Say what could not be done; a gate that has shut is asked about again."""
        if isinstance(error, ConsentError):
            self.refresh()
            return
        said = said_error(error)[0]
        self.view.say(said.title, f"{said.cause} {said.advice}")

    def _written(self, done: Callable[[T], object] | None, outcome: Outcome[T]) -> None:
        self.view.show_saved(clock_time(outcome.change.at))
        if done is not None:
            done(outcome.value)

    def _looked(self, look: Look) -> None:
        self._looking = False
        self.now = look.now
        self.on_look(look)

    def _not_looked(self, error: UserError) -> None:
        self._looking = False
        self.trouble(error)

    def item_id(self) -> ItemId:
        """Return the place as an item's id."""
        return ItemId(self.place)


def _look(desk: Desk, meeting_id: MeetingId) -> Look:
    shut = holding.recheck(desk, meeting_id)
    return Look(now=holding.meeting_now(desk, meeting_id), shut=shut)
