"""What the list of children does: shows, finds, opens, restores; no widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import Case
from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.ids import CaseId
from barnombud.services import cases as case_service
from barnombud.services.case_lines import CaseLine, case_list
from barnombud.texts import cases as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.cases.lines import ListRow, list_rows
from barnombud.ui.pages.telling import TellingView, tell_saved

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_LOOKS_OTHERWISE = frozenset(
    {
        Op.ADD_CASE,
        Op.CHANGE_CASE,
        Op.CHANGE_GUARDIANS,
        Op.CLOSE_CASE,
        Op.REMOVE_CASE,
        Op.ERASE_CASE,
        Op.RESTORE_CASE,
        Op.RECORD_CONSENT,
        Op.WITHDRAW_CONSENT,
        Op.DISPOSE,
        Op.ADD_MEMBER,
        Op.CHANGE_MEMBER,
        Op.REMOVE_MEMBER,
    }
)
"""Operations after which a line may say something else."""


class CasesView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_rows(self, rows: tuple[ListRow, ...], *, of_all: int, in_bin: int) -> None:
        """Show these rows of ``of_all``; ``in_bin`` cases can be restored."""

    def show_empty(self, *, in_bin: int) -> None:
        """Show what the page is for."""

    def show_bin(self, rows: tuple[tuple[str, str, str, str], ...]) -> None:
        """Show removed cases as (id, number, name, when)."""

    def say(self, title: str) -> None:
        """Say what happened."""

    def open_case(self, case_id: str) -> None:
        """Go to a child's page."""


class CasesPresenter:
    """Turns cases into rows; GUI thread. Finding goes over what is already here, so it answers at once."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: CasesView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._rows: tuple[ListRow, ...] = ()
        self._bin: tuple[CaseLine, ...] = ()
        self._words = ""
        self._bin_open = False

    def load(self) -> None:
        """Fetch every case and what lies in the bin."""
        self._jobs.run(self._owner, partial(_both, self._desk), self._on_lines)

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that shows here."""
        if isinstance(change, Change) and change.op in _LOOKS_OTHERWISE:
            self.load()

    def find(self, words: str) -> None:
        """Show the cases whose number or name begins with ``words``."""
        self._words = words
        self._show()

    def open_row(self, case_id: str) -> None:
        """Go to a child; its page says so calmly when the key is not shared."""
        self._view.open_case(case_id)

    def open_bin(self, *, opened: bool) -> None:
        """Show the bin, or the list again."""
        self._bin_open = opened
        self._show()

    def restore(self, case_id: str) -> None:
        """Take a case out of the bin."""
        work = partial(case_service.restore_case, self._desk, CaseId(case_id))
        self._jobs.run(self._owner, work, self._on_restored)

    def _on_lines(self, found: tuple[tuple[CaseLine, ...], tuple[CaseLine, ...]]) -> None:
        lines, self._bin = found
        self._rows = list_rows(lines, self._desk.today())
        self._show()

    def _show(self) -> None:
        if self._bin_open:
            today = self._desk.today()
            self._view.show_bin(
                tuple(
                    (
                        line.case.id,
                        line.case.number,
                        line.shown_name or texts.NOT_SHARED,
                        texts.removed_on(line.case.removed_on or today, today),
                    )
                    for line in self._bin
                )
            )
        elif self._rows:
            shown = tuple(row for row in self._rows if row.matches(self._words))
            self._view.show_rows(shown, of_all=len(self._rows), in_bin=len(self._bin))
        else:
            self._view.show_empty(in_bin=len(self._bin))

    def _on_restored(self, outcome: Outcome[Case]) -> None:
        self._view.say(texts.restored(outcome.value.number))
        tell_saved(self._view, outcome)


def _both(desk: Desk) -> tuple[tuple[CaseLine, ...], tuple[CaseLine, ...]]:
    return case_list(desk), case_list(desk, removed=True)
