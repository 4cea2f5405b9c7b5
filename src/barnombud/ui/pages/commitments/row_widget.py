"""One promise as a row: a tick box with its words, who, when, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from barnombud.texts import commitments as texts
from barnombud.ui.pages.commitments.change_panel import ChangePanel
from barnombud.ui.pages.commitments.rows import Row
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.labels import Chip, Text
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.tick import Tick

_DUE_CHARACTERS = 21


class RowWidget(QWidget):
    """A row that keeps its place, its focus and what is typed under it when the page is shown anew.

    Attributes:
        ticked: its key, when the box was ticked.
        taken_back: its key, when "Ta tillbaka" was pressed.
        opened: its key, when "Ändra" was pressed.
        take_over_wanted: its key, when "Ta över" was pressed.
        panel: the fields under it; None until they are opened.
    """

    ticked = Signal(str)
    taken_back = Signal(str)
    opened = Signal(str)
    take_over_wanted = Signal(str)

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        """Lay the row out once; `show_row` fills it."""
        super().__init__(parent)
        self.key = row.key
        self.panel: ChangePanel | None = None
        self.tick: Tick | None = None
        self._line = QFrame()
        set_kind(self._line, "line")
        self._caption = Text("", "quiet")
        self._chips = ButtonRow()
        self._due, self._left = Text("", "strong"), Text("", "caption")
        self.button = opens(make_button(texts.CHANGE, "quiet", self._on_button))
        self.take_over = make_button(
            texts.TAKE_OVER, "secondary", lambda: self.take_over_wanted.emit(self.key)
        )
        self._below = QVBoxLayout()
        self._below.setSpacing(SPACE_XS)
        self._below.addWidget(self._caption)
        self._below.addWidget(self._chips)
        self._below.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.addWidget(self._line)
        self._column.addLayout(self._head(row))
        self.show_row(row, first=True)

    def _head(self, row: Row) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        if row.settled:
            words.addWidget(Text(row.what))
        else:
            self.tick = Tick(row.what)
            self.tick.ticked.connect(lambda _on: self.ticked.emit(self.key))
            words.addWidget(self.tick)
        words.addLayout(self._below)
        when = QWidget()
        when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._when = when
        column = QVBoxLayout(when)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._due)
        column.addWidget(self._left)
        column.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addLayout(words, 1)
        head.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def show_row(self, row: Row, *, first: bool) -> None:
        """Show what the promise looks like now; what is typed under it stays."""
        self._row = row
        self._line.setVisible(not first)
        self.setAccessibleName(row.spoken)
        self._caption.setText(" · ".join(part for part in (row.who, row.about, row.passed_on) if part))
        self.take_over.setVisible(row.may_take_over)
        self.take_over.setAccessibleName(texts.take_over_name(row.spoken))
        self._due.setText(row.settled or row.due)
        self._left.setText("" if row.settled else row.left)
        self._left.setVisible(bool(self._left.text()))
        self._chips.clear()
        for words in (row.late, row.stuck):
            if words:
                self._chips.add(Chip(words, "amber"))
        self._chips.setVisible(bool(row.late or row.stuck))
        self._name_button()
        if self.tick is not None:
            self.tick.set_ticked(on=False)
            self.tick.box.setAccessibleName(row.spoken)
        if self.panel is not None:
            self.panel.show_history(row.history)

    @property
    def main_control(self) -> QWidget:
        """Where the focus goes when a neighbour has left the list."""
        return self.tick.box if self.tick is not None else self.button

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the font it is really shown in."""
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Give the date its room, and let the lines below begin where the words do."""
        self._when.setFixedWidth(self.fontMetrics().averageCharWidth() * _DUE_CHARACTERS)
        indent = self.tick.box.sizeHint().width() + SPACE_S if self.tick is not None else 0
        self._below.setContentsMargins(indent, 0, 0, SPACE_XS)

    def open_panel(self, today: date) -> ChangePanel:
        """Show the fields under the row and move the focus there."""
        panel = ChangePanel()
        panel.propose(self._row.due_on, today)
        panel.show_history(self._row.history)
        panel.closed.connect(self.close_panel)
        self._column.addWidget(panel)
        # Qt would show it only when the event loop turns, and what is not shown takes no focus.
        panel.show()
        self.panel = panel
        self._name_button()
        panel.choice.button("move").setFocus()
        return panel

    def close_panel(self) -> None:
        """Take the fields away; the focus returns to the button."""
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        panel.note.flush()
        inside = any(each.hasFocus() for each in panel.findChildren(QWidget))
        panel.hide()
        panel.deleteLater()
        self._name_button()
        if inside:
            self.button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.panel is not None:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _name_button(self) -> None:
        if self.tick is None:
            words, name = texts.TAKE_BACK, texts.take_back_name
        elif self.panel is None:
            words, name = texts.CHANGE, texts.change_name
        else:
            words, name = texts.CHANGE_CLOSE, texts.close_name
        self.button.setText(words)
        self.button.setAccessibleName(name(self._row.what))

    def _on_button(self) -> None:
        if self.tick is None:
            self.taken_back.emit(self.key)
        elif self.panel is not None:
            self.close_panel()
        else:
            self.opened.emit(self.key)
