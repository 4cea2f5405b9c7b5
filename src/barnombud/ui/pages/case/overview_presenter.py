"""What the overview does: who the child is, who its guardians are, what comes next; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import Capacity, Guardian, HindranceGround
from barnombud.domain.changes import Outcome
from barnombud.domain.identity_number import IdentityKind
from barnombud.domain.ids import CaseId, GuardianId
from barnombud.errors import InputError, UserError
from barnombud.services import cases, child_identity, own_records
from barnombud.services.cases import CasePage
from barnombud.services.child_identity import ChildForm, LookAlike, SavedChild
from barnombud.services.own_records import OwnRecordsPage
from barnombud.texts import case_page as texts
from barnombud.texts.errors import said
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.case.protection_presenter import ProtectionPresenter, ProtectionView
from barnombud.ui.pages.telling import sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class OverviewView(ProtectionView, Protocol):
    """What the presenter needs of the tab."""

    def show_page(self, page: CasePage) -> None:
        """Show the case."""

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field of the child."""

    def clear_errors(self) -> None:
        """Take every sentence away."""

    def show_guardian_error(self, key: str, field: str, text: str) -> None:
        """Say what is wrong at a field of a guardian."""

    def close_hindrance(self, key: str) -> None:
        """Close the fields of a hindrance."""

    def show_number(self, number: str) -> None:
        """Show the whole identity number."""

    def number_saved(self, warnings: tuple[str, ...]) -> None:
        """Close the field of the number, with what is worth a second look."""

    def show_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        """Ask whether another case is about the same child."""

    def show_own_records(self, lines: tuple[str, ...], *, may_tick: bool) -> None:
        """Show which agencies have entered what they need in their own systems (R49)."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class OverviewPresenter:
    """The overview of one case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: OverviewView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: CasePage | None = None
        self._different: frozenset[str] = frozenset()
        self.protection = ProtectionPresenter(desk, jobs, view, owner)

    def show_again(self) -> None:
        """Show the page as it was fetched last, with what is covered covered (R23)."""
        if self._page is not None:
            self._view.show_page(self._page)

    def show(self, page: CasePage) -> None:
        """Show a page the whole page has fetched."""
        if self._page is None or self._page.case.id != page.case.id:
            self._different = frozenset()
        self._page = page
        self.protection.show(page)
        self._view.show_page(page)
        work = partial(own_records.own_records_page, self._desk, page.case.id)
        self._jobs.run(self._owner, work, partial(self._on_own_records, page), self._on_trouble)

    def save_child(self, form: ChildForm) -> None:
        """Keep who the child is."""
        if self._page is not None:
            work = partial(child_identity.save_child, self._desk, self._page.case.id, form)
            with_number = form.identity_number is not None
            self._jobs.run(self._owner, work, partial(self._on_child, with_number), self._on_child_refused)

    def uncover(self) -> None:
        """Show the whole number; it is logged (R46)."""
        if self._page is not None:
            work = partial(child_identity.uncover_number, self._desk, self._page.case.id)
            self._jobs.run(self._owner, work, self._view.show_number)

    def are_different(self, found: tuple[LookAlike, ...]) -> None:
        """Remember for this visit that the look-alikes are other children."""
        self._different |= {each.case_id for each in found}

    def save_guardian(self, guardian: Guardian) -> None:
        """Keep a changed guardian."""
        work = partial(cases.save_guardian, self._desk, guardian)
        self._jobs.run(self._owner, work, self._saved, partial(self._on_guardian_refused, guardian.id))

    def add_guardian(self) -> None:
        """Add one more guardian."""
        if self._page is not None:
            new = cases.NewGuardian(capacity=Capacity.JOINT_GUARDIAN)
            work = partial(cases.add_guardian, self._desk, self._page.case.id, new)
            self._jobs.run(self._owner, work, self._saved, self._on_trouble)

    def note_hindrance(self, key: str, ground: str, text: str, name: str) -> None:
        """Note why a guardian is not asked (R4)."""
        work = partial(
            child_identity.note_hindrance,
            self._desk,
            self.case_id(),
            GuardianId(key),
            ground=HindranceGround(ground),
            text=text,
            responsible_name=name,
        )

        def done(outcome: Outcome[Guardian]) -> None:
            self._view.close_hindrance(key)
            tell_saved(self._view, outcome)

        self._jobs.run(self._owner, work, done, partial(self._on_guardian_refused, key))

    def lift_hindrance(self, key: str) -> None:
        """Note that a guardian can be asked after all."""
        work = partial(child_identity.lift_hindrance, self._desk, self.case_id(), GuardianId(key))
        self._jobs.run(self._owner, work, self._saved, self._on_trouble)

    def tick_own_records(self, *, entered: bool) -> None:
        """Note that one's own agency has entered what it needs, or has nothing to enter (R49)."""
        work = partial(own_records.tick_own_records, self._desk, self.case_id(), entered=entered)
        self._jobs.run(self._owner, work, self._saved, self._on_trouble)

    def remove(self) -> None:
        """Put the case in the bin; the page then offers to restore it."""
        work = partial(cases.remove_case, self._desk, self.case_id())
        self._jobs.run(self._owner, work, self._saved, self._on_trouble)

    def close(self) -> None:
        """Close the case, asked once."""
        question = Question(texts.CLOSE_ASK, texts.CLOSE_ASK_TEXT, texts.CLOSE_CASE, texts.CLOSE_KEEP)
        work = partial(cases.close_case, self._desk, self.case_id())
        self._view.ask(
            question,
            lambda: self._jobs.run(self._owner, work, self._saved, self._on_trouble),
        )

    def _on_own_records(self, page: CasePage, own: OwnRecordsPage) -> None:
        ticks = {tick.agency_id: tick.entered for tick in own.ticks if tick.agency_id not in own.waiting}
        lines = tuple(
            texts.own_line(agency.name, entered=ticks.get(agency.id))
            for agency in page.agencies
            if agency.id in ticks or agency.id in own.waiting
        )
        self._view.show_own_records(lines, may_tick=self._desk.member.agency_id in own.waiting)

    def _on_trouble(self, error: UserError) -> None:
        tell_trouble(self._view, error)

    def case_id(self) -> CaseId:
        """Return which case is shown; empty before one is."""
        return self._page.case.id if self._page is not None else CaseId("")

    def _saved(self, outcome: Outcome[Any]) -> None:
        tell_saved(self._view, outcome)

    def _on_child(self, with_number: bool, outcome: Outcome[SavedChild]) -> None:
        saved = outcome.value
        self._view.clear_errors()
        if with_number:
            self._view.number_saved(tuple(f"{said(w).title}. {said(w).cause}" for w in saved.warnings))
        found = tuple(each for each in saved.look_alikes if each.case_id not in self._different)
        self._view.show_look_alikes(found)
        tell_saved(self._view, outcome)

    def _on_child_refused(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_error(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)

    def _on_guardian_refused(self, key: str, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_guardian_error(key, error.field, sentence(error))
        else:
            tell_trouble(self._view, error)


def typed_kind(code: str) -> IdentityKind | None:
    """Return the kind a person chose; the T and TF numbers tell themselves apart."""
    return None if code == IdentityKind.TEMPORARY_T else IdentityKind(code)
