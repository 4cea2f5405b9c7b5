"""One paper in the list: what, for whom, in which language, how far it has come; and handing it over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from barnombud.texts import papers_page as texts
from barnombud.ui.pages.papers.rows import Row
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S, SPACE_XS
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Chip, Text


class PaperRow(QFrame):
    """A row; opened when its paper is shown.

    Attributes:
        show_wanted: show the paper.
        handed: the way it was handed over, and to whom when the paper itself does not say.
        chosen: the tick was changed.
    """

    show_wanted = Signal(str)
    handed = Signal(str, str, str)
    chosen = Signal()

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        """Show a closed row."""
        super().__init__(parent)
        self.row = row
        set_kind(self, "card")
        self.tick = QCheckBox()
        self.tick.clicked.connect(self.chosen)
        self.title = Text("", "strong")
        self.chip = Chip("")
        self.caption = QLabel()
        set_kind(self.caption, "caption")
        self.register = Text("", "caption")
        self.show_button = make_button(texts.SHOW, "quiet", lambda: self.show_wanted.emit(self.row.key))
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        words = Column()
        words.setSpacing(SPACE_XS)
        words.addWidget(self.title)
        words.addWidget(ButtonRow(self.chip, self.caption))
        words.addWidget(self.register)
        top.addLayout(words, 1)
        top.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        column = Column(self)
        column.setContentsMargins(SPACE_M, SPACE_S + 2, SPACE_S, SPACE_S + 2)
        column.setSpacing(SPACE_S)
        column.addLayout(top)
        self.panel = self._panel()
        column.addWidget(self.panel)
        self.panel.hide()
        self.update_row(row)

    def _panel(self) -> QWidget:
        panel = QWidget()
        column = Column(panel)
        column.setContentsMargins(SPACE_M + SPACE_S, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self.recipient = QLineEdit(texts.WHOLE_TEAM)
        self.recipient.setMaxLength(120)
        self.to_whom = FieldRow(texts.TO_WHOM, self.recipient)
        self.handed_to = Text("", "label")
        ways = sorted(texts.WAYS, key=lambda way: way[0] != self.row.first_way)
        self.ways = {code: make_button(words, "secondary") for code, words in ways}
        for code, button in self.ways.items():
            button.clicked.connect(partial(self._hand_over, code))
        self.hand_help = Text(texts.HANDED_HELP, "caption")
        self._way_row = ButtonRow(*self.ways.values())
        for widget in (self.to_whom, self.handed_to, self._way_row, self.hand_help):
            column.addWidget(widget)
        return panel

    def update_row(self, row: Row) -> None:
        """Show what has changed; ticks, focus and what is typed stay."""
        self.row = row
        self.title.setText(row.title)
        self.caption.setText(row.caption)
        self.register.setText("\n".join(row.handed))
        self.register.setVisible(bool(row.handed))
        self.chip.setText(row.chip)
        self.chip.set_colour(row.chip_colour)
        self.tick.setAccessibleName(texts.tick_name(row.title))
        self.show_button.setAccessibleName(f"{texts.SHOW} {row.spoken}")
        self.setAccessibleName(row.spoken)
        self.to_whom.setVisible(row.needs_recipient)
        self.handed_to.setText(texts.handed_to(row.recipient) if row.recipient else texts.HANDED)
        for widget in (self.handed_to, self._way_row, self.hand_help):
            widget.setVisible(row.may_hand_over)
        for code, words in texts.WAYS:
            to = row.recipient or texts.WHOLE_TEAM
            self.ways[code].setAccessibleName(f"{texts.handed_to(to)} {words}")
        self.panel.setVisible(self.is_open and self._has_panel)

    @property
    def _has_panel(self) -> bool:
        """Whether there is anything to do with the paper beside printing and saving it."""
        return self.row.may_hand_over or self.row.needs_recipient

    @property
    def is_open(self) -> bool:
        """Whether the paper is the one that is shown."""
        return bool(self.property("kind") == "soft")

    def set_open(self, on: bool) -> None:
        """Mark the row whose paper is shown and offer handing over."""
        set_kind(self, "soft" if on else "card")
        self.panel.setVisible(on and self._has_panel)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the row shows its paper."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_open:
            self.show_wanted.emit(self.row.key)
        event.accept()

    def _hand_over(self, way: str, _checked: bool = False) -> None:
        self.handed.emit(self.row.key, way, self.recipient.text().strip())
