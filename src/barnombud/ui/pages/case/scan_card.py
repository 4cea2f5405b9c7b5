"""Shows the scan of a signed original from memory. Widgets only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import consent_page as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.pdf_pages import PdfPages

_HEIGHT = 480
"""Pixels: a page is read by scrolling and zooming within the card."""


class ScanCard(Card):
    """A picture in the case.

    Attributes:
        closed: "Stäng bilden".
    """

    closed = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """Start without a picture, not shown."""
        super().__init__(texts.SCAN_TITLE, parent=parent)
        self.pages = PdfPages(jobs)
        self.pages.setMinimumHeight(_HEIGHT)
        self.close_button = make_button(texts.SCAN_CLOSE, "secondary", self.closed.emit)
        self.add(Text(texts.SCAN_SHOWN_TEXT, "quiet"))
        self.add(self.close_button)
        self.add(self.pages)
        self.hide()

    def show_scan(self, pdf: bytes, who: str) -> None:
        """Show a scan, already turned into pages, with the keyboard on it."""
        self.show()
        self.pages.show_paper(pdf, texts.scan_of(who))
        self.pages.area.setFocus()

    def forget(self) -> None:
        """Show nothing."""
        self.pages.clear()
        self.hide()
