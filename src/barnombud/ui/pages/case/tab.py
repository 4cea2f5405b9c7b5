"""What the tabs of a child's page have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.services.cases import CasePage
from barnombud.ui.pages.page import PageContext


class CaseTab(QWidget):
    """One tab; made at its first visit, asked anew whenever something about the case was committed.

    Attributes:
        said: title and text of what happened.
        troubled: title and text of what could not be done.
        saved: what a commit has brought back, as ``HH.MM``.
        tab_wanted: code of another tab to show.
        scroll_up: the top of the page is to be seen.
        scroll_to: a part that has just been opened is to be seen.
        begun: something new is being written; what was said before no longer counts.
    """

    said = Signal(str, str)
    troubled = Signal(str, str)
    saved = Signal(str)
    tab_wanted = Signal(str)
    scroll_up = Signal()
    scroll_to = Signal(QWidget)
    begun = Signal()

    def __init__(self, context: PageContext) -> None:
        """Remember what the tab may use; sub-classes build their widgets."""
        super().__init__()
        self.context = context

    def show_case(self, page: CasePage) -> None:
        """Show a case the page has fetched; fetch what else the tab shows."""

    def flush(self) -> None:
        """Save what is typed, at once."""

    def clear(self) -> None:
        """Forget everything of the child that stands in a widget."""

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.troubled.emit(title, text)

    def show_saved(self, time: str) -> None:
        """Let the top bar say "Sparat"."""
        self.saved.emit(time)
