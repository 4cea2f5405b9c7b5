"""Prints and saves one or several papers, one after the other, with progress and a way to stop (R31, R37)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Op, Outcome
from barnombud.errors import InputError, UserError
from barnombud.services.handing_over import take_out
from barnombud.services.paper_contents import MadePaper
from barnombud.services.paper_files import Saved, leaves_encrypted, save_out
from barnombud.texts import papers_page as texts
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.paper_files import tell_phrase
from barnombud.ui.pages.papers.presenter import PapersPresenter
from barnombud.ui.pages.papers.rows import Row
from barnombud.ui.pages.telling import TellingView, tell_trouble
from barnombud.ui.printing import PrintRun

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from barnombud.services.desk import Desk

P = ParamSpec("P")
Deliver = Callable[[MadePaper, Callable[[], object]], None]
"""Takes a paper where it goes, then calls on."""


class LeavingView(TellingView, Protocol):
    """What is needed of the page."""

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""


class LeavingList(Protocol):
    """What is needed of the list."""

    def show_progress(self, text: str) -> None:
        """Say how far it has come; empty when it is over."""

    def recipient_of(self, key: str) -> str:
        """Return whom the person has written for a paper that names nobody itself."""


class Leaving:
    """Papers on their way out; one run at a time; GUI thread."""

    def __init__(
        self,
        desk: Desk,
        jobs: JobRunner,
        dialogs: Dialogs,
        *,
        view: LeavingView,
        paper_list: LeavingList,
        papers: PapersPresenter,
        owner: QObject,
    ) -> None:
        """Make papers through ``papers`` and let them out."""
        self._desk, self._jobs, self._dialogs = desk, jobs, dialogs
        self._view, self._list, self._papers, self._owner = view, paper_list, papers, owner
        self._run = 0
        """The number of the run that goes on, or of the next one: answers of an ended run go nowhere."""
        self._waiting: list[Row] = []
        self._recipients: dict[str, str] = {}
        """Whom the person had written when the run began; the list may show another meeting by the end."""
        self._count = 0
        self._deliver: Deliver = _nowhere
        self._finish: Callable[[int], object] = lambda _count: None
        self._print: PrintRun | None = None
        self._saved: list[Saved] = []
        self._is_on = self._is_writing = self._is_stopping = False

    @property
    def is_busy(self) -> bool:
        """Whether papers are on their way."""
        return self._is_on

    def print_papers(self, keys: tuple[str, ...]) -> None:
        """Print through the system's dialog."""
        if keys and not self.is_busy:
            self._dialogs.choose_printer(partial(self._on_printer, keys), self._no_printer)

    def save_papers(self, keys: tuple[str, ...], name: str = "") -> None:
        """Save one paper where the person says, or several in a folder; ``name`` is proposed for one."""
        if not keys or self.is_busy:
            return
        if len(keys) == 1:
            self._dialogs.save_file(texts.SAVE_TITLE, name, texts.PDF_KIND, partial(self._on_place, keys))
        else:
            self._dialogs.choose_folder(texts.FOLDER_TITLE, partial(self._on_place, keys))

    def stop(self) -> None:
        """Let no more papers out; a file that is being written is written whole, and what is out is told."""
        if not self.is_busy:
            return
        self._waiting = []
        if self._is_writing:
            self._is_stopping = True
            self._list.show_progress(texts.STOPPING)
        else:
            self._tell_stopped()

    def _on_printer(self, keys: tuple[str, ...], printer: QPrinter) -> None:
        run = PrintRun(self._jobs, printer, self._owner)
        self._print = run

        def finish(count: int) -> None:
            if run.end():
                self._view.say(texts.printed(count))
            else:
                tell_trouble(self._view, InputError("printer", "printer_stopped"))

        failed = self._while_on(self._failed)
        self._begin(keys, lambda paper, on: run.add(paper.pdf, on, failed), finish)

    def _no_printer(self) -> None:
        tell_trouble(self._view, InputError("printer", "printer_missing"))

    def _on_place(self, keys: tuple[str, ...], place: Path) -> None:
        self._is_on = True  # from now on to be stopped
        self._count, self._saved = len(keys), []
        self._list.show_progress(texts.making(1, len(keys)))
        self._jobs.run(
            self._owner,
            partial(leaves_encrypted, place),
            self._while_on(partial(self._save_at, keys, place)),
            self._while_on(self._failed),
            lane=Lane.SMALL,
        )

    def _save_at(self, keys: tuple[str, ...], place: Path, together: bool) -> None:
        """Save each paper as it comes, or ``together`` in one encrypted archive when all are there (R37)."""
        papers: list[MadePaper] = []

        def deliver(paper: MadePaper, on: Callable[[], object]) -> None:
            papers.append(paper)
            if not together:
                self._write((paper,), place, together, on)
            elif self._waiting:
                on()
            else:
                self._write(tuple(papers), place, together, on)

        self._begin(keys, deliver, lambda count: self._tell(self._saved[-1], count))

    def _write(
        self, papers: tuple[MadePaper, ...], place: Path, together: bool, on: Callable[[], object]
    ) -> None:
        def done(saved: Saved) -> None:
            self._is_writing = False
            self._saved.append(saved)
            if self._is_stopping:
                self._tell_stopped()
            else:
                on()

        self._is_writing = True
        work = partial(save_out, papers, place, locked=together)
        failed = self._while_on(self._failed)
        self._jobs.run(self._owner, work, self._while_on(done), failed, lane=Lane.SMALL)

    def _tell(self, saved: Saved, count: int) -> None:
        name = saved.path.name
        together = count == 1 or bool(saved.phrase)
        self._view.say(texts.saved_as(name) if together else texts.saved_many(count))
        tell_phrase(self._dialogs, saved)

    def _tell_stopped(self) -> None:
        """Say which papers are out: those stay as they are, whole and compared."""
        saved, printing = tuple(self._saved), self._print
        self._end()
        if printing is not None:
            printing.stop()
        self._view.say(texts.STOPPED, texts.PRINT_STOPPED if printing else texts.saved_so_far(_names(saved)))
        for each in saved:
            tell_phrase(self._dialogs, each)

    def _begin(self, keys: tuple[str, ...], deliver: Deliver, finish: Callable[[int], object]) -> None:
        self._waiting = [self._papers.rows[key] for key in keys if key in self._papers.rows]
        self._recipients = {
            row.key: "" if row.recipient else self._list.recipient_of(row.key) for row in self._waiting
        }
        self._count, self._deliver, self._finish = len(self._waiting), deliver, finish
        self._saved, self._is_on = [], True
        if self._waiting:
            self._next()
        else:  # the list has changed since they were chosen
            self._end()
            self._view.say(texts.NONE_LEFT, texts.NONE_LET_OUT)

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            self._finish(self._count)
            return
        row = self._waiting.pop(0)
        self._list.show_progress(texts.making(self._count - len(self._waiting), self._count))
        made = self._while_on(partial(self._check, row))
        self._papers.make(row, made, self._while_on(self._failed))

    def _check(self, row: Row, paper: MadePaper) -> None:
        """Ask whether the paper may leave, at the last moment (R7)."""
        recipient = self._recipients[row.key]
        op = Op.PRINT_PAPER if self._print is not None else Op.SAVE_PAPER
        self._jobs.run(
            self._owner,
            partial(take_out, self._desk, (paper,), recipient=recipient, op=op),
            self._while_on(partial(self._let_out, row)),
            self._while_on(self._failed),
        )

    def _let_out(self, row: Row, outcome: Outcome[tuple[MadePaper, ...]]) -> None:
        (paper,) = outcome.value
        self._papers.note_taken_out(row, paper)
        self._deliver(paper, self._while_on(self._next))

    def _failed(self, error: UserError) -> None:
        if self._print is not None:
            self._print.stop()
        several, saved = self._count > 1, tuple(self._saved)
        more = texts.saved_so_far(_names(saved)) if several and self._print is None else ""
        self._end()
        tell_trouble(self._view, error, more)

    def _end(self) -> None:
        self._run += 1
        self._waiting, self._deliver, self._print = [], _nowhere, None
        self._is_on = self._is_writing = self._is_stopping = False
        self._list.show_progress("")

    def _while_on(self, then: Callable[P, object]) -> Callable[P, None]:
        """Return ``then`` for the run that goes on now: nothing comes of it once that is stopped or over."""
        run = self._run

        def called(*args: P.args, **kwargs: P.kwargs) -> None:
            if run == self._run:
                then(*args, **kwargs)

        return called


def _nowhere(_paper: MadePaper, _on: Callable[[], object]) -> None:
    """Take no paper anywhere: none is on its way."""


def _names(saved: tuple[Saved, ...]) -> tuple[str, ...]:
    return tuple(each.path.name for each in saved)
