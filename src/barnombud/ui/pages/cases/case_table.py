"""The list of children as a table that shows two thousand rows as fast as two: only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from barnombud.texts import cases as texts
from barnombud.ui.pages.cases.lines import ListRow
from barnombud.ui.widgets.table_cells import CELL_ROLE, CellDelegate

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WEIGHTS = (3, 6, 5, 5)
_SIDE, _TOP = 12, 10


class CaseModel(QAbstractTableModel):
    """The rows in the order they came; there is no sorting (R21)."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.rows: tuple[ListRow, ...] = ()

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are cases."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number, child, next step, consent."""
        return 0 if parent.isValid() else len(texts.HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the cell, its words, or what a screen reader says."""
        cell = self.rows[index.row()].cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        return cell.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.HEADERS[section]
        return None


class CaseTable(QTableView):
    """The list itself; arrow keys move, letters jump to a number, Enter opens.

    Attributes:
        opened: id of the case the person opened with Enter, Space or a double click.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._cases = CaseModel()
        self.setModel(self._cases)
        self.setAccessibleName(texts.LIST_NAME)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.setMinimumHeight(180)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What the list shows."""
        return self._cases.rows

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; the cursor stays on the same case."""
        current = self.current_id()
        self._cases.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.case_id == current), 0)
        if rows:
            self.setCurrentIndex(self._cases.index(place, 0))
        self._fit()

    def current_id(self) -> str:
        """Return the id of the case under the cursor, or ""."""
        row = self.currentIndex().row()
        return self._cases.rows[row].case_id if 0 <= row < len(self._cases.rows) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need higher rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._cases.rows):
            self.opened.emit(self._cases.rows[row].case_id)

    def _fit(self) -> None:
        room = self.viewport().width()
        for column, weight in enumerate(_WEIGHTS):
            self.setColumnWidth(column, room * weight // sum(_WEIGHTS))
        height = self._row_height()
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)

    def _row_height(self) -> int:
        """Return one height for all rows: what the longest words of the program's own need, not names."""
        metrics = QFontMetrics(self.font())
        words = (*texts.NEXT_STEPS.values(), texts.CONSENT_HOLDS, texts.CONSENT_MISSING, texts.NOT_SHARED)
        width = max(24, min(self.columnWidth(2), self.columnWidth(3)) - 2 * _SIDE - 22)
        wrap = Qt.TextFlag.TextWordWrap
        tallest = max(metrics.boundingRect(QRect(0, 0, width, 10_000), wrap, each).height() for each in words)
        return max(tallest, metrics.lineSpacing() + 6) + 2 * _TOP
