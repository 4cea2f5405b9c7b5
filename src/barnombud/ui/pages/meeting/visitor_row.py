"""Who attends this one item beside the team: a guardian, an interpreter, a support person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.widgets.buttons import ButtonRow
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class VisitorRow(QWidget):
    """Three buttons that stay pressed while the visitor is here.

    Attributes:
        noted: the visitor's code, and whether she is here.
    """

    noted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        row = ButtonRow()
        for code, words in texts.VISITORS.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(True)
            set_kind(button, "choice")
            button.clicked.connect(lambda here, code=code: self.noted.emit(code, here))
            row.add(button)
            self._buttons[code] = button
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(texts.VISITOR_TITLE, "strong"))
        column.addWidget(Text(texts.VISITOR_HELP, "caption"))
        column.addWidget(row)

    def show_visitors(self, codes: frozenset[str]) -> None:
        """Show who is here."""
        for code, button in self._buttons.items():
            button.setChecked(code in codes)

    def focus_first(self) -> None:
        """Let the keyboard begin at the first."""
        next(iter(self._buttons.values())).setFocus()

    def button(self, code: str) -> QPushButton:
        """Return one visitor's button."""
        return self._buttons[code]
