"""Leads through the pages of the first start and has the team made at the end, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from barnombud.errors import InputError, UserError
from barnombud.texts.errors import said_error
from barnombud.texts.said import Said
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.unlock.gate import EnteredTeam, Gate, OpenedTeam
from barnombud.ui.unlock.setup.checks import (
    Fault,
    agency_faults,
    member_faults,
    passphrase_faults,
    team_faults,
)

_LAST = 4


class SetupViewer(Protocol):
    """What the presenter shows things on; `SetupView` is the real one."""

    next_wanted: SignalInstance
    judge_wanted: SignalInstance
    back_wanted: SignalInstance

    def show_step(self, number: int) -> None:
        """Show one page, counted from 1."""
        ...

    def show_faults(self, number: int, faults: Sequence[Fault]) -> None:
        """Say what is wrong at each field of a page."""
        ...

    def show_judged(self, passphrase: str, judged: tuple[str, str]) -> None:
        """Say how hard a passphrase is to guess."""
        ...

    def show_trouble(self, said: Said | None) -> None:
        """Say what else is wrong; None takes it away."""
        ...

    def set_busy(self, busy: bool) -> None:
        """Take nothing meanwhile."""
        ...

    def entered(self) -> EnteredTeam:
        """Return what is filled in."""
        ...

    def passphrases(self) -> tuple[str, str]:
        """Return the passphrase and its repetition."""
        ...

    def forget_passphrases(self) -> None:
        """Empty both lines."""
        ...


class SetupPresenter(QObject):
    """Between the pages and the gate; GUI thread. `opened` is called with the new team's store."""

    def __init__(
        self, view: SetupViewer, jobs: JobRunner, gate: Gate, opened: Callable[[OpenedTeam], object]
    ) -> None:
        """Listen to the pages."""
        super().__init__()
        self._view, self._jobs, self._gate, self._opened = view, jobs, gate, opened
        self._number = 1
        view.next_wanted.connect(self.go_on)
        view.back_wanted.connect(self.go_back)
        view.judge_wanted.connect(self.judge)

    def start(self) -> None:
        """Show the first page; what was filled in before is still there."""
        self._number = 1
        self._view.show_step(1)

    def go_back(self) -> None:
        """Show the page before."""
        if self._number > 1:
            self._number -= 1
            self._view.show_step(self._number)

    def go_on(self) -> None:
        """Check the page on screen and show the next, or have the team made after the last."""
        faults = self._faults(self._number)
        self._view.show_faults(self._number, faults)
        if faults:
            return
        if self._number < _LAST:
            self._number += 1
            self._view.show_step(self._number)
            return
        self._view.show_trouble(None)
        self._view.set_busy(True)
        self._jobs.run(
            owner=self,
            work=partial(self._gate.found, self._view.entered(), self._view.passphrases()[0]),
            done=self._on_opened,
            failed=self._on_failed,
        )

    def judge(self, passphrase: str) -> None:
        """Have a passphrase judged while it is typed, by who knows what was entered on the pages before."""
        entered = self._view.entered()
        names = (entered.name, entered.municipality, entered.member_name)
        own = (*names, *(agency.name for agency in entered.agencies))
        self._jobs.run(
            owner=self,
            work=partial(self._gate.judge, passphrase, own),
            done=partial(self._view.show_judged, passphrase),
            lane=Lane.SMALL,
        )

    def _faults(self, number: int) -> list[Fault]:
        entered = self._view.entered()
        if number == 1:
            return team_faults(entered)
        if number == 2:
            return agency_faults(entered)
        if number == 3:
            return member_faults(entered)
        return passphrase_faults(*self._view.passphrases())

    def _on_opened(self, opened: OpenedTeam) -> None:
        self._view.set_busy(False)
        self._view.forget_passphrases()
        self._number = 1
        self._opened(opened)

    def _on_failed(self, error: UserError) -> None:
        self._view.set_busy(False)
        if isinstance(error, InputError) and error.field in ("passphrase", "repeated"):
            self._view.show_faults(_LAST, [(error.field, error.reason)])
        else:
            self._view.show_trouble(said_error(error)[0])
