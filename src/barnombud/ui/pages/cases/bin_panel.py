"""The bin: removed cases, each with a way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import cases as texts
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.empty_state import EmptyState
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.scroll_page import ScrollPage
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow


class BinPanel(ScrollPage):
    """Removed cases.

    Attributes:
        restored: id of the case to take out of the bin.
        left: back to the list.
    """

    restored = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.table = SimpleTable(
            texts.BIN, (texts.HEADERS[0], texts.HEADERS[1], "", ""), weights=(2, 3, 4, 2)
        )
        self.empty = EmptyState(texts.BIN_EMPTY_TITLE, texts.BIN_EMPTY_TEXT)
        self._card = Card(texts.BIN)
        self._card.add(Text(texts.BIN_TEXT, "quiet"))
        self._card.add(self.table)
        self.add(make_button(texts.BACK_TO_LIST, "link", self.left.emit, icon="chevron-left"))
        self.add(self._card)
        self.add(self.empty)

    def show_bin(self, rows: tuple[tuple[str, str, str, str], ...]) -> None:
        """Show removed cases as (id, number, name, when)."""
        self.table.set_rows([TableRow(key, (number, name, when, "")) for key, number, name, when in rows])
        for place, (key, number, _name, _when) in enumerate(rows):
            button = make_button(
                texts.RESTORE,
                "quiet",
                partial(self.restored.emit, key),
                icon="rotate-ccw",
                name=texts.restore_name(number),
            )
            self.table.set_widget(place, 3, button)
        self._card.setVisible(bool(rows))
        self.empty.setVisible(not rows)
