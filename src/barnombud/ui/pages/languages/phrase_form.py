"""One sentence with the Swedish above it, written in the language's own direction; widgets only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from barnombud.texts import languages_page as texts
from barnombud.ui.pages.languages.presenter import Shown
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

_LINES = 4


class PhraseField(QPlainTextEdit):
    """A few lines in any direction; Tab leaves it."""

    def __init__(self) -> None:
        """Start empty, from the left."""
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 24)

    def set_from_right(self, on: bool) -> None:
        """Write from the right, with the cursor and the keys that follow it, or from the left."""
        turned = Qt.LayoutDirection.RightToLeft if on else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(turned)
        edge = Qt.AlignmentFlag.AlignRight if on else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(edge | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(turned)
        self.document().setDefaultTextOption(option)


class PhraseForm(Card):
    """The sentence that is being corrected.

    Attributes:
        typed: what stands in the field, at every key.
        saving: the person wants to keep it.
        next_wanted: on to the sentence after it.
    """

    typed = Signal(str)
    saving = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        """Start without a sentence."""
        super().__init__(texts.CORRECT)
        self.hint = Text(texts.OPEN_HELP, "quiet")
        self.swedish_label = Text(texts.SWEDISH, "label")
        self.swedish = Text("", "strong")
        self.places = Text("", "caption")
        self.field = PhraseField()
        self.row = FieldRow(texts.SWEDISH, self.field)
        self.save_button = make_button(
            texts.SAVE, "primary", lambda: self.saving.emit(self.field.toPlainText())
        )
        self.next_button = make_button(texts.NEXT, "secondary", self.next_wanted.emit)
        self.buttons = ButtonRow(self.save_button, self.next_button)
        for widget in (self.hint, self.swedish_label, self.swedish, self.places, self.row, self.buttons):
            self.add(widget)
        self._key = ""
        self.field.textChanged.connect(lambda: self.typed.emit(self.field.toPlainText()))
        self.show_sentence(None)

    def show_sentence(self, shown: Shown | None) -> None:
        """Show one sentence; what is being typed in the same one stays."""
        for widget in (self.swedish_label, self.swedish, self.places, self.row, self.buttons):
            widget.setVisible(shown is not None)
        self.hint.setVisible(shown is None or not shown.may_change)
        self.hint.setText(texts.OPEN_HELP if shown is None else texts.OWN_SOURCE)
        if shown is None:
            self._key = ""
            return
        self.swedish.setText(shown.swedish)
        self.places.setText(shown.places)
        self.places.setVisible(bool(shown.places))
        self.row.set_label(shown.label)
        self.row.setVisible(shown.may_change)
        self.save_button.setVisible(shown.may_change)
        if shown.key != self._key:
            self._key = shown.key
            self.field.blockSignals(True)
            self.field.set_from_right(shown.from_right)
            self.field.setPlainText(shown.text)
            self.field.blockSignals(False)
            self.show_fault(shown.fault)

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what is typed; saving waits until nothing is."""
        if text != self.row.error:
            self.row.set_error(text)
        self.save_button.setEnabled(not text)
