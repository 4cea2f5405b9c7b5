"""The form of a question: first whether a guardian has said no, then age, petals and the words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.texts import buttons
from barnombud.texts import consultation as texts
from barnombud.texts.deidentified import ASKED_BEFORE
from barnombud.texts.states import AGE_BANDS
from barnombud.ui.pages.consultation.lines import NewQuestion
from barnombud.ui.pages.consultation.screened_text import ScreenedText
from barnombud.ui.theme.tokens import SPACE_M, SPACE_XS
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import RadioList
from barnombud.ui.widgets.toggle_button import ToggleButton

NOBODY, SOMEBODY = "nobody", "somebody"


class QuestionForm(Card):
    """Opens its fields only when nobody has said no; GUI thread.

    Attributes:
        stopped: somebody has said no.
        saved: the question, whether somebody has said no (None: not answered), age band and petals.
        left: the text is thrown away.
        question: the field of the question.
    """

    stopped = Signal()
    saved = Signal(str, object, str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a closed form."""
        super().__init__(texts.NEW_TITLE, parent=parent)
        self.body.setSpacing(SPACE_M)
        self._is_new = True
        self._petals: dict[str, ToggleButton] = {}
        self._asked_label = Text(ASKED_BEFORE, "label")
        self.asked = RadioList(ASKED_BEFORE, ((NOBODY, texts.NOBODY), (SOMEBODY, texts.SOMEBODY)))
        self.asked.chosen.connect(self._on_asked)
        self._stopped = Card(texts.STOPPED_TITLE, "soft")
        self._stopped.add(Text(texts.STOPPED_TEXT))
        self.close_button = make_button(buttons.CLOSE, "secondary", self.left.emit)
        self._stopped.add(self.close_button)
        self.question = ScreenedText(texts.QUESTION, lines=4, help_text=texts.QUESTION_HELP)
        self.age = half_filled(ChoiceButtons(texts.AGE, tuple(AGE_BANDS.items())))
        self._petal_row = ButtonRow()
        self.save = make_button(texts.SAVE, "primary", self._on_save)
        self.leave = make_button(texts.THROW, "quiet", self.left.emit)
        self._fields = QWidget()
        self._lay_out_fields()
        for widget in (self._asked_label, self.asked, self._stopped, self._fields):
            self.add(widget)

    def _lay_out_fields(self) -> None:
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.question)
        for label, widget in ((texts.AGE, self.age), (texts.PETALS, self._petal_row)):
            pair = QVBoxLayout()
            pair.setSpacing(SPACE_XS)
            pair.addWidget(Text(label, "label"))
            pair.addWidget(widget)
            column.addLayout(pair)
        column.addWidget(ButtonRow(self.save, self.leave))

    def show_petals(self, petals: tuple[tuple[str, str], ...]) -> None:
        """Offer the petals of the team's flower; what is chosen stays."""
        if tuple(self._petals) == tuple(key for key, _label in petals):
            return
        chosen = self.petals()
        self._petal_row.clear()
        self._petals = {}
        for key, label in petals:
            button = half_filled(ToggleButton(label, on=key in chosen))
            button.setAccessibleDescription(texts.PETALS)
            self._petal_row.add(button)
            self._petals[key] = button

    def begin(self, new: NewQuestion) -> None:
        """Open the form."""
        self._is_new = new.is_new
        if self.heading is not None:
            self.heading.setText(texts.NEW_TITLE if new.is_new else texts.CHANGE_TITLE)
        self.save.setText(texts.SAVE if new.is_new else texts.SAVE_CHANGE)
        self.leave.setText(texts.THROW if new.is_new else buttons.CANCEL)
        self.asked.set_value(None)
        self._stopped.hide()
        self._asked_label.setVisible(new.is_new)
        self.asked.setVisible(new.is_new)
        self._fields.setVisible(not new.is_new)
        self.question.replace(new.text)
        self.question.show_marks(())
        self.age.set_value(new.age_band)
        for key, button in self._petals.items():
            button.set_on(key in new.petals)
        self.show()
        first = self.asked.button(NOBODY) if new.is_new else self.question.field
        first.setFocus()

    def end(self) -> None:
        """Empty and hide the form."""
        # Emptied first: a field that is left hands on what is typed in it.
        self.question.replace("")
        self.question.show_marks(())
        self.hide()

    def show_stopped(self) -> None:
        """Say that a no covers the question too."""
        self.question.replace("")
        self._asked_label.hide()
        self.asked.hide()
        self._fields.hide()
        self._stopped.show()
        self.close_button.setFocus()

    def somebody(self) -> bool | None:
        """Return the answer about a no; None while there is none."""
        return {None: None, NOBODY: False}.get(self.asked.value(), True)

    def petals(self) -> tuple[str, ...]:
        """Return the petals chosen."""
        return tuple(key for key, button in self._petals.items() if button.isChecked())

    def _on_save(self) -> None:
        age = self.age.value() or NewQuestion("").age_band
        self.saved.emit(self.question.text(), self.somebody(), age, self.petals())

    def _on_asked(self, code: str) -> None:
        if code == SOMEBODY:
            self.stopped.emit()
        else:
            self._fields.show()
            self.question.field.setFocus()
