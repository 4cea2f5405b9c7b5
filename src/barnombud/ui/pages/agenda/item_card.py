"""The chosen item: its title, its minutes, and taking it off; widgets only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from barnombud.texts import meetings as texts
from barnombud.ui.pages.agenda.presenter import AgendaRow
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.number_field import NumberField

LONGEST = 240
"""Minutes an item may take."""


class ItemCard(Card):
    """What may be changed about one item of the agenda.

    Attributes:
        minutes_given: key and the new number.
        title_given: key and the new title.
        removed: key of the item to take off.
    """

    minutes_given = Signal(str, int)
    title_given = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no item chosen."""
        super().__init__(texts.CHOSEN, parent=parent)
        self._row: AgendaRow | None = None
        self.help = Text(texts.CHOOSE_ITEM, "quiet")
        self.name = Text("", "strong")
        self.title_edit = QLineEdit()
        self.minutes_edit = NumberField(texts.ITEM_MINUTES, 0, LONGEST)
        self.title_edit.setMaxLength(200)
        self.title_row = FieldRow(texts.ITEM_TITLE, self.title_edit)
        self.minutes_row = FieldRow(texts.ITEM_MINUTES, self.minutes_edit)
        self.remove_button = make_button(texts.REMOVE_ITEM, "quiet", self._on_remove)
        self.buttons = ButtonRow(self.remove_button)
        for widget in (self.help, self.name, self.title_row, self.minutes_row, self.buttons):
            self.add(widget)
        self.title_edit.editingFinished.connect(self._on_title)
        self.minutes_edit.number_changed.connect(self._on_minutes)
        self.show_row(None)

    def show_row(self, row: AgendaRow | None) -> None:
        """Show one item, or how to choose one."""
        self._row = row
        self.help.setVisible(row is None)
        self.name.setVisible(row is not None and row.is_child)
        self.title_row.setVisible(row is not None and not row.is_child)
        self.minutes_row.setVisible(row is not None)
        self.buttons.setVisible(row is not None)
        if row is None:
            return
        self.minutes_row.clear_error()
        self.title_row.clear_error()
        self.name.setText(row.title)
        if not self.title_edit.hasFocus():
            self.title_edit.setText(row.title)
        self.minutes_edit.set_value(row.minutes)
        self.remove_button.setText(texts.REMOVE_CHILD if row.is_child else texts.REMOVE_ITEM)

    def _on_title(self) -> None:
        if self._row is not None and self.title_edit.text().strip() != self._row.title:
            self.title_given.emit(self._row.key, self.title_edit.text())

    def _on_minutes(self, number: int) -> None:
        if self._row is not None:
            self.minutes_given.emit(self._row.key, number)

    def _on_remove(self) -> None:
        if self._row is not None:
            self.removed.emit(self._row.key)
