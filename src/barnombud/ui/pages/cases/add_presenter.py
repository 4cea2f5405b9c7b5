"""What the form for a new child does: drafts, adding, the next meeting, blank forms; no widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import GUARDIAN_CAPACITIES, MASK, Capacity, Case, ProtectionFlag
from barnombud.domain.changes import Outcome
from barnombud.domain.clock import swedish_instant
from barnombud.domain.meeting.meeting import Meeting
from barnombud.domain.minutes import PaperKind
from barnombud.errors import InputError, UserError
from barnombud.services import cases, drafts, meetings
from barnombud.services.can_it_wait import CanItWait, can_it_wait
from barnombud.services.paper_contents import MadePaper, make_paper
from barnombud.services.paper_files import Saved, save_out
from barnombud.services.papers import PaperRequest
from barnombud.texts import cases as texts
from barnombud.texts.states import PAPERS
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

ALIAS_DRAFT = "cases/new/alias"


class AddView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_form(self, alias: str, facts: CanItWait) -> None:
        """Open the form with what was typed before."""

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""

    def show_added(self, case_id: str, number: str, alias: str, facts: CanItWait) -> None:
        """Say what was added, how long it is to the meeting and whom to ring."""

    def show_facts(self, facts: CanItWait) -> None:
        """Show how long it is to the next meeting anew."""

    def say(self, title: str) -> None:
        """Say what happened."""

    def choose_file(self, name: str, paper: MadePaper) -> None:
        """Let the person say where a paper goes."""

    def tell_phrase(self, saved: Saved) -> None:
        """Tell the passphrase of a paper that was saved locked."""


class AddPresenter:
    """Adds a child; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: AddView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner

    def open_form(self) -> None:
        """Fetch what the form needs, and what was typed in it before."""
        self._jobs.run(
            self._owner,
            lambda: (can_it_wait(self._desk), drafts.find_draft(self._desk, ALIAS_DRAFT)),
            lambda found: self._view.show_form(found[1].text if found[1] else "", found[0]),
        )

    def type_alias(self, text: str) -> None:
        """Keep the alias as it is typed."""
        work = partial(drafts.save_draft, self._desk, ALIAS_DRAFT, text)
        self._jobs.run(self._owner, work, partial(tell_saved, self._view))

    def forget(self) -> None:
        """Forget what was typed: the form was left, or the child is handled outside the program (R23)."""
        self._jobs.run(self._owner, partial(drafts.discard_drafts, self._desk, ALIAS_DRAFT))

    def add(self, alias: str, guardians: Sequence[tuple[str, str, bool]], protection: str) -> None:
        """Add a child; ``guardians`` are capacity, language and whether an interpreter is needed."""
        new = tuple(
            cases.NewGuardian(capacity=Capacity(capacity), language=language, needs_interpreter=interpreter)
            for capacity, language, interpreter in guardians
        )
        custody = [each.capacity for each in new if each.capacity in GUARDIAN_CAPACITIES]
        if custody == [Capacity.JOINT_GUARDIAN]:
            self._view.show_error("guardians", texts.SECOND_MISSING)
            return
        flag = ProtectionFlag(protection)
        shown = alias.strip() if flag is ProtectionFlag.NONE else MASK
        work = partial(cases.add_case, self._desk, alias, new, protection=flag)
        self._jobs.run(self._owner, work, partial(self._on_added, shown), self._on_refused)

    def plan_extra(self, day: date, at: time) -> None:
        """Plan an extra meeting in one step."""
        work = partial(meetings.plan_extra_meeting, self._desk, swedish_instant(day, at))
        self._jobs.run(self._owner, work, self._on_planned, self._on_refused)

    def make_blank(self, kind: PaperKind) -> None:
        """Make a blank form; nobody is registered."""
        self._jobs.run(
            self._owner,
            partial(make_paper, self._desk, PaperRequest(kind=kind)),
            lambda paper: self._view.choose_file(paper.file_name, paper),
        )

    def save_paper(self, paper: MadePaper, path: Path) -> None:
        """Write a paper where the person chose."""
        name = PAPERS[paper.request.kind.value]
        self._jobs.run(
            self._owner,
            partial(save_out, (paper,), path),
            partial(self._on_saved, texts.paper_saved(name)),
            partial(tell_trouble, self._view),
            Lane.SMALL,
        )

    def _on_saved(self, words: str, saved: Saved) -> None:
        self._view.say(words)
        self._view.tell_phrase(saved)

    def _on_added(self, shown: str, outcome: Outcome[Case]) -> None:
        self.forget()
        tell_saved(self._view, outcome)
        case = outcome.value
        self._jobs.run(
            self._owner,
            partial(can_it_wait, self._desk),
            lambda facts: self._view.show_added(case.id, case.number, shown, facts),
        )

    def _on_planned(self, outcome: Outcome[Meeting]) -> None:
        self._view.say(texts.planned(outcome.value.starts_at))
        tell_saved(self._view, outcome)
        self._jobs.run(self._owner, partial(can_it_wait, self._desk), self._view.show_facts)

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_error(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)
