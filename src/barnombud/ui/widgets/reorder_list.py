"""A list whose order one changes by dragging or with Alt and the arrow keys; every move is said aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from barnombud.texts import widgets as texts
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import note_opening


@dataclass(frozen=True)
class ReorderRow:
    """One row: its key, its words, and whether it may be moved."""

    key: str
    text: str
    movable: bool = True


class _List(QListWidget):
    """The list itself; tells its owner about keys and drops."""

    dropped = Signal()
    measured = Signal()
    move_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the row instead of the cursor."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words anew."""
        super().resizeEvent(event)
        self.measured.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need higher rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measured.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell about a finished drag."""
        super().dropEvent(event)
        self.dropped.emit()


class ReorderList(QWidget):
    """Rows one can put in another order.

    Attributes:
        order_changed: all keys in the new order, after the person has moved a row.
        row_chosen: the key of the row the person has opened (Enter or double click).
        current_changed: the key of the row the cursor has come to.
    """

    order_changed = Signal(list)
    row_chosen = Signal(str)
    current_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list called `name` for screen readers."""
        super().__init__(parent)
        self._list = _List()
        self._list.setAccessibleName(name)
        self._list.setAccessibleDescription(texts.REORDER_HELP)
        self._list.setWordWrap(True)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.measured.connect(self._fit)
        self._list.dropped.connect(self._on_dropped)
        self._list.move_wanted.connect(self.move_current)
        self._list.itemActivated.connect(
            lambda item: self.row_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
        )
        self._list.currentItemChanged.connect(self._on_current_changed)
        self.setFocusProxy(self._list)
        self._buttons = ButtonRow(
            make_button(texts.MOVE_UP, "quiet", lambda: self.move_current(-1), icon="arrow-up"),
            make_button(texts.MOVE_DOWN, "quiet", lambda: self.move_current(1), icon="arrow-down"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        column.addWidget(self._buttons)
        column.addWidget(Text(texts.REORDER_HELP, "caption"))
        self._keys: list[str] = []
        self._rows: dict[str, ReorderRow] = {}

    def open_key(self, key: str) -> bool:
        """Go to the row with this key; False when there is none."""
        if key not in self._keys:
            return False
        self._list.setCurrentRow(self._keys.index(key))
        return True

    def set_rows(self, rows: Sequence[ReorderRow]) -> None:
        """Show rows from top to bottom; the cursor stays on the same key."""
        current = self.current_key()
        self._list.blockSignals(True)
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            if not row.movable:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._keys = [row.key for row in rows]
        self._rows = {row.key: row for row in rows}
        place = self._keys.index(current) if current in self._keys else 0
        self._list.setCurrentRow(place)
        self._fit()

    def keys(self) -> list[str]:
        """Return the keys in the order on screen."""
        rows = (self._list.item(place) for place in range(self._list.count()))
        return [str(row.data(Qt.ItemDataRole.UserRole)) for row in rows]

    def current_key(self) -> str:
        """Return the key of the row the cursor is on, or ""."""
        place = self._list.currentRow()
        return self.keys()[place] if place >= 0 else ""

    def set_current(self, key: str) -> None:
        """Put the cursor on a row."""
        self._list.setCurrentRow(self._keys.index(key))

    def move_current(self, step: int) -> None:
        """Move the row under the cursor up (-1) or down (1), past no row that may not be moved."""
        place = self._list.currentRow()
        if place < 0 or not 0 <= place + step < self._list.count():
            return
        if not (_movable(self._list.item(place)) and _movable(self._list.item(place + step))):
            return
        self._list.blockSignals(True)
        taken = self._list.takeItem(place)
        self._list.insertItem(place + step, taken)
        self._list.blockSignals(False)
        self._list.setCurrentRow(place + step)
        self._tell(taken.text(), place + step)

    def _on_dropped(self) -> None:
        after = self.keys()
        if after == self._keys:
            return
        if any(after[place] != row.key for place, row in enumerate(self._in_order()) if not row.movable):
            self.set_rows(self._in_order())
            return
        place = self._list.currentRow()
        self._tell(self._list.item(place).text(), place)

    def _in_order(self) -> list[ReorderRow]:
        """Return the rows in the last order told."""
        return [self._rows[key] for key in self._keys]

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            key = str(item.data(Qt.ItemDataRole.UserRole))
            if self._list.hasFocus():  # the person has chosen it, not the program
                note_opening(self, key)
            self.current_changed.emit(key)

    def _tell(self, text: str, place: int) -> None:
        self._keys = self.keys()
        announce(self._list, texts.moved_to(text, place + 1, len(self._keys)))
        self.order_changed.emit(list(self._keys))

    def _fit(self) -> None:
        rows = sum(max(24, self._list.sizeHintForRow(place)) for place in range(self._list.count()))
        self._list.setFixedHeight(rows + 12)


def _movable(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsDragEnabled)
