"""What the meeting adds to the top bar: who may take part, and how much time is left."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.labels import Chip


class TopFacts(QWidget):
    """A chip and the minutes; lies in the top bar, which deletes it when another page comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.chip = Chip("", "green")
        self.minutes = QLabel()
        set_kind(self.minutes, "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self.chip)
        row.addWidget(self.minutes)
        self._room_for_chip = self._room_for_minutes = True
        self.show_chip("")

    def show_chip(self, words: str) -> None:
        """Say who may take part, or nothing."""
        self.chip.setText(words)
        self.chip.setVisible(bool(words) and self._room_for_chip)

    def set_room(self, *, chip: bool, minutes: bool) -> None:
        """Without room the chip stands on the page instead, and the minutes nowhere."""
        self._room_for_chip, self._room_for_minutes = chip, minutes
        self.show_chip(self.chip.text())
        self.show_minutes(self.minutes.text())

    def show_minutes(self, words: str) -> None:
        """Say how much time is left, or nothing."""
        self.minutes.setText(words)
        self.minutes.setVisible(bool(words) and self._room_for_minutes)
