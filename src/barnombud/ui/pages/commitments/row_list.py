"""The cards of promises; rows keep their place, their focus and what is typed under them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.texts.commitments import WITHOUT_OWNER
from barnombud.ui.pages.commitments.row_widget import RowWidget
from barnombud.ui.pages.commitments.rows import Group, Row
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.card import Card


class RowList(QWidget):
    """One card a heading, one row a promise.

    Attributes:
        ticked, taken_back, opened, take_over_wanted: the key of a row, as in `RowWidget`.
        emptied: the focus stood on a row, and no row is left to take it.
        rows: by key, in the order shown.
    """

    ticked = Signal(str)
    taken_back = Signal(str)
    opened = Signal(str)
    take_over_wanted = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.rows: dict[str, RowWidget] = {}
        self.cards: dict[str, Card] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M + 4)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show other rows; the focus stays on its row, or goes to the one that took its place."""
        at = self._focused_place()
        wanted = {row.key: row for group in groups for row in group.rows}
        for key, widget in tuple(self.rows.items()):
            if key not in wanted or bool(wanted[key].settled) is (widget.tick is not None):
                widget.hide()
                widget.deleteLater()
                del self.rows[key]
        titles = {group.title for group in groups}
        for group in groups:
            card = self._card(group.title)
            for place, row in enumerate(group.rows):
                card.add(self._shown(row, first=place == 0))
        for title, card in self.cards.items():
            card.setVisible(title in titles)
        kept = len(self.rows)
        self.rows = {key: self.rows[key] for key in wanted}
        self.setVisible(kept > 0)
        self._restore_focus(at)

    def flush(self) -> None:
        """Hand on what is typed under the rows."""
        for row in self.rows.values():
            if row.panel is not None:
                row.panel.note.flush()

    def _shown(self, row: Row, *, first: bool) -> RowWidget:
        widget = self.rows.get(row.key)
        if widget is None:
            widget = self.rows[row.key] = RowWidget(row)
            widget.ticked.connect(self.ticked.emit)
            widget.taken_back.connect(self.taken_back.emit)
            widget.opened.connect(self.opened.emit)
            widget.take_over_wanted.connect(self.take_over_wanted.emit)
        widget.show_row(row, first=first)
        return widget

    def _card(self, title: str) -> Card:
        if title not in self.cards:
            self.cards[title] = Card(title)
            place = 0 if title == WITHOUT_OWNER else self._column.count()
            self._column.insertWidget(place, self.cards[title])
        return self.cards[title]

    def _focused_place(self) -> int:
        """Return which row holds the focus, or -1."""
        for place, row in enumerate(self.rows.values()):
            if any(each.hasFocus() for each in row.findChildren(QWidget)):
                return place
        return -1

    def _restore_focus(self, place: int) -> None:
        if place < 0 or self._focused_place() >= 0:
            return
        rows = tuple(self.rows.values())
        if rows:
            rows[min(place, len(rows) - 1)].main_control.setFocus()
        else:
            self.emptied.emit()
