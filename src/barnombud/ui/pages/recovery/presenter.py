"""What the page Reservnyckel does; the shares live here only from the printing until they are typed back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.recovery_share import OfficeShare
from barnombud.errors import InputError, UserError
from barnombud.services import recovery as service
from barnombud.services.recovering import TwoShares
from barnombud.services.recovery_sheets import FreshSheets, begin_sheets, printed_sheets
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble
from barnombud.ui.printing import PrintRun

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from barnombud.services.desk import Desk


class RecoveryView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_state(self, page: service.RecoveryPage) -> None:
        """Show how it stands."""

    def show_printing(self) -> None:
        """Go on to the printing."""

    def show_typing(self, roles: Sequence[str]) -> None:
        """Go on to the typing back."""

    def show_office_error(self, number: int, text: str) -> None:
        """Say what is wrong with who keeps a share, counted from 1."""

    def show_share_error(self, number: int, text: str) -> None:
        """Say what is wrong with a typed share, counted from 1; an empty text takes it away."""

    def show_set_up(self, waiting: int) -> None:
        """Say that the recovery key is in force."""

    def show_rehearsed(self, found: service.Rehearsal) -> None:
        """Say what two shares would open."""

    def set_busy(self, busy: bool) -> None:
        """Take nothing meanwhile."""


class RecoveryPresenter:
    """Turns the page's steps into use cases; GUI thread."""

    def __init__(
        self, desk: Desk, jobs: JobRunner, dialogs: Dialogs, view: RecoveryView, owner: QObject
    ) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._dialogs = desk, jobs, dialogs
        self._view, self._owner = view, owner
        self._made: FreshSheets | None = None
        self._pdfs: tuple[bytes, ...] = ()

    def load(self) -> None:
        """Ask how it stands."""
        self._jobs.run(self._owner, partial(service.recovery_page, self._desk), self._view.show_state)

    def forget(self) -> None:
        """Let go of every share."""
        self._made, self._pdfs = None, ()

    def make(self, roles: Sequence[str]) -> None:
        """Make a fresh key and its sheets; nothing is kept of them yet."""
        work = partial(begin_sheets, self._desk, roles)
        self._jobs.run(self._owner, work, self._render, self._failed)

    def print_sheets(self) -> None:
        """Print the three sheets through the system's dialog."""
        if self._pdfs:
            self._dialogs.choose_printer(
                self._on_printer, lambda: self._failed(InputError("printer", "printer_missing"))
            )

    def prove(self, number: int, groups: Sequence[str]) -> OfficeShare | None:
        """Return the share typed from one sheet when it is right, and say so or why not."""
        if self._made is None:
            return None
        try:
            share = service.prove_typed(self._made.fresh, number, groups)
        except InputError as error:
            self._view.show_share_error(number, sentence(error))
            return None
        self._view.show_share_error(number, "")
        return share

    def finish(self, typed: Sequence[Sequence[str]]) -> None:
        """Let the key be in force when every sheet has been typed back right."""
        proved = [self.prove(number, groups) for number, groups in enumerate(typed, start=1)]
        shares = [share for share in proved if share is not None]
        if self._made is None or len(shares) < len(proved):
            return
        self._view.set_busy(True)
        work = partial(service.set_up_recovery, self._desk, self._made.fresh, self._made.keepers, shares)
        self._jobs.run(self._owner, work, self._on_set_up, self._failed)

    def rehearse(self, first: Sequence[str], second: Sequence[str]) -> None:
        """Try two shares; nothing but a line in the log is written."""
        self._view.set_busy(True)
        work = partial(service.rehearse, self._desk, TwoShares(first, second))
        self._jobs.run(self._owner, work, self._on_rehearsed, self._failed)

    def _render(self, made: FreshSheets) -> None:
        def rendered(pdfs: tuple[bytes, ...]) -> None:
            self._made, self._pdfs = made, pdfs
            self._view.show_printing()

        work = partial(printed_sheets, made.sheets)
        self._jobs.run(self._owner, work, rendered, self._failed, lane=Lane.SMALL)

    def _on_printer(self, printer: QPrinter) -> None:
        run, left = PrintRun(self._jobs, printer, self._owner), list(self._pdfs)

        def go_on() -> None:
            if left:
                run.add(left.pop(0), go_on, self._failed)
                return
            run.end()
            if self._made is not None:
                self._view.show_typing(self._made.keepers)

        go_on()

    def _on_set_up(self, outcome: Outcome[int]) -> None:
        self.forget()
        self._view.set_busy(False)
        tell_saved(self._view, outcome)
        self._view.show_set_up(outcome.value)
        self.load()

    def _on_rehearsed(self, outcome: Outcome[service.Rehearsal]) -> None:
        self._view.set_busy(False)
        self._view.show_rehearsed(outcome.value)

    def _failed(self, error: UserError) -> None:
        self._view.set_busy(False)
        field, _, number = error.field.partition("_") if isinstance(error, InputError) else ("", "", "")
        if field == "office":
            self._view.show_office_error(int(number), sentence(error))
        elif field == "share":
            self._view.show_share_error(int(number), sentence(error))
        else:
            tell_trouble(self._view, error)
