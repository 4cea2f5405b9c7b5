"""The narrow bar on the left: the program's mark and the seven pages, icons always with their words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from barnombud.resources import file_path
from barnombud.texts import shell as texts
from barnombud.ui.shell.room import Room
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind, set_state
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S

ENTRIES: tuple[tuple[str, str, str], ...] = (
    ("home", texts.NAV_HOME, "house"),
    ("meetings", texts.NAV_MEETINGS, "calendar-days"),
    ("cases", texts.NAV_CASES, "baby"),
    ("consultation", texts.NAV_CONSULTATION, "messages-square"),
    ("commitments", texts.NAV_COMMITMENTS, "list-checks"),
    ("team", texts.NAV_TEAM, "users"),
    ("settings", texts.NAV_SETTINGS, "settings"),
)
"""Page name, word and icon, from top to bottom; Ctrl+1 to Ctrl+7 in the same order."""

_BELONGS_TO = {
    "agenda": "meetings",
    "meeting": "meetings",
    "papers": "meetings",
    "case": "cases",
    "extract": "cases",
    "flower_template": "settings",
    "languages": "settings",
    "retention": "settings",
    "access_log": "team",
}
"""Pages without a line of their own, and the line that is marked for them."""


class SideBar(QFrame):
    """Leads to the pages; a page may put its own content below the mark instead (a meeting's agenda).

    Attributes:
        chosen: the name of the page a person wants to see.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show every page."""
        super().__init__(parent)
        set_kind(self, "sidebar")
        self._room = Room.WIDE
        self._content: QWidget | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._mark = QLabel()
        self._title = QLabel(texts.APP_NAME)
        set_kind(self._title, "heading")
        self._title.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S + 2)
        top.setContentsMargins(SPACE_S, 0, 0, 0)
        top.addWidget(self._mark)
        top.addWidget(self._title, 1)
        self._nav = self._make_nav()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_S - 2, SPACE_M, SPACE_S - 2, SPACE_M)
        self._column.setSpacing(SPACE_M)
        self._column.addLayout(top)
        self._column.addWidget(self._nav, 1)
        self._measure()

    def _make_nav(self) -> QScrollArea:
        holder = QWidget()
        holder.setProperty("kind", "side-content")
        holder.setAccessibleName(texts.NAV_NAME)
        column = QVBoxLayout(holder)
        column.setContentsMargins(4, 4, 4, 4)  # room for the focus ring
        column.setSpacing(2)
        group = QButtonGroup(self)
        for number, (page, word, icon_name) in enumerate(ENTRIES, 1):
            button = QPushButton(word)
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setToolTip(texts.nav_help(word, number))
            set_kind(button, "nav")
            put_icon(button, icon_name, "ink")
            button.clicked.connect(lambda _checked=False, page=page: self._choose(page))
            group.addButton(button)
            column.addWidget(button)
            self._buttons[page] = button
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        return scroll

    def set_current(self, page: str) -> None:
        """Mark the page on screen; one that has no line here leaves the mark where it was."""
        line = _BELONGS_TO.get(page, page)
        if line not in self._buttons:
            return
        for name, button in self._buttons.items():
            current = name == line
            button.setChecked(current)
            icon_name = next(icon for entry, _word, icon in ENTRIES if entry == name)
            put_icon(button, icon_name, "on_accent" if current else "ink")

    def set_content(self, content: QWidget | None, title: str = "") -> None:
        """Show a page's own content below the mark, with its title; None brings the pages back.

        The content is deleted when it is replaced.
        """
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._nav.setVisible(content is None)
        self._title.setText(title or texts.APP_NAME)
        if content is not None:
            self._column.addWidget(content, 1)
            content.show()
        self._measure()

    def set_room(self, room: Room) -> None:
        """Take less room on a small screen: the words get smaller, never left out."""
        self._room = room
        for button in self._buttons.values():
            set_state(button, "compact", "false" if room is Room.WIDE else "true")
        self._measure()

    def _measure(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        characters = {Room.WIDE: 23, Room.COMPACT: 19, Room.TINY: 17}[self._room]
        if self._content is not None:
            characters += 7
        self.setFixedWidth(letter * characters)
        self._title.setVisible(self._room is not Room.TINY or self._content is not None)
        side = round(self.fontMetrics().height() * (1.9 if self._room is Room.WIDE else 1.4))
        mark = QIcon(str(file_path("icons/app.svg")))
        self._mark.setPixmap(mark.pixmap(QSize(side, side), self.devicePixelRatioF()))

    def _choose(self, page: str) -> None:
        self.chosen.emit(page)
