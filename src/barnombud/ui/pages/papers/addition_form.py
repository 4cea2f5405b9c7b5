"""A dated addition, or what somebody objects (R30)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from barnombud.texts import papers_page as texts
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.tick import Tick


class Additions(QWidget):
    """The additions so far, and a form for one more.

    Attributes:
        added: text, and who objects (empty for a plain addition).
    """

    added = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the form closed."""
        super().__init__(parent)
        self.lines = Text("", "")
        self.add_button = opens(make_button(texts.ADD, "quiet", self.open_form, icon="plus"))
        self.text: QPlainTextEdit = AutosaveText(texts.ADDITION_TEXT, most_characters=5000)
        self.text_row = FieldRow(texts.ADDITION_TEXT, self.text)
        self.objection = Tick(texts.OBJECTION)
        self.who = QLineEdit()
        self.who.setMaxLength(120)
        self.who_row = FieldRow(texts.OBJECTION_BY, self.who, help_text=texts.OBJECTION_HELP)
        self.objection.ticked.connect(self.who_row.setVisible)
        self.save_button = make_button(texts.SAVE_ADDITION, "secondary", self._save)
        self.leave_button = make_button(texts.LEAVE_ADDITION, "quiet", self.close_form)
        self.form = half_filled(QWidget())
        column = Column(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        buttons = ButtonRow(self.save_button, self.leave_button)
        for widget in (self.text_row, self.objection, self.who_row, buttons):
            column.addWidget(widget)
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_S)
        for part in (self.lines, self.add_button, self.form):
            whole.addWidget(part)
        self.form.hide()
        self.lines.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the additions so far."""
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))

    def open_form(self) -> None:
        """Open the form."""
        self.add_button.hide()
        self.who_row.setVisible(self.objection.is_ticked())
        self.form.show()
        self.text.setFocus()

    def close_form(self) -> None:
        """Close and empty the form."""
        self.text.setPlainText("")
        self.who.clear()
        self.objection.set_ticked(False)
        self.show_error("", "")
        self.form.hide()
        self.add_button.show()
        self.add_button.setFocus()

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at its field."""
        self.text_row.set_error(text if field != "objection_by" else "")
        self.who_row.set_error(text if field == "objection_by" else "")

    def _save(self) -> None:
        self.show_error("", "")
        by = self.who.text().strip() if self.objection.is_ticked() else ""
        self.added.emit(self.text.toPlainText(), by)
