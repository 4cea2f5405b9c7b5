"""The scrolling ground every page stands on, so that no page needs more than 910 x 510 pixels."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.widgets.column import Column

WIDEST = 1240
"""Logical pixels; on a large screen the content stays in the middle instead of stretching."""


class ScrollPage(QScrollArea):
    """Scrolls down, never sideways; follows the focus when it moves out of sight.

    Attributes:
        body: the layout the page's content is added to, top to bottom.
    """

    def __init__(self, parent: QWidget | None = None, *, widest: int = WIDEST) -> None:
        """Make an empty page; `widest` caps the content in logical pixels."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("kind", "page")
        column = QWidget()
        column.setMaximumWidth(widest)
        middle = QHBoxLayout()
        middle.addWidget(column)
        self._outer = QVBoxLayout(ground)
        self._outer.setContentsMargins(SPACE_L + 4, SPACE_L, SPACE_L + 4, SPACE_L)
        self._outer.addLayout(middle)
        self._outer.addStretch(1)
        self.body = Column(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_M + 4)
        self.setWidget(ground)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout below what is there; a stretch makes the content fill the page."""
        if stretch:
            self._outer.setStretch(0, 1)
            self._outer.setStretch(1, 0)
        self.body.add(item, stretch)

    def bring(self, widget: QWidget) -> None:
        """Bring something that has just been opened into sight, from its top, once it is laid out."""
        QTimer.singleShot(0, widget, partial(self._bring, widget))

    def _bring(self, widget: QWidget) -> None:
        top = widget.mapTo(self.viewport(), QPoint()).y()
        if top < 0 or top + widget.height() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - SPACE_M)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus and bring it into sight with some air round it."""
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and focused is not None:
            self.ensureWidgetVisible(focused, SPACE_L, SPACE_L * 2)
        return moved
