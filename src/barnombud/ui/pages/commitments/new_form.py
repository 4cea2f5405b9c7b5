"""The form of a new promise of the team's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from barnombud.texts import buttons
from barnombud.texts import commitments as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.drop_list import DropBox
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text


class NewForm(Card):
    """What, who and when, in a card on the page.

    Attributes:
        text_rested: the words as typed so far.
        saved: words, key of who, and date.
        left: "Avbryt" was pressed.
    """

    text_rested = Signal(str)
    saved = Signal(str, str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(texts.NEW_TITLE, parent=parent)
        self.body.setSpacing(SPACE_M)
        self.what = AutosaveText(texts.WHAT, lines=2, most_lines=4, most_characters=500)
        self.what.text_rested.connect(self.text_rested.emit)
        half_filled(self)
        self.who = DropBox()
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.who.setMinimumContentsLength(16)
        self.day = DateField(texts.WHEN, required=True)
        self._rows = {
            "text": FieldRow(texts.WHAT, self.what),
            "who": FieldRow(texts.WHO, self.who),
            "due_on": FieldRow(texts.WHEN, self.day),
        }
        self.save = make_button(texts.ADD, "primary", self._on_save)
        self.leave = make_button(buttons.CANCEL, "quiet", self.left.emit)
        self.add(Text(texts.NEW_HELP, "quiet"))
        self.add(self._rows["text"])
        self.add(Columns(self._rows["who"], self._rows["due_on"], weights=(3, 2), stack_below=70))
        self.add(ButtonRow(self.save, self.leave))

    def show_people(self, people: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer who can promise; what the person has chosen stays."""
        keep = self.who.currentData() or chosen
        self.who.clear()
        for key, words in people:
            self.who.addItem(words, key)
        self.who.setCurrentIndex(max(0, self.who.findData(keep)))

    def begin(self, text: str, due_on: date, today: date) -> None:
        """Show what was typed before, and a date to start from."""
        self.what.set_text(text)
        self.day.set_range(today, None)
        self.day.set_value(due_on)
        for row in self._rows.values():
            row.clear_error()
        self.show()
        self.what.setFocus()

    def end(self) -> None:
        """Empty and hide the form."""
        # Emptied first: a field that is left hands on what is typed in it.
        self.what.blockSignals(True)
        self.what.flush()
        self.what.set_text("")
        self.what.blockSignals(False)
        self.hide()

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at ``text``, ``who`` or ``due_on``, and go there."""
        row = self._rows.get(field, self._rows["text"])
        row.set_error(text)
        row.field.setFocus()

    def _on_save(self) -> None:
        for row in self._rows.values():
            row.clear_error()
        if self.day.check():
            self.saved.emit(self.what.text(), str(self.who.currentData()), self.day.value())
