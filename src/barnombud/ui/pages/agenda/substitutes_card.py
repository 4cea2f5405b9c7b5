"""Who takes over when somebody must leave the room: one choice a duty, with a proposal."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from barnombud.services.substitutes import DutyLine
from barnombud.texts import meetings as texts
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text


class SubstitutesCard(Card):
    """Saved as soon as it is chosen.

    Attributes:
        chosen: code of the duty and the id of who takes over; empty leaves it to the proposal.
        boxes: the choices by duty.
    """

    chosen = Signal(str, str)

    def __init__(self) -> None:
        """Start without people."""
        super().__init__(texts.SUBSTITUTES)
        self.add(Text(texts.SUBSTITUTES_TEXT, "quiet"))
        self.boxes: dict[str, QComboBox] = {}
        for duty, words in texts.SUBSTITUTE_OF.items():
            box = QComboBox()
            box.activated.connect(partial(self._on_chosen, duty))
            self.boxes[duty] = box
            self.add(FieldRow(words, box))

    def show_duties(self, lines: tuple[DutyLine, ...], people: tuple[tuple[str, str], ...]) -> None:
        """Show who takes over, and who is proposed when nobody has been chosen."""
        names = {key: words for key, words in people if key}
        for line in lines:
            box = self.boxes[line.duty.value]
            box.clear()
            box.addItem(texts.proposed_substitute(names.get(line.proposal or "", "")), "")
            for key, words in people:
                if key and key != line.holder_id:
                    box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(line.chosen or "")))

    def _on_chosen(self, duty: str, _place: int) -> None:
        self.chosen.emit(duty, str(self.boxes[duty].currentData() or ""))
