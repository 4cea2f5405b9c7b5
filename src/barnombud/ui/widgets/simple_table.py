"""A calm table: wraps its texts, never scrolls sideways, works with a screen reader and by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from barnombud.ui.widgets.openings import note_opening
from barnombud.ui.widgets.table_cells import CELL_ROLE, Cell, CellDelegate

_AT_ONCE = 50
"""Rows written and measured at a time; the rest follows while the window goes on answering."""


@dataclass(frozen=True)
class TableRow:
    """One row: the key it is known by, and its cells from left to right (plain words or `Cell`)."""

    key: str
    cells: tuple[Cell | str, ...]


class SimpleTable(QTableWidget):
    """Rows of words as high as they need to be; the page scrolls, never the table.

    Attributes:
        row_activated: the key of the row the person opened (Enter, Space or double click).
        row_selected: the key of the row the cursor has come to.
    """

    row_activated = Signal(str)
    row_selected = Signal(str)

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        *,
        weights: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            name: what a screen reader calls it.
            headers: column headings.
            weights: how the width is shared between the columns; all the same when left out.
            parent: as for any widget.
        """
        super().__init__(0, len(headers), parent)
        self._weights = tuple(weights) or (1,) * len(headers)
        self._rows: tuple[TableRow, ...] = ()
        self._kept_key = ""
        self._written = self._fitted = self._room = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headers))
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        self.cellDoubleClicked.connect(lambda row, _column: self._activate(row))
        self.itemSelectionChanged.connect(self._on_selection_changed)
        self._fit()

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows; the cursor stays on the same key, and nobody is told about it."""
        still_writing = self._written < len(self._rows)
        self._kept_key = self.current_key() or (self._kept_key if still_writing else "")
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        self._rows, self._written, self._fitted = tuple(rows), 0, 0
        self.blockSignals(True)
        self.setRowCount(0)
        self.setRowCount(len(rows))
        self.blockSignals(False)
        self._fit()
        if had_focus:
            self.setFocus()

    def set_widget(self, row: int, column: int, widget: QWidget) -> None:
        """Put a button (or a row of them) in a cell."""
        self.setCellWidget(row, column, widget)
        self._fit_row(row)
        self._take_height()

    def current_key(self) -> str:
        """Return the key of the selected row, or ""."""
        chosen = self.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""

    def open_key(self, key: str) -> bool:
        """Open the row with this key as the person would; False when there is none."""
        places = [place for place, row in enumerate(self._rows) if row.key == key]
        if not places or self.item(places[0], 0) is None:
            return False
        self._activate(places[0])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row with Enter or Space; the arrow keys move, and leave the table at its ends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(self.currentRow())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: coming with Tab marks a row."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self.rowCount() and not self.selectedItems():
            self.selectRow(max(self.currentRow(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if self.viewport().width() != self._room:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need higher rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as all rows together."""
        return QSize(320, self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow columns wrap."""
        return QSize(120, self.minimumHeight())

    def _activate(self, row: int) -> None:
        item = self.item(row, 0)
        if item is not None:
            key = str(item.data(Qt.ItemDataRole.UserRole))
            note_opening(self, key)
            self.row_activated.emit(key)

    def _on_selection_changed(self) -> None:
        key = self.current_key()
        if key:
            self._kept_key = key
            self.row_selected.emit(key)

    def _fit(self) -> None:
        self._room = self.viewport().width()
        for column, width in enumerate(_shares(self._room, self._weights)):
            self.setColumnWidth(column, width)
        self._fitted = 0
        self._go_on()

    def _go_on(self) -> None:
        """Write and measure some more rows, and come back for the rest."""
        self._later.stop()
        end = min(self._fitted + _AT_ONCE, self.rowCount())
        for place in range(self._fitted, end):
            if place >= self._written:
                self._write(place, self._rows[place])
            self._fit_row(place)
        self._fitted, self._written = end, max(self._written, end)
        self._take_height()
        if end < self.rowCount():
            self._later.start()

    def _write(self, place: int, row: TableRow) -> None:
        self.blockSignals(True)
        for column, content in enumerate(row.cells):
            self.setItem(place, column, _item(row.key, content))
        if row.key == self._kept_key:
            self.selectRow(place)
        self.blockSignals(False)

    def _fit_row(self, row: int) -> None:
        self.resizeRowToContents(row)
        for column in range(self.columnCount()):
            widget = self.cellWidget(row, column)
            if widget is not None:
                self.setRowHeight(row, max(self.rowHeight(row), widget.sizeHint().height() + 8))

    def _take_height(self) -> None:
        """Be as high as all rows, those not yet measured at their usual height."""
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(self.verticalHeader().length() + header + 6)


def _item(key: str, content: Cell | str) -> QTableWidgetItem:
    cell = content if isinstance(content, Cell) else Cell(content)
    item = QTableWidgetItem(cell.text)
    item.setData(Qt.ItemDataRole.UserRole, key)
    item.setData(CELL_ROLE, cell)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.spoken)
    return item


def _shares(room: int, weights: Sequence[int]) -> list[int]:
    """Share `room` pixels by weight, the last column taking what rounding leaves."""
    whole = sum(weights)
    widths = [room * weight // whole for weight in weights]
    if widths:
        widths[-1] += room - sum(widths)
    return widths
