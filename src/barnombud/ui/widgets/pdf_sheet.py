"""The page of a paper on screen, and the area it is scrolled in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from barnombud.ui.theme.palette import tokens_of

_NOTCH = 120
"""What a wheel's one notch is, in eighths of a degree; a touchpad sends less and more often."""


class Sheet(QWidget):
    """The page itself, at once at the size that is wanted; drawn for that size, it is sharp."""

    def __init__(self) -> None:
        """Start without a page."""
        super().__init__()
        self._pixmap = QPixmap()
        self._drawn_for = 1.0

    @property
    def height_of_width(self) -> float:
        """How high the page is for its width; 0 without a page."""
        size = self._pixmap.deviceIndependentSize()
        return size.height() / size.width() if size.width() else 0.0

    def set_page(self, pixmap: QPixmap, drawn_for: float, wanted: float) -> None:
        """Show another page, drawn for an A4 page ``drawn_for`` wide where ``wanted`` is wanted by now."""
        self._pixmap, self._drawn_for = pixmap, drawn_for
        self.set_wanted(wanted)

    def set_wanted(self, wanted: float) -> None:
        """Show the page so wide that an A4 page is ``wanted``."""
        size = self._pixmap.deviceIndependentSize() * (wanted / self._drawn_for)
        self.setFixedSize(size.toSize())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with a thin edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)
        painter.setPen(tokens_of(self.palette()).edge)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class SheetArea(QScrollArea):
    """Scrolls a page with keys and wheel, and asks for the next one at its end.

    Attributes:
        turned: 1 when the reader goes on below the page, -1 above it.
        zoomed: 1 for larger, -1 for smaller: the wheel with Ctrl held down.
    """

    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        """Take the focus, and show it."""
        super().__init__()
        self._moved = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_ring", True)
        self.setMinimumHeight(160)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Down and Page Up scroll within the page first."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._is_at_end(step):
            self.turned.emit(step)
            event.accept()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, turn the page at its end, and with Ctrl zoom."""
        down = event.angleDelta().y()
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not zooms and not (down and self._is_at_end(-1 if down > 0 else 1)):
            self._moved = 0
            super().wheelEvent(event)
            return
        self._moved += down
        while abs(self._moved) >= _NOTCH:
            step = 1 if self._moved > 0 else -1
            self._moved -= step * _NOTCH
            if zooms:
                self.zoomed.emit(step)
            else:
                self.turned.emit(-step)
        event.accept()

    def _is_at_end(self, step: int) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() == (bar.maximum() if step > 0 else bar.minimum())
