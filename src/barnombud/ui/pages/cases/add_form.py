"""The form of a new child: an alias and who is to be asked, and nothing else before a consent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.case import ProtectionFlag
from barnombud.services.can_it_wait import CanItWait
from barnombud.texts import buttons, protection
from barnombud.texts import cases as texts
from barnombud.ui.pages.cases.guardian_rows import GuardianRows
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.guidance_box import GuidanceBox
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import RadioList, Tick

PLANNED = ("planned", protection.PLANNED.capitalize())
"""Fictitious personal data: handled as its plan says, and never kept."""


class AddForm(QWidget):
    """Fields of a new child.

    Attributes:
        saved: alias, guardians as (capacity, language, interpreter), and the code of the protection.
        left: "Avbryt" was pressed.
        protected: the child is handled outside the program; nothing typed may be kept (R23).
    """

    saved = Signal(str, object, str)
    left = Signal()
    protected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty form."""
        super().__init__(parent)
        self.alias = AutosaveLine(texts.ALIAS, most_characters=60)
        self.alias.setProperty("required", True)
        self.brings = Text("", "quiet")
        self.guardians = half_filled(GuardianRows())
        self.protection = Tick(texts.PROTECTED)
        self.protection.ticked.connect(self._on_protection)
        self.flag = RadioList(protection.MARK_TITLE, (*protection.FLAGS, PLANNED))
        self.flag.chosen.connect(self._on_flag)
        self._handles = False
        self.save = make_button(texts.SAVE_NEW, "primary", self._on_save)
        self.cancel = make_button(buttons.CANCEL, "secondary", self._on_left)
        self._rows = {
            "protection": FieldRow(protection.MARK_TITLE, self.flag),
            "alias": FieldRow(texts.ALIAS, self.alias, help_text=texts.ALIAS_HELP),
            "guardians": FieldRow(texts.GUARDIANS, self.guardians, help_text=texts.GUARDIANS_HELP),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(texts.NEW_TITLE)
        card.body.setSpacing(SPACE_M)
        card.add(self.protection)
        card.add(self._rows["protection"])
        self._fields = QWidget()
        fields = Column(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_M + 4)
        for widget in (self._rows["alias"], self._rows["guardians"], self.brings):
            fields.addWidget(widget)
        card.add(self._fields)
        self._outside = Card(texts.PROTECTED_TITLE, "attention")
        self._outside_words = Text(texts.PROTECTED_TEXT)
        self._outside.add(self._outside_words)
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
        self._handles = facts.handles_protected
        self.protection.set_ticked(False)
        self.flag.set_value(None)
        self._rows["protection"].hide()
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
        if field == "protection":
            self.flag.button(protection.FLAGS[0][0]).setFocus()
        elif field == "guardians":
            self.guardians.rows[0].capacity.setFocus()
        else:
            row.field.setFocus()

    def _on_save(self) -> None:
        for row in self._rows.values():
            row.clear_error()
        self.alias.flush()
        asks = self.protection.is_ticked()
        code = self.flag.value() if asks else ProtectionFlag.NONE.value
        if code is None:
            self.show_error("protection", texts.PROTECTION_MISSING)
        else:
            self.saved.emit(self.alias.text(), self.guardians.value(), code)

    def _on_left(self) -> None:
        self.alias.setText("")
        self.alias.flush()
        self.left.emit()

    def _on_protection(self, on: bool) -> None:
        """Ask which protection there is where the municipality handles them here, else keep nothing (R23)."""
        self.flag.set_value(None)
        self._rows["protection"].clear_error()
        self._rows["protection"].setVisible(on and self._handles)
        self._show_outside(outside=on and not self._handles)
        if on and not self._handles:
            self._forget(texts.PROTECTED_TEXT)
            self.protection.box.setFocus()

    def _on_flag(self, code: str) -> None:
        self._rows["protection"].clear_error()
        self._show_outside(outside=code == PLANNED[0])
        if code == PLANNED[0]:
            self._forget(protection.PLANNED_TEXT)
            self.flag.button(code).setFocus()

    def _forget(self, words: str) -> None:
        self._outside_words.setText(words)
        self.alias.setText("")
        self.alias.flush()
        self.guardians.reset()
        self.protected.emit()

    def _show_outside(self, *, outside: bool) -> None:
        self._fields.setHidden(outside)
        self._outside.setVisible(outside)
        self.save.setVisible(not outside)
