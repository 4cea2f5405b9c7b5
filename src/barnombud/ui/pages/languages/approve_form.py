"""Approving a language: who has read it through, and on which day; widgets only."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from barnombud.services.languages import LanguageLine
from barnombud.texts import languages_page as texts
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

_LONGEST = 120


class ApproveForm(Card):
    """Name and day.

    Attributes:
        approving: the name, and the day or None.
    """

    approving = Signal(str, object)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(texts.APPROVE)
        self.state = Text("", "strong")
        self.help = Text(texts.APPROVE_TEXT, "quiet")
        self.reviewer = QLineEdit()
        self.reviewer.setMaxLength(_LONGEST)
        self.day = DateField(texts.REVIEWED_ON, required=True)
        self.rows = {
            "reviewer": FieldRow(texts.REVIEWER, self.reviewer, help_text=texts.REVIEWER_HELP),
            "reviewed_on": FieldRow(texts.REVIEWED_ON, self.day),
        }
        self.approve_button = make_button(texts.APPROVE_DO, "secondary", self._approve)
        self._fields = (self.help, *self.rows.values(), ButtonRow(self.approve_button))
        for widget in (self.state, *self._fields):
            self.add(widget)

    def show_line(self, line: LanguageLine, today: date) -> None:
        """Show how far the language has come; approving is offered when it is whole and not reviewed."""
        header = line.header
        self.setVisible(not line.is_source)
        reviewed = line.reviewed and header.reviewed_on is not None
        self.state.setText(
            texts.approved_line(header.reviewed_by, header.reviewed_on)
            if reviewed and header.reviewed_on
            else texts.unreviewed_line(line.left)
        )
        for widget in self._fields:
            widget.setVisible(line.is_offered and not reviewed)
        self.day.set_range(None, today)
        if self.day.value() is None:
            self.day.set_value(today)

    def show_fault(self, field: str, text: str) -> None:
        """Say what is wrong with the name or the day."""
        self.rows[field].set_error(text)

    def _approve(self) -> None:
        for row in self.rows.values():
            row.clear_error()
        if self.day.check():
            self.approving.emit(self.reviewer.text(), self.day.value())
