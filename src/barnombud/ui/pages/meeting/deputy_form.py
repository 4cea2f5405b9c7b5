"""Somebody stands in for a member who could not come: name, role, agency, and perhaps a way in of her own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from barnombud.domain.team import Agency
from barnombud.texts import meeting as texts
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.passphrase_field import PassphraseField
from barnombud.ui.widgets.strength_line import StrengthLine
from barnombud.ui.widgets.tick import Tick


class DeputyForm(QWidget):
    """Closed until somebody wants it.

    Attributes:
        let_in: name, role, id of the agency, and a passphrase or nothing.
        open_button: opens the form.
        name, role, agency, account, passphrase, add_button: the fields.
        strength: says how hard the passphrase is to guess; somebody else judges it.
    """

    let_in = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start closed."""
        super().__init__(parent)
        self._agencies: tuple[Agency, ...] = ()
        self.open_button = opens(make_button(texts.DEPUTY_OPEN, "link", self._on_open))
        self.name, self.role, self.agency = QLineEdit(), QLineEdit(), DropList(texts.DEPUTY_AGENCY)
        self.name.setMaxLength(120)
        self.role.setMaxLength(80)
        self.account = Tick(texts.DEPUTY_ACCOUNT)
        self.account.ticked.connect(self._on_account)
        self.passphrase = PassphraseField(texts.DEPUTY_PHRASE)
        self.strength = StrengthLine(self.passphrase)
        self.rows = {
            "name": FieldRow(texts.DEPUTY_NAME, self.name),
            "role": FieldRow(texts.DEPUTY_ROLE, self.role),
            "agency": FieldRow(texts.DEPUTY_AGENCY, self.agency),
            "passphrase": FieldRow(texts.DEPUTY_PHRASE, self.passphrase),
        }
        self.add_button = make_button(texts.DEPUTY_ADD, "secondary", self._on_add)
        self.leave_button = make_button(texts.DEPUTY_LEAVE, "quiet", self._close)
        self._fields = half_filled(QWidget())
        fields = Column(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_S)
        fields.addWidget(Text(texts.DEPUTY_HELP, "quiet"))
        fields.addWidget(Columns(self.rows["name"], self.rows["role"], stack_below=60))
        for part in (self.rows["agency"], self.account, self.rows["passphrase"], self.strength):
            fields.addWidget(part)
        fields.addWidget(ButtonRow(self.add_button, self.leave_button))
        column = Column(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.addWidget(self.open_button)
        column.addWidget(self._fields)
        self._show(opened=False)

    def show_agencies(self, agencies: tuple[Agency, ...]) -> None:
        """Offer the team's agencies."""
        if agencies == self._agencies:
            return
        self._agencies = agencies
        self.agency.set_choices((agency.id, agency.name) for agency in agencies)

    def show_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field, while the form is open."""
        if self._fields.isVisibleTo(self):
            row = self.rows.get(field, self.rows["name"])
            row.set_error(text)
            row.field.setFocus()

    def is_in(self) -> None:
        """The deputy is let in: make room for another."""
        if self._fields.isVisibleTo(self):
            self._close()

    def _show(self, *, opened: bool) -> None:
        self._fields.setVisible(opened)
        self.open_button.setVisible(not opened)
        self._on_account(self.account.is_ticked())

    def _on_open(self) -> None:
        self._show(opened=True)
        self.name.setFocus()

    def _close(self) -> None:
        for line in (self.name, self.role):
            line.clear()
        self.passphrase.take()
        self.account.set_ticked(False)
        self._clear_errors()
        self._show(opened=False)
        self.open_button.setFocus()

    def _clear_errors(self) -> None:
        for row in self.rows.values():
            row.clear_error()

    def _on_account(self, on: bool) -> None:
        self.rows["passphrase"].setVisible(on)
        self.strength.setVisible(on)

    def _on_add(self) -> None:
        self._clear_errors()
        phrase = self.passphrase.take() if self.account.is_ticked() else ""
        if self.account.is_ticked() and not phrase:
            self.show_error("passphrase", texts.VOUCH_EMPTY)
            return
        self.let_in.emit(self.name.text(), self.role.text(), self.agency.value(), phrase)
