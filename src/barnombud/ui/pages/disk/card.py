"""Whether the disk is encrypted, with the question where nobody knows; calm, and in nobody's way (R38)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.media import DiskState
from barnombud.services.disk import DiskPage, answer_disk, disk_page, find_disk_state
from barnombud.texts import disk as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pages.disk.asked_card import AskedCard

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class DiskCard(AskedCard[DiskPage]):
    """Asks the system once: it can take some seconds."""

    def __init__(self, desk: Desk, jobs: JobRunner, *, only_when_open: bool) -> None:
        """Start with nothing known."""
        super().__init__(texts, "disk", jobs, only_when_open=only_when_open)
        self._desk = desk
        self._found: DiskState | None = None

    def load(self) -> None:
        """Ask the system, then the store; later visits ask the store only."""
        if self._found is None:
            work = partial(find_disk_state, self._desk.store.folder)
            self._jobs.run(self, work, self._on_found, lane=Lane.SMALL)
        else:
            self._on_found(self._found)

    def _on_found(self, found: DiskState) -> None:
        self._found = found
        self._jobs.run(self, partial(disk_page, self._desk, found), self.show_page)

    def _answer(self, yes: bool) -> None:
        self._jobs.run(self, partial(answer_disk, self._desk, encrypted=yes))

    def _said(self, page: DiskPage) -> str:
        if page.found is DiskState.ENCRYPTED:
            return texts.ENCRYPTED
        if page.answer is not None:
            words = texts.confirmed if page.answer.encrypted else texts.denied
            return words(page.by, page.answer.on)
        first = texts.NOT_ENCRYPTED if page.found is DiskState.NOT_ENCRYPTED else texts.UNKNOWN
        return f"{first} {texts.ASKING}"
