"""What the page Åtkomstlogg does: asks for lines, turns pages, goes through the chain, notes a review."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.access_log import ChainWalk, LogKind, LogQuestion, LogReview
from barnombud.domain.changes import Outcome
from barnombud.domain.ids import MemberId
from barnombud.errors import InputError, UserError
from barnombud.services.access_log import LogPage, log_page, review_log
from barnombud.services.log_care import check_chain
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class AccessLogView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_page(self, page: LogPage, *, newer: bool) -> None:
        """Show some lines; ``newer`` when there are lines ahead of them."""

    def show_chain(self, walk: ChainWalk) -> None:
        """Say how far the chain has been gone through, and what was found."""

    def show_period_error(self) -> None:
        """Say that the period ends before it begins."""

    def say_reviewed(self) -> None:
        """Say that the review is noted."""


class AccessLogPresenter:
    """Between the page and the log; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: AccessLogView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._question = LogQuestion()
        self._way: list[int | None] = [None]
        """Where each page passed began, newest page first."""
        self.page: LogPage | None = None

    def load(self) -> None:
        """Show the newest lines and go through the chain."""
        self._way = [None]
        self._fetch()
        self._walk(ChainWalk())

    def ask(self, member_id: str, kind: str, first_day: date | None, last_day: date | None) -> None:
        """Show other lines; empty means everything."""
        self._question = LogQuestion(
            member_id=MemberId(member_id) if member_id else None,
            kind=LogKind(kind) if kind else None,
            first_day=first_day,
            last_day=last_day,
        )
        self._way = [None]
        self._fetch()

    def show_older(self) -> None:
        """Turn to the page behind."""
        if self.page is not None and self.page.older:
            self._way.append(self.page.lines[-1].sequence)
            self._fetch()

    def show_newer(self) -> None:
        """Turn back."""
        if len(self._way) > 1:
            self._way.pop()
            self._fetch()

    def review(self) -> None:
        """Note that the log has been looked through up to the newest line there was."""
        if self.page is not None:
            work = partial(review_log, self._desk, self.page.newest)
            self._jobs.run(self._owner, work, self._on_reviewed, self._failed)

    def _on_reviewed(self, outcome: Outcome[LogReview]) -> None:
        tell_saved(self._view, outcome)
        self._view.say_reviewed()
        self._way = [None]
        self._fetch()

    def _fetch(self) -> None:
        work = partial(log_page, self._desk, self._question, self._way[-1])
        self._jobs.run(self._owner, work, self._show, self._failed)

    def _show(self, page: LogPage) -> None:
        self.page = page
        self._view.show_page(page, newer=len(self._way) > 1)

    def _walk(self, walk: ChainWalk) -> None:
        self._view.show_chain(walk)
        if not walk.done:
            self._jobs.run(self._owner, partial(check_chain, self._desk, walk), self._walk, self._failed)

    def _failed(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_period_error()
        else:
            tell_trouble(self._view, error)
