"""Who confirms for her agency, and her passphrase, which is tried and forgotten (R8)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.passphrase_field import PassphraseField


class VouchForm(QWidget):
    """The body of the dialog.

    Attributes:
        who, passphrase: the two fields.
    """

    def __init__(self, people: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        """Offer ``people``: member id and name."""
        super().__init__(parent)
        self.who = DropList(texts.VOUCH_WHO, people)
        self.passphrase = PassphraseField(texts.VOUCH_PHRASE)
        self._row = FieldRow(texts.VOUCH_PHRASE, self.passphrase)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(Text(texts.VOUCH_TEXT))
        column.addWidget(FieldRow(texts.VOUCH_WHO, self.who))
        column.addWidget(self._row)
        column.addStretch(1)

    def focus_first(self) -> None:
        """Begin at what is left to say; handing the focus on for good would keep Tab from what is above."""
        (self.who if self.who.count() > 1 else self.passphrase).setFocus()

    def take(self) -> tuple[str, str]:
        """Return who confirms and what she typed; the line is empty afterwards."""
        self._row.clear_error()
        return self.who.value(), self.passphrase.take()

    def show_error(self, text: str) -> None:
        """Say what is wrong; the line is ready for the next try."""
        self._row.set_error(text)
        self.passphrase.setFocus()
