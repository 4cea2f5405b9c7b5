"""Between the page with two shares and the gate: what is missing, what is wrong, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from barnombud.errors import InputError, NotFound, UserError
from barnombud.settings import KnownTeam
from barnombud.texts import recovery as texts
from barnombud.texts import unlock as unlock_texts
from barnombud.texts.errors import said_error
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.unlock.recover.view import RecoverView

if TYPE_CHECKING:
    from barnombud.ui.unlock.gate import EnteredRecovery


class RecoverPresenter(QObject):
    """Lives as long as the page; GUI thread. What was typed goes as soon as it is left or has worked."""

    def __init__(
        self,
        view: RecoverView,
        jobs: JobRunner,
        judge: Callable[[str, tuple[str, ...]], tuple[str, str]],
        work: Callable[[Path, EnteredRecovery], Any],
        done: Callable[[EnteredRecovery, Any], object],
    ) -> None:
        """Listen to the page.

        ``work`` is given the team's folder and what is filled in, on the store lane; ``done`` the outcome.
        """
        super().__init__()
        self._view, self._jobs, self._judge, self._work, self._done = view, jobs, judge, work, done
        self._team: KnownTeam | None = None
        view.wanted.connect(self.recover)
        view.judge_wanted.connect(self.judge)

    def start(self, team: KnownTeam, member_id: str) -> None:
        """Begin anew for one team; ``member_id`` was chosen in the form before, or nobody."""
        self._team = team
        self._view.forget()
        self._view.show_members(team.members, member_id)
        self._view.shares[0].setFocus()

    def judge(self, passphrase: str) -> None:
        """Have a passphrase judged while it is typed, by who knows the team and whose it is."""
        own = (self._team.team_name if self._team else "", self._view.member.currentText())
        self._jobs.run(
            owner=self,
            work=partial(self._judge, passphrase, own),
            done=partial(self._view.phrase.strength.show_judged, passphrase),
            lane=Lane.SMALL,
        )

    def recover(self) -> None:
        """Try what is filled in."""
        self._view.clear_faults()
        entered = self._view.entered()
        if self._team is None:
            return
        if not entered.member_id:
            self._view.show_fault("member", texts.NO_MEMBER)
            return
        self._view.set_busy(True)
        self._jobs.run(
            owner=self,
            work=partial(self._work, self._team.folder, entered),
            done=partial(self._on_done, entered),
            failed=self._on_failed,
        )

    def _on_done(self, entered: EnteredRecovery, result: object) -> None:
        self._view.set_busy(False)
        self._done(entered, result)

    def _on_failed(self, error: UserError) -> None:
        self._view.set_busy(False)
        words = unlock_texts.GONE_FROM_TEAM if isinstance(error, NotFound) else said_error(error)[0]
        if isinstance(error, InputError):
            self._view.show_fault(error.field, f"{words.title}. {words.cause} {words.advice}")
        else:
            self._view.say_trouble(words.title, f"{words.cause} {words.advice}")
