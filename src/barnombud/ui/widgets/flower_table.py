"""The flower's values as a table: read by a screen reader, and a check on the drawing for everybody (R40)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from barnombud.domain.wellbeing.flower_scene import FlowerLayer, answer_parts
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import flower as texts


class FlowerTable(QTableWidget):
    """One row per petal, one column per view; the same template and views as the `FlowerWidget` beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self.setAccessibleName(texts.TABLE_NAME)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    def show_flower(self, template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> None:
        """Show every petal's answer in every view, in words."""
        self.setColumnCount(1 + max(1, len(layers)))
        self.setRowCount(len(template.petals))
        headings = [texts.TABLE_PETAL, *([layer.label for layer in layers] or [texts.NO_VIEWS])]
        self.setHorizontalHeaderLabels(headings)
        for row, petal in enumerate(template.petals):
            self._write(row, 0, petal.label)
            if not layers:
                self._write(row, 1, texts.TABLE_EMPTY)
            for column, layer in enumerate(layers, 1):
                parts = answer_parts(layer.answer(petal.key), template)
                self._write(row, column, texts.answer_words(*parts[:4], touched=parts.touched))
        self.resizeRowsToContents()

    def _write(self, row: int, column: int, text: str) -> None:
        """Put text into a cell that can be read and selected only."""
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.setItem(row, column, item)

    def sizeHint(self) -> QSize:
        """Return the height of all rows, so that the page scrolls and not the table."""
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())
