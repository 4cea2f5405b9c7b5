"""The team's own promises since last; a promise about a child belongs to that child's item."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.part_rows import PromiseRow
from barnombud.ui.pages.meeting.swap import swap_in
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick


class Promises(QWidget):
    """One line a promise, ticked off in place.

    Attributes:
        ticked: the row and whether it is done.
        all_wanted: the person wants to see every promise.
    """

    ticked = Signal(object, bool)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._card = Card(texts.COMMITMENTS_TITLE)
        self._holder = QWidget()
        self._rows: tuple[PromiseRow, ...] | None = None
        self.ticks: dict[str, Tick] = {}
        self._card.add(self._holder)
        self._card.add(Text(texts.ONLY_OWN, "caption"))
        self.all = make_button(texts.ALL_COMMITMENTS, "link", self.all_wanted.emit)
        self._card.add(self.all)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def show_rows(self, rows: tuple[PromiseRow, ...]) -> None:
        """Show the promises; a mere tick keeps the lines and the focus."""
        if self._rows is not None and [r.key for r in rows] == [r.key for r in self._rows]:
            for row in rows:
                self.ticks[row.key].set_ticked(row.done)
            self._rows = rows
            return
        self._rows = rows
        holder = QWidget()
        column = Column(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self.ticks = {}
        for row in rows:
            column.addLayout(self._line(row))
        if not rows:
            column.addWidget(Text(texts.NO_COMMITMENTS, "quiet"))
        if swap_in(self._card.body, self._holder, holder):
            self.all.setFocus()
        self._holder = holder

    def _line(self, row: PromiseRow) -> QHBoxLayout:
        tick = Tick(row.text, on=row.done)
        tick.box.setAccessibleName(texts.DONE_NAME.format(text=row.text))
        tick.ticked.connect(lambda done: self.ticked.emit(row, done))
        self.ticks[row.key] = tick
        line = QHBoxLayout()
        line.setSpacing(SPACE_M)
        line.addWidget(tick, 3)
        line.addWidget(Text(row.who, "warning" if row.late else "caption"), 2)
        return line
