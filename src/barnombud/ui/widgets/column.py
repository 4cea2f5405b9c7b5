"""Widgets below each other, where a button keeps its own width and never narrows the texts round it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

_ANYWHERE = Qt.AlignmentFlag(0)
_STAYS = (QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Column(QVBoxLayout):
    """A vertical layout for texts, fields and buttons.

    Qt measures wrapped texts at the width of the narrowest item that may not grow; such an item is therefore
    aligned to the left, which frees the others.
    """

    def addWidget(
        self,
        widget: QWidget,
        stretch: int | None = 0,
        alignment: Qt.AlignmentFlag = _ANYWHERE,
    ) -> None:
        """Add a widget below what is there."""
        if not alignment and widget.sizePolicy().horizontalPolicy() in _STAYS:
            alignment = Qt.AlignmentFlag.AlignLeft
        super().addWidget(widget, stretch or 0, alignment)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout below what is there."""
        if isinstance(item, QLayout):
            self.addLayout(item, stretch)
        else:
            self.addWidget(item, stretch)
