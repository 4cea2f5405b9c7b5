"""Whether the disk is encrypted, with the question where nobody knows; calm, and in nobody's way (R38)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.changes import Change, Op
from barnombud.domain.media import DiskState
from barnombud.services.disk import DiskPage, answer_disk, disk_page, find_disk_state
from barnombud.texts import disk as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.widgets.buttons import ButtonStack, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class DiskCard(Card):
    """Asks the system off the GUI thread, once; ``only_when_open`` hides it as long as all is well."""

    def __init__(self, desk: Desk, jobs: JobRunner, *, only_when_open: bool) -> None:
        """Start with nothing known."""
        super().__init__(texts.TITLE)
        self._desk, self._jobs, self._only_when_open = desk, jobs, only_when_open
        self._found: DiskState | None = None
        self.words = Text(texts.LOOKING, "quiet")
        self.confirm_button = make_button(texts.CONFIRM, "secondary", partial(self._answer, True))
        self.not_sure_button = make_button(texts.NOT_SURE, "quiet", partial(self._answer, False))
        self._buttons = ButtonStack(self.confirm_button, self.not_sure_button)
        self.add(self.words)
        self.add(self._buttons)
        self._buttons.hide()
        self.setVisible(not only_when_open)

    def load(self) -> None:
        """Ask the system, then the store; later visits ask the store only."""
        if self._found is None:
            work = partial(find_disk_state, self._desk.store.folder)
            self._jobs.run(self, work, self._on_found, lane=Lane.SMALL)
        else:
            self._on_found(self._found)

    def on_change(self, change: object) -> None:
        """Show an answer given elsewhere."""
        if isinstance(change, Change) and change.op is Op.CHANGE_TEAM and "disk" in change.touched:
            self.load()

    def show_page(self, page: DiskPage) -> None:
        """Say what is known, and ask what is not."""
        self.words.setText(said(page))
        self._buttons.setVisible(not page.settled)
        self.not_sure_button.setVisible(page.ask)
        self.setVisible(not (page.settled and self._only_when_open))

    def _on_found(self, found: DiskState) -> None:
        self._found = found
        self._jobs.run(self, partial(disk_page, self._desk, found), self.show_page)

    def _answer(self, encrypted: bool) -> None:
        self._jobs.run(self, partial(answer_disk, self._desk, encrypted=encrypted))


def said(page: DiskPage) -> str:
    """Return what the card says."""
    if page.found is DiskState.ENCRYPTED:
        return texts.ENCRYPTED
    if page.answer is not None:
        words = texts.confirmed if page.answer.encrypted else texts.denied
        return words(page.by, page.answer.on)
    first = texts.NOT_ENCRYPTED if page.found is DiskState.NOT_ENCRYPTED else texts.UNKNOWN
    return f"{first} {texts.ASKING}"
