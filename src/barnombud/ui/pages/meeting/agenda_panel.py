"""The side of the running meeting: the items with ticks, who is here, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.scenes import ATTENDANCE, ENDING, LATER, ListRow, Side
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind, set_state
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class AgendaPanel(QWidget):
    """Lies in the side bar while the meeting is on screen; the window deletes it when another page comes.

    Attributes:
        chosen: the key of the line the person wants to see.
        all_back: everybody who stepped out is back.
        visitors_left: every visitor has left.
        wall_wanted: the person wants the wall view.
        left: the person wants to leave the meeting's view; the meeting goes on.
    """

    chosen = Signal(str)
    all_back = Signal()
    visitors_left = Signal()
    wall_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setProperty("kind", "side-content")
        self.setAccessibleName(texts.LIST_NAME)
        self._rows: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._line = QFrame()
        set_kind(self._line, "line")
        self.later = make_button(texts.LATER, "agenda", lambda: self.chosen.emit(LATER))
        self._present = QFrame()
        set_kind(self._present, "card")
        self._names, self._outside, self._visitors = Text("", ""), Text("", "caption"), Text("", "caption")
        self.change = make_button(texts.CHANGE_PRESENCE, "link", lambda: self.chosen.emit(ATTENDANCE))
        self.back = make_button(texts.ALL_BACK, "link", self.all_back.emit)
        self.gone = make_button(texts.VISITORS_LEFT, "link", self.visitors_left.emit)
        self.end = make_button(texts.END, "link", lambda: self.chosen.emit(ENDING))
        self.wall = make_button(texts.TO_WALL, "link", self.wall_wanted.emit)
        self.wall.setToolTip(texts.TO_WALL_HELP)
        self.leave = make_button(texts.LEAVE_VIEW, "link", self.left.emit)
        self._scroll = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        room = Column(self._present)
        room.setContentsMargins(SPACE_M - 4, SPACE_S, SPACE_M - 4, SPACE_S)
        room.setSpacing(SPACE_XS)
        heading = Text(texts.PRESENT, "caption")
        for widget in (heading, self._names, self._outside, self._visitors):
            room.addWidget(widget)
        for button in (self.gone, self.back, self.change):
            room.addWidget(button)
        holder = QWidget()
        holder.setProperty("kind", "side-content")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SPACE_XS, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self._list)
        column.addWidget(self._line)
        column.addWidget(self.later)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        outer = Column(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_XS)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._present)
        outer.addWidget(ButtonRow(self.wall))
        outer.addWidget(ButtonRow(self.end, self.leave))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With less room the line on screen is still in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_current)

    def show_side(self, side: Side) -> None:
        """Show the list and who is here; lines that are the same keep their focus."""
        if tuple(self._rows) != tuple(row.key for row in side.rows):
            self._rebuild(side.rows)
        for row in side.rows:
            self._show_row(self._rows[row.key], row)
        self.later.setVisible(side.later and side.running)
        self._line.setVisible(side.later and side.running)
        set_state(self.later, "later", "false" if side.later_current else "true")
        set_state(self.later, "current", "true" if side.later_current else "false")
        self._show_people(side)
        QTimer.singleShot(0, self, self._show_current)
        self.end.setVisible(side.running and bool(side.rows))
        self.wall.setVisible(side.running)
        self._present.setVisible(side.running)

    def _show_current(self) -> None:
        """Scroll to the line that is on screen, once the lines have their places."""
        for button in (*self._rows.values(), self.later):
            if button.property("current") == "true":
                self._scroll.ensureWidgetVisible(button, 0, SPACE_M)

    def _show_people(self, side: Side) -> None:
        self._names.setText(" · ".join(side.present) or texts.NOBODY_YET)
        self._outside.setText(f"{texts.OUTSIDE}: {', '.join(side.outside)}")
        self._outside.setVisible(bool(side.outside))
        self._visitors.setText(texts.visitor_line(side.visitors))
        self._visitors.setVisible(bool(side.visitors))
        self.gone.setVisible(bool(side.visitors))
        self.back.setVisible(bool(side.outside) and not side.visitors)
        self.change.setVisible(not side.visitors)

    def row(self, key: str) -> QPushButton:
        """Return one line's button."""
        return self._rows[key]

    def rows(self) -> list[str]:
        """Return the words of the lines from top to bottom."""
        return [button.text() for button in self._rows.values()]

    def _rebuild(self, rows: tuple[ListRow, ...]) -> None:
        for button in self._rows.values():
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._rows = {}
        for row in rows:
            button = QPushButton()
            button.setAutoDefault(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            set_kind(button, "agenda")
            button.clicked.connect(lambda _checked=False, key=row.key: self.chosen.emit(key))
            self._list.addWidget(button)
            self._rows[row.key] = button

    def _show_row(self, button: QPushButton, row: ListRow) -> None:
        button.setText(row.title if row.done else f"{row.number}   {row.title}")
        button.setToolTip(row.title)
        button.setAccessibleName(texts.list_line(row.number, row.title, done=row.done, current=row.current))
        set_state(button, "done", "true" if row.done else "false")
        set_state(button, "current", "true" if row.current else "false")
        put_icon(button, "check" if row.done else "", "accent_ink")
