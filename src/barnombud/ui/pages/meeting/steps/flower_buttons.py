"""Small rounded choices of the flower's panel, painted: chips, and steps in the petal's own colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from barnombud.ui.theme.palette import tokens_of
from barnombud.ui.theme.petal_colours import flower_inks
from barnombud.ui.theme.tokens import BODY_PT, CAPTION_PT, DARK, RADIUS_M, Tokens

_CHIP_PAD_X, _CHIP_PAD_Y = 11, 5
_STEP_PAD_X, _STEP_PAD_Y = 17, 11


class PaintedChoice(QPushButton):
    """A checkable button that paints itself; what is checked is bold-edged as well as coloured."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text`, unchecked."""
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def written(self) -> QFont:
        """Return the font of its words."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def _draw(self, box: QRectF, radius: float, ground: QColor, edge: QColor, ink: QColor) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(self.written())
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ChipButton(PaintedChoice):
    """A pill: sand when off, soft green when on."""

    def written(self) -> QFont:
        """Return the smaller font of chips."""
        font = super().written()
        font.setPointSizeF(font.pointSizeF() * CAPTION_PT / BODY_PT)
        return font

    def sizeHint(self) -> QSize:
        """Words with air round them."""
        metrics = QFontMetrics(self.written())
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * _CHIP_PAD_X, metrics.height() + 2 * _CHIP_PAD_Y
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        tokens: Tokens = tokens_of(self.palette())
        on = self.isChecked()
        ground = tokens.soft if on else (tokens.soft_edge if self.isDown() else tokens.sand)
        edge = tokens.accent if on else (tokens.field_edge if self.underMouse() else tokens.sand)
        box = QRectF(self.rect())
        ink = tokens.soft_ink if on else tokens.sand_ink
        self._draw(box, box.height() / 2, QColor(ground), QColor(edge), QColor(ink))
        event.accept()


class StepButton(PaintedChoice):
    """A number on a rounded square, filled with the petal's colour when on."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show `text`, unchecked, in the first colour."""
        super().__init__(text, parent)
        self._colour = "blue"

    def set_petal_colour(self, colour: str) -> None:
        """Take another petal's colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """A square that is easy to press."""
        metrics = QFontMetrics(self.written())
        height = metrics.height() + 2 * _STEP_PAD_Y
        return QSize(max(height, metrics.horizontalAdvance(self.text()) + 2 * _STEP_PAD_X), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the step."""
        tokens = tokens_of(self.palette())
        inks = flower_inks(dark=tokens is DARK).petals[self._colour]
        on = self.isChecked()
        # The heading's ink holds 4.5:1 against the card, so the card's colour can be written on it.
        ground = inks.text if on else (tokens.soft if self.underMouse() else tokens.card)
        edge = inks.text if on else tokens.field_edge
        ink = tokens.card if on else tokens.ink
        self._draw(QRectF(self.rect()), RADIUS_M, QColor(ground), QColor(edge), QColor(ink))
        event.accept()
