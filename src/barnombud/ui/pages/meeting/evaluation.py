"""Mötet på en minut: three quick words, kept as the item's notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text


class Evaluation(QWidget):
    """Three lines.

    Attributes:
        written: the three lines as the item's notes, one a row.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        card = Card(texts.EVALUATION_TITLE)
        card.add(Text(texts.EVALUATION_TEXT, "quiet"))
        self.lines = {words: AutosaveLine(words) for words in texts.EVALUATION}
        for words, line in self.lines.items():
            line.text_rested.connect(self._on_rested)
            card.add(FieldRow(words, line))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_notes(self, notes: str) -> None:
        """Show what was written before."""
        found = dict(row.split(": ", 1) for row in notes.splitlines() if ": " in row)
        for words, line in self.lines.items():
            line.set_text(found.get(words, ""))

    def flush(self) -> None:
        """Save what is typed."""
        for line in self.lines.values():
            line.flush()

    def _on_rested(self, _text: str) -> None:
        written = [f"{words}: {line.text()}" for words, line in self.lines.items() if line.text().strip()]
        self.written.emit("\n".join(written))
