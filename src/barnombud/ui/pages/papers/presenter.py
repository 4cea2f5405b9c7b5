"""What the page of papers does: lists, previews and hands over; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import PaperCheck
from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgencyId, CaseId, CertificateId, ItemId, MeetingId
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.minutes import HandedOver, HandoverWay, PaperKind
from barnombud.domain.protection import TO_LOOK_THROUGH
from barnombud.errors import RuleViolation, UserError
from barnombud.services import paper_checks, paper_contents, papers
from barnombud.services.handing_over import hand_over
from barnombud.services.paper_checks import CheckPage
from barnombud.services.paper_contents import MadePaper
from barnombud.services.papers import PaperRequest, PapersPage
from barnombud.texts import papers_page as texts
from barnombud.texts.paper_check import SIGNED
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.papers.rows import Group, Row, grouped, single
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_ELSEWHERE = frozenset(
    {Op.SAVE_DRAFT, Op.READ_CASE, Op.UNLOCK, Op.REMINDER_SHOWN, Op.MAKE_PAPER, Op.PRINT_PAPER, Op.SAVE_PAPER}
)
"""Operations after which no paper looks different."""
IN_LANGUAGES = frozenset(
    {
        PaperKind.CONSENT_FORM,
        PaperKind.THANKS,
        PaperKind.PICTURES,
        PaperKind.LEAFLET,
        PaperKind.INTERPRETER_SCRIPT,
    }
)
"""Blank papers that may have the family's language beside the Swedish (R43)."""


class PapersView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_heading(self, day: date | None) -> None:
        """Say which meeting the papers are of; None for forms."""

    def show_page(self, page: PapersPage) -> None:
        """Show the step one is at, and let reading through show the meeting."""

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""

    def show_check(self, page: CheckPage) -> None:
        """Let the person look through a paper before it is made."""


class PaperList(Protocol):
    """What the presenter needs of the list."""

    def show_groups(self, groups: tuple[Group, ...], note: str) -> None:
        """Show the rows; ``note`` says what is missing, if anything."""

    def show_selected(self, row: Row) -> None:
        """Mark the row whose paper is shown."""


class PaperPreview(Protocol):
    """What the presenter needs of the preview."""

    def show_making(self, title: str) -> None:
        """Say that a paper is being made."""

    def show_paper(self, paper: MadePaper, title: str) -> None:
        """Show the paper."""

    def clear(self) -> None:
        """Show no paper."""


