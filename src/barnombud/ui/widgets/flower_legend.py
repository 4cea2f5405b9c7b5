"""The line under the flower that says which line is whose view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from barnombud.domain.wellbeing.flower_scene import (
    DASHES,
    EARLIER_WIDTH,
    RATER_WIDTH,
    FlowerLayer,
    LayerRole,
    LineStyle,
    line_styles,
)
from barnombud.ui.theme.petal_colours import FlowerInks

_SAMPLE = 30.0
_GAP = 8.0
_BETWEEN = 20.0
_MARGIN = 14.0
_SIZE = 0.88


def _small(font: QFont) -> QFont:
    """Return the legend's font."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SIZE)
    return small


def _placed(layers: Sequence[FlowerLayer], font: QFont, width: float) -> list[tuple[float, int]]:
    """Return the left edge and the row of each entry."""
    metrics = QFontMetricsF(_small(font))
    places: list[tuple[float, int]] = []
    x, row = _MARGIN, 0
    for layer in layers:
        needed = _SAMPLE + _GAP + metrics.horizontalAdvance(layer.label)
        if x > _MARGIN and x + needed > width - _MARGIN:
            x, row = _MARGIN, row + 1
        places.append((x, row))
        x += needed + _BETWEEN
    return places


def legend_height(layers: Sequence[FlowerLayer], font: QFont, width: float) -> float:
    """Return how many pixels the legend takes at the bottom of a widget that is ``width`` pixels wide."""
    if not layers:
        return 0.0
    rows = _placed(layers, font, width)[-1][1] + 1
    return rows * QFontMetricsF(_small(font)).lineSpacing() * 1.2 + _GAP


def draw_legend(
    painter: QPainter, box: QRect, font: QFont, layers: Sequence[FlowerLayer], inks: FlowerInks
) -> None:
    """Draw one sample and label per view along the bottom of ``box``."""
    small = _small(font)
    row_height = QFontMetricsF(small).lineSpacing() * 1.2
    top = box.height() - legend_height(layers, font, box.width())
    painter.setFont(small)
    places = _placed(layers, font, box.width())
    for layer, style, (x, row) in zip(layers, line_styles(layers), places, strict=True):
        y = top + row * row_height
        middle = y + row_height / 2
        _draw_sample(painter, QPointF(x, middle), layer.role, style, inks)
        painter.setPen(QColor(inks.quiet))
        label = QRectF(x + _SAMPLE + _GAP, y, box.width() - x - _SAMPLE - _GAP, row_height)
        painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), layer.label)


def _draw_sample(
    painter: QPainter, left: QPointF, role: LayerRole, style: LineStyle, inks: FlowerInks
) -> None:
    """Draw a filled bar for the filled view and a line for the others."""
    if role is LayerRole.FILLED:
        bar = QRectF(left.x(), left.y() - 4, _SAMPLE, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(inks.ink))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        return
    width = EARLIER_WIDTH if role is LayerRole.EARLIER else RATER_WIDTH
    pen = QPen(QColor(inks.ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if DASHES[style]:
        pen.setDashPattern([length / width for length in DASHES[style]])
    painter.setPen(pen)
    painter.drawLine(left, QPointF(left.x() + _SAMPLE, left.y()))
