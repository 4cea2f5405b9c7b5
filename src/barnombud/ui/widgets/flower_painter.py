"""Draws a flower's scene with Qt: sharp at any size and scaling, in the light or the dark inks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from barnombud.domain.wellbeing.flower_fit import Fit, label_lines
from barnombud.domain.wellbeing.flower_geometry import DISC_RADIUS, Curve, Point
from barnombud.domain.wellbeing.flower_scene import (
    PEN,
    Disc,
    Dots,
    DrawingMark,
    Fill,
    Lines,
    Scene,
    Stroke,
    Writing,
)
from barnombud.texts.flower import petal_lines
from barnombud.ui.theme.petal_colours import FlowerInks
from barnombud.ui.widgets.flower_layout import label_rect

_THINNEST = 0.55
_NON_ANSWER_SIZE = 0.82


def path_of(curve: Curve, fit: Fit) -> QPainterPath:
    """Return a curve as a Qt path in the widget's coordinates."""
    path = QPainterPath(_spot(fit, curve.start))
    for piece in curve.pieces:
        path.cubicTo(_spot(fit, piece.control_1), _spot(fit, piece.control_2), _spot(fit, piece.end))
    if curve.closed:
        path.closeSubpath()
    return path


def _spot(fit: Fit, point: Point) -> QPointF:
    """Return a point in the widget's coordinates."""
    return QPointF(*fit.place(point))


class FlowerPainter:
    """Paints marks and words of one scene with one fit; lives for one paint event."""

    def __init__(self, painter: QPainter, fit: Fit, inks: FlowerInks) -> None:
        self._painter = painter
        self._fit = fit
        self._inks = inks
        self._unit = max(_THINNEST, fit.radius * PEN)

    def draw(self, scene: Scene) -> None:
        """Paint every mark, first to last."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in scene.marks:
            self._mark(mark)

    def _mark(self, mark: DrawingMark) -> None:
        painter = self._painter
        if isinstance(mark, Fill):
            painter.fillPath(path_of(mark.curve, self._fit), QColor(self._inks.colour(mark.ink)))
        elif isinstance(mark, Stroke):
            painter.strokePath(path_of(mark.curve, self._fit), self._pen(mark.ink, mark.width, mark.dashes))
        elif isinstance(mark, Lines):
            painter.setPen(self._pen(mark.ink, mark.width))
            for line in mark.segments:
                painter.drawLine(_spot(self._fit, line.start), _spot(self._fit, line.end))
        elif isinstance(mark, Dots):
            self._discs(mark.centres, mark.radius, mark.ink, None)
        else:
            self._disc(mark)

    def _disc(self, mark: Disc) -> None:
        self._discs((Point(0.0, 0.0),), mark.radius, mark.ink, self._pen(mark.edge, mark.width))

    def _discs(self, centres: Sequence[Point], radius: float, ink: str, pen: QPen | None) -> None:
        self._painter.setPen(pen if pen is not None else QPen(Qt.PenStyle.NoPen))
        self._painter.setBrush(QColor(self._inks.colour(ink)))
        size = radius * self._fit.radius
        for centre in centres:
            self._painter.drawEllipse(_spot(self._fit, centre), size, size)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _pen(self, ink: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
        pen = QPen(QColor(self._inks.colour(ink)), width * self._unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            # Qt counts dashes in pen widths, the scene in pen units.
            pen.setDashPattern([length / width for length in dashes])
        return pen

    def write_labels(self, writings: Sequence[Writing], font: QFont, chosen: str | None) -> None:
        """Write every petal's name outside its tip; the chosen one in its petal's colour."""
        self._painter.setFont(font)
        metrics = QFontMetricsF(font)
        for writing in writings:
            ink = f"{writing.petal.colour}.text" if writing.petal.key == chosen else "ink"
            self._painter.setPen(QColor(self._inks.colour(ink)))
            box = label_rect(writing, self._fit, metrics)
            lines = label_lines(writing.petal.label)
            top = box.top()
            for line in lines:
                row = QRectF(box.left(), top, box.width(), metrics.lineSpacing())
                self._painter.drawText(row, int(_alignment(writing)), line)
                top += metrics.lineSpacing()

    def write_non_answers(self, writings: Sequence[Writing], font: QFont, width: float) -> None:
        """Write the non-answers inside their petals; where ``width`` has no room, a dash stands for them."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _NON_ANSWER_SIZE)
        self._painter.setFont(small)
        self._painter.setPen(QColor(self._inks.colour("quiet")))
        metrics = QFontMetricsF(small)
        for writing in writings:
            if writing.non_answer is None:
                continue
            lines = petal_lines(writing.non_answer)
            if max(metrics.horizontalAdvance(line) for line in lines) > width:
                lines = ("–",)
            self._answer(_spot(self._fit, writing.answer_at), lines, metrics)

    def _answer(self, centre: QPointF, lines: Sequence[str], metrics: QFontMetricsF) -> None:
        """Write centred lines on a pale ground, so that no outline runs through them."""
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        high = metrics.lineSpacing() * len(lines)
        ground = QRectF(centre.x() - wide / 2 - 3, centre.y() - high / 2, wide + 6, high)
        self._painter.fillRect(ground, QColor(self._inks.colour("petal_paper")))
        for number, line in enumerate(lines):
            row = QRectF(
                ground.left(), ground.top() + number * metrics.lineSpacing(), wide + 6, metrics.height()
            )
            self._painter.drawText(row, int(Qt.AlignmentFlag.AlignCenter), line)

    def write_centre(self, text: str, font: QFont) -> None:
        """Write the child's first name or alias on the disc, smaller when it is long, cut when very long."""
        room = 2 * DISC_RADIUS * self._fit.radius * 0.84
        fitting = QFont(font)
        wide = QFontMetricsF(fitting).horizontalAdvance(text)
        if wide > room > 0:
            fitting.setPointSizeF(max(font.pointSizeF() * 0.55, font.pointSizeF() * 0.96 * room / wide))
        metrics = QFontMetricsF(fitting)
        self._painter.setFont(fitting)
        self._painter.setPen(QColor(self._inks.colour("centre_ink")))
        box = QRectF(self._fit.x - room / 2, self._fit.y - metrics.height() / 2, room, metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)


def _alignment(writing: Writing) -> Qt.AlignmentFlag:
    """Return how a label's lines line up: towards the flower."""
    sides = {
        "start": Qt.AlignmentFlag.AlignLeft,
        "middle": Qt.AlignmentFlag.AlignHCenter,
        "end": Qt.AlignmentFlag.AlignRight,
    }
    return sides[writing.spot.across.value] | Qt.AlignmentFlag.AlignVCenter
