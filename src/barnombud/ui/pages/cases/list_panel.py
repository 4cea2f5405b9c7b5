"""The list with what stands round it: finding, adding, blank forms, the way to the bin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from barnombud.domain.minutes import PaperKind
from barnombud.texts import cases as texts
from barnombud.ui.pages.cases.case_table import CaseTable
from barnombud.ui.pages.cases.lines import ListRow
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.never_kept import SEARCH, never_kept
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.scroll_page import WIDEST, ScrollPage

_FIND_FROM = 8
"""Fewer cases than this are found by looking."""


def blank_form_buttons(make: Callable[[PaperKind], object], kind: str) -> tuple[QPushButton, QPushButton]:
    """Return the buttons that save a blank consent form and a blank flower."""
    return (
        make_button(texts.TO_CONSENT_FORM, kind, partial(make, PaperKind.CONSENT_FORM)),
        make_button(texts.TO_BLANK_FLOWER, kind, partial(make, PaperKind.BLANK_FLOWER)),
    )


class ListPanel(QWidget):
    """The list of children.

    Attributes:
        bin_wanted: the bin is to be seen.
        add_wanted: the form of a new child is to be seen.
        blank_wanted: which blank form is to be saved.
    """

    bin_wanted = Signal()
    add_wanted = Signal()
    blank_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty list."""
        super().__init__(parent)
        self.setMaximumWidth(WIDEST + 2 * SPACE_L)
        self.table = CaseTable()
        self.search_line = QLineEdit()
        never_kept(self.search_line, SEARCH)
        self.search_line.setAccessibleName(texts.FIND)
        self.search_line.setPlaceholderText(texts.FIND)
        self.search_line.setClearButtonEnabled(True)
        self.nothing = Text(texts.NOTHING_FOUND, "quiet")
        self.add_button = opens(make_button(texts.ADD, "primary", self.add_wanted.emit, icon="plus"))
        self.bin_button = make_button(texts.BIN, "link", self.bin_wanted.emit, icon="rotate-ccw")
        self.form_button, self.flower_button = blank_form_buttons(self.blank_wanted.emit, "quiet")
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(self.search_line, 1)
        top.addStretch(1)
        top.addWidget(self.add_button)
        card = Card()
        card.add(self.nothing)
        card.add(self.table, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_L + 4, SPACE_L, SPACE_L + 4, SPACE_M)
        outer.setSpacing(SPACE_M)
        outer.addLayout(top)
        outer.addWidget(card, 1)
        outer.addWidget(ButtonRow(self.bin_button, self.form_button, self.flower_button))

    def show_rows(self, rows: tuple[ListRow, ...], *, of_all: int) -> None:
        """Show these of all rows."""
        self.table.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.search_line.setVisible(of_all >= _FIND_FROM)
        if self.search_line.text():
            announce(self.search_line, texts.found(len(rows)))


class EmptyList(ScrollPage):
    """What the page shows while there are no cases.

    Attributes:
        bin_wanted: the bin is to be seen.
        add_wanted: the form of a new child is to be seen.
        blank_wanted: which blank form is to be saved.
    """

    bin_wanted = Signal()
    add_wanted = Signal()
    blank_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the words and the one button."""
        super().__init__(parent)
        self.state = EmptyState(texts.EMPTY_TITLE, texts.EMPTY_TEXT, texts.ADD, icon="plus")
        opens(self.state.button)
        self.state.pressed.connect(self.add_wanted)
        self.bin_button = make_button(texts.BIN, "link", self.bin_wanted.emit, icon="rotate-ccw")
        papers = Card(texts.PRINT_TITLE)
        papers.add(Text(texts.PRINT_TEXT, "quiet"))
        papers.add(ButtonRow(*blank_form_buttons(self.blank_wanted.emit, "secondary")))
        for widget in (self.state, papers, self.bin_button):
            self.add(widget)
