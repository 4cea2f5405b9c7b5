"""The flower above the program's name: drawn from the icon, as the real one needs what is not loaded yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from barnombud.resources import read_bytes

_LINES_HIGH = 9.5
_SMALL_LINES_HIGH = 3.4


class FlowerMark(QWidget):
    """A picture without meaning of its own, so no screen reader stops at it; grows with the letters."""

    def __init__(self, *, small: bool = False, parent: QWidget | None = None) -> None:
        """Load the drawing."""
        super().__init__(parent)
        self._lines = _SMALL_LINES_HIGH if small else _LINES_HIGH
        self._drawing = QSvgRenderer(read_bytes("icons/app.svg"), self)
        self._drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_small(self, *, small: bool) -> None:
        """Take less room where the window is low."""
        self._lines = _SMALL_LINES_HIGH if small else _LINES_HIGH
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as some lines of text."""
        side = round(self.fontMetrics().height() * self._lines)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        del event
        side = min(self.width(), self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing.render(
            painter, QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        )
        painter.end()
