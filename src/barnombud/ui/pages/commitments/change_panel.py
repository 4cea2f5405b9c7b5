"""What can be done with one promise, under its row: another day, stuck, no longer wanted; and its history."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.texts import buttons
from barnombud.texts import commitments as texts
from barnombud.texts.passage import capitalised
from barnombud.texts.states import STUCK
from barnombud.ui.theme.tokens import SPACE_M, SPACE_XS
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text

MOVE, STICK, DROP = "move", "stick", "drop"
_REASONS = tuple((code, capitalised(words)) for code, words in STUCK.items())
_VERBS = {MOVE: texts.SAVE_MOVE, STICK: texts.SAVE_STUCK, DROP: texts.SAVE_DROP}


class ChangePanel(QWidget):
    """Fields for one step with one promise; GUI thread, owned by its row.

    Attributes:
        moved: the new date (or None) and the note.
        stuck: the code of the reason (or None) and the note.
        dropped: the note.
        note_rested: the note as typed so far.
        closed: "Avbryt" was pressed.
    """

    moved = Signal(object, str)
    stuck = Signal(object, str)
    dropped = Signal(str)
    note_rested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the choice of another day."""
        super().__init__(parent)
        choices = ((MOVE, texts.MOVE), (STICK, texts.STUCK_CHOICE), (DROP, texts.DROP))
        self.choice = ChoiceButtons(texts.WHAT_HAPPENED, choices)
        self.choice.chosen.connect(self._on_chosen)
        self.date_field = DateField(texts.NEW_DAY, required=True)
        self.day = FieldRow(texts.NEW_DAY, self.date_field)
        self.reason_field = ChoiceButtons(texts.WHY_STUCK, _REASONS)
        self.reason = FieldRow(texts.WHY_STUCK, self.reason_field)
        self.note = AutosaveText(texts.NOTE, lines=2, most_lines=5, most_characters=500)
        self.note.text_rested.connect(self.note_rested.emit)
        self.note_row = FieldRow(texts.NOTE, self.note)
        self.save = make_button("", "secondary", self._on_save)
        self.close_button = make_button(buttons.CANCEL, "quiet", self.closed.emit)
        self._history = QVBoxLayout()
        self._history.setSpacing(SPACE_XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_XS, 0, SPACE_M)
        layout.setSpacing(SPACE_M)
        for widget in (self.choice, self.day, self.reason, self.note_row):
            layout.addWidget(widget)
        layout.addWidget(ButtonRow(self.save, self.close_button))
        layout.addLayout(self._history)
        half_filled(self)
        self.choice.set_value(MOVE)
        self._on_chosen(MOVE)

    def propose(self, due_on: date, today: date) -> None:
        """Propose a week from the date promised, or from today when that has passed."""
        self.date_field.set_range(today, None)
        self.date_field.set_value(max(due_on, today) + timedelta(days=7))

    def show_history(self, lines: tuple[str, ...]) -> None:
        """Show what has happened so far."""
        while (item := self._history.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if lines:
            self._history.addWidget(Text(texts.HISTORY, "label"))
        for line in lines:
            self._history.addWidget(Text(line, "quiet"))

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at ``due_on``, ``reason`` or ``note``."""
        rows = {"due_on": self.day, "reason": self.reason}
        rows.get(field, self.note_row).set_error(text)

    def _on_chosen(self, code: str) -> None:
        self.day.setVisible(code == MOVE)
        self.reason.setVisible(code == STICK)
        self.save.setText(_VERBS[code])

    def _on_save(self) -> None:
        for row in (self.day, self.reason, self.note_row):
            row.clear_error()
        code, note = self.choice.value(), self.note.text()
        if code == STICK:
            self.stuck.emit(self.reason_field.value(), note)
        elif code == DROP:
            self.dropped.emit(note)
        elif self.date_field.check():
            self.moved.emit(self.date_field.value(), note)
