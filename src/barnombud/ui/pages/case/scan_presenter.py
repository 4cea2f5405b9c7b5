"""Takes in a scan of a signed original and shows it again; no widgets here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import CaseId, ConsentEventId, ScanId
from barnombud.services.consent_scans import attach_scan, open_scan
from barnombud.texts import consent_page as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.telling import TellingView, tell_saved, tell_trouble
from barnombud.ui.scan_pages import pages_of, read_drawable

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class ScanView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_scan(self, pdf: bytes, who: str) -> None:
        """Show a scan."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""


class ScanPresenter:
    """Scans of one case; files are read and drawn on the small lane. GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: ScanView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self.case_id = CaseId("")

    def add(self, event_id: str, path: Path) -> None:
        """Seal the file a person has chosen with the answer it belongs to."""
        done = partial(self._on_read, self.case_id, ConsentEventId(event_id))
        failed = partial(tell_trouble, self._view)
        self._jobs.run(self._owner, partial(read_drawable, path), done, failed, lane=Lane.SMALL)

    def open(self, scan_id: str, who: str) -> None:
        """Show a scan."""
        work = partial(open_scan, self._desk, self.case_id, ScanId(scan_id))
        done = partial(self._on_opened, self.case_id, who)
        self._jobs.run(self._owner, work, done, partial(tell_trouble, self._view))

    def _on_read(self, case_id: CaseId, event_id: ConsentEventId, content: bytes) -> None:
        work = partial(attach_scan, self._desk, case_id, event_id, content)
        self._jobs.run(self._owner, work, self._on_kept, partial(tell_trouble, self._view))

    def _on_kept(self, outcome: Outcome[ScanId]) -> None:
        self._view.say(texts.SCAN_SAVED, texts.SCAN_SAVED_TEXT)
        tell_saved(self._view, outcome)

    def _on_opened(self, case_id: CaseId, who: str, content: bytes) -> None:
        done, failed = partial(self._on_drawn, case_id, who), partial(tell_trouble, self._view)
        self._jobs.run(self._owner, partial(pages_of, content), done, failed, lane=Lane.SMALL)

    def _on_drawn(self, case_id: CaseId, who: str, pdf: bytes) -> None:
        if case_id == self.case_id:
            self._view.show_scan(pdf, who)
