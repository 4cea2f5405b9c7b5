"""From every page of the first window to the incident sheet and back; the page is made when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from barnombud.ui.jobs import JobRunner
from barnombud.ui.unlock.window import UnlockWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from barnombud.ui.unlock.incident_page import IncidentGate, IncidentPage


class IncidentWay(QObject):
    """GUI thread.

    Attributes:
        page: the sheet, once somebody has wanted it.
    """

    def __init__(self, window: UnlockWindow, jobs: JobRunner, gate: IncidentGate) -> None:
        """Wait for the link at the foot of ``window``."""
        super().__init__(window)
        self._window, self._jobs, self._gate = window, jobs, gate
        self.page: IncidentPage | None = None
        self._before: QWidget = window.form
        window.lost_wanted.connect(self.open)

    def open(self) -> None:
        """Show the sheet; its button leads back to where one was."""
        if self.page is None:
            self.page = self._make()
        if self._window.page is not self.page:
            self._before = self._window.page
            self._window.show_page(self.page)
        self.page.back_button.setFocus()
        self._window.reveal(self.page.back_button)

    def _make(self) -> IncidentPage:
        from barnombud.ui.unlock.incident_page import IncidentPage  # noqa: PLC0415  # hardly ever seen

        page = IncidentPage(self._gate, self._jobs, lambda: self._window.show_page(self._before))
        self._window.add_page(page)
        return page
