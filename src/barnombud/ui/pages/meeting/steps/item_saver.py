"""Saves what is written in a step, and knows whether something newer than the page is under way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from barnombud.domain.changes import Outcome
from barnombud.domain.meeting.child_item import ItemBlocker
from barnombud.errors import ConsentError, RuleViolation, UserError
from barnombud.texts.dates import clock_time
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.meeting.steps.step import Step

T = TypeVar("T")
_SHUT = (ItemBlocker.NOT_OPEN, ItemBlocker.AGENCY_MAY_NOT_WRITE)


class ItemSaver:
    """Runs the writes of one step; GUI thread.

    A fetched page may be older than what somebody has just typed: while `is_busy`, texts on screen are newer
    and stay. What could not be saved is kept and tried again with `retry`.
    """

    def __init__(self, step: Step, jobs: JobRunner) -> None:
        """Speak through the signals of ``step``."""
        self._step, self._jobs = step, jobs
        self._under_way = 0
        self._unsaved: dict[str, Callable[[], None]] = {}

    @property
    def is_busy(self) -> bool:
        """Whether something written has not come back from the store."""
        return self._under_way > 0 or bool(self._unsaved)

    def save(
        self,
        what: str,
        work: Callable[[], Outcome[T]],
        done: Callable[[T], object] | None = None,
        refused: Callable[[UserError], bool] | None = None,
    ) -> None:
        """Do ``work`` and say when it was saved.

        Args:
            what: what is written; a later write of the same takes the place of one that failed.
            work: the use case.
            done: gets its value.
            refused: gets what went wrong; True when it has been shown where it belongs.
        """
        self._unsaved.pop(what, None)
        self._under_way += 1
        again = partial(self.save, what, work, done, refused)
        self._jobs.run(
            self._step, work, partial(self._saved, done), partial(self._failed, what, again, refused)
        )

    def fetch(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Read something beside the page; when the item has been shut, the page asks the gate again."""
        self._jobs.run(self._step, work, done, self._report)

    def retry(self) -> None:
        """Try again what could not be saved, for instance when the disk has room again."""
        waiting, self._unsaved = list(self._unsaved.values()), {}
        for again in waiting:
            again()

    def forget(self) -> None:
        """Drop what could not be saved: the item was shut, and nothing more may be written."""
        self._unsaved.clear()

    def _report(self, error: UserError) -> None:
        if is_shut(error):
            self._step.changed.emit()
        else:
            self._jobs.run(self._step, partial(_raised, error))

    def _saved(self, done: Callable[[T], object] | None, outcome: Outcome[T]) -> None:
        self._under_way -= 1
        self._step.saved.emit(clock_time(outcome.change.at))
        if done is not None:
            done(outcome.value)

    def _failed(
        self,
        what: str,
        again: Callable[[], None],
        refused: Callable[[UserError], bool] | None,
        error: UserError,
    ) -> None:
        self._under_way -= 1
        if refused is not None and refused(error):
            return
        if not isinstance(error, RuleViolation):
            self._unsaved[what] = again
        self._report(error)


def is_shut(error: UserError) -> bool:
    """Whether the item may no longer be written in, so that the page has to ask the gate again."""
    if isinstance(error, ConsentError):
        return True
    return isinstance(error, RuleViolation) and any(code in _SHUT for code in error.blockers)


def _raised(error: UserError) -> None:
    """Give an error nobody has claimed to the shell, which shows it."""
    raise error
