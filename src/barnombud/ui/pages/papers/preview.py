"""The paper that is chosen, beside the list, with print and save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from barnombud.services.paper_contents import MadePaper
from barnombud.texts import papers_page as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Heading, Text
from barnombud.ui.widgets.pdf_pages import PdfPages


class Preview(QWidget):
    """One paper from memory.

    Attributes:
        printing, saving: the person wants the shown paper out.
        left: back to the list, on a narrow page.
    """

    printing = Signal()
    saving = Signal()
    left = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """Start without a paper."""
        super().__init__(parent)
        self.paper: MadePaper | None = None
        self.title = Heading(texts.PREVIEW)
        self.hint = Text(texts.CHOOSE_ONE, "quiet")
        self.back = make_button(texts.BACK_TO_LIST, "quiet", self.left.emit, icon="chevron-left")
        self.print_button = make_button(texts.PRINT, "primary", self.printing.emit, icon="printer")
        self.save_button = make_button(texts.SAVE, "secondary", self.saving.emit, icon="save")
        self.pages = PdfPages(jobs)
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.buttons = ButtonRow(self.back, self.print_button, self.save_button)
        card = Card()
        card.body.setSpacing(SPACE_S)
        card.add(self.title)
        card.add(self.buttons)
        card.add(self.hint)
        card.add(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_L, SPACE_L + 4, SPACE_L)
        column.addWidget(card)
        self.clear()

    def set_narrow(self, on: bool) -> None:
        """Offer the way back to the list when the list is not beside."""
        self.back.setVisible(on)

    def set_draft(self, on: bool) -> None:
        """While the notes are still read through, finalising is the main thing and printing is not."""
        set_kind(self.print_button, "secondary" if on else "primary")
        put_icon(self.print_button, "printer", "accent_ink" if on else "on_accent")

    def show_making(self, title: str) -> None:
        """Say that a paper is being made; the old one stays until the new one is there."""
        self.title.setText(title)
        self.hint.setText(texts.MAKING)
        self.hint.setVisible(self.paper is None)

    def show_paper(self, paper: MadePaper, title: str) -> None:
        """Show a paper."""
        self.paper = paper
        self.title.setText(title)
        self.hint.setText(texts.runs_on(paper.pages, paper.long_parts))
        self.hint.setVisible(bool(paper.long_parts))
        self.pages.show()
        self._allow(on=True)
        self.pages.show_paper(paper.pdf, title)

    def clear(self) -> None:
        """Show no paper."""
        self.paper = None
        self.title.setText(texts.PREVIEW)
        self.hint.setText(texts.CHOOSE_ONE)
        self.hint.show()
        self.pages.clear()
        self.pages.hide()
        self._allow(on=False)

    def _allow(self, *, on: bool) -> None:
        self.print_button.setVisible(on)
        self.save_button.setVisible(on)
