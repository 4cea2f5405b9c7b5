"""A state as a ladder of short bars with the state's word below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from barnombud.texts import widgets as texts
from barnombud.ui.theme.palette import tokens_of
from barnombud.ui.theme.tokens import CAPTION_PT, SPACE_XS, Tokens

RUNG_WIDTH, RUNG_HEIGHT, RUNG_GAP = 24.0, 9.0, 4.0


def draw_ladder(painter: QPainter, box: QRectF, tokens: Tokens, number: int, count: int) -> None:
    """Draw `count` rungs in `box`, the first `number` of them filled, the others outlined."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = min(RUNG_WIDTH, (box.width() - RUNG_GAP * (count - 1)) / max(1, count))
    for place in range(count):
        filled = place < number
        painter.setPen(Qt.PenStyle.NoPen if filled else QColor(tokens.field_edge))
        painter.setBrush(QColor(tokens.accent if filled else tokens.sand))
        inset = 0.0 if filled else 0.5
        rung = QRectF(box.x() + place * (width + RUNG_GAP), box.y(), width, RUNG_HEIGHT)
        painter.drawRoundedRect(rung.adjusted(inset, inset, -inset, -inset), 4.5, 4.5)
    painter.restore()


class LadderBar(QWidget):
    """Shows how far something has come; the word carries the meaning, the rungs only repeat it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty ladder called `name` for screen readers."""
        super().__init__(parent)
        self._name = name
        self._number, self._count, self._state = 0, 1, ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_state(self, number: int, count: int, state: str) -> None:
        """Show rung `number` (from 1) of `count`, called `state`."""
        self._number, self._count, self._state = number, count, state
        self.setAccessibleName(f"{self._name}: {texts.ladder(state, number, count)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All rungs at full width, and a line of text."""
        rungs = round(self._count * (RUNG_WIDTH + RUNG_GAP))
        height = round(RUNG_HEIGHT) + SPACE_XS + self.fontMetrics().lineSpacing()
        return QSize(max(rungs, self.fontMetrics().horizontalAdvance(self._state)), height)

    def minimumSizeHint(self) -> QSize:
        """Narrow rungs are still rungs."""
        return QSize(self.fontMetrics().horizontalAdvance(self._state), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rungs and the word."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        draw_ladder(painter, QRectF(self.rect()), tokens, self._number, self._count)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * CAPTION_PT / 11.0)
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet))
        top = round(RUNG_HEIGHT) + SPACE_XS
        painter.drawText(self.rect().adjusted(0, top, 0, 0), Qt.AlignmentFlag.AlignLeft, self._state)
        painter.end()
        event.accept()
