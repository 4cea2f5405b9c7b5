"""One guardian on the overview: what is known, and the fields that change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.case import GUARDIAN_CAPACITIES, Capacity, Guardian
from barnombud.texts import case_page as texts
from barnombud.texts.cases import CAPACITY_CHOICES
from barnombud.texts.consent_words import HINDRANCES
from barnombud.texts.languages import LANGUAGES, language_name
from barnombud.texts.passage import capitalised
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.tick import Tick


class GuardianPanel(QWidget):
    """One guardian.

    Attributes:
        changed: the guardian as it is to be kept.
        hindered: ground, words and responsible name.
        lifted: the hindrance is no more.
    """

    changed = Signal(object)
    hindered = Signal(str, str, str)
    lifted = Signal()

    def __init__(self, guardian: Guardian, parent: QWidget | None = None) -> None:
        """Show a guardian, closed."""
        super().__init__(parent)
        self._guardian = guardian
        self._may_name = False
        self.title, self.line = Text("", "strong"), Text("", "quiet")
        self.hindrance_line = Text()
        self.opener = opens(make_button(texts.GUARDIAN_CHANGE, "link", self._on_opener))
        self.fields: QWidget | None = None
        self.hindrance_fields: QWidget | None = None
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, SPACE_S)
        self._column.setSpacing(SPACE_S)
        for widget in (self.title, self.line, self.hindrance_line, self.opener):
            self._column.addWidget(widget)

    def show_guardian(self, guardian: Guardian, *, may_name: bool, may_write: bool) -> None:
        """Show what is kept; typing is never overwritten."""
        self._guardian, self._may_name = guardian, may_name
        custody = guardian.capacity in GUARDIAN_CAPACITIES
        self.title.setText(texts.guardian_title(guardian.ordinal, guardian.name, custody=custody))
        self.line.setText(
            texts.guardian_line(
                CAPACITY_CHOICES[guardian.capacity],
                language_name(guardian.language),
                interpreter=guardian.needs_interpreter,
            )
        )
        hindrance = guardian.hindrance
        self.hindrance_line.setText(
            texts.hindered(
                HINDRANCES[hindrance.ground], hindrance.text, hindrance.responsible_name, hindrance.on
            )
            if hindrance
            else ""
        )
        self.hindrance_line.setVisible(hindrance is not None)
        self.opener.setVisible(may_write)
        self.opener.setAccessibleName(texts.change_guardian(guardian.ordinal, custody=custody))
        if self.fields is not None:
            self._fill()

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong."""
        self._rows.get(field, self._rows["name"]).set_error(text)

    def close_hindrance(self) -> None:
        """Close the fields of a hindrance."""
        if self.hindrance_fields is not None:
            self.hindrance_fields.hide()

    def flush(self) -> None:
        """Hand on what is typed."""
        if self.fields is not None:
            self.name.flush()

    def _on_opener(self) -> None:
        if self.fields is None:
            self.fields = self._make_fields()
            self._column.addWidget(self.fields)
            self._fill()
            self.opener.setText(texts.GUARDIAN_CLOSE)
            (self.name if self._may_name else self.capacity).setFocus()
            return
        self.flush()
        self.fields.hide()
        self.fields.deleteLater()
        self.fields = self.hindrance_fields = None
        self.opener.setText(texts.GUARDIAN_CHANGE)
        self.opener.setFocus()

    def _make_fields(self) -> QWidget:
        fields = QWidget()
        self.name = AutosaveLine(texts.NAME, most_characters=120)
        self.capacity = DropList(texts.CAPACITY, CAPACITY_CHOICES.items())
        self.language = DropList(texts.LANGUAGE, LANGUAGES.items())
        self.interpreter = Tick(texts.INTERPRETER)
        self.hindrance = opens(make_button(texts.HINDRANCE_OPEN, "link", self._on_hindrance))
        self.lift = make_button(texts.HINDRANCE_LIFT, "link", self.lifted.emit)
        self._rows = {
            "name": FieldRow(texts.NAME, self.name, help_text="" if self._may_name else texts.NAME_LATER),
            "capacity": FieldRow(texts.CAPACITY, self.capacity),
            "language": FieldRow(texts.LANGUAGE, self.language),
        }
        column = Column(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (*self._rows.values(), self.interpreter, self.hindrance, self.lift):
            column.addWidget(widget)
        self.name.text_rested.connect(self._on_changed)
        self.capacity.chosen.connect(self._on_changed)
        self.language.chosen.connect(self._on_changed)
        self.interpreter.ticked.connect(self._on_changed)
        return fields

    def _fill(self) -> None:
        guardian = self._guardian
        self.name.setEnabled(self._may_name)
        self.name.set_text(guardian.name)
        self.capacity.set_value(guardian.capacity)
        self.language.set_value(guardian.language)
        self.interpreter.set_ticked(guardian.needs_interpreter)
        custody = guardian.capacity in GUARDIAN_CAPACITIES
        self.hindrance.setVisible(guardian.hindrance is None and custody and self.hindrance_fields is None)
        self.lift.setVisible(guardian.hindrance is not None)

    def _on_changed(self, *_value: object) -> None:
        update = {
            "name": " ".join(self.name.text().split()),
            "capacity": Capacity(self.capacity.value()),
            "language": self.language.value(),
            "needs_interpreter": self.interpreter.is_ticked(),
        }
        changed = self._guardian.model_copy(update=update)
        if changed != self._guardian:
            self.changed.emit(changed)

    def _on_hindrance(self) -> None:
        part = half_filled(QWidget())
        ground = DropList(texts.HINDRANCE_GROUND, [(c, capitalised(w)) for c, w in HINDRANCES.items()])
        why = AutosaveText(texts.HINDRANCE_WHY, lines=2, most_characters=500)
        name = AutosaveLine(texts.HINDRANCE_WHO, most_characters=120)
        self._rows |= {
            "hindrance": FieldRow(texts.HINDRANCE_WHY, why, help_text=texts.HINDRANCE_HELP),
            "responsible_name": FieldRow(texts.HINDRANCE_WHO, name),
        }

        def save() -> None:
            for key in ("hindrance", "responsible_name"):
                self._rows[key].clear_error()
            self.hindered.emit(ground.value(), why.text(), name.text())

        column = Column(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(FieldRow(texts.HINDRANCE_GROUND, ground))
        column.addWidget(self._rows["hindrance"])
        column.addWidget(self._rows["responsible_name"])
        column.addWidget(make_button(texts.HINDRANCE_SAVE, "secondary", save))
        self.hindrance_fields = part
        self.hindrance.hide()
        layout = self.fields.layout() if self.fields is not None else None
        if layout is not None:
            layout.addWidget(part)
        ground.setFocus()