class PapersPresenter:
    """Turns papers into rows and presses into use cases; GUI thread."""

    def __init__(
        self,
        desk: Desk,
        jobs: JobRunner,
        *,
        view: PapersView,
        paper_list: PaperList,
        preview: PaperPreview,
        owner: QObject,
    ) -> None:
        """Talk to ``view``, its list and its preview; ``owner`` is the page, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._list, self._preview = paper_list, preview
        self.is_reading = False
        """Whether the general part is being read through: then it is what is shown, as it now stands."""
        self._large = False
        self._meeting_id: MeetingId | None = None
        self._single: PaperRequest | None = None
        self._reviewed: bool | None = None
        self._selected = ""
        self.page: PapersPage | None = None
        self.rows: dict[str, Row] = {}
        self.taken_out: dict[str, MadePaper] = {}
        """Papers as they were last printed or saved: that is what is handed over."""

    def come(self, ids: dict[str, str]) -> None:
        """Show a meeting's papers, or the one paper ``kind`` names."""
        self.taken_out.clear()
        self._selected = ""
        self.rows = {}
        self.is_reading = False
        self._meeting_id = MeetingId(ids["meeting_id"]) if "meeting_id" in ids else None
        self._single, self._reviewed = None, None
        if "kind" in ids:
            case_id = CaseId(ids["case_id"]) if "case_id" in ids else None
            certificate = CertificateId(ids["certificate_id"]) if "certificate_id" in ids else None
            self._single = PaperRequest(
                kind=PaperKind(ids["kind"]),
                meeting_id=self._meeting_id,
                case_id=case_id,
                certificate_id=certificate,
                item_id=ItemId(ids["item_id"]) if "item_id" in ids else None,
                agency_id=AgencyId(ids["agency_id"]) if "agency_id" in ids else None,
            )
        if self._single is None or self._single.kind not in IN_LANGUAGES:  # else when its language is known
            self.load()

    def choose_language(self, language: str, reviewed: bool | None) -> None:
        """Show the one paper with another language beside the Swedish."""
        if self._single is not None:
            self._single = self._single.model_copy(update={"language": language})
            self._reviewed = reviewed
            self.load()

    def choose_large(self, on: bool) -> None:
        """Make papers that families read in large print, or no longer; what is shown is made anew."""
        self._large = on
        self.taken_out.clear()
        for key in self.selected:
            self.select(key)

    def load(self) -> None:
        """Fetch the list and show it."""
        if self._meeting_id is not None:
            work = partial(papers.papers_page, self._desk, self._meeting_id)
            self._jobs.run(self._owner, work, self._on_page)
        elif self._single is not None:
            self._view.show_heading(None)
            self._show(single(self._single, self._reviewed), "")

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that may show here."""
        if isinstance(change, Change) and change.op not in _ELSEWHERE and self._meeting_id is not None:
            self.load()

    def _on_page(self, page: PapersPage) -> None:
        self.page = page
        self._view.show_heading(swedish_date(page.meeting.started_at or page.meeting.starts_at))
        self._view.show_page(page)
        groups = grouped(page)
        if self._single is not None or page.meeting.state is MeetingState.PLANNED:
            groups = (Group(groups[0].title, groups[0].rows[:1]),)
        self._show(groups, self._note(page))

    def _note(self, page: PapersPage) -> str:
        if page.meeting.state is MeetingState.PLANNED:
            return texts.NOT_HELD
        if page.unfinished:
            return texts.unfinished(page.unfinished)
        has_children = any(line.request.item_id for line in page.lines)
        return "" if has_children else texts.NO_CHILD_PAPERS

    def _show(self, groups: tuple[Group, ...], note: str) -> None:
        before = self.rows.get(self._selected)
        self.rows = {row.key: row for group in groups for row in group.rows}
        self._list.show_groups(groups, note)
        now = self.rows.get(self._selected)
        if self.is_reading:
            self.select_minutes()
        elif now is None:
            self._selected = ""
            if len(self.rows) == 1:
                self.select(next(iter(self.rows)))
            else:
                self._preview.clear()  # what was shown may have been disposed of
        elif before is not None and before.chip != now.chip:
            self.select(now.key)

    def select(self, key: str) -> None:
        """Show a paper beside the list."""
        row = self.rows[key]
        self._selected = key
        self._list.show_selected(row)
        self._preview.show_making(row.title)
        self.make(row, partial(self._on_paper, key), self._not_made)

    def select_minutes(self) -> None:
        """Show the general part beside what is read through."""
        found = (row.key for row in self.rows.values() if row.request.kind is PaperKind.MINUTES)
        key = next(found, None)
        if key is not None:
            self.select(key)
        else:
            self._selected = ""
            self._preview.clear()

    def make(
        self, row: Row, then: Callable[[MadePaper], object], failed: Callable[[UserError], object]
    ) -> None:
        """Make a paper: its content on the store lane, its pages on the small one."""
        request = row.request.model_copy(update={"large": self._large})

        def render(content: object) -> None:
            work = partial(paper_contents.rendered, request, content)  # type: ignore[arg-type]  # as made
            self._jobs.run(self._owner, work, then, failed, lane=Lane.SMALL)

        work = partial(paper_contents.paper_content, self._desk, request)
        self._jobs.run(self._owner, work, render, failed)

    def note_taken_out(self, row: Row, paper: MadePaper) -> None:
        """Keep a paper that has left, to be handed over; not of a meeting that is shown no longer."""
        now = self.rows.get(row.key)
        if now is not None and now.request == row.request:
            self.taken_out[row.key] = paper

    def hand_over(self, key: str, way: str, recipient: str) -> None:
        """Note that a paper was handed over, as it was last taken out, or as it is now (R31)."""
        row = self.rows[key]
        note = partial(self._note_handed, row, HandoverWay(way), "" if row.recipient else recipient)
        if key in self.taken_out:
            note(self.taken_out[key])
        else:
            self.make(row, note, partial(tell_trouble, self._view))

    @property
    def selected(self) -> tuple[str, ...]:
        """The key of the paper that is shown, if any."""
        return (self._selected,) if self._selected else ()

    def _note_handed(self, row: Row, way: HandoverWay, recipient: str, paper: MadePaper) -> None:
        self._jobs.run(
            self._owner,
            partial(hand_over, self._desk, paper, way, recipient=recipient),
            partial(self._on_handed, row),
            partial(tell_trouble, self._view),
        )

    def _on_handed(self, row: Row, outcome: Outcome[HandedOver]) -> None:
        tell_saved(self._view, outcome)
        self._view.say(texts.handed_now(row.title), texts.OWN_RECORDS if row.request.agency_id else "")

    def _on_paper(self, key: str, paper: MadePaper) -> None:
        if key == self._selected:
            self._preview.show_paper(paper, self.rows[key].title)

    def _not_made(self, error: UserError) -> None:
        self._preview.clear()
        tell_trouble(self._view, error)
        if isinstance(error, RuleViolation) and TO_LOOK_THROUGH & set(error.blockers) and self._selected:
            work = partial(paper_checks.check_page, self._desk, self.rows[self._selected].request)
            self._jobs.run(self._owner, work, self._view.show_check, partial(tell_trouble, self._view))

    def sign_check(
        self,
        request: PaperRequest,
        kept: tuple[int, ...],
        struck: tuple[int, ...],
        close: Callable[[], None],
    ) -> None:
        """Sign that a paper has been looked through, and show it (R24, R25)."""

        def signed(outcome: Outcome[PaperCheck]) -> None:
            close()
            self._view.say(SIGNED)
            tell_saved(self._view, outcome)
            for key in self.selected:
                self.select(key)

        work = partial(paper_checks.sign_check, self._desk, request, kept, struck)
        self._jobs.run(self._owner, work, signed, partial(tell_trouble, self._view))
