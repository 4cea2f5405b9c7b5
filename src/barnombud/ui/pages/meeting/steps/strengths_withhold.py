"""The tick "Delas inte med vårdnadshavare" on a new note, and with it why and for whom (R26)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from barnombud.domain.meeting.child_item import LONGEST_REASON
from barnombud.texts import strengths as texts
from barnombud.ui.pages.meeting.steps.strengths_presenter import WithholdForm
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.tick import Tick
from barnombud.ui.widgets.tick_list import TickList


class WithholdFields(QWidget):
    """The tick, the reason's line and, where there are several guardians, which of them."""

    def __init__(self) -> None:
        """Lay out the tick, empty."""
        super().__init__()
        self.tick = Tick(texts.WITHHOLD)
        self.tick.box.setAccessibleDescription(texts.WITHHOLD_HELP)
        self.tick.ticked.connect(self._on_ticked)
        self.reason = AutosaveLine(texts.WITHHOLD_REASON, most_characters=LONGEST_REASON)
        self.reason_row = FieldRow(texts.WITHHOLD_REASON, self.reason, help_text=texts.WITHHOLD_HELP)
        self.whom = TickList(texts.WITHHOLD_WHOM)
        self.whom_row = FieldRow(texts.WITHHOLD_WHOM, self.whom)
        self._guardians: tuple[tuple[str, str], ...] = ()
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for part in (self.tick, self.reason_row, self.whom_row):
            column.add(part)
        self.clear()

    def show_guardians(self, guardians: tuple[tuple[str, str], ...]) -> None:
        """Offer the guardians as (id, name), all of them ticked when they are new here."""
        if guardians == self._guardians:
            return
        self._guardians = guardians
        self.whom.set_choices(guardians)
        self.whom.set_values(code for code, _ in guardians)
        self._show_more()

    def form(self) -> WithholdForm | None:
        """Return what is filled in; None without the tick."""
        if not self.tick.is_ticked():
            return None
        return WithholdForm(
            self.reason.text(), tuple(c for c, _ in self._guardians if c in self.whom.values())
        )

    def clear(self) -> None:
        """Take the tick away, and with it the reason."""
        self.tick.set_ticked(False)
        self.reason.clear()
        self.reason.flush()
        self.whom.set_values(code for code, _ in self._guardians)
        self.clear_errors()
        self._show_more()

    def clear_errors(self) -> None:
        """Take the sentences below the fields away."""
        self.reason_row.clear_error()
        self.whom_row.clear_error()

    def _on_ticked(self, on: bool) -> None:
        self._show_more()
        if on:
            self.reason.setFocus()

    def _show_more(self) -> None:
        on = self.tick.is_ticked()
        self.reason_row.setVisible(on)
        self.whom_row.setVisible(on and len(self._guardians) > 1)
