"""A text field whose text must point nobody out: marked places stand out in it and are listed below (R13)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from barnombud.ui.pages.consultation.mark_list import MarkList
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.theme.palette import tokens_of
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.field_row import FieldRow

MOST_CHARACTERS = 5_000


class ScreenedText(QWidget):
    """Field, marks in it, and the list of them.

    Attributes:
        text_rested: the text as typed so far.
        removed, kept: as in `MarkList`.
    """

    text_rested = Signal(str)
    removed = Signal(int, str)
    kept = Signal(int, bool)

    def __init__(self, label: str, *, lines: int, help_text: str = "", parent: QWidget | None = None) -> None:
        """Make an empty field under ``label``."""
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self.field = AutosaveText(label, lines=lines, most_characters=MOST_CHARACTERS)
        self.field.text_rested.connect(self._on_rested)
        self.row = FieldRow(label, self.field, help_text=help_text)
        self.list = MarkList()
        self.list.removed.connect(self.removed.emit)
        self.list.kept.connect(self.kept.emit)
        self.list.answered.connect(self.field.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.row)
        column.addWidget(self.list)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Show a stored text; what is being typed is never overwritten."""
        self.field.set_text(text)

    def replace(self, text: str) -> None:
        """Show the text after something was removed from it."""
        self.field.blockSignals(True)
        self.field.flush()
        self.field.blockSignals(False)
        self.field.set_text(text)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show which places could point somebody out."""
        self._marks = marks
        self.list.show_marks(marks)
        if all(mark.kept for mark in marks):
            self.row.clear_error()
        self._paint()

    def show_error(self, text: str) -> None:
        """Say what is wrong, and go to what is to be answered first."""
        self.row.set_error(text)
        self.field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the marks in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _on_rested(self, text: str) -> None:
        self.row.clear_error()
        self.text_rested.emit(text)

    def _paint(self) -> None:
        tokens = tokens_of(self.palette())
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.highlight))
        look.setForeground(QColor(tokens.highlight_ink))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        shown = []
        for mark in self._marks:
            if mark.kept or self.field.text()[mark.start : mark.end] != mark.snippet:
                continue
            shown += [self._selection(start, end, look) for start, end in mark.spans]
        self.field.setExtraSelections(shown)

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(_units(self.field.text(), start))
        cursor.setPosition(_units(self.field.text(), end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, look
        return selection


def _units(text: str, place: int) -> int:
    """Return Qt's position, which counts UTF-16 units, for a place counted in characters."""
    return len(text[:place].encode("utf-16-le")) // 2
