"""Någon ångrar sig: within reach in every step of an open item, one press a person (R7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.services.consent_round import ConsentGiver
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.swap import swap_in
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class RegretRow(QWidget):
    """One button for each who may take back her yes.

    Attributes:
        taken_back: id of the guardian who has changed her mind, None for the child itself.
    """

    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._shown: tuple[ConsentGiver, ...] = ()
        self._row: QWidget = ButtonRow()
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Text(texts.REGRET_HERE, "caption"))
        self._column.addWidget(self._row)

    def show_givers(self, givers: tuple[ConsentGiver, ...]) -> None:
        """Show who may; the same ones again keep the focus."""
        if givers == self._shown:
            return
        self._shown = givers
        row = ButtonRow(*(self._button(giver) for giver in givers))
        swap_in(self._column, self._row, row)
        self._row = row

    def _button(self, giver: ConsentGiver) -> QWidget:
        press = partial(self.taken_back.emit, giver.guardian_id)
        return make_button(texts.has_changed_mind(giver.ordinal), "quiet", press)
