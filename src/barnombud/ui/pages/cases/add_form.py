"""The form of a new child: an alias and who is to be asked, and nothing else before a consent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.services.can_it_wait import CanItWait
from barnombud.texts import buttons
from barnombud.texts import cases as texts
from barnombud.ui.pages.cases.guardian_rows import GuardianRows
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick


class AddForm(QWidget):
    """Fields of a new child.

    Attributes:
        saved: alias, and guardians as (capacity, language, interpreter).
        left: "Avbryt" was pressed.
        protected: the child is handled outside the program; nothing typed may be kept (R23).
    """

    saved = Signal(str, object)
    left = Signal()
    protected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty form."""
        super().__init__(parent)
        self.alias = AutosaveLine(texts.ALIAS, most_characters=60)
        self.alias.setProperty("required", True)
        self.brings = Text("", "quiet")
        self.guardians = GuardianRows()
        self.protection = Tick(texts.PROTECTED)
        self.protection.ticked.connect(self._on_protection)
        self.save = make_button(texts.SAVE_NEW, "primary", self._on_save)
        self.cancel = make_button(buttons.CANCEL, "secondary", self._on_left)
        self._rows = {
            "alias": FieldRow(texts.ALIAS, self.alias, help_text=texts.ALIAS_HELP),
            "guardians": FieldRow(texts.GUARDIANS, self.guardians, help_text=texts.GUARDIANS_HELP),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(texts.NEW_TITLE)
        card.body.setSpacing(SPACE_M)
        card.add(self.protection)
        self._fields = QWidget()
        fields = Column(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_M + 4)
        for row in self._rows.values():
            fields.addWidget(row)
        fields.addWidget(self.brings)
        card.add(self._fields)
        self._outside = Card(texts.PROTECTED_TITLE, "attention")
        self._outside.add(Text(texts.PROTECTED_TEXT))
        self._outside.hide()
        card.add(self._outside)
        card.add(ButtonRow(self.save, self.cancel))
        beside = QWidget()
        right = Column(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(GuidanceBox(texts.NEW_GUIDANCE))
        right.addStretch(1)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(card, beside, weights=(5, 3)))

    def begin(self, alias: str, facts: CanItWait) -> None:
        """Show an empty form with the alias as it was typed before."""
        self.protection.set_ticked(False)
        self._show_outside(outside=False)
        self.alias.set_text(alias)
        own = next((agency.name for agency in facts.agencies if agency.id == facts.own_agency), "")
        self.brings.setText(texts.brings_it(own))
        self.guardians.reset()
        for row in self._rows.values():
            row.clear_error()
        self.alias.setFocus()

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field; the focus goes there."""
        row = self._rows.get(field, self._rows["alias"])
        row.set_error(text)
        if field == "guardians":
            self.guardians.rows[0].capacity.setFocus()
        else:
            row.field.setFocus()

    def _on_save(self) -> None:
        for row in self._rows.values():
            row.clear_error()
        self.alias.flush()
        self.saved.emit(self.alias.text(), self.guardians.value())

    def _on_left(self) -> None:
        self.alias.setText("")
        self.alias.flush()
        self.left.emit()

    def _on_protection(self, on: bool) -> None:
        self._show_outside(outside=on)
        if on:
            self.alias.setText("")
            self.alias.flush()
            self.guardians.reset()
            self.protected.emit()
            self.protection.box.setFocus()

    def _show_outside(self, *, outside: bool) -> None:
        self._fields.setHidden(outside)
        self._outside.setVisible(outside)
        self.save.setVisible(not outside)
