"""The panel about the duty to report: opens over nothing, blocks nothing, can be read at any time (R16, R17).

It has no field and stores nothing. That it was opened may be logged by who listens; never for which child.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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
        self._most_height = 400
        self._hide = make_button(texts.DUTY_HIDE, "quiet", self._on_hide)
        self.banner.add_button(self._hide)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L + 4, SPACE_S + 4, SPACE_L + 4, 0)
        column.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_most_height(self, height: int) -> None:
        """Never take more than `height` pixels; the rest scrolls, and the page stays in sight."""
        self._most_height = height
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower panel needs more lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self.contentsMargins()
        column = self._scroll.width() or self.width()
        wanted = self.banner.heightForWidth(column) + margins.top() + margins.bottom() + SPACE_S + 4
        self.setFixedHeight(min(max(wanted, 48), self._most_height))

    def open(self) -> None:
        """Show it and let the keyboard reach its button."""
        self.show()
        self._fit()
        self._hide.setFocus()

    def _on_hide(self) -> None:
        self.hide()
        self.hidden_again.emit()
