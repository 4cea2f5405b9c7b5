"""The template every new agenda begins as: order by drag or Alt and arrows, own titles, minutes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from barnombud.domain.meeting.meeting import MAX_ITEM_MINUTES
from barnombud.texts import settings_page as texts
from barnombud.texts import states
from barnombud.ui.pages.settings.presenter import AgendaLine
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropBox
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.number_field import NumberField
from barnombud.ui.widgets.reorder_list import ReorderList, ReorderRow

_TITLE_LENGTH = 200


class AgendaCard(Card):
    """The list on the left, the line under the cursor on the right.

    Attributes:
        ordered: old places in their new order.
        line_changed: place, own title and minutes of a line.
        added: kind of a new line.
        removed: place of a line to take away.
        default_wanted: back to the shipped template.
    """

    ordered = Signal(list)
    line_changed = Signal(int, str, int)
    added = Signal(str)
    removed = Signal(int)
    default_wanted = Signal()

    def __init__(self) -> None:
        """Start without lines."""
        super().__init__(texts.AGENDA)
        self._lines: tuple[AgendaLine, ...] = ()
        self._keys: list[str] = []
        self._numbers = count()
        self._place = 0
        self.list = ReorderList(texts.AGENDA_LIST)
        self.list.order_changed.connect(self._on_ordered)
        self.list.current_changed.connect(self._on_current)
        self.title = AutosaveLine(texts.AGENDA_ROW_TITLE, most_characters=_TITLE_LENGTH)
        self.title.text_rested.connect(lambda _text: self._on_changed())
        self.minutes = NumberField(texts.AGENDA_ROW_MINUTES, 0, MAX_ITEM_MINUTES)
        self.minutes.number_changed.connect(lambda _number: self._on_changed())
        self.remove_button = make_button(texts.AGENDA_REMOVE, "secondary", self._on_remove)
        self.kind = half_filled(DropBox())
        for code, words in states.ITEMS.items():
            self.kind.addItem(words, code)
        self._total = Text("", "quiet")
        self._build()

    def _build(self) -> None:
        self.add(Text(texts.AGENDA_TEXT, "quiet"))
        right = QWidget()
        column = Column(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(FieldRow(texts.AGENDA_ROW_TITLE, self.title, help_text=texts.AGENDA_ROW_TITLE_HELP))
        column.addWidget(FieldRow(texts.AGENDA_ROW_MINUTES, self.minutes))
        column.addWidget(self.remove_button)
        column.addSpacing(SPACE_M)
        column.addWidget(FieldRow(texts.AGENDA_KIND, self.kind))
        self.add_button = make_button(
            texts.AGENDA_ADD, "secondary", lambda: self.added.emit(str(self.kind.currentData())), icon="plus"
        )
        column.addWidget(self.add_button)
        column.addStretch(1)
        self.add(Columns(self.list, right, weights=(3, 2), stack_below=84, spacing=SPACE_M * 2))
        line = QHBoxLayout()
        line.addWidget(self._total, 1)
        line.addWidget(make_button(texts.AGENDA_DEFAULT, "link", self.default_wanted.emit))
        self.add(line)

    def show_agenda(self, lines: Sequence[AgendaLine], total: str) -> None:
        """Show the lines; the cursor stays on its place."""
        grown = len(lines) == len(self._keys) + 1 > 1
        self._lines = tuple(lines)
        self._total.setText(total)
        self._keys += [str(next(self._numbers)) for _line in lines[len(self._keys) :]]
        del self._keys[len(lines) :]
        self._place = len(lines) - 1 if grown else min(self._place, len(lines) - 1)
        self.list.blockSignals(True)
        self.list.set_rows(
            [
                ReorderRow(key, texts.agenda_row(at, title, minutes))
                for at, (key, (title, _own, minutes)) in enumerate(zip(self._keys, lines, strict=True), 1)
            ]
        )
        self.list.set_current(self._keys[self._place])
        self.list.blockSignals(False)
        self._show_line(self._place)

    def flush(self) -> None:
        """Hand on what is typed, if it fits."""
        self.title.flush()
        self.minutes.check()

    def _show_line(self, place: int) -> None:
        self._place = place
        title, own, minutes = self._lines[place]
        self.title.set_text(own)
        self.title.setPlaceholderText(title)
        self.minutes.set_value(minutes)

    def _on_current(self, key: str) -> None:
        place = self._keys.index(key)
        if place != self._place:
            self.flush()
            self._show_line(place)

    def _on_ordered(self, keys: list[str]) -> None:
        before, self._place = self._keys, keys.index(self._keys[self._place])
        self._keys = list(keys)
        self.ordered.emit([before.index(key) for key in keys])

    def _on_remove(self) -> None:
        place = self._place
        if len(self._keys) > 1:
            self._keys.pop(place)
        self.removed.emit(place)

    def _on_changed(self) -> None:
        minutes = self.minutes.value()
        if minutes is not None:
            self.line_changed.emit(self._place, self.title.text(), minutes)
