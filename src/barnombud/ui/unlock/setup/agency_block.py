"""One agency on the page of the first start: its kind, its name, and what only some kinds need."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from barnombud.texts import agencies, buttons
from barnombud.texts import setup as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.unlock.gate import EnteredAgency
from barnombud.ui.unlock.setup.checks import LONGEST_NAME
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.tick import RadioList

_OF_THE_MUNICIPALITY = ("municipal_preschool", "social_services")
_HOST = "host"


class AgencyBlock(Card):
    """The fields of one agency.

    Attributes:
        removed: the person takes it away.
        made_host: the person says that the laptop stands here.
        changed: kind or name has changed.
    """

    removed = Signal()
    made_host = Signal()
    changed = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        """Start with a kind and without a name."""
        super().__init__(kind="card", parent=parent)
        self.remove_button = make_button(buttons.REMOVE, "link", self.removed.emit)
        self.kind = QComboBox()
        for code in agencies.KINDS:
            self.kind.addItem(agencies.kind_word(code), code)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.name = _line()
        self.name.textEdited.connect(self.changed)
        self.name_row = FieldRow(texts.AGENCY_NAME, self.name)
        self.body_line = _line()
        self.body_row = FieldRow(texts.AGENCY_BODY, self.body_line)
        self.body_line.setAccessibleDescription(texts.AGENCY_BODY_HELP)
        self.body_line.setPlaceholderText(texts.AGENCY_BODY_EXAMPLE)
        self.statute = _line()
        self.statute_row = FieldRow(agencies.STATUTE_FIELD, self.statute, help_text=agencies.STATUTE_HELP)
        self.host = RadioList(texts.AGENCY_HOST, [(_HOST, texts.AGENCY_HOST)])
        self.host.chosen.connect(lambda _code: self.made_host.emit())
        kind_row = FieldRow(texts.AGENCY_KIND, self.kind)
        fields = Columns(
            kind_row, self.name_row, self.body_row, weights=(5, 7, 6), stack_below=66, spacing=SPACE_M
        )
        bottom = QHBoxLayout()
        bottom.addWidget(self.host, 1)
        bottom.addWidget(self.remove_button)
        self.add(fields)
        self.add(self.statute_row)
        self.add(bottom)
        self._show_rows()

    def set_number(self, number: int, *, may_go: bool) -> None:
        """Say which one it is, counted from 1, and whether it may be taken away."""
        self.setAccessibleName(texts.agency_heading(number))
        self.remove_button.setAccessibleName(texts.remove_agency(number))
        self.remove_button.setVisible(may_go)

    def set_host(self, on: bool) -> None:
        """Show whether the laptop stands here."""
        self.host.set_value(_HOST if on else None)

    def entered(self) -> EnteredAgency:
        """Return what is filled in; what the kind does not need is left out."""
        kind = str(self.kind.currentData())
        return EnteredAgency(
            kind=kind,
            name=self.name.text(),
            responsible_body="" if kind in _OF_THE_MUNICIPALITY else self.body_line.text(),
            statute=self.statute.text() if kind == "other" else "",
        )

    def _on_kind(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        kind = str(self.kind.currentData())
        self.body_row.setVisible(kind not in _OF_THE_MUNICIPALITY)
        self.statute_row.setVisible(kind == "other")


def _line() -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(LONGEST_NAME)
    return line
