"""The panel about the duty to report: opens over nothing, blocks nothing, can be read at any time (R16, R17).

It has no field and stores nothing. That it was opened may be logged by who listens; never for which child.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from barnombud.texts import shell as texts
from barnombud.ui.theme.tokens import SPACE_L, SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.duty_banner import DutyBanner


class DutyPanel(QWidget):
    """The banner between the top bar and the page, with a way to hide it again.

    Attributes:
        hidden_again: the person has hidden it; the focus should go back to where it came from.
    """

    hidden_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setAccessibleName(texts.DUTY_PANEL)
        self.banner = DutyBanner()
        self._hide = make_button(texts.DUTY_HIDE, "quiet", self._on_hide)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L + 4, SPACE_S + 4, SPACE_L + 4, 0)
        column.addWidget(self.banner)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def open(self) -> None:
        """Show it and let the keyboard reach its button."""
        self.show()
        self._hide.setFocus()

    def _on_hide(self) -> None:
        self.hide()
        self.hidden_again.emit()
